public import Prose

/// A proposal that was turned down: its statement, then who turned it down, when, how and why.
///
///     ## Declined
///
///     by: ana
///     date: 2026-11-21T10:12:03Z
///     outcome: declined
///     > Why, in the words of the one who declined.
///
/// It is not signed: what counts in force is what was ratified.
public struct Declined: Hashable, Sendable {
  public enum Outcome: String, CaseIterable, Sendable {
    /// A ratifier turned it down.
    case declined
    /// It went back to the drawing board, with words for whoever proposed it.
    case sentBack = "sent-back"
    /// Its proposer took it back.
    case withdrawn
    /// So many dissent that its threshold can no longer be met.
    case outvoted
    /// It, or this part of it, was left out when an edited one was adopted.
    case leftOut = "left-out"
  }

  public let statement: Statement
  /// `[a-z0-9][a-z0-9-]*`.
  public let by: Bytes
  public let date: Timestamp
  public let outcome: Outcome
  /// The reason, not empty.
  public let why: Bytes

  /// - Throws: a fault in the printed bytes where `by` is no name or `why` is no text.
  /// - Complexity: O(*n*) in the bytes.
  public init(
    _ statement: Statement, by name: Bytes, on date: Timestamp, outcome: Outcome, why: Bytes
  ) throws(RecordFault) {
    try self.init(
      parsing: Declined.printed(statement: statement, by: name, date: date, outcome: outcome, why: why))
    guard self.by == name, self.date == date, self.why == why else {
      throw RecordFault(line: 1, offset: 0, rule: .structure)
    }
  }

  /// Reads a file of `declined`.
  ///
  /// - Throws: where the bytes are not what the printer prints.
  /// - Complexity: O(*n*) in the bytes.
  public init(parsing bytes: Bytes) throws(RecordFault) {
    var reader = try RecordReader(bytes)
    statement = try Statement(from: &reader)
    try reader.expect("## Declined\n\nby: ")
    by = try reader.name()
    try reader.expect("date: ")
    date = try reader.timestamp()
    try reader.expect("outcome: ")
    let word = try reader.line()
    guard let outcome = Outcome(rawValue: String(decoding: bytes[word], as: UTF8.self)) else {
      throw reader.fault(.outcome, at: word.lowerBound)
    }
    self.outcome = outcome
    why = try reader.requiredQuotedText()
    try reader.expectEnd()
  }

  /// The whole file.
  public var bytes: Bytes {
    Declined.printed(statement: statement, by: by, date: date, outcome: outcome, why: why)
  }

  private static func printed(
    statement: Statement, by name: Bytes, date: Timestamp, outcome: Outcome, why: Bytes
  ) -> Bytes {
    var text = statement.bytes
    text.put("## Declined\n\nby: ")
    text += name
    text.put("\ndate: ")
    text += date.bytes
    text.put("\noutcome: \(outcome.rawValue)\n")
    text.put(behindMarks: why)
    return text
  }
}
