import Ledger
import Prose
import TestSupport
import Testing

@Suite struct SSHSignatureTests {
  static let message = utf8("The statement.\n\n### ana\n\nvote: ratify\n")

  static func verify(
    _ signer: Signer, _ blob: Bytes, over message: Bytes = message
  ) throws -> Verification {
    let signature = try SSHSignature(parsing: armour(blob))
    #expect(signature.bytes == armour(blob))
    let key = try SSHPublicKey(parsing: utf8(signer.publicKey))
    return try signature.verify(over: [message], namespace: ratifyNamespace, key: key)
  }

  @Test(
    "golden signatures are good over statement and section, and over nothing less",
    arguments: GoldenRecord.all)
  func golden(golden: GoldenRecord) throws {
    let record = try Record(parsing: golden.bytes)
    let statement = record.statement.bytes
    for section in record.sections {
      let signature = try SSHSignature(parsing: try #require(section.signature))
      #expect(signature.bytes == section.signature)
      let key = try SSHPublicKey(parsing: utf8("ssh-ed25519 ") + base64(signature.publicKey))
      let parts = [statement, section.unsignedBytes]
      #expect(
        try signature.verify(over: parts, namespace: ratifyNamespace, key: key) == Verification(touched: nil))
      for other in [[statement], [section.unsignedBytes], [section.unsignedBytes, statement], []] {
        #expect(throws: SignatureFault.invalid) {
          try signature.verify(over: other, namespace: ratifyNamespace, key: key)
        }
      }
    }
  }

  @Test("each algorithm and hash is verified, and a security key says whether it was touched")
  func algorithms() throws {
    for hash in ["sha256", "sha512"] {
      for plain in [Signer.ed25519, .p256] {
        let signer = plain.with { $0.hash = hash }
        #expect(try Self.verify(signer, signer.blob(over: Self.message)).touched == nil)
        for (flags, touched) in [(1, true), (5, true), (0, false), (4, false)] as [(UInt8, Bool)] {
          let hardware = signer.with {
            $0.application = utf8("ssh:")
            $0.flags = flags
          }
          #expect(try Self.verify(hardware, hardware.blob(over: Self.message)).touched == touched)
        }
      }
    }
  }

  @Test("a signature over other bytes, of another key or purpose, is refused")
  func otherwise() throws {
    for signer in SSHKeyTests.signers {
      let blob = try signer.blob(over: Self.message)
      #expect(throws: SignatureFault.invalid) { try Self.verify(signer, blob, over: Self.message + [10]) }
      let other = signer.with { $0.application = signer.application == nil ? utf8("ssh:") : nil }
      #expect(throws: SignatureFault.key) { try Self.verify(other, blob) }
      let purpose = try signer.with { $0.namespace = utf8("file") }.blob(over: Self.message)
      #expect(throws: SignatureFault.namespace(utf8("file"))) { try Self.verify(signer, purpose) }
    }
  }

  @Test("a touch can't be claimed afterwards")
  func claimedTouch() throws {
    let signer = Signer.ed25519.with {
      $0.application = utf8("ssh:")
      $0.flags = 0
    }
    var blob = try signer.blob(over: Self.message)
    blob[blob.count - 5] = 1
    #expect(throws: SignatureFault.invalid) { try Self.verify(signer, blob) }
  }

  @Test("a signature by another algorithm, over another hash or with bytes to spare is refused")
  func forms() throws {
    let signer = Signer.ed25519
    func blob(hash: String = "sha512", signature: Bytes) -> Bytes {
      utf8("SSHSIG") + [0, 0, 0, 1] + wire(signer.blob, ratifyNamespace, [], utf8(hash), signature)
    }
    let zeros = Bytes(repeating: 0, count: 64)
    let faults: [(Bytes, SignatureFault)] = [
      (blob(signature: wire(utf8("ssh-rsa"), zeros)), .algorithm(utf8("ssh-rsa"))),
      (blob(hash: "md5", signature: wire(utf8("ssh-ed25519"), zeros)), .hashAlgorithm(utf8("md5"))),
      (blob(signature: wire(utf8("ssh-ed25519"), zeros)), .invalid),
      (blob(signature: wire(utf8("ssh-ed25519"), [])), .invalid),
      (blob(signature: wire(utf8("ssh-ed25519"), zeros + zeros)), .invalid),
      (blob(signature: wire(utf8("ssh-ed25519"), zeros) + [1]), .malformed),
      (blob(signature: wire(utf8("ssh-ed25519"))), .malformed), (blob(signature: []), .malformed),
      (blob(signature: []) + [0], .malformed), (utf8("SSHSIG") + [0, 0, 0, 2], .version(2)),
      (utf8("SSHSIH") + [0, 0, 0, 1], .malformed), ([], .malformed),
    ]
    for (blob, fault) in faults {
      #expect(throws: fault) { try Self.verify(signer, blob) }
    }
  }

  @Test("the two integers of an ECDSA signature stand in their shortest form")
  func integers() throws {
    let signer = Signer.p256
    let half = Bytes(repeating: 1, count: 32)
    for inner in [
      wire(half), wire(half, half, half), wire([], []), wire([0], half), wire([0] + half, half),
      wire(half, [0x80]),
      wire(half, half + half), wire(half, half), utf8("\u{7F}\u{7F}\u{7F}\u{7F}"),
    ] {
      let blob =
        utf8("SSHSIG") + [0, 0, 0, 1]
        + wire(signer.blob, ratifyNamespace, [], utf8("sha512"), wire(utf8(signer.type), inner))
      #expect(throws: SignatureFault.invalid) { try Self.verify(signer, blob) }
    }
  }

  @Test("every flipped bit of a signature is refused", arguments: SSHKeyTests.signers)
  func flips(signer: Signer) throws {
    let blob = try signer.blob(over: Self.message)
    for index in blob.indices {
      var flipped = blob
      flipped[index] ^= 1 << UInt8(index % 8)
      #expect(throws: SignatureFault.self) { try Self.verify(signer, flipped) }
    }
    for count in blob.indices {
      #expect(throws: SignatureFault.self) { try SSHSignature(blob: Bytes(blob.prefix(count))) }
    }
  }

  @Test("an armour in another form than ssh-keygen's is refused")
  func armours() throws {
    let good = armour(try Signer.ed25519.blob(over: Self.message))
    let end = "-----END SSH SIGNATURE-----\n"
    let changes: [(String, String)] = [
      (end, String(end.dropLast())), (end, end + "\n"), (end, "\n" + end), (end, "=\n" + end),
      ("SSH S", "PGP S"),
      ("U1NIU0lH", "U1NI\nU0lH"), ("U1NIU0lH", "U1NIU0l"), ("U1NIU0lH", " U1NIU0lH"),
      ("-----\n", "-----\r\n"),
    ]
    for (old, new) in changes {
      #expect(throws: SignatureFault.self) { try SSHSignature(parsing: good.replacing(old, with: new)) }
    }
    #expect(throws: SignatureFault.armour) { try SSHSignature(parsing: []) }
    #expect(throws: SignatureFault.armour) {
      try SSHSignature(
        parsing: utf8("-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n").dropLast())
    }
  }

  @Test(
    "what ssh-keygen signs is good here, or is left to it", .enabled(if: SSHKeygen.path != nil),
    arguments: [
      ("ed25519", [], true), ("ecdsa", ["-b", "256"], true), ("ecdsa", ["-b", "384"], false),
      ("rsa", ["-b", "2048"], false),
    ] as [(String, [String], Bool)])
  func keygen(type: String, options: [String], here: Bool) throws {
    let made = try SSHKeygen.sign(Self.message, type: type, options: options)
    let key = try SSHPublicKey(parsing: made.key)
    let signature = try SSHSignature(parsing: made.armour)
    #expect(signature.bytes == made.armour)
    if here {
      #expect(
        try signature.verify(over: [Self.message], namespace: ratifyNamespace, key: key).touched == nil)
      #expect(throws: SignatureFault.invalid) {
        try signature.verify(over: [], namespace: ratifyNamespace, key: key)
      }
    } else {
      #expect(throws: SignatureFault.needsSSHKeygen) {
        try signature.verify(over: [Self.message], namespace: ratifyNamespace, key: key)
      }
    }
  }
}
