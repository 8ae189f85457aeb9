/// The offset of the next line feed at or after `start`; nil where there is none.
///
/// - Complexity: O(*n*) in the bytes up to it, eight at a time.
public func endOfLine(in text: Bytes, from start: Int) -> Int? { text.nextOffset(of: .lineFeed, from: start) }

extension Bytes {
  /// The offset of the next such byte at or after `start`; nil where there is none.
  ///
  /// - Complexity: O(*n*) in the bytes up to it, eight at a time.
  public func nextOffset(of byte: UInt8, from start: Int) -> Int? {
    span.bytes.nextOffset(of: byte, from: Swift.max(0, start))
  }

  /// Whether the bytes in `range` are those.
  ///
  /// - Complexity: O(*n*) in the bytes, eight at a time.
  public func holds(_ other: ArraySlice<UInt8>, at range: Range<Int>) -> Bool {
    guard range.count == other.count, range.lowerBound >= 0, range.upperBound <= count else { return false }
    let (left, right) = (span.bytes, other.span.bytes)
    var offset = 0
    while offset + 8 <= right.byteCount {
      let one = left.unsafeLoadUnaligned(fromByteOffset: range.lowerBound + offset, as: UInt64.self)
      guard one == right.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self) else { return false }
      offset += 8
    }
    while offset < other.count {
      guard self[range.lowerBound + offset] == other[other.startIndex + offset] else { return false }
      offset += 1
    }
    return true
  }
}

extension RawSpan {
  /// The offset of the next such byte at or after `start`; nil where there is none.
  func nextOffset(of byte: UInt8, from start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var offset = start
    while offset + 8 <= byteCount {
      let word = UInt64(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let mixed = word ^ (ones &* UInt64(byte))
      let zeros = ~(((mixed & lows) &+ lows) | mixed | lows)
      if zeros != 0 { return offset + zeros.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < byteCount {
      if unsafeLoad(fromByteOffset: offset, as: UInt8.self) == byte { return offset }
      offset += 1
    }
    return nil
  }
}
