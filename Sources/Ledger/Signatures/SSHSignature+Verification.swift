internal import CCrypto
public import Prose

/// What a good signature proves beside the key.
public struct Verification: Hashable, Sendable {
  /// Whether the hardware says that it was touched; nil for a key that does not live in hardware.
  public let touched: Bool?

  public init(touched: Bool?) {
    self.touched = touched
  }
}

extension SSHSignature {
  /// Verifies the signature over the concatenation of `parts`.
  ///
  /// Ed25519 and ECDSA over P-256 are verified here, with and without a security key. A security key's
  /// signature without touch is good, but says so.
  ///
  /// - Throws: `SignatureFault`; `needsSSHKeygen` where the key matches and is of another type.
  /// - Complexity: O(*n*) in the bytes.
  public func verify(
    over parts: [Bytes], namespace: Bytes, key: SSHPublicKey
  ) throws(SignatureFault) -> Verification {
    guard publicKey == key.blob else { throw .key }
    guard self.namespace == namespace else { throw .namespace(self.namespace) }
    var wire = SSHWire(signature)
    guard let algorithm = wire.string(), let inner = wire.string() else { throw .malformed }
    guard let verifier = key.verifier, !algorithm.starts(with: "webauthn-".utf8) else {
      throw .needsSSHKeygen
    }
    guard algorithm == key.type else { throw .algorithm(algorithm) }

    var message = try signedBytes(over: parts)
    var touched: Bool?
    if let application = key.application {
      guard let flags = wire.byte(), let counter = wire.uint32() else { throw .malformed }
      message = SSHSignature.assertion(flags, counter, over: message, for: application)
      touched = flags & SSHSignature.userPresence != 0
    }
    guard wire.isAtEnd else { throw .malformed }
    let isGood =
      switch verifier {
      case .ed25519(let key): SSHSignature.isGood(inner, ofEd25519: key, over: message)
      case .p256(let point): SSHSignature.isGood(inner, ofP256: point, over: message)
      }
    guard isGood else { throw .invalid }
    return Verification(touched: touched)
  }

  /// What the key signs in place of the message.
  private func signedBytes(over parts: [Bytes]) throws(SignatureFault) -> Bytes {
    let hash: Bytes
    switch hashAlgorithm.word {
    case "sha256": hash = Digest(ofParts: parts).bytes
    case "sha512":
      let message = parts.reduce(into: Bytes()) { $0 += $1 }
      hash = Bytes(unsafeUninitializedCapacity: 64) { bytes, count in
        assent_sha512(message, message.count, bytes.baseAddress)
        count = 64
      }
    default: throw .hashAlgorithm(hashAlgorithm)
    }
    return SSHSignature.magic + [namespace, reserved, hashAlgorithm, hash].flatMap(SSHWire.string)
  }

  /// RFC 8709, section 6.
  private static func isGood(_ signature: Bytes, ofEd25519 key: Bytes, over message: Bytes) -> Bool {
    assent_ed25519_is_good(signature, signature.count, key, key.count, message, message.count)
  }

  /// RFC 5656, section 3.1.2: two integers in a string, over the SHA-256 of the message.
  private static func isGood(_ signature: Bytes, ofP256 point: Bytes, over message: Bytes) -> Bool {
    var wire = SSHWire(signature)
    guard let r = wire.integerOf32Bytes(), let s = wire.integerOf32Bytes(), wire.isAtEnd else { return false }
    return assent_p256_is_good(r + s, point, point.count, message, message.count)
  }

  /// What a security key signs in place of the message (openssh, PROTOCOL.u2f).
  private static func assertion(
    _ flags: UInt8, _ counter: UInt32, over message: Bytes, for application: Bytes
  ) -> Bytes {
    Digest(of: application).bytes + [flags] + SSHWire.uint32(counter) + Digest(of: message).bytes
  }

  /// The flag that someone touched the hardware (WebAuthn, 6.1).
  static let userPresence: UInt8 = 1
}
