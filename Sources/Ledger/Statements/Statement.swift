public import Prose

/// What is proposed and why: the part of a record that never changes, and that every signature covers.
///
/// A statement is its bytes. Whether made from its content or read from a file, it is what the strict parser
/// reads from the bytes that the printer prints, so nothing that a person or a model writes passes for
/// structure.
@dynamicMemberLookup
public struct Statement: Hashable, Sendable {
  public let content: Content

  /// The statement as it is stored and signed, through the blank line before the next section.
  public let bytes: Bytes

  /// Prints `content`.
  ///
  /// - Throws: a fault in the printed bytes where `content` holds what no statement holds: a title of two
  ///   lines, a blank at the end of a line, a change without a last line feed, a number below 1.
  /// - Complexity: O(*n*) in the bytes.
  public init(_ content: Content) throws(RecordFault) {
    try self.init(parsing: content.printed)
    guard self.content == content else { throw RecordFault(line: 1, offset: 0, rule: .structure) }
  }

  /// Reads a statement alone, as it lies on the docket.
  ///
  /// - Throws: where the bytes are not what the printer prints, with the first line and byte that differ.
  /// - Complexity: O(*n*) in the bytes.
  public init(parsing bytes: Bytes) throws(RecordFault) {
    var reader = try RecordReader(bytes)
    try self.init(from: &reader)
    try reader.expectEnd()
  }

  init(from reader: inout RecordReader) throws(RecordFault) {
    let start = reader.position
    content = try Content(from: &reader)
    bytes = content.printed
    try reader.require(printed: bytes, from: start)
  }

  public subscript<Value>(dynamicMember member: KeyPath<Content, Value>) -> Value {
    content[keyPath: member]
  }

  /// The SHA-256 of its bytes, which names it on the docket and which an attestation is bound to.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public var digest: Digest { Digest(of: bytes) }

  /// The first 8 hexadecimal digits of the digest, by which people name a proposal.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public var shortID: Bytes { digest.fileHash }
}

extension Statement {
  /// What a statement says, free to be changed until it is printed.
  public struct Content: Hashable, Sendable {
    /// The amendment's number, counted from 1.
    public var number: Int
    /// One line, without control characters.
    public var title: Bytes
    public var proposer: Proposer
    /// How the model or command was asked that proposes it; nil for everyone else, and where nobody knows.
    public var asked: Asked?
    public var proposed: Timestamp
    /// The SHA-256 of the record before it, as a whole file; nil for the first record.
    public var parent: Digest?
    /// The SHA-256 of the text before the change.
    public var before: Digest
    /// The SHA-256 of the text after the change.
    public var after: Digest
    /// The ratified text elsewhere that this one is a copy of.
    public var origin: Origin?
    /// The SHA-256 of each record that lost a fork which this one heals.
    public var heals: [Digest]
    /// What is wrong today; as everywhere here, empty where there is none.
    public var problem: Bytes
    public var rationale: Bytes
    public var expectedEffect: Bytes
    /// The diff that had been proposed, where another one was adopted.
    public var proposedChange: Bytes
    /// The unified diff, whole lines.
    public var change: Bytes

    public init(
      number: Int, title: Bytes, proposer: Proposer, asked: Asked? = nil, proposed: Timestamp,
      parent: Digest?, before: Digest, after: Digest, origin: Origin? = nil, heals: [Digest] = [],
      problem: Bytes = [], rationale: Bytes = [], expectedEffect: Bytes = [],
      proposedChange: Bytes = [], change: Bytes
    ) {
      self.number = number
      self.title = title
      self.proposer = proposer
      self.asked = asked
      self.proposed = proposed
      self.parent = parent
      self.before = before
      self.after = after
      self.origin = origin
      self.heals = heals
      self.problem = problem
      self.rationale = rationale
      self.expectedEffect = expectedEffect
      self.proposedChange = proposedChange
      self.change = change
    }
  }

  /// Where a copied text comes from.
  public struct Origin: Hashable, Sendable {
    /// The other charter's name or path, one line.
    public var from: Bytes
    /// The SHA-256 of the record that ratified the text there.
    public var record: Digest

    public init(from: Bytes, record: Digest) {
      self.from = from
      self.record = record
    }
  }
}
