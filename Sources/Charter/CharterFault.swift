public import PlainYAML
public import Prose

/// What makes a text unusable as a charter, and where.
///
/// Lines count from 1.
public enum CharterFault: Error, Equatable, Sendable {
  case text(TextFault)
  case noFrontMatter
  case unclosedFrontMatter
  case frontMatter(GovernanceFault)
  case repeatedID(String, line: Int)
  case patch(PatchFault)
  case block(BlockFault)
}

/// What is wrong with a front matter.
///
/// Lines count from 1 in the whole text.
public enum GovernanceFault: Error, Equatable, Sendable {
  case yaml(YAMLFault)
  case missing(key: String, line: Int)
  case unknown(key: String, line: Int)
  /// The value is not one of those expected; `expected` names the form, such as `1`, `2/3` or `all`.
  case value(key: String, found: Bytes, expected: String, line: Int)
  case repeated(key: String, value: String, line: Int)
}

/// What is wrong with a `case` or `gate` block.
public enum BlockFault: Error, Equatable, Sendable {
  case yaml(YAMLFault, block: String, line: Int)
  case missing(key: String, block: String, line: Int)
  case repeatedCase(id: String, line: Int)
  case value(key: String, found: Bytes, expected: String, line: Int)

  /// The line, from 1, of the block's opening fence, or of the value.
  public var line: Int {
    switch self {
    case .yaml(_, _, let line), .missing(_, _, let line), .repeatedCase(_, let line),
      .value(_, _, _, let line):
      line
    }
  }
}
