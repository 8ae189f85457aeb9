/// The lines of a text as byte ranges, each without its line feed.
///
/// `a\nb\n` has two lines, `a\n\n` has two, the second of them empty, and the empty text has none. A last
/// line without a line feed counts.
///
/// - Complexity: O(*n*) in the bytes.
public func lineRanges(of text: Bytes) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var start = 0
  forEachLineFeed(in: text) { end in
    ranges.append(start..<end)
    start = end + 1
  }
  if start < text.count { ranges.append(start..<text.count) }
  return ranges
}

/// Calls `body` with the offset of each line feed, in order.
///
/// Eight bytes are looked at together: a byte of the word is a line feed where the exclusive or with eight
/// line feeds has a zero byte (Warren, *Hacker's Delight*, 6-1).
func forEachLineFeed(in text: Bytes, _ body: (Int) -> Void) {
  let bytes = text.span.bytes
  let ones: UInt64 = 0x0101_0101_0101_0101
  let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  var offset = 0
  while offset + 8 <= bytes.byteCount {
    let word = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    let mixed = word ^ (ones &* UInt64(UInt8.lineFeed))
    var zeros = ~(((mixed & lows) &+ lows) | mixed | lows)
    while zeros != 0 {
      body(offset + zeros.trailingZeroBitCount / 8)
      zeros &= zeros &- 1
    }
    offset += 8
  }
  while offset < bytes.byteCount {
    if text[offset] == .lineFeed { body(offset) }
    offset += 1
  }
}
