/// One code point as it stands in a text, with the bytes that it takes.
struct UTF8Scalar: Equatable, Sendable {
  var value: UInt32
  /// 1 to 4 bytes.
  var length: Int

  /// Decodes the code point at `offset`, reading no byte at or after `end`.
  ///
  /// Nil for what is not well-formed: a stray or missing continuation byte, an overlong form, a surrogate,
  /// a value over U+10FFFF (The Unicode Standard, table 3-7).
  init?(in bytes: Bytes, at offset: Int, end: Int) {
    let lead = bytes[offset]
    if lead < 0x80 {
      value = UInt32(lead)
      length = 1
      return
    }
    guard lead >= 0xC2, lead < 0xF5 else { return nil }
    length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard end - offset >= length else { return nil }
    let second = bytes[offset + 1]
    let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard second >= lowest, second <= highest else { return nil }
    value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    value = value << 6 | UInt32(second & 0x3F)
    var next = 2
    while next < length {
      let byte = bytes[offset + next]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
      next += 1
    }
  }
}

extension Bytes {
  /// Appends the UTF-8 form of a code point, which must not be a surrogate.
  mutating func append(codePoint value: UInt32) {
    switch value {
    case 0..<0x80:
      append(UInt8(value))
    case 0..<0x800:
      append(UInt8(0xC0 | value >> 6))
      append(UInt8(0x80 | value & 0x3F))
    case 0..<0x10000:
      append(UInt8(0xE0 | value >> 12))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    default:
      append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
      append(UInt8(0x80 | value >> 12 & 0x3F))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    }
  }
}
