import Crypto
import Foundation
import Ledger
import Prose

let ratifyNamespace = utf8("ratify-v1@assent")

/// SSH's binary form, written apart from the code under test.
func wire(_ parts: Bytes...) -> Bytes {
  parts.flatMap { part in
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: part.count >> $0) } + part
  }
}

func base64(_ content: Bytes) -> Bytes { utf8(Data(content).base64EncodedString()) }

/// The base64 in lines of 70 between the two lines of an armour.
func armour(_ blob: Bytes) -> Bytes {
  let text = base64(blob)
  let lines = stride(from: 0, to: text.count, by: 70).map { text[$0...].prefix(70) + [.lineFeed] }
  return utf8("-----BEGIN SSH SIGNATURE-----\n") + lines.joined() + utf8("-----END SSH SIGNATURE-----\n")
}

/// A key that signs as OpenSSH does, security keys included, whose hardware it plays.
struct Signer {
  enum Key {
    case ed25519(Curve25519.Signing.PrivateKey)
    case p256(P256.Signing.PrivateKey)
  }

  let key: Key
  var application: Bytes?
  var flags: UInt8 = 1
  var hash = "sha512"
  var namespace = ratifyNamespace

  static let ed25519 = Signer(key: .ed25519(Curve25519.Signing.PrivateKey()))
  static let p256 = Signer(key: .p256(P256.Signing.PrivateKey()))

  func with(_ change: (inout Signer) -> Void) -> Signer {
    var copy = self
    change(&copy)
    return copy
  }

  var type: String {
    switch (key, application) {
    case (.ed25519, nil): "ssh-ed25519"
    case (.ed25519, _): "sk-ssh-ed25519@openssh.com"
    case (.p256, nil): "ecdsa-sha2-nistp256"
    case (.p256, _): "sk-ecdsa-sha2-nistp256@openssh.com"
    }
  }

  var blob: Bytes {
    let material =
      switch key {
      case .ed25519(let key): wire(Bytes(key.publicKey.rawRepresentation))
      case .p256(let key): wire(utf8("nistp256"), Bytes(key.publicKey.x963Representation))
      }
    return wire(utf8(type)) + material + (application.map { wire($0) } ?? [])
  }

  var publicKey: Bytes { utf8("\(type) ") + base64(blob) }

  /// The bytes inside of the armour of a signature over `message`.
  func blob(over message: Bytes) throws -> Bytes {
    let digest = hash == "sha256" ? Bytes(SHA256.hash(data: message)) : Bytes(SHA512.hash(data: message))
    var signed = utf8("SSHSIG") + wire(namespace, [], utf8(hash), digest)
    var tail = Bytes()
    if let application {
      tail = [flags, 0, 0, 1, 2]
      signed = Bytes(SHA256.hash(data: application)) + tail + Bytes(SHA256.hash(data: signed))
    }
    let raw =
      switch key {
      case .ed25519(let key): Bytes(try key.signature(for: signed))
      case .p256(let key): integers(Bytes(try key.signature(for: signed).rawRepresentation))
      }
    let signature = wire(utf8(type), raw) + tail
    return utf8("SSHSIG") + [0, 0, 0, 1] + wire(blob, namespace, [], utf8(hash), signature)
  }

  /// Two numbers of 32 bytes as two integers in their shortest form.
  private func integers(_ raw: Bytes) -> Bytes {
    let shortest = [raw.prefix(32), raw.suffix(32)].map { half -> Bytes in
      let digits = Bytes(half.drop { $0 == 0 })
      return (digits.first ?? 0) >= 0x80 ? [0] + digits : digits
    }
    return wire(shortest[0]) + wire(shortest[1])
  }
}

/// `ssh-keygen`, where the machine has it.
enum SSHKeygen {
  static let path = ["/usr/bin/ssh-keygen", "/usr/local/bin/ssh-keygen"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Makes a key and signs `message` with it.
  static func sign(_ message: Bytes, type: String, options: [String] = []) throws -> (
    key: Bytes, armour: Bytes
  ) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ledger-tests-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let key = folder.appending(path: "key").path
    _ = try run(["-q", "-t", type] + options + ["-N", "", "-C", "", "-f", key])
    let line = FileManager.default.contents(atPath: key + ".pub").map { Bytes($0) } ?? []
    let armour = try run(["-Y", "sign", "-q", "-n", "ratify-v1@assent", "-f", key], input: message)
    return (
      Bytes(line.split(separator: .space).prefix(2).joined(separator: [.space]).filter { $0 != 10 }), armour
    )
  }

  private static func run(_ arguments: [String], input: Bytes = []) throws -> Bytes {
    let process = Process()
    process.executableURL = URL(filePath: path ?? "")
    process.arguments = arguments
    let (standardInput, standardOutput) = (Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = FileHandle.nullDevice
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input))
    try standardInput.fileHandleForWriting.close()
    let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Bytes(output)
  }
}
