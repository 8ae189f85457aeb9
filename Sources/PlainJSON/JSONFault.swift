/// What makes a text no JSON, and where.
public struct JSONFault: Error, Equatable, Sendable {
  public enum Problem: Error, Equatable, Sendable {
    /// Another byte was expected, or more of them.
    case syntax
    /// An escape or a number that stands for nothing.
    case value
    /// Bytes of a string that are not UTF-8.
    case notUTF8
    case duplicateName(String)
    /// More levels than are read.
    case tooDeep(Int)
    /// Something behind the value.
    case more
  }

  public let problem: Problem
  /// In bytes, from 0.
  public let offset: Int

  public init(_ problem: Problem, at offset: Int) { (self.problem, self.offset) = (problem, offset) }
}
