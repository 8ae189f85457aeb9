import Foundation
import Prose
import Ratification
import TestSupport

extension Signer {
  private static let known = NameTable()

  /// The one key of this run that belongs to a name.
  static func of(_ name: String) -> Signer { known.signer(of: name) }
}

/// An RSA key in its outer form and something in the form of a signature by it; both are for
/// `ssh-keygen` to read.
enum RSA {
  private static let blob = wire(utf8("ssh-rsa")) + wire([1, 0, 1]) + wire(Bytes(repeating: 7, count: 256))
  static let publicKey = "ssh-rsa \(Data(blob).base64EncodedString())"
  static let signature = armour(
    utf8("SSHSIG") + [0, 0, 0, 1]
      + wire(
        blob, ratificationNamespace, [], utf8("sha512"),
        wire(utf8("rsa-sha2-512"), Bytes(repeating: 9, count: 256))))
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
