public import Prose

/// Which file breaks the chain of records, and how.
public struct ChainFault: Error, Equatable, Sendable {
  /// The file's name in `history`.
  public let file: Bytes
  public let rule: Rule

  public init(file: Bytes, rule: Rule) {
    self.file = file
    self.rule = rule
  }

  public enum Rule: Equatable, Sendable {
    /// The name is not one that a record can have.
    case name
    /// The numbers count from 1 without gaps, and this one was next.
    case gap(expected: Int)
    /// The other file has the same number.
    case fork(with: Bytes)
    /// The name holds the start of another SHA-256 than the file's.
    case hash(found: Digest)
    /// The file does not read as a record.
    case record(RecordFault)
    /// The statement has another number than the name.
    case number(found: Int)
    /// The name holds another slug than the title's.
    case slug(expected: Bytes)
    /// `parent` is not the SHA-256 of the record before it; nil for `none`.
    case parent(expected: Digest?, found: Digest?)
    /// `before` is not the `after` of the record before it.
    case before(expected: Digest, found: Digest)
  }
}
