import CSigning

/// A key did not sign.
public struct SigningFault: Error {}

/// A fresh key that signs, for tests alone.
public struct SigningKey: @unchecked Sendable {
  // Nothing changes a key once it is made.
  private let key: OpaquePointer?

  public static func ed25519() -> SigningKey { SigningKey(key: assent_new_ed25519()) }

  /// A key on P-256.
  public static func p256() -> SigningKey { SigningKey(key: assent_new_p256()) }

  /// 32 bytes of Ed25519, or an uncompressed point of 65.
  public var publicBytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 65) { bytes, count in
      count = assent_public_half(key, bytes.baseAddress, 65)
    }
  }

  /// The 64 bytes of a signature: of Ed25519 as it is, of P-256 its two numbers.
  public func sign(_ message: [UInt8]) throws -> [UInt8] {
    let signature = [UInt8](unsafeUninitializedCapacity: 64) { bytes, count in
      count = assent_sign(key, message, message.count, bytes.baseAddress)
    }
    guard signature.count == 64 else { throw SigningFault() }
    return signature
  }
}
