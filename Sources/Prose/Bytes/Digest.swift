internal import CCrypto

/// The SHA-256 of some bytes (FIPS 180-4).
public struct Digest: Hashable, Sendable {
  /// The 32 bytes, eight to a word, the first of them highest in the first word.
  ///
  /// A history holds four digests an amendment, and none of them is to cost an allocation. It is no vector, since
  /// Swift 6.3 makes the frames of async functions too short for what is aligned to more than 16 bytes.
  private let a, b, c, d: UInt64

  /// Hashes `content`.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public init(of content: Bytes) {
    var hash = SHA256()
    content.withUnsafeBytes { hash.add($0) }
    self = hash.digest
  }

  /// Hashes the concatenation of `parts`.
  public init(ofParts parts: [Bytes]) {
    var hash = SHA256()
    for part in parts { part.withUnsafeBytes { hash.add($0) } }
    self = hash.digest
  }

  /// Reads 64 lower-case hexadecimal digits; anything else is nil.
  public init?(hex: ArraySlice<UInt8>) {
    guard hex.count == 64, let a = Digest.word(hex, 0), let b = Digest.word(hex, 1),
      let c = Digest.word(hex, 2), let d = Digest.word(hex, 3)
    else { return nil }
    self.init(a, b, c, d)
  }

  /// The same of other bytes.
  public init?(hex: some Collection<UInt8>) { self.init(hex: Bytes(hex)[...]) }

  fileprivate init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  /// The digest of no bytes at all (FIPS 180-4; NIST's example of the empty message).
  public static let ofNothing = Digest(
    0xe3b0_c442_98fc_1c14, 0x9afb_f4c8_996f_b924, 0x27ae_41e4_649b_934c, 0xa495_991b_7852_b855)

  /// The 32 bytes of the digest.
  public var bytes: Bytes {
    var bytes = Bytes()
    bytes.reserveCapacity(32)
    for word in [a, b, c, d] {
      for shift in stride(from: 56 as UInt64, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    return bytes
  }

  /// The word of sixteen digits at a place from 0.
  private static func word(_ hex: ArraySlice<UInt8>, _ place: Int) -> UInt64? {
    var word: UInt64 = 0
    for digit in hex[(hex.startIndex + 16 * place)..<(hex.startIndex + 16 * (place + 1))] {
      guard let value = hexValue(digit) else { return nil }
      word = word << 4 | UInt64(value)
    }
    return word
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

/// A SHA-256 that is under way; a copy of it goes on by itself.
struct SHA256: Sendable {
  private var state = assent_sha256()

  init() { assent_sha256_begin(&state) }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    if let start = bytes.baseAddress { assent_sha256_add(&state, start, bytes.count) }
  }

  /// The hash of what was added so far.
  var digest: Digest {
    var end = state
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { bytes in
      assent_sha256_end(&end, bytes.baseAddress)
      func word(_ place: Int) -> UInt64 {
        UInt64(
          bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self))
      }
      return Digest(word(0), word(1), word(2), word(3))
    }
  }
}
