public import Prose

/// What one person who does not ratify says about a statement on the docket: remarks in the order in which
/// they were made, not signed.
///
///     ### guest
///
///     date: 2026-11-21T10:12:03Z
///     objection: O1 human guest
///     > The strongest thing to be said against it.
///     date: 2026-11-22T08:00:00Z
///     comment: human guest
///     > A comment.
public struct Comment: Hashable, Sendable {
  public struct Remark: Hashable, Sendable {
    public let date: Timestamp
    /// The id under which it can be answered, one word, for an objection; nil for a comment.
    public let objection: Bytes?
    public let by: Proposer
    /// Not empty.
    public let words: Bytes

    public init(date: Timestamp, objection: Bytes? = nil, by author: Proposer, words: Bytes) {
      self.date = date
      self.objection = objection
      by = author
      self.words = words
    }
  }

  /// `[a-z0-9][a-z0-9-]*`.
  public let name: Bytes
  /// At least one.
  public let remarks: [Remark]

  /// - Throws: a fault in the printed bytes where a part does not have its form or there is no remark.
  /// - Complexity: O(*n*) in the bytes.
  public init(name: Bytes, remarks: [Remark]) throws(RecordFault) {
    try self.init(parsing: Comment.printed(name: name, remarks: remarks))
    guard self.name == name, self.remarks == remarks else {
      throw RecordFault(line: 1, offset: 0, rule: .structure)
    }
  }

  /// Reads a comment's file.
  ///
  /// - Throws: where the bytes are not what the printer prints.
  /// - Complexity: O(*n*) in the bytes.
  public init(parsing bytes: Bytes) throws(RecordFault) {
    var reader = try RecordReader(bytes)
    try reader.expect("### ")
    name = try reader.name()
    try reader.expect("\n")
    var remarks: [Remark] = []
    repeat {
      remarks.append(try Remark(from: &reader))
    } while !reader.isAtEnd
    self.remarks = remarks
  }

  /// The whole file.
  public var bytes: Bytes { Comment.printed(name: name, remarks: remarks) }

  private static func printed(name: Bytes, remarks: [Remark]) -> Bytes {
    var text = Bytes("### ".utf8)
    text += name
    text.put("\n\n")
    for remark in remarks { text += remark.printed }
    return text
  }
}

extension Comment.Remark {
  fileprivate var printed: Bytes {
    var text = Entry(.date, date.bytes).printed
    if let objection {
      text += Entry(.objection, objection + [.space] + by.bytes, quoted: words).printed
    } else {
      text += Entry(.comment, by.bytes, quoted: words).printed
    }
    return text
  }

  fileprivate init(from reader: inout RecordReader) throws(RecordFault) {
    try reader.expect("date: ")
    date = try reader.timestamp()
    let objects = reader.skip("objection: ")
    if !objects { try reader.expect("comment: ") }
    let line = try reader.value()
    var author = reader.bytes[line]
    objection = objects ? Bytes(author.prefix { $0 != .space }) : nil
    if let objection { author = author.dropFirst(objection.count + 1) }
    guard let by = Proposer(parsing: author) else { throw reader.fault(.proposer, at: line.lowerBound) }
    self.by = by
    words = try reader.requiredQuotedText()
  }
}
