public import Prose

/// A JSON value (RFC 8259) as a server or a model sent it.
public enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// The number as it was written.
  case number(String)
  /// UTF-8, escapes resolved.
  case string(Bytes)
  case array([JSONValue])
  /// In the order of the text; no name stands twice.
  case object([Member])

  public struct Member: Equatable, Sendable {
    public let name: String
    public let value: JSONValue

    public init(_ name: String, _ value: JSONValue) { (self.name, self.value) = (name, value) }
  }

  /// The value of a member; nil for what is no object, or has no such member.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The items of an array; nil for what is none.
  public var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }

  public var bytes: Bytes? { if case .string(let bytes) = self { bytes } else { nil } }

  /// A string for display and for names.
  public var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  /// A whole number; nil for a fraction, an exponent, and what does not fit.
  public var int: Int? { if case .number(let text) = self { Int(text) } else { nil } }

  public var double: Double? { if case .number(let text) = self { Double(text) } else { nil } }

  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
}

/// Why some bytes are not the JSON that is wanted; offsets are in bytes from the start.
public enum JSONFault: Error, Equatable, Sendable {
  case unexpected(offset: Int)
  case incomplete(offset: Int)
  case repeatedName(String, offset: Int)
  /// A control character, a lone surrogate, or bytes that are not UTF-8, inside a string.
  case string(offset: Int)
  case tooDeep(offset: Int)
  /// The JSON is well formed, but this member is missing or not of its kind.
  case member(String)
}
