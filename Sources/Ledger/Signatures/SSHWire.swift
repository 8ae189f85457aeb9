internal import Prose

/// A cursor over the binary form in which SSH writes keys and signatures (RFC 4251, section 5).
///
/// Each part is nil where the bytes end before it does, whatever length they claim.
struct SSHWire {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Collection<UInt8>) {
    rest = Bytes(bytes)[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func byte() -> UInt8? { bytes(1)?.first }

  mutating func uint32() -> UInt32? {
    bytes(4)?.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A length of four bytes, and so many bytes.
  mutating func string() -> Bytes? {
    guard let count = uint32(), let content = bytes(Int(count)) else { return nil }
    return Bytes(content)
  }

  /// A positive integer in its shortest form, as 32 bytes; nil where it is negative, longer or padded.
  mutating func integerOf32Bytes() -> Bytes? {
    guard var digits = string()?[...], let first = digits.first, first < 0x80 else { return nil }
    if first == 0 {
      digits = digits.dropFirst()
      guard let second = digits.first, second >= 0x80 else { return nil }
    }
    guard digits.count <= 32 else { return nil }
    return Bytes(repeating: 0, count: 32 - digits.count) + digits
  }

  static func string(_ content: some Collection<UInt8>) -> Bytes {
    uint32(UInt32(truncatingIfNeeded: content.count)) + content
  }

  static func uint32(_ value: UInt32) -> Bytes {
    withUnsafeBytes(of: value.bigEndian) { Bytes($0) }
  }
}
