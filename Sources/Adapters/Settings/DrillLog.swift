internal import Prose
public import Ratification

/// The answers that the user gave in drills, a line for each, in their own state folder.
///
/// Lines are only ever added. A reader passes over what is no event, such as a line that a crash cut short.
public struct DrillLog: Sendable {
  private let folder: String
  private let disk: Disk

  public init(places: Places, disk: Disk) {
    folder = places.state
    self.disk = disk
  }

  private var path: String { "\(folder)/drills" }

  /// Every answer, oldest first.
  ///
  /// - Complexity: O(*n*) in the bytes of the file.
  public func read() throws(DiskFault) -> [DrillEvent] {
    guard let bytes = try disk.readIfPresent(path) else { return [] }
    return bytes.split(separator: .lineFeed).compactMap { DrillEvent(parsing: $0) }
  }

  /// Adds an answer, which survives a power cut once this returns.
  public func append(_ event: DrillEvent) throws(DiskFault) {
    try disk.makeFolder(folder, mode: 0o700)
    try disk.append(path, line: event.line)
  }
}
