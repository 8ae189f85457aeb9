internal import Glibc
public import Ledger
public import Prose

/// What this user did to a charter while it was a draft: what they accepted of it, and which texts it had.
///
/// A folder for each charter in the state folder, by the charter's real path.
public struct DraftMemory: Sendable {
  let folder: String
  let disk: Disk

  public init(of charter: String, places: Places, disk: Disk) {
    let real = realpath(charter, nil)
    defer { free(real) }
    let path = real.map { String(cString: $0) } ?? charter
    folder = "\(places.state)/drafts/\(Digest(of: Bytes(path.utf8)).hex)"
    self.disk = disk
  }

  private var acceptedFile: String { "\(folder)/accepted" }

  /// The digests of the provisions' texts that were accepted, each with the date.
  ///
  /// Lines that can't be read are left out: what is not accepted is asked for.
  ///
  /// - Throws: `DiskFault` where the file is there and can't be read.
  public func accepted() throws(DiskFault) -> [Digest: Timestamp] {
    guard let bytes = try disk.readIfPresent(acceptedFile) else { return [:] }
    var accepted: [Digest: Timestamp] = [:]
    for line in bytes.split(separator: .lineFeed) {
      let words = line.split(separator: .space)
      guard words.count == 2, let digest = Digest(hex: words[0]), let date = Timestamp(parsing: words[1])
      else { continue }
      accepted[digest] = date
    }
    return accepted
  }

  /// Remembers that the user accepted provisions with these texts.
  ///
  /// - Throws: `DiskFault`; what was accepted before stands.
  public func accept(_ texts: [Bytes], at now: Timestamp) throws(DiskFault) {
    guard !texts.isEmpty else { return }
    var all = try accepted()
    for text in texts { all[Digest(of: text)] = now }
    let lines = all.map { "\($0.hex) \($1)\n" }.sorted()
    try disk.makeFolder(folder, mode: 0o700)
    try disk.replace(acceptedFile, Bytes(lines.joined().utf8))
  }

  private var opinionsFile: String { "\(folder)/opinions" }

  /// What counsel said of the ideas behind what the draft took, and how each was asked: entries of a section.
  ///
  /// - Throws: `.disk` or `.draft` where the file is there and can't be read.
  public func opinions() throws(FolderFault) -> [Entry] {
    let bytes: Bytes?
    do { bytes = try disk.readIfPresent(opinionsFile) } catch { throw .disk(error) }
    guard let bytes else { return [] }
    do { return try Section(parsing: bytes).entries } catch { throw .draft(file: opinionsFile, error) }
  }

  /// Remembers what counsel said of something that the draft takes.
  ///
  /// - Throws: `FolderFault`; what was remembered before stands.
  public func keep(opinions new: [Entry]) throws(FolderFault) {
    let old = try opinions()
    let all = old + new.filter { !old.contains($0) }
    guard all != old else { return }
    let section: Section
    do { section = try Section(name: Bytes("draft".utf8), entries: all) } catch {
      throw .draft(file: opinionsFile, error)
    }
    do {
      try disk.makeFolder(folder, mode: 0o700)
      try disk.replace(opinionsFile, section.bytes)
    } catch { throw .disk(error) }
  }

  /// Forgets all of it; the text is in force.
  public func forget() throws(DiskFault) {
    for name in try disk.listIfPresent(folder) { try disk.remove("\(folder)/\(name)") }
    try disk.removeFolder(folder)
  }
}
