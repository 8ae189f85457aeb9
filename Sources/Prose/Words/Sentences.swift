/// The sentences of a part of a Markdown text, each without the white space around it.
///
/// A sentence ends after `.`, `!`, `?`, `…` and their kin in other scripts, with the quotes and brackets that
/// close there, where white space or nothing follows (after `。`, `！` and `？` in any case). It does not end
/// where a lower-case letter follows on the same line, after abbreviations and initials, or in a number. A
/// blank line, a list item, a heading, a fence, a table row or a YAML key ends it always, and headings and
/// such lines are a sentence each.
///
/// Law: what lies outside of the sentences is white space.
///
/// - Parameter range: The bytes to cut, the whole text by default; it begins and ends between characters.
/// - Complexity: O(*n*) in the bytes of the range.
public func sentences(in text: Bytes, range: Range<Int>? = nil) -> [Range<Int>] {
  var cutter = SentenceCutter(text, range ?? text.indices)
  return cutter.cut()
}

/// Cuts a text into sentences, line by line.
private struct SentenceCutter {
  private let text: Bytes
  private let range: Range<Int>
  private var sentences: [Range<Int>] = []
  private var start: Int

  init(_ text: Bytes, _ range: Range<Int>) {
    self.text = text
    self.range = range
    start = range.lowerBound
  }

  mutating func cut() -> [Range<Int>] {
    var line = start..<endOfLine(from: start)
    var shape = LineShape(text, line)
    while true {
      let isProse = shape == .prose || shape == .listItem
      if isProse { cutInside(line, isItem: shape == .listItem) }
      if line.upperBound == range.upperBound { break }
      line = (line.upperBound + 1)..<endOfLine(from: line.upperBound + 1)
      shape = LineShape(text, line)
      if !isProse || shape != .prose { end(at: line.lowerBound) }
    }
    end(at: range.upperBound)
    return sentences
  }

  private func endOfLine(from offset: Int) -> Int {
    text[offset..<range.upperBound].firstIndex(of: .lineFeed) ?? range.upperBound
  }

  /// Ends the sentence, if there is one, before `offset`.
  private mutating func end(at offset: Int) {
    var (low, high) = (start, offset)
    while low < high, SentenceCutter.isBlank(text[low]) { low += 1 }
    while high > low, SentenceCutter.isBlank(text[high - 1]) { high -= 1 }
    if low < high { sentences.append(low..<high) }
    start = offset
  }

  private mutating func cutInside(_ line: Range<Int>, isItem: Bool) {
    var offset = line.lowerBound
    if isItem {
      while offset < line.upperBound, SentenceCutter.isBlank(text[offset]) { offset += 1 }
      while offset < line.upperBound, !SentenceCutter.isBlank(text[offset]) { offset += 1 }
    }
    while offset < line.upperBound {
      guard Terminator.canBegin(with: text[offset]),
        let mark = Terminator(text, at: offset, end: line.upperBound)
      else {
        offset += 1
        continue
      }
      let isPoint = text[offset] == UInt8(ascii: ".")
      var after = offset + mark.length
      while let more = Terminator(text, at: after, end: line.upperBound) { after += more.length }
      let isSingle = after - offset == mark.length
      while let length = Terminator.closerLength(text, at: after, end: line.upperBound) { after += length }
      if ends(mark, after: after, line) {
        let isInside =
          isPoint && isSingle
          && (after < line.upperBound && isNumbering(before: offset)
            || Abbreviation.stands(before: offset, in: text, start..<line.upperBound))
        if !isInside { end(at: after) }
      }
      offset = after
    }
  }

  /// Whether white space or nothing follows, and no lower-case letter on the same line.
  private func ends(_ mark: Terminator, after offset: Int, _ line: Range<Int>) -> Bool {
    if offset == line.upperBound || mark.needsNoSpace { return true }
    guard SentenceCutter.isBlank(text[offset]) else { return false }
    guard let next = text[offset..<line.upperBound].firstIndex(where: { !SentenceCutter.isBlank($0) }),
      let scalar = UTF8Scalar(in: text, at: next, end: line.upperBound)
    else { return true }
    return Unicode.Scalar(scalar.value)?.properties.isLowercase != true
  }

  /// Whether the sentence is only a number so far, as `2.1.` or `a.` before a title or a clause.
  private func isNumbering(before offset: Int) -> Bool {
    if offset - start > 24 { return false }
    var letters = 0
    for byte in text[start..<offset] where !SentenceCutter.isBlank(byte) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"):
        break
      case UInt8(ascii: "a")...UInt8(ascii: "z"): letters += 1
      default: return false
      }
    }
    return letters <= 1
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == .space || byte == .lineFeed || (0x09...0x0D).contains(byte)
  }
}

/// A mark that can end a sentence.
private struct Terminator {
  let length: Int
  /// Ends a sentence in a script that puts no space after it.
  let needsNoSpace: Bool

  /// Whether a mark may begin with the byte, which most bytes of a text rule out at once.
  static func canBegin(with byte: UInt8) -> Bool {
    byte >= 0xC2 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  init?(_ text: Bytes, at offset: Int, end: Int) {
    if offset >= end { return nil }
    switch text[offset] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      self.init(length: 1, needsNoSpace: false)
    case 0xC2...0xF4:
      guard let scalar = UTF8Scalar(in: text, at: offset, end: end) else { return nil }
      switch scalar.value {
      // Ellipsis, double marks, interrobang; Arabic, Devanagari and Ethiopic full stops.
      case 0x2026, 0x203C, 0x2047...0x2049, 0x203D, 0x061F, 0x06D4, 0x0964, 0x0965, 0x1362:
        self.init(length: scalar.length, needsNoSpace: false)
      case 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61:
        self.init(length: scalar.length, needsNoSpace: true)
      default: return nil
      }
    default: return nil
    }
  }

  private init(length: Int, needsNoSpace: Bool) {
    self.length = length
    self.needsNoSpace = needsNoSpace
  }

  /// The length of a quote, bracket or emphasis mark that closes what the sentence has opened.
  static func closerLength(_ text: Bytes, at offset: Int, end: Int) -> Int? {
    if offset >= end { return nil }
    switch text[offset] {
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "~"):
      return 1
    case 0xC2...0xF4:
      guard let scalar = UTF8Scalar(in: text, at: offset, end: end) else { return nil }
      switch Unicode.Scalar(scalar.value)?.properties.generalCategory {
      case .closePunctuation, .finalPunctuation: return scalar.length
      default: return scalar.value == 0x201C ? scalar.length : nil
      }
    default: return nil
    }
  }
}
