public import Prose

/// What makes a YAML text unusable, and where.
public struct YAMLFault: Error, Equatable, Sendable {
  /// What YAML has and this part of YAML has not (format.md, 1), or what is wrong.
  public enum Problem: Equatable, Sendable {
    case anchor
    case alias
    case tag
    case flowCollection
    case singleQuotes
    case multilineScalar
    case duplicateKey(Bytes)
    case keyIsNotAScalar
    case severalDocuments
    case tooDeep
    case syntax(String)
  }

  public let problem: Problem
  /// The line, from 1.
  public let line: Int
  /// The column in characters, from 1.
  public let column: Int

  public init(_ problem: Problem, line: Int, column: Int) {
    self.problem = problem
    self.line = line
    self.column = column
  }
}
