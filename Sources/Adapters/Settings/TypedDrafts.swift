internal import Glibc
public import Prose

/// Words that were typed on the screen and not sent, so that they come back after a crash.
///
/// A file for each field in the state folder: a line for its owner, a line for its name, then the words.
public struct TypedDrafts: Sendable {
  public struct Draft: Equatable, Sendable {
    /// A charter's absolute path, or a statement's hash.
    public let owner: String
    /// Which of the owner's fields.
    public let field: String
    public let words: Bytes

    public init(owner: String, field: String, words: Bytes) {
      (self.owner, self.field, self.words) = (owner, field, words)
    }

    fileprivate var head: Bytes { Bytes("\(owner)\n\(field)\n".utf8) }

    fileprivate init?(parsing bytes: Bytes) {
      let parts = bytes.split(separator: .lineFeed, maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let owner = String(validating: parts[0], as: UTF8.self),
        let field = String(validating: parts[1], as: UTF8.self)
      else { return nil }
      self.init(owner: owner, field: field, words: Bytes(parts[2]))
    }
  }

  private let folder: String
  private let disk: Disk

  public init(places: Places, disk: Disk) {
    folder = "\(places.state)/typed"
    self.disk = disk
  }

  /// All that is kept; a file that can't be read is left where it is and out of the list.
  public func read() -> [Draft] {
    // As said above; what is typed from now on is kept, or its fault is said.
    let names = (try? disk.listIfPresent(folder)) ?? []
    return names.filter { $0.utf8.count == 64 }.compactMap { name in
      // As said above.
      (try? disk.read("\(folder)/\(name)")).flatMap { Draft(parsing: $0) }
    }
  }

  /// What is kept in a field of a charter, by any path to its folder; nothing where nothing can be read.
  public func words(in field: String, ofCharterAt path: String) -> Bytes {
    guard let real = realpath(path, nil) else { return [] }
    defer { free(real) }
    let draft = Draft(owner: String(cString: real), field: field, words: [])
    // What was typed is an addition: a file that can't be read is left out, as in the list of all.
    return (try? disk.read(self.path(of: draft))).flatMap { Draft(parsing: $0) }?.words ?? []
  }

  private func path(of draft: Draft) -> String { "\(folder)/\(Digest(of: draft.head).hex)" }

  /// Keeps words in place of those kept before; no words are forgotten.
  ///
  /// - Throws: `DiskFault`; the words kept before then stand.
  public func keep(_ draft: Draft) throws(DiskFault) {
    let path = path(of: draft)
    guard !draft.words.isEmpty else { return try disk.remove(path) }
    try disk.makeFolder(folder, mode: 0o700)
    try disk.replace(path, draft.head + draft.words)
  }
}
