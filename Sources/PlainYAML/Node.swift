public import Prose

/// A value of a YAML document, with the line on which it stands.
public struct Node: Equatable, Sendable {
  public enum Value: Equatable, Sendable {
    case scalar(Bytes)
    case sequence([Node])
    case mapping([Entry])
  }

  /// A key of a mapping with its value, in the order of the text.
  public struct Entry: Equatable, Sendable {
    public let key: Bytes
    /// The line of the key, from 1.
    public let line: Int
    public let value: Node

    /// The key as a string, for comparison with names that the program knows.
    public var name: String { String(decoding: key, as: UTF8.self) }
  }

  public let value: Value
  /// The line on which the value starts, from 1.
  public let line: Int

  public init(value: Value, line: Int) {
    self.value = value
    self.line = line
  }

  /// The value's text, if it is a scalar.
  public var scalar: Bytes? {
    guard case .scalar(let bytes) = value else { return nil }
    return bytes
  }

  /// The value's text as a string, if it is a scalar.
  public var string: String? { scalar.map { String(decoding: $0, as: UTF8.self) } }

  /// The items, if the value is a sequence.
  public var items: [Node]? {
    guard case .sequence(let items) = value else { return nil }
    return items
  }

  /// The entries, if the value is a mapping.
  public var entries: [Entry]? {
    guard case .mapping(let entries) = value else { return nil }
    return entries
  }

  /// The value under `name`, if this is a mapping that has it.
  public subscript(name: String) -> Node? {
    entries?.first { $0.key.elementsEqual(name.utf8) }?.value
  }
}
