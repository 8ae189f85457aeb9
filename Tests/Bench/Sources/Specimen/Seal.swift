import Crypto
import FoundationEssentials
import Ledger
import Prose

/// A ratifier's Ed25519 key, which signs as `ssh-keygen -Y sign` does (openssh, PROTOCOL.sshsig; RFC 8709).
struct Seal {
  private let key: Curve25519.Signing.PrivateKey
  private let publicKey: Bytes

  /// The key that a seed stands for; it guards nothing.
  init(seed: UInt64) throws {
    key = try Curve25519.Signing.PrivateKey(
      rawRepresentation: Digest(of: Bytes("bench \(seed)".utf8)).bytes)
    publicKey = Seal.string("ssh-ed25519".utf8) + Seal.string(key.publicKey.rawRepresentation)
  }

  /// As it stands in a front matter: the type, a space and the base64.
  var publicText: String { "ssh-ed25519 \(Data(publicKey).base64EncodedString())" }

  /// The armoured signature over `message`, made for ratification.
  func signature(over message: Bytes) throws -> Bytes {
    let namespace = Bytes("ratify-v1@assent".utf8)
    let algorithm = Bytes("sha512".utf8)
    let signed =
      Seal.magic + Seal.string(namespace) + Seal.string([]) + Seal.string(algorithm)
      + Seal.string(SHA512.hash(data: message))
    let signature = try key.signature(for: signed)
    let blob =
      Seal.magic + [0, 0, 0, 1] + Seal.string(publicKey) + Seal.string(namespace) + Seal.string([])
      + Seal.string(algorithm) + Seal.string(Seal.string("ssh-ed25519".utf8) + Seal.string(signature))
    return try SSHSignature(blob: blob).bytes
  }

  private static let magic = Bytes("SSHSIG".utf8)

  /// A length of four bytes, and the bytes (RFC 4251, section 5).
  private static func string(_ content: some Sequence<UInt8>) -> Bytes {
    let content = Bytes(content)
    return withUnsafeBytes(of: UInt32(content.count).bigEndian) { Bytes($0) } + content
  }
}
