internal import Glibc
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

  /// The draft of a review; nil where there is none, and where it can't be read or is cut short.
  public func read(_ statement: Digest) -> Section? {
    // Who only looks goes on without it; `stored` is for who takes it along or removes it.
    try? stored(statement)
  }

  /// The draft of a review; nil where there is none.
  ///
  /// - Throws: `.disk` or `.draft` where one is there that can't be read.
  public func stored(_ statement: Digest) throws(FolderFault) -> Section? {
    let bytes: Bytes?
    do { bytes = try disk.readIfPresent(path(statement)) } catch { throw .disk(error) }
    guard let bytes else { return nil }
    do { return try Section(parsing: bytes) } catch { throw .draft(file: path(statement), error) }
  }

  public func write(_ draft: Section, for statement: Digest) throws(DiskFault) {
    try disk.makeFolder(folder, mode: 0o700)
    try disk.replace(path(statement), draft.bytes)
  }

  /// Another statement takes the place of one: the review of the first goes on with the second, as far as
  /// the text is the same.
  ///
  /// A review of the second that was begun already stands.
  ///
  /// - Throws: `FolderFault` where either can't be read or the second not be written; both then stay as they are.
  public func hand(over old: Digest, to new: Digest) throws(FolderFault) {
    guard old != new, try stored(new) == nil, let draft = try stored(old) else { return }
    let entries = draft.entries.filter { !$0.has(.after) } + [Entry(.after, Bytes("sha256:\(old.hex)".utf8))]
    let section: Section
    do { section = try Section(name: draft.name, entries: entries) } catch {
      throw .draft(file: path(old), error)
    }
    do {
      try write(section, for: new)
      try remove(old)
    } catch { throw .disk(error) }
  }

  public func remove(_ statement: Digest) throws(DiskFault) { try disk.remove(path(statement)) }

  /// Takes what this user knows of a proposal along to the statement that it was restated as; what is known of
  /// that one already stays.
  ///
  /// - Parameters:
  ///   - results: The texts that the two make.
  public func carry(
    from old: Digest, to new: Digest, results: (old: Digest, new: Digest)
  ) throws(FolderFault) {
    try hand(over: old, to: new)
    do {
      if wasSeen(old) { try rememberSeen(new) }
      if isOwn(results.old) { try rememberOwn(results.new) }
    } catch { throw .disk(error) }
  }

  /// Remembers which statement a proposal has now; `lineage` stays the same where it is restated.
  public func remember(_ statement: Digest, result: Digest, lineage: Digest) throws(DiskFault) {
    try disk.makeFolder(folder, mode: 0o700)
    try disk.replace(
      "\(folder)/\(lineage.hex).proposal", Bytes("\(statement.hex) \(result.hex)\n".utf8))
  }

  /// Which statement, with which result, a proposal had when it was last reviewed here; nil where it was not, and
  /// where the file says neither.
  ///
  /// - Throws: `DiskFault` where the file is there and can't be read.
  public func statement(
    of lineage: Digest
  ) throws(DiskFault) -> (statement: Digest, result: Digest)? {
    guard let bytes = try disk.readIfPresent("\(folder)/\(lineage.hex).proposal") else { return nil }
    let words = bytes.split { $0 == .space || $0 == .lineFeed }
    guard words.count == 2, let statement = Digest(hex: words[0]), let result = Digest(hex: words[1]) else {
      return nil
    }
    return (statement, result)
  }

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

  /// Remembers that a draft is this user's copy of the text that a record put in force in another folder.
  public func rememberCopy(
    _ draft: Digest, of path: String, inForceBy record: Digest
  ) throws(DiskFault) {
    let real = realpath(path, nil)
    defer { free(real) }
    let path = real.map { String(cString: $0) } ?? path
    try disk.makeFolder(folder, mode: 0o700)
    try disk.replace("\(folder)/\(draft.hex).copy", Bytes("\(record.hex) \(path)\n".utf8))
  }

  /// What a draft with these bytes was copied from; nil where this user did not copy it.
  ///
  /// - Throws: `DiskFault` where the file is there and can't be read.
  public func source(of draft: Digest) throws(DiskFault) -> (path: String, record: Digest)? {
    guard let bytes = try disk.readIfPresent("\(folder)/\(draft.hex).copy"), bytes.last == .lineFeed,
      let space = bytes.firstIndex(of: .space), let record = Digest(hex: bytes[..<space])
    else { return nil }
    return (String(decoding: bytes[(space + 1)...].dropLast(), as: UTF8.self), record)
  }

  private func path(_ statement: Digest) -> String { "\(folder)/\(statement.hex)" }
}
