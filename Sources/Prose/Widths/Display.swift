/// A text as the reader sees it, with nothing in it that hides.
///
/// What can't be seen, can't be told apart from something else or has no agreed width stands as an escape:
/// `⟨U+200B⟩`, and a byte that is not UTF-8 as `⟨x9F⟩`. A tab is `⇥`, a joiner that does its work `⁀`, the
/// emoji style after its base `◌`; these three and `⟨` itself are escaped when they stand in the text. Line
/// feeds stay. Two different texts never give the same bytes.
///
/// - Complexity: O(*n*) in the bytes, eight at a time in lines of ASCII.
public func display(_ text: Bytes) -> Bytes {
  var plain = endOfPlainLines(in: text, from: 0)
  if plain == text.count { return text }
  var drawn = Bytes()
  drawn.reserveCapacity(text.count + text.count / 8)
  var offset = 0
  while offset < text.count {
    drawn += text[offset..<plain]
    // How a glyph is drawn depends on its own line only.
    offset = endOfLine(in: text, from: plain).map { $0 + 1 } ?? text.count
    var scanner = GlyphScanner(text, in: plain..<offset)
    drawn += text[scanner.takePlain()]
    while let glyph = scanner.next() {
      glyph.append(to: &drawn, from: text)
      drawn += text[scanner.takePlain()]
    }
    plain = endOfPlainLines(in: text, from: offset)
  }
  return drawn
}

/// Where the whole lines end, from the start of one, that hold nothing but printable ASCII.
///
/// In a word of eight bytes below 80, adding 60 sets the high bit of each that is no control character, and
/// adding 1 that of DEL; a line feed is found as a zero byte of the exclusive or with eight of them.
private func endOfPlainLines(in text: Bytes, from start: Int) -> Int {
  let bytes = text.span.bytes
  let ones: UInt64 = 0x0101_0101_0101_0101
  let highs: UInt64 = 0x8080_8080_8080_8080
  var offset = start
  while offset + 8 <= bytes.byteCount {
    let word = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let notLineFeed = (word ^ ones &* UInt64(UInt8.lineFeed)) &+ ones &* 0x7F
    let isPlain = (word &+ ones &* 0x60 | ~notLineFeed) & ~(word &+ ones) & ~word & highs
    if isPlain != highs { break }
    offset += 8
  }
  while offset < text.count, (0x20..<0x7F).contains(text[offset]) || text[offset] == .lineFeed { offset += 1 }
  if offset == text.count { return offset }
  while offset > start, text[offset - 1] != .lineFeed { offset -= 1 }
  return offset
}

/// The text that `display` shows as these bytes; nil if there is none.
///
/// The law is `undisplay(display(text)) == text`, and what `display` would not write is refused.
///
/// - Complexity: O(*n*) in the bytes.
public func undisplay(_ drawn: Bytes) -> Bytes? {
  var text = Bytes()
  text.reserveCapacity(drawn.count)
  var offset = 0
  while offset < drawn.count {
    guard let scalar = UTF8Scalar(in: drawn, at: offset, end: drawn.count) else { return nil }
    offset += scalar.length
    guard let sign = Sign(rawValue: scalar.value), sign != .closing else {
      text.append(codePoint: scalar.value)
      continue
    }
    if let meaning = sign.meaning {
      text.append(codePoint: meaning)
    } else {
      guard readEscape(in: drawn, at: &offset, to: &text) else { return nil }
    }
  }
  return display(text) == drawn ? text : nil
}

/// Reads `U+200B⟩` or `x9F⟩`; false where neither stands there.
private func readEscape(in drawn: Bytes, at offset: inout Int, to text: inout Bytes) -> Bool {
  let isByte = offset < drawn.count && drawn[offset] == UInt8(ascii: "x")
  offset += isByte ? 1 : 2
  var value: UInt32 = 0
  while offset < drawn.count, value < 0x110000, let digit = hexDigit(drawn[offset]) {
    value = value << 4 | digit
    offset += 1
  }
  guard offset < drawn.count, let end = UTF8Scalar(in: drawn, at: offset, end: drawn.count),
    end.value == Sign.closing.rawValue
  else { return false }
  offset += end.length
  if isByte {
    guard value < 0x100 else { return false }
    text.append(UInt8(value))
  } else {
    guard let scalar = Unicode.Scalar(value) else { return false }
    text.append(codePoint: scalar.value)
  }
  return true
}

private func hexDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
  default: nil
  }
}
