import CSigning
import Foundation

/// SSH's binary form (RFC 4251, section 5), written apart from the code under test.
public func wire(_ parts: [UInt8]...) -> [UInt8] {
  parts.flatMap { part in
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: part.count >> $0) } + part
  }
}

public func base64(_ content: [UInt8]) -> [UInt8] { [UInt8](Data(content).base64EncodedString().utf8) }

/// The base64 in lines of 70 between the two lines of an armour (openssh, PROTOCOL.sshsig).
public func armour(_ blob: [UInt8]) -> [UInt8] {
  let text = base64(blob)
  let lines = stride(from: 0, to: text.count, by: 70).map { text[$0...].prefix(70) + [UInt8(ascii: "\n")] }
  return [UInt8]("-----BEGIN SSH SIGNATURE-----\n".utf8) + lines.joined()
    + [UInt8]("-----END SSH SIGNATURE-----\n".utf8)
}

/// The hashes that SSH signs.
public enum Hash {
  public static func of(_ content: [UInt8], _ name: String) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 64) { bytes, count in
      count = assent_hash(name, content, content.count, bytes.baseAddress)
    }
  }
}

/// A key that signs as `ssh-keygen -Y sign` does (openssh, PROTOCOL.sshsig), security keys included, whose hardware it
/// plays.
public struct Signer: Sendable {
  public enum Kind: Sendable { case ed25519, p256 }

  public static let ed25519 = Signer()
  public static let p256 = Signer(.p256)

  public let kind: Kind
  private let key: SigningKey
  public var application: [UInt8]?
  public var flags: UInt8 = 1
  public var hash = "sha512"
  public var namespace = [UInt8]("ratify-v1@assent".utf8)

  public init(_ kind: Kind = .ed25519) {
    self.kind = kind
    key = kind == .ed25519 ? .ed25519() : .p256()
  }

  public func with(_ change: (inout Signer) -> Void) -> Signer {
    var copy = self
    change(&copy)
    return copy
  }

  public var type: String {
    switch (kind, application) {
    case (.ed25519, nil): "ssh-ed25519"
    case (.ed25519, _): "sk-ssh-ed25519@openssh.com"
    case (.p256, nil): "ecdsa-sha2-nistp256"
    case (.p256, _): "sk-ecdsa-sha2-nistp256@openssh.com"
    }
  }

  public var blob: [UInt8] {
    let material = kind == .p256 ? wire([UInt8]("nistp256".utf8), key.publicBytes) : wire(key.publicBytes)
    return wire([UInt8](type.utf8)) + material + (application.map { wire($0) } ?? [])
  }

  /// Type and base64, as a front matter has it.
  public var publicKey: String { "\(type) \(String(decoding: base64(blob), as: UTF8.self))" }

  /// The bytes inside of the armour of a signature over `message`.
  public func blob(over message: [UInt8]) throws -> [UInt8] {
    let magic = [UInt8]("SSHSIG".utf8)
    var signed = magic + wire(namespace, [], [UInt8](hash.utf8), Hash.of(message, hash))
    var tail: [UInt8] = []
    if let application {
      tail = [flags, 0, 0, 1, 2]
      signed = Hash.of(application, "sha256") + tail + Hash.of(signed, "sha256")
    }
    let raw = kind == .p256 ? integers(try key.sign(signed)) : try key.sign(signed)
    let signature = wire([UInt8](type.utf8), raw) + tail
    return magic + [0, 0, 0, 1] + wire(blob, namespace, [], [UInt8](hash.utf8), signature)
  }

  /// The armoured signature over a message.
  public func sign(_ message: [UInt8], namespace: [UInt8]? = nil) throws -> [UInt8] {
    armour(try with { if let namespace { $0.namespace = namespace } }.blob(over: message))
  }

  /// Two numbers of 32 bytes as two integers in their shortest form.
  private func integers(_ raw: [UInt8]) -> [UInt8] {
    let shortest = [raw.prefix(32), raw.suffix(32)].map { half -> [UInt8] in
      let digits = [UInt8](half.drop { $0 == 0 })
      return (digits.first ?? 0) >= 0x80 ? [0] + digits : digits
    }
    return wire(shortest[0]) + wire(shortest[1])
  }
}
