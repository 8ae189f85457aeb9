public import Prose

/// A JSON value (RFC 8259) whose strings are bytes.
public enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Int)
  /// A number that is no `Int`.
  case decimal(Double)
  /// UTF-8; what is not is replaced by U+FFFD when it is written.
  case string(Bytes)
  case array([JSON])
  /// In the order in which the members are printed.
  case object([Member])

  public struct Member: Equatable, Sendable {
    public let name: String
    public let value: JSON

    public init(_ name: String, _ value: JSON) { (self.name, self.value) = (name, value) }
  }

  /// A string from a text that is UTF-8.
  public static func string(_ text: String) -> JSON { .string(Bytes(text.utf8)) }

  /// The value of an optional, or null.
  public static func optional<Value>(_ value: Value?, _ make: (Value) -> JSON) -> JSON {
    value.map(make) ?? .null
  }
}

extension JSON {
  /// The value of a member, if this is an object that has it.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  /// The item at a place, if this is an array that has it.
  public subscript(place: Int) -> JSON? {
    guard case .array(let items) = self, items.indices.contains(place) else { return nil }
    return items[place]
  }

  /// The text of a string.
  public var string: Bytes? {
    guard case .string(let bytes) = self else { return nil }
    return bytes
  }

  /// The value of a number that is whole.
  public var number: Int? {
    guard case .number(let value) = self else { return nil }
    return value
  }

  /// The value of any number.
  public var decimal: Double? {
    switch self {
    case .number(let value): Double(value)
    case .decimal(let value): value
    default: nil
    }
  }

  /// The items of an array.
  public var items: [JSON]? {
    guard case .array(let items) = self else { return nil }
    return items
  }
}

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
