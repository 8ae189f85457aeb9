import Crypto
import Foundation
import Prose

/// A fresh Ed25519 key that signs as `ssh-keygen -Y sign` does (openssh, PROTOCOL.sshsig).
struct Signer: Sendable {
  private let key = Curve25519.Signing.PrivateKey()

  private var blob: Bytes { wire(Bytes("ssh-ed25519".utf8)) + wire(Bytes(key.publicKey.rawRepresentation)) }

  /// Type and base64, as a front matter has it.
  var publicKey: String { "ssh-ed25519 \(Data(blob).base64EncodedString())" }

  /// The armoured signature over a message.
  func sign(_ message: Bytes, namespace: String = "ratify-v1@assent") throws -> Bytes {
    let namespace = Bytes(namespace.utf8)
    let hash = Bytes("sha512".utf8)
    let magic = Bytes("SSHSIG".utf8)
    let digest = Bytes(SHA512.hash(data: message))
    let signed = magic + wire(namespace) + wire([]) + wire(hash) + wire(digest)
    let signature = wire(Bytes("ssh-ed25519".utf8)) + wire(Bytes(try key.signature(for: signed)))
    let parts = wire(blob) + wire(namespace) + wire([]) + wire(hash) + wire(signature)
    let text = Bytes(Data(magic + [0, 0, 0, 1] + parts).base64EncodedString().utf8)
    let lines = stride(from: 0, to: text.count, by: 70).map { text[$0...].prefix(70) + [.lineFeed] }
    return Bytes("-----BEGIN SSH SIGNATURE-----\n".utf8) + lines.joined()
      + Bytes("-----END SSH SIGNATURE-----\n".utf8)
  }

  private func wire(_ part: Bytes) -> Bytes {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: part.count >> $0) } + part
  }
}
