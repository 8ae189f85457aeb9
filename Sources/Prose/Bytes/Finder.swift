/// Words to look for in either case, as they follow each other within a text.
///
/// Letters of ASCII are the same in both cases whatever is sought; others only where the words sought have some.
public struct Finder: Sendable {
  private let folded: Bytes
  private let isASCII: Bool

  public init(_ words: Bytes) {
    isASCII = words.allSatisfy { $0 < 0x80 }
    folded = Finder.folded(words, isASCII: isASCII)
  }

  /// Whether there is something to look for.
  public var isEmpty: Bool { folded.isEmpty }

  /// Whether the words stand in some bytes of a text; words of nothing stand nowhere.
  ///
  /// - Complexity: O(*n*) in the bytes, as a rule.
  public func stands(in text: Bytes, _ range: Range<Int>? = nil) -> Bool {
    count(in: text, range ?? text.indices, most: 1) > 0
  }

  /// How often the words stand in some bytes of a text, counted apart from each other.
  public func count(in text: Bytes, _ range: Range<Int>? = nil) -> Int {
    count(in: text, range ?? text.indices, most: .max)
  }

  private func count(in text: Bytes, _ range: Range<Int>, most: Int) -> Int {
    guard !folded.isEmpty else { return 0 }
    if isASCII { return count(in: text.span.extracting(range), most: most) }
    return count(in: Finder.folded(Bytes(text[range]), isASCII: false).span, most: most)
  }

  private func count(in text: Span<UInt8>, most: Int) -> Int {
    let needle = folded.span
    let first = needle[0]
    var (count, place) = (0, 0)
    while place + needle.count <= text.count {
      guard text[place].lowered == first else {
        place += 1
        continue
      }
      var length = 1
      while length < needle.count, text[place + length].lowered == needle[length] { length += 1 }
      guard length == needle.count else {
        place += 1
        continue
      }
      count += 1
      if count == most { return count }
      place += length
    }
    return count
  }

  private static func folded(_ text: Bytes, isASCII: Bool) -> Bytes {
    isASCII ? text.map(\.lowered) : Bytes(String(decoding: text, as: UTF8.self).lowercased().utf8)
  }
}

extension UInt8 {
  /// The small letter of a capital of ASCII; any other byte as it is.
  fileprivate var lowered: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
