public import Prose

/// Why a signature does not count.
public enum SignatureFault: Error, Equatable, Sendable {
  /// Not an armour as `ssh-keygen` prints it.
  case armour
  /// The bytes inside of the armour are cut short, go on too long or have a length that is not theirs.
  case malformed
  /// A version of the form that is not 1.
  case version(UInt32)
  /// Made by another key.
  case key
  /// Made for another purpose.
  case namespace(Bytes)
  /// Over a hash that is neither `sha256` nor `sha512`.
  case hashAlgorithm(Bytes)
  /// By an algorithm that is not the key's.
  case algorithm(Bytes)
  /// Made over other bytes, or not made by the key at all.
  case invalid
  /// The key's type is one that only `ssh-keygen` verifies.
  case needsSSHKeygen
}

/// A signature over any bytes for a stated purpose, as `ssh-keygen -Y sign` makes it (openssh,
/// PROTOCOL.sshsig).
public struct SSHSignature: Hashable, Sendable {
  /// The public key in SSH's binary form.
  public let publicKey: Bytes
  /// What the signature is for.
  public let namespace: Bytes
  /// Nothing, so far; it is signed with the rest.
  public let reserved: Bytes
  /// The hash of the message that is signed: `sha256` or `sha512`.
  public let hashAlgorithm: Bytes
  /// The algorithm and the signature in SSH's binary form.
  public let signature: Bytes

  /// Reads an armour.
  ///
  /// - Throws: `SignatureFault` where the bytes are not what `ssh-keygen` prints.
  public init(parsing armour: Bytes) throws(SignatureFault) {
    guard let blob = Armour.blob(in: armour), Armour.bytes(around: blob) == armour else { throw .armour }
    try self.init(blob: blob)
  }

  /// Reads the bytes inside of an armour.
  ///
  /// - Throws: `SignatureFault` where they are not of the form.
  public init(blob: Bytes) throws(SignatureFault) {
    var wire = SSHWire(blob)
    guard wire.bytes(6)?.elementsEqual(SSHSignature.magic) == true, let version = wire.uint32() else {
      throw .malformed
    }
    guard version == 1 else { throw .version(version) }
    guard let publicKey = wire.string(), let namespace = wire.string(), let reserved = wire.string(),
      let hashAlgorithm = wire.string(), let signature = wire.string(), wire.isAtEnd
    else { throw .malformed }
    self.publicKey = publicKey
    self.namespace = namespace
    self.reserved = reserved
    self.hashAlgorithm = hashAlgorithm
    self.signature = signature
  }

  /// The type of the key that made it, such as `ssh-ed25519`; nil where the key has no form.
  public var keyType: Bytes? {
    var wire = SSHWire(publicKey)
    return wire.string()
  }

  /// Whether a security key says that it was touched; nil where none signed.
  public var touched: Bool? {
    var wire = SSHWire(signature)
    guard keyType?.starts(with: "sk-".utf8) == true, wire.string() != nil, wire.string() != nil else {
      return nil
    }
    return wire.byte().map { $0 & SSHSignature.userPresence != 0 }
  }

  /// The bytes inside of the armour.
  public var blob: Bytes {
    let parts = [publicKey, namespace, reserved, hashAlgorithm, signature]
    return SSHSignature.magic + SSHWire.uint32(1) + parts.flatMap(SSHWire.string)
  }

  /// The armour, ending in a line feed.
  public var bytes: Bytes { Armour.bytes(around: blob) }

  static let magic = Bytes("SSHSIG".utf8)
}
