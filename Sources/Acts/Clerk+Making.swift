internal import Adapters
public import Charter
internal import Export
internal import Ledger
public import Prose
internal import Ratification

extension Clerk {
  /// A text in force as somebody else's draft, with what it was copied from.
  public struct Copy: Equatable, Sendable {
    public let text: Bytes
    /// The folder that it is from.
    public let source: String
    /// The record that put the text in force; nil where it is a draft.
    public let record: Digest?
  }

  /// Copies the text of a charter whose history verifies, under another person's governance.
  ///
  /// - Parameters:
  ///   - name: What the copy cites as its origin; the folder's own name where it is nil.
  ///   - title: Nil keeps the title.
  /// - Throws: `FolderFault` where the history does not verify.
  public func copy(
    of path: String, citedAs name: String? = nil, title: String? = nil, for ratifier: Governance.Ratifier?
  ) async throws -> Copy {
    let folder = folder(path)
    _ = try await folder.verify(remembering: memory, keygen: keygen)
    let snapshot = try await folder.snapshot()
    let document = try await folder.document(snapshot)
    let origin = snapshot.head.record.map {
      Governance.Origin(from: name ?? snapshot.name, record: "sha256:\($0.hex)")
    }
    return Copy(
      text: document.copied(for: ratifier, origin: origin, title: title), source: path,
      record: snapshot.head.record)
  }

  /// Puts a text in a new folder, as a draft.
  ///
  /// - Throws: `FolderFault.alreadyThere` where something lies there.
  public func make(_ text: Bytes, at path: String) throws {
    _ = try CharterFolder.create(at: path, text: text, disk: disk)
  }

  /// Puts a copy in a new folder, as a draft, and remembers whose it is.
  public func make(_ copy: Copy, at path: String) throws {
    try make(copy.text, at: path)
    if let record = copy.record {
      try drafts.rememberCopy(Digest(of: copy.text), of: copy.source, inForceBy: record)
    }
  }

  /// Copies a charter under this user's key into their own charters.
  ///
  /// - Returns: The folder of the copy.
  /// - Throws: `ActFault.nobody`.
  public func makeMine(_ path: String) async throws -> String {
    guard let identity else { throw ActFault.nobody(.copying) }
    let copy = try await copy(
      of: path, for: Governance.Ratifier(name: identity.name, key: identity.key))
    let target = try ownFolder(named: path.split(separator: "/").last.map(String.init) ?? path)
    try make(copy, at: target)
    return target
  }

  /// A folder of that name among the user's own charters that is not there yet.
  public func ownFolder(named name: String) throws -> String {
    try disk.makeFolder(places.charters)
    var path = "\(places.charters)/\(name)"
    var count = 1
    while disk.exists(path) {
      count += 1
      path = "\(places.charters)/\(name)-\(count)"
    }
    return path
  }

  /// Writes a charter's text as Markdown to a file that is not there yet.
  ///
  /// - Throws: `FolderFault.alreadyThere`.
  public func export(_ path: String, to target: String) async throws {
    let folder = folder(path)
    let snapshot = try await folder.snapshot()
    let edition = Edition(
      of: try await folder.document(snapshot), number: snapshot.head.number,
      date: snapshot.head.number > 0 ? snapshot.head.newestVote : nil, records: [], with: [.cases])
    guard !disk.exists(target) else { throw FolderFault.alreadyThere(path: target) }
    try disk.create(target, edition.markdown())
  }
}
