internal import Crypto

/// The SHA-256 of some bytes (FIPS 180-4).
public struct Digest: Hashable, Sendable {
  /// The 32 bytes of the digest.
  public let bytes: Bytes

  /// Hashes `content`.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public init(of content: Bytes) {
    bytes = content.withUnsafeBytes { buffer in
      var hash = SHA256()
      hash.update(bufferPointer: buffer)
      return Bytes(hash.finalize())
    }
  }

  init(_ digest: SHA256.Digest) { bytes = Bytes(digest) }

  /// Hashes the concatenation of `parts`.
  public init(ofParts parts: [Bytes]) {
    var hash = SHA256()
    for part in parts { part.withUnsafeBytes { hash.update(bufferPointer: $0) } }
    bytes = Bytes(hash.finalize())
  }

  /// Reads 64 lower-case hexadecimal digits; anything else is nil.
  @inlinable
  public init?(hex: some Collection<UInt8>) {
    guard hex.count == 64 else { return nil }
    var bytes = Bytes()
    bytes.reserveCapacity(32)
    var high: UInt8?
    for digit in hex {
      guard let value = Digest.hexValue(digit) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    self.bytes = bytes
  }

  /// The digest of no bytes at all.
  public static let ofNothing = Digest(of: [])

  /// 64 lower-case hexadecimal digits.
  public var hex: String {
    String(
      decoding: bytes.flatMap { [Digest.hexDigits[Int($0 >> 4)], Digest.hexDigits[Int($0 & 15)]] },
      as: UTF8.self)
  }

  /// The first 8 hexadecimal digits, which name files.
  public var short: String { String(hex.prefix(8)) }

  private static let hexDigits = Bytes("0123456789abcdef".utf8)

  @usableFromInline static func hexValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
