internal import Prose

/// What stands in braces at the end of a heading: `{#id key=value .class}`.
///
/// The form is Pandoc's header attributes, which the OpenAI Model Spec uses as well. A brace that
/// does not follow the form is part of the title.
public struct Attributes: Equatable, Sendable {
  /// The explicit id, `[A-Za-z0-9][A-Za-z0-9._-]*`.
  public var id: String?
  /// Keys with their values, in the order of the text.
  public var pairs: [Pair]
  public var classes: [String]

  public struct Pair: Equatable, Sendable {
    public let key: String
    public let value: String
  }

  public static let none = Attributes(id: nil, pairs: [], classes: [])

  public subscript(key: String) -> String? { pairs.first { $0.key == key }?.value }

  /// Whether `id` may be written as an explicit id.
  public static func isValid(id: some StringProtocol) -> Bool {
    guard let first = id.utf8.first, first.isASCIILetterOrDigit else { return false }
    return id.utf8.allSatisfy { $0.isASCIILetterOrDigit || Bytes("._-".utf8).contains($0) }
  }

  /// Splits a heading's source into its title and its attributes.
  static func split(_ source: ArraySlice<UInt8>) -> (title: ArraySlice<UInt8>, attributes: Attributes) {
    guard source.last == UInt8(ascii: "}"), let open = source.lastIndex(of: UInt8(ascii: "{")),
      let attributes = Attributes(parsing: source[(open + 1)..<(source.endIndex - 1)])
    else { return (source, .none) }
    return (source[..<open].trimmed, attributes)
  }

  private init(id: String?, pairs: [Pair], classes: [String]) {
    (self.id, self.pairs, self.classes) = (id, pairs, classes)
  }

  private init?(parsing inside: ArraySlice<UInt8>) {
    self = .none
    var rest = inside.trimmed
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      guard let end = Attributes.wordEnd(in: rest) else { return nil }
      let word = String(decoding: rest[..<end], as: UTF8.self)
      rest = rest[end...].trimmed
      switch word.utf8.first {
      case UInt8(ascii: "#"):
        let id = word.dropFirst()
        guard self.id == nil, Attributes.isValid(id: id) else { return nil }
        self.id = String(id)
      case UInt8(ascii: "."):
        guard Attributes.isValid(id: word.dropFirst()) else { return nil }
        classes.append(String(word.dropFirst()))
      default:
        guard let equals = word.firstIndex(of: "="), Attributes.isValid(id: word[..<equals]) else {
          return nil
        }
        var value = word[word.index(after: equals)...]
        if value.utf8.first == UInt8(ascii: "\"") { value = value.dropFirst().dropLast() }
        pairs.append(Pair(key: String(word[..<equals]), value: String(value)))
      }
    }
  }

  /// The end of the first word; a quoted value may hold spaces.
  private static func wordEnd(in text: ArraySlice<UInt8>) -> Int? {
    var isQuoted = false
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8.space where !isQuoted: return index
      default: continue
      }
    }
    return isQuoted ? nil : text.endIndex
  }
}
