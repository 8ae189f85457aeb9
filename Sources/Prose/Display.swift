/// A text as the reader sees it, with nothing in it that hides.
///
/// What can't be seen, can't be told apart from something else or has no agreed width stands as an escape:
/// `⟨U+200B⟩`, and a byte that is not UTF-8 as `⟨x9F⟩`. A tab is `⇥`, a joiner that does its work `⁀`, the
/// emoji style after its base `◌`; these three and `⟨` itself are escaped when they stand in the text. Line
/// feeds stay. Two different texts never give the same bytes.
///
/// - Complexity: O(*n*) in the bytes.
public func display(_ text: Bytes) -> Bytes {
  var drawn = Bytes()
  drawn.reserveCapacity(text.count)
  var scanner = GlyphScanner(text)
  while let glyph = scanner.next() { glyph.append(to: &drawn, from: text) }
  return drawn
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
