public import Ledger
public import Prose

/// Reviews that are not finished, kept under the statement's hash so that a crash loses nothing.
///
/// A draft has the form of a ratifier's section without vote, date and signature.
public struct ReviewDrafts: Sendable {
  private let folder: String
  private let disk: Disk

  public init(places: Places, disk: Disk) {
    folder = "\(places.state)/reviews"
    self.disk = disk
  }

  public func read(_ statement: Digest) -> Section? {
    guard let bytes = try? disk.readIfPresent(path(statement)) else { return nil }
    return try? Section(parsing: bytes)
  }

  public func write(_ draft: Section, for statement: Digest) throws(DiskFault) {
    try disk.makeFolder(folder, mode: 0o700)
    try disk.replace(path(statement), draft.bytes)
  }

  public func remove(_ statement: Digest) throws(DiskFault) { try disk.remove(path(statement)) }

  /// Remembers that the user saw a statement's text before they had a stance.
  public func rememberSeen(_ statement: Digest) throws(DiskFault) {
    try disk.makeFolder(folder, mode: 0o700)
    try disk.replace("\(path(statement)).seen", [])
  }

  public func wasSeen(_ statement: Digest) -> Bool { disk.exists("\(path(statement)).seen") }

  /// Remembers that the bytes of a result were written in this user's own editor.
  public func rememberOwn(_ result: Digest) throws(DiskFault) {
    try disk.makeFolder(folder, mode: 0o700)
    try disk.replace("\(folder)/\(result.hex).own", [])
  }

  public func isOwn(_ result: Digest) -> Bool { disk.exists("\(folder)/\(result.hex).own") }

  private func path(_ statement: Digest) -> String { "\(folder)/\(statement.hex)" }
}
