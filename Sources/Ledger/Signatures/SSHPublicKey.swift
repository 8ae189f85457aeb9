internal import CCrypto
public import Prose

/// Why some bytes are not a ratifier's public key.
public enum SSHKeyFault: Error, Equatable, Sendable {
  /// Not a type, one space and base64: options, a comment, a line end.
  case form
  /// The base64 has another spelling than its one strict one.
  case base64
  /// A certificate stands for a key that its bytes do not prove.
  case certificate
  /// The type inside of the base64 is another, or is cut short.
  case innerType
  /// The key's own bytes do not have the form of its type, or are no point on its curve.
  case material
}

/// An SSH public key: a type, a space and the base64, without options, comment or certificate.
public struct SSHPublicKey: Hashable, Sendable {
  /// The key's type, such as `ssh-ed25519`.
  public let type: Bytes
  /// The key in SSH's binary form, as it also stands inside of a signature.
  public let blob: Bytes

  /// What verifies a signature; nil where only `ssh-keygen` knows.
  let verifier: Verifier?
  /// What the hardware binds its signatures to, for a key that lives in hardware.
  let application: Bytes?

  enum Verifier: Hashable, Sendable {
    /// 32 bytes.
    case ed25519(Bytes)
    /// An uncompressed point, 65 bytes.
    case p256(Bytes)
  }

  /// Reads a key as it stands in a charter's front matter.
  ///
  /// - Throws: `SSHKeyFault`. A type that is not known here is not refused.
  public init(parsing text: Bytes) throws(SSHKeyFault) {
    let parts = text.split(separator: .space, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(\.isKeyTypeByte) else { throw .form }
    guard parts[0].firstRange(of: "-cert-".utf8) == nil else { throw .certificate }
    guard let blob = Base64.decode(parts[1]) else { throw .base64 }
    var wire = SSHWire(blob)
    guard let type = wire.string(), type.elementsEqual(parts[0]) else { throw .innerType }
    self.type = type
    self.blob = blob
    switch type.word {
    case "ssh-ed25519", "sk-ssh-ed25519@openssh.com": verifier = try wire.ed25519()
    case "ecdsa-sha2-nistp256", "sk-ecdsa-sha2-nistp256@openssh.com": verifier = try wire.p256()
    default:
      verifier = nil
      application = nil
      guard !wire.isAtEnd else { throw .material }
      return
    }
    application = type.starts(with: "sk-".utf8) ? wire.string() : nil
    guard wire.isAtEnd, isSecurityKey == (application != nil) else { throw .material }
  }

  /// The type, a space and the base64.
  public var bytes: Bytes { type + [.space] + Base64.encode(blob) }

  /// Whether the key lives in hardware that can ask for a touch.
  public var isSecurityKey: Bool { type.starts(with: "sk-".utf8) }
}

extension SSHWire {
  /// Takes a key of RFC 8709, section 4.
  fileprivate mutating func ed25519() throws(SSHKeyFault) -> SSHPublicKey.Verifier {
    guard let key = string(), key.count == 32 else { throw .material }
    return .ed25519(key)
  }

  /// Takes a key of RFC 5656, section 3.1: the name of the curve and an uncompressed point on it.
  fileprivate mutating func p256() throws(SSHKeyFault) -> SSHPublicKey.Verifier {
    guard let curve = string(), curve.elementsEqual("nistp256".utf8) else { throw .material }
    guard let point = string(), assent_p256_is_point(Bytes(point), point.count) else { throw .material }
    return .p256(point)
  }
}

extension UInt8 {
  fileprivate var isKeyTypeByte: Bool { isNameByte || self == UInt8(ascii: "@") || self == .dot }
}
