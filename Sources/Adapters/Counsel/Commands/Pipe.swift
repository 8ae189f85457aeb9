internal import CChild
internal import Glibc
internal import Prose

/// A pipe that no other child gets, closed when nobody holds it.
final class Pipe {
  private(set) var reading: Int32
  private(set) var writing: Int32

  /// Nil where the system has no more descriptors.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard assent_child_pipe(&ends) else { return nil }
    (reading, writing) = (ends[0], ends[1])
  }

  func closeReading() { close(end: &reading) }

  func closeWriting() { close(end: &writing) }

  private func close(end: inout Int32) {
    guard end >= 0 else { return }
    Glibc.close(end)
    end = -1
  }

  deinit {
    closeReading()
    closeWriting()
  }
}
