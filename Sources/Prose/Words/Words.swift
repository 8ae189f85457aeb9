/// A stretch of text that a redline never cuts: a word, white space, or a mark.
public struct WordToken: Hashable, Sendable {
  public enum Kind: Sendable {
    /// Letters, marks and digits, with apostrophes, hyphens and points inside; or one ideograph, kana, or
    /// letter of a script that is written without spaces.
    case word
    /// White space other than a line feed.
    case space
    /// One line feed.
    case lineBreak
    /// Anything else: one character, or a run of the same one.
    case punctuation
  }

  public let kind: Kind
  /// Bytes of the text; tokens follow each other without a gap.
  public let range: Range<Int>
}

/// The words of a part of a text, with the white space and punctuation between them.
///
/// No token ends inside a grapheme cluster, except that a carriage return and a line feed are two tokens.
/// Bytes that are not UTF-8 are punctuation, one token each.
///
/// - Parameter range: The bytes to cut, the whole text by default; it begins and ends between characters.
/// - Complexity: O(*n*) in the bytes of the range.
public func words(in text: Bytes, range: Range<Int>? = nil) -> [WordToken] {
  let range = range ?? text.indices
  var tokens: [WordToken] = []
  // Words of English and the spaces between them are some three bytes each.
  tokens.reserveCapacity(range.count / 3 + 1)
  var cutter = WordCutter(text, range)
  while let token = cutter.next() { tokens.append(token) }
  return tokens
}

/// How many words there are in a part of a text, the whole of it by default.
///
/// - Complexity: O(*n*) in the bytes of the range.
public func wordCount(in text: Bytes, range: Range<Int>? = nil) -> Int {
  var count = 0
  var cutter = WordCutter(text, range ?? text.indices)
  while let token = cutter.next() { if token.kind == .word { count += 1 } }
  return count
}

/// Cuts one token after the other.
struct WordCutter {
  private let text: Bytes
  private var offset: Int
  private let end: Int

  init(_ text: Bytes, _ range: Range<Int>) {
    self.text = text
    offset = range.lowerBound
    end = range.upperBound
  }

  mutating func next() -> WordToken? {
    if offset >= end { return nil }
    let start = offset
    let first = takeCluster()
    switch first {
    case .letter, .digit:
      takeRestOfWord(after: first)
      return WordToken(kind: .word, range: start..<offset)
    case .ideograph:
      return WordToken(kind: .word, range: start..<offset)
    case .lineFeed:
      return WordToken(kind: .lineBreak, range: start..<offset)
    case .space:
      take { $0 == .space }
      return WordToken(kind: .space, range: start..<offset)
    case .punctuation, .extender, .joiner, .prefix, .regional:
      takeRepeats(of: start..<offset)
      return WordToken(kind: .punctuation, range: start..<offset)
    }
  }

  private mutating func takeRestOfWord(after first: ScalarClass) {
    var last = first
    while offset < end {
      if takePlainLetters() { last = ScalarClass(ascii: text[offset - 1]) }
      let mark = offset
      let kind = takeCluster()
      if kind == .letter || kind == .digit {
        last = kind
        continue
      }
      if kind == .punctuation, let joined = WordJoint(text, mark..<offset), offset < end {
        let after = takeCluster()
        if joined.joins(last, after) {
          last = after
          continue
        }
      }
      offset = mark
      return
    }
  }

  /// Passes over letters and digits of ASCII that nothing behind them extends, if there are some.
  private mutating func takePlainLetters() -> Bool {
    let start = offset
    while offset + 1 < end, text[offset].isLetterOrDigit, text[offset + 1] < 0x80 { offset += 1 }
    return offset > start
  }

  private mutating func take(while isWanted: (ScalarClass) -> Bool) {
    while offset < end {
      let mark = offset
      if isWanted(takeCluster()) { continue }
      offset = mark
      return
    }
  }

  private mutating func takeRepeats(of first: Range<Int>) {
    while offset < end {
      let mark = offset
      _ = takeCluster()
      if text[mark..<offset] == text[first] { continue }
      offset = mark
      return
    }
  }

  /// Passes over one grapheme cluster, or a little more, and says of what class it is.
  private mutating func takeCluster() -> ScalarClass {
    // Nothing in ASCII extends what stands before it.
    if text[offset] < 0x80, offset + 1 == end || text[offset + 1] < 0x80 {
      offset += 1
      return ScalarClass(ascii: text[offset - 1])
    }
    var kind = takeScalar()
    if kind == .lineFeed { return kind }
    while kind == .prefix, let next = peek(), next.kind != .lineFeed {
      offset += next.length
      kind = [.prefix, .regional, .digit].contains(next.kind) ? next.kind : .letter
    }
    if kind == .regional, let next = peek(), next.kind == .regional { offset += next.length }
    var binds = false
    while let next = peek(), next.kind == .extender || next.kind == .joiner || binds && next.isBound {
      offset += next.length
      binds = next.kind == .joiner
      if kind == .space { kind = .punctuation }
    }
    return kind
  }

  private mutating func takeScalar() -> ScalarClass {
    let next = peek()
    offset += next?.length ?? 0
    return next?.kind ?? .punctuation
  }

  private struct Peeked {
    let kind: ScalarClass
    let length: Int
    /// Whether a joiner before it makes it part of the same cluster.
    let isBound: Bool
  }

  private func peek() -> Peeked? {
    if offset >= end { return nil }
    if text[offset] < 0x80 {
      return Peeked(kind: ScalarClass(ascii: text[offset]), length: 1, isBound: false)
    }
    guard let scalar = UTF8Scalar(in: text, at: offset, end: end) else {
      return Peeked(kind: .punctuation, length: 1, isBound: false)
    }
    let kind = ScalarClass(scalar.value)
    return Peeked(
      kind: kind, length: scalar.length,
      isBound: kind == .punctuation || kind == .ideograph)
  }
}

/// A mark that is part of a word when it stands between the right neighbours.
private enum WordJoint {
  case apostropheOrHyphen
  case point
  /// A comma, a colon or a slash, as in `1,000`, `10:30` and `2/3`.
  case numeric

  init?(_ text: Bytes, _ cluster: Range<Int>) {
    guard let scalar = UTF8Scalar(in: text, at: cluster.lowerBound, end: cluster.upperBound),
      scalar.length == cluster.count
    else { return nil }
    switch scalar.value {
    // Apostrophe, hyphen, low line; typographic apostrophe, hyphens, middle dot.
    case 0x27, 0x2D, 0x5F, 0x2019, 0x2010, 0x2011, 0xB7: self = .apostropheOrHyphen
    case 0x2E: self = .point
    case 0x2C, 0x3A, 0x2F: self = .numeric
    default: return nil
    }
  }

  func joins(_ before: ScalarClass, _ after: ScalarClass) -> Bool {
    switch self {
    case .apostropheOrHyphen: after == .letter || after == .digit
    case .point: before == after
    case .numeric: before == .digit && after == .digit
    }
  }
}
