public import Prose

/// One change of one provision, as counsel proposes it and the program applies it.
public enum Operation: Equatable, Sendable {
  /// Where a provision goes.
  public enum Place: Equatable, Sendable {
    /// Right after that provision's subtree.
    case after(String)
    /// As the last thing under that provision.
    case under(String)
  }

  case add(Bytes, Place)
  case replace(String, Bytes)
  case retire(String)
  case move(String, Place)
  /// The body holds two headings or more; the first keeps the id.
  case split(String, Bytes)
  /// The second provision goes; the body is the joined text of the first.
  case merge(String, with: String, Bytes)
  /// The body is the inside of a `case` block.
  case addCase(String, Bytes)
}

/// Why an operation is refused.
///
/// Nothing is ever applied fuzzily.
public enum OperationFault: Error, Equatable, Sendable {
  /// There is no such provision; `nearest` is the id most like it.
  case unknownProvision(String, nearest: String?)
  case unchanged(String)
  case emptyBody
  /// The body's headings are not what the operation needs.
  case headings(found: Int, expected: String)
  /// A replacement that names another explicit id.
  case changedID(String, to: String?)
  /// A provision can't be retired or merged away while others stand under it.
  case hasSubprovisions(String, [String])
  /// The front matter and the preamble can be replaced, nothing else.
  case notASection(String)
  case placedInItself(String)
  case result(CharterFault)
}
