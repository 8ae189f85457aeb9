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

  private var blob: Bytes { wire(utf8("ssh-ed25519")) + wire(Bytes(key.publicKey.rawRepresentation)) }

  /// Type and base64, as a front matter has it.
  var publicKey: String { "ssh-ed25519 \(Data(blob).base64EncodedString())" }

  /// The armoured signature over a message.
  func sign(_ message: Bytes, namespace: Bytes = ratificationNamespace) throws -> Bytes {
    let digest = Bytes(SHA512.hash(data: message))
    let signed = utf8("SSHSIG") + wire(namespace) + wire([]) + wire(utf8("sha512")) + wire(digest)
    let raw = Bytes(try key.signature(for: signed))
    let signature = wire(utf8("ssh-ed25519")) + wire(raw)
    let parts = wire(blob) + wire(namespace) + wire([]) + wire(utf8("sha512")) + wire(signature)
    let text = Bytes(Data(utf8("SSHSIG") + [0, 0, 0, 1] + parts).base64EncodedString().utf8)
    let lines = stride(from: 0, to: text.count, by: 70).map { text[$0...].prefix(70) + [.lineFeed] }
    return utf8("-----BEGIN SSH SIGNATURE-----\n") + lines.joined() + utf8("-----END SSH SIGNATURE-----\n")
  }

  private func wire(_ part: Bytes) -> Bytes {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: part.count >> $0) } + part
  }
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
