import Crypto
import Foundation
import Prose
import Ratification

/// A fresh Ed25519 key that signs as `ssh-keygen -Y sign` does (openssh, PROTOCOL.sshsig).
struct Signer: Sendable {
  private let key = Curve25519.Signing.PrivateKey()

  private static let known = NameTable()

  /// The one key of this run that belongs to a name.
  static func of(_ name: String) -> Signer { known.signer(of: name) }

  /// Type and base64, as a front matter has it.
  var publicKey: String { "ssh-ed25519 \(Data(blob).base64EncodedString())" }

  private var blob: Bytes { wire(utf8("ssh-ed25519")) + wire(Bytes(key.publicKey.rawRepresentation)) }

  /// The armoured signature over a message.
  func sign(_ message: Bytes, namespace: Bytes = ratificationNamespace) throws -> Bytes {
    let digest = Bytes(SHA512.hash(data: message))
    let signed = utf8("SSHSIG") + wire(namespace) + wire([]) + wire(utf8("sha512")) + wire(digest)
    let raw = Bytes(try key.signature(for: signed))
    return armour(blob, namespace, wire(utf8("ssh-ed25519")) + wire(raw))
  }
}

/// An RSA key in its outer form and something in the form of a signature by it; both are for
/// `ssh-keygen` to read.
enum RSA {
  private static let blob = wire(utf8("ssh-rsa")) + wire([1, 0, 1]) + wire(Bytes(repeating: 7, count: 256))
  static let publicKey = "ssh-rsa \(Data(blob).base64EncodedString())"
  static let signature = armour(
    blob, ratificationNamespace, wire(utf8("rsa-sha2-512")) + wire(Bytes(repeating: 9, count: 256)))
}

private func wire(_ part: Bytes) -> Bytes {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: part.count >> $0) } + part
}

private func armour(_ key: Bytes, _ namespace: Bytes, _ signature: Bytes) -> Bytes {
  let parts = wire(key) + wire(namespace) + wire([]) + wire(utf8("sha512")) + wire(signature)
  let text = utf8(Data(utf8("SSHSIG") + [0, 0, 0, 1] + parts).base64EncodedString())
  let lines = stride(from: 0, to: text.count, by: 70).map { text[$0...].prefix(70) + [.lineFeed] }
  return utf8("-----BEGIN SSH SIGNATURE-----\n") + lines.joined() + utf8("-----END SSH SIGNATURE-----\n")
}

/// Keys by name, made when first asked for; tests run at the same time.
private final class NameTable: @unchecked Sendable {
  private let lock = NSLock()
  private var signers: [String: Signer] = [:]

  func signer(of name: String) -> Signer {
    lock.withLock {
      if let signer = signers[name] { return signer }
      let signer = Signer()
      signers[name] = signer
      return signer
    }
  }
}
