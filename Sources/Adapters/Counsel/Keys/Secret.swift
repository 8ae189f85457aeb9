internal import Prose

/// A key of a counsel: nothing prints it.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let bytes: Bytes

  /// Nil for what can be no key: nothing, or what a header line can't hold.
  init?(_ bytes: Bytes) {
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    self.bytes = bytes
  }

  public var description: String { "‹key›" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// The line of a header with the key in it.
  func header(_ start: String) -> String { start + String(decoding: bytes, as: UTF8.self) }

  /// A text in which the key does not stand.
  func hidden(in text: Bytes) -> Bytes {
    var rest = text[...]
    var kept = Bytes()
    while let place = rest.firstRange(of: bytes) {
      kept += rest[..<place.lowerBound] + Bytes(description.utf8)
      rest = rest[place.upperBound...]
    }
    return kept + rest
  }
}
