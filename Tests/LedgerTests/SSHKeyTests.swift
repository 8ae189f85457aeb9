import Ledger
import Prose
import TestSupport
import Testing

@Suite struct SSHKeyTests {
  static let signers = [
    Signer.ed25519, .p256, .ed25519.with { $0.application = utf8("ssh:") },
    .p256.with { $0.application = utf8("ssh:") },
  ]

  @Test("a key prints as it was read", arguments: signers)
  func identity(signer: Signer) throws {
    let key = try SSHPublicKey(parsing: utf8(signer.publicKey))
    #expect(key.bytes == utf8(signer.publicKey))
    #expect(key.type == utf8(signer.type))
    #expect(key.blob == signer.blob)
    #expect(key.isSecurityKey == (signer.application != nil))
  }

  @Test("a key of a type that is not known here is kept for ssh-keygen")
  func others() throws {
    for type in ["ssh-rsa", "ecdsa-sha2-nistp384", "ssh-mldsa@example.org"] {
      let text = utf8("\(type) ") + base64(wire(utf8(type), [1, 2, 3]))
      #expect(try SSHPublicKey(parsing: text).bytes == text)
    }
  }

  @Test("a key in any other form than type, space and base64 is refused")
  func forms() {
    let key = Signer.ed25519.publicKey
    let texts: [(String, SSHKeyFault)] = [
      ("", .form), (" ", .form), ("ssh-ed25519", .form), (key + " comment", .form), (key + " ", .form),
      (" " + key, .form), ("restrict " + key, .form), (key + "\n", .base64), (key + "=", .base64),
      (String(key.dropLast()), .base64), (key.replacing(" ", with: "  "), .form),
      (key.replacing(" ", with: "\t"), .form), (key.replacing("ssh-", with: "SSH-"), .form),
      (key.replacing("ed25519 ", with: "ed25519-cert-v01@openssh.com "), .certificate),
      (key.replacing("ed25519 ", with: "rsa "), .innerType), ("ssh-ed25519 ", .innerType),
      ("ssh-ed25519 AAAA", .innerType),
    ]
    for (text, fault) in texts {
      #expect(throws: fault, "\(text)") { try SSHPublicKey(parsing: utf8(text)) }
    }
  }

  @Test("a key whose bytes are not of its type, or no point on its curve, is refused")
  func material() {
    let ed25519 = utf8("ssh-ed25519")
    let p256 = utf8("ecdsa-sha2-nistp256")
    let security = utf8("sk-ssh-ed25519@openssh.com")
    let zeros = Bytes(repeating: 0, count: 64)
    let blobs: [(Bytes, Bytes)] = [
      (ed25519, wire(ed25519)), (ed25519, wire(ed25519, Bytes(zeros.prefix(31)))),
      (ed25519, wire(ed25519, Bytes(zeros.prefix(33)))),
      (ed25519, wire(ed25519, Bytes(zeros.prefix(32))) + [0]),
      (ed25519, Signer.ed25519.blob + wire(utf8("ssh:"))),
      (p256, wire(p256, utf8("nistp256"), [4] + zeros)), (p256, wire(p256, utf8("nistp384"), [4] + zeros)),
      (p256, wire(p256, utf8("nistp256"), [2] + Bytes(zeros.prefix(32)))), (p256, Signer.p256.blob + [0]),
      (security, wire(security, Bytes(zeros.prefix(32)))),
      (security, wire(security, Bytes(zeros.prefix(32)), utf8("ssh:")) + [0]),
      (utf8("ssh-rsa"), wire(utf8("ssh-rsa"))),
    ]
    for (type, blob) in blobs {
      #expect(throws: SSHKeyFault.material) { try SSHPublicKey(parsing: type + [.space] + base64(blob)) }
    }
  }

  @Test("a key cut short anywhere, or with a wild length, is refused", arguments: signers)
  func hostile(signer: Signer) {
    let type = utf8("\(signer.type) ")
    for count in 0..<signer.blob.count {
      #expect(throws: SSHKeyFault.self) {
        try SSHPublicKey(parsing: type + base64(Bytes(signer.blob.prefix(count))))
      }
    }
    for place in 0..<4 {
      var blob = signer.blob
      blob[place] = 0xFF
      #expect(throws: SSHKeyFault.innerType) { try SSHPublicKey(parsing: type + base64(blob)) }
    }
  }
}
