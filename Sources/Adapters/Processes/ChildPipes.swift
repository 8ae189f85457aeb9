internal import CChild
internal import Glibc
internal import Prose

/// The three pipes of a child, as the parent holds them.
final class ChildPipes {
  private let input: Pipe
  private let output: Pipe
  private let standardError: Pipe
  private var piece = Bytes(repeating: 0, count: 1 << 16)

  /// The end of what the child wrote to standard error.
  private(set) var errors = Bytes()
  private static let errorLimit = 1 << 16

  /// Whether the child, and whoever else held them, has closed both its output and its errors.
  var areOver: Bool { output.reading < 0 && standardError.reading < 0 }

  init() throws(SpawnFault) {
    (input, output, standardError) = (try Pipe(), try Pipe(), try Pipe())
    for end in [input.writing, output.reading, standardError.reading] {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
    }
  }

  /// Starts a command that has the other ends of the pipes.
  func start(
    _ arguments: [String], environment: [String], folder: String?
  ) throws(SpawnFault) -> ChildProcess {
    let ends = [input.reading, output.writing, standardError.writing]
    let child = try ChildProcess(arguments, environment: environment, descriptors: ends, folder: folder)
    input.closeReading()
    output.closeWriting()
    standardError.closeWriting()
    return child
  }

  struct Ready {
    let input: Bool
    let output: Bool
    let errors: Bool
  }

  /// Waits until something can be written or read, or until `wake` can be.
  func poll(_ wake: Int32, isWriting: Bool, milliseconds: Int32) -> Ready {
    var places = [
      pollfd(fd: isWriting ? input.writing : -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: output.reading, events: Int16(POLLIN), revents: 0),
      pollfd(fd: standardError.reading, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    // Interrupted or not, the caller looks again at everything.
    _ = Glibc.poll(&places, nfds_t(places.count), milliseconds)
    return Ready(
      input: places[0].revents != 0, output: places[1].revents != 0, errors: places[2].revents != 0)
  }

  /// Writes what fits and closes the input behind the last byte; a child that reads no more is done with it.
  ///
  /// - Returns: how much of the text is written.
  func send(_ text: Bytes, from start: Int) -> Int {
    let count = retryingOnInterrupt {
      text.withUnsafeBytes { write(input.writing, $0.baseAddress.map { $0 + start }, text.count - start) }
    }
    if count < 0, errno == EAGAIN { return start }
    let sent = count < 0 ? text.count : start + count
    if sent == text.count { closeInput() }
    return sent
  }

  func closeInput() { input.closeWriting() }

  /// What the child printed; empty where there is nothing yet, or nothing more.
  func readOutput() -> Bytes { read(output) }

  func readErrors() { errors = Bytes((errors + read(standardError)).suffix(ChildPipes.errorLimit)) }

  private func read(_ pipe: Pipe) -> Bytes {
    let count = retryingOnInterrupt {
      piece.withUnsafeMutableBytes { Glibc.read(pipe.reading, $0.baseAddress, $0.count) }
    }
    if count < 0, errno == EAGAIN { return [] }
    if count <= 0 { pipe.closeReading() }
    return Bytes(piece.prefix(max(0, count)))
  }
}

/// A pipe that no other child gets, closed when nobody holds it.
final class Pipe {
  private(set) var reading: Int32
  private(set) var writing: Int32

  init() throws(SpawnFault) {
    var ends: [Int32] = [-1, -1]
    guard assent_child_pipe(&ends) else { throw SpawnFault(error: errno) }
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
