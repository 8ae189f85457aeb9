internal import Crypto

/// The SHA-256 of some bytes (FIPS 180-4).
public struct Digest: Hashable, Sendable {
  /// The 32 bytes, the first of them highest in the first word: a history holds four digests an amendment, and
  /// none of them is to cost an allocation.
  private let words: SIMD4<UInt64>

  /// Hashes `content`.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public init(of content: Bytes) {
    var hash = SHA256()
    content.withUnsafeBytes { hash.update(bufferPointer: $0) }
    self.init(hash.finalize())
  }

  init(_ digest: SHA256.Digest) {
    words = digest.withUnsafeBytes { buffer in
      SIMD4(
        (0..<4).lazy.map { UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)) })
    }
  }

  /// Hashes the concatenation of `parts`.
  public init(ofParts parts: [Bytes]) {
    var hash = SHA256()
    for part in parts { part.withUnsafeBytes { hash.update(bufferPointer: $0) } }
    self.init(hash.finalize())
  }

  /// Reads 64 lower-case hexadecimal digits; anything else is nil.
  public init?(hex: ArraySlice<UInt8>) {
    guard hex.count == 64 else { return nil }
    var words = SIMD4<UInt64>()
    for place in 0..<4 {
      var word: UInt64 = 0
      for digit in hex[(hex.startIndex + 16 * place)..<(hex.startIndex + 16 * (place + 1))] {
        guard let value = Digest.hexValue(digit) else { return nil }
        word = word << 4 | UInt64(value)
      }
      words[place] = word
    }
    self.words = words
  }

  /// The same of other bytes.
  public init?(hex: some Collection<UInt8>) { self.init(hex: Bytes(hex)[...]) }

  private init(words: SIMD4<UInt64>) { self.words = words }

  /// The digest of no bytes at all (FIPS 180-4; NIST's example of the empty message).
  public static let ofNothing = Digest(
    words: [0xe3b0_c442_98fc_1c14, 0x9afb_f4c8_996f_b924, 0x27ae_41e4_649b_934c, 0xa495_991b_7852_b855])

  /// The 32 bytes of the digest.
  public var bytes: Bytes {
    var bytes = Bytes()
    bytes.reserveCapacity(32)
    for place in 0..<4 {
      for shift in stride(from: 56 as UInt64, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: words[place] >> shift))
      }
    }
    return bytes
  }

  /// 64 lower-case hexadecimal digits.
  public var hex: String {
    String(
      decoding: bytes.flatMap { [Digest.hexDigits[Int($0 >> 4)], Digest.hexDigits[Int($0 & 15)]] },
      as: UTF8.self)
  }

  /// The first 8 hexadecimal digits, which name files.
  public var short: String { String(hex.prefix(8)) }

  private static let hexDigits = Bytes("0123456789abcdef".utf8)

  private static func hexValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
