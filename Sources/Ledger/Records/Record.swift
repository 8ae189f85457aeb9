public import Prose

/// One ratified amendment: a statement and the signed sections of those who voted on it.
public struct Record: Hashable, Sendable {
  public let statement: Statement
  /// Signed, at least one, in the order of their names.
  public let sections: [Section]
  /// The whole file.
  public let bytes: Bytes
  /// The SHA-256 of the whole file, which its name and the next record's `parent` hold.
  public let digest: Digest

  /// Joins a statement and signed sections, which are put in the order of their names.
  ///
  /// - Throws: a fault in the printed bytes where there is no section, one that is not signed, or two of one
  ///   name.
  /// - Complexity: O(*n*) in the bytes.
  public init(statement: Statement, sections: [Section]) throws(RecordFault) {
    let ordered = sections.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    let printed = ordered.map(\.bytes).joined(separator: [.lineFeed])
    try self.init(parsing: statement.bytes + Record.heading.utf8Bytes + printed)
  }

  /// Reads a record.
  ///
  /// - Throws: where the bytes are not what the printer prints, with the first line and byte that differ.
  /// - Complexity: O(*n*) in the bytes.
  public init(parsing bytes: Bytes) throws(RecordFault) {
    try self.init(parsing: bytes, digest: Digest(of: bytes))
  }

  init(parsing bytes: Bytes, digest: Digest) throws(RecordFault) {
    try self.init(try Opening(parsing: bytes), digest: digest)
  }

  /// A record of which the statement was read, and the sections not yet.
  struct Opening: Sendable {
    let statement: Statement
    fileprivate let reader: RecordReader

    /// - Throws: where the bytes do not begin as a record does.
    init(parsing bytes: Bytes) throws(RecordFault) {
      var reader = try RecordReader(bytes)
      statement = try Statement(from: &reader)
      try reader.expect(Record.heading)
      self.reader = reader
    }
  }

  init(_ opening: Opening, digest: Digest) throws(RecordFault) {
    statement = opening.statement
    var reader = opening.reader
    var sections = [try reader.signedSection(after: nil)]
    while !reader.isAtEnd {
      try reader.expect("\n")
      sections.append(try reader.signedSection(after: sections.last))
    }
    self.sections = sections
    bytes = reader.bytes
    self.digest = digest
  }

  /// Where the record is stored under `history`.
  public var fileName: RecordFileName {
    RecordFileName(number: statement.number, slug: statement.slug, digest: digest)
  }

  private static let heading: StaticString = "## Ratification\n\n"
}

extension RecordReader {
  /// Takes a section that is signed and whose name comes after the last one's.
  fileprivate mutating func signedSection(after last: Section?) throws(RecordFault) -> Section {
    let start = position
    let section = try Section(from: &self)
    if section.signature == nil { throw fault(.expected(Armour.begin.utf8Bytes)) }
    if let last, !last.name.lexicographicallyPrecedes(section.name) { throw fault(.nameOrder, at: start) }
    return section
  }
}
