/// Base64 with the standard alphabet and padding, each text in its one spelling (RFC 4648, 3.5 and 4).
public enum Base64 {
  /// Decodes; a missing or stray padding, a byte outside of the alphabet, a line end, and bits set after the
  /// last byte are refused with nil.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public static func decode(_ text: ArraySlice<UInt8>) -> Bytes? {
    guard text.count % 4 == 0 else { return nil }
    let padding = text.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
    // Once, since a static is asked for with care each time.
    let values = values
    var bytes = Bytes()
    bytes.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var bitCount = 0
    for byte in text.dropLast(padding) {
      let value = values[Int(byte)]
      guard value < 64 else { return nil }
      bits = bits << 6 | UInt32(value)
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
        bits &= (1 << UInt32(bitCount)) - 1
      }
    }
    return bits == 0 ? bytes : nil
  }

  /// Encodes, with padding and without line ends.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public static func encode(_ bytes: Bytes) -> Bytes {
    let alphabet = alphabet
    var text = Bytes()
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var bits: UInt32 = 0
    var bitCount = 0
    for byte in bytes {
      bits = (bits << 8 | UInt32(byte)) & 0xFFFF
      bitCount += 8
      while bitCount >= 6 {
        bitCount -= 6
        text.append(alphabet[Int(bits >> UInt32(bitCount) & 63)])
      }
    }
    if bitCount > 0 { text.append(alphabet[Int(bits << UInt32(6 - bitCount) & 63)]) }
    while text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
    return text
  }

  private static let alphabet = Bytes(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// What each byte stands for, 64 where it stands for nothing.
  private static let values: Bytes = (UInt8.min...UInt8.max).map { byte in
    alphabet.firstIndex(of: byte).map { UInt8($0) } ?? 64
  }
}
