internal import Glibc
public import Prose

/// What went wrong with a key.
public enum KeyFault: Error, Equatable, Sendable {
  /// `ssh-keygen` is not installed.
  case noSSHKeygen
  case noKeys
  case needsPassphrase(path: String)
  case wrongPassphrase(path: String)
  /// A new key came out without the passphrase that it was to have, and was removed.
  case unprotected(path: String)
  /// `ssh-keygen` refused; its words, for the person to read.
  case refused(path: String, words: String)
  case disk(DiskFault)
}

/// OpenSSH's `ssh-keygen`, which holds everything that is secret: the program never reads a private key.
public struct SSHKeygen: Sendable {
  /// The signature namespace of a ratification, so that it can't pass for anything else.
  public static let namespace = "ratify-v1@assent"

  private let command: String
  private let askpass: Askpass

  public init(command: String = "ssh-keygen", askpass: Askpass = Askpass()) {
    (self.command, self.askpass) = (command, askpass)
  }

  /// Signs `message` with the key at `path` (a private key, or a public key whose private half an agent holds).
  ///
  /// Standard input to standard output: signing a file can leave a stale signature and exit 0.
  /// - Returns: the armoured signature.
  public func sign(_ message: Bytes, path: String, passphrase: Bytes?) async throws(KeyFault) -> Bytes {
    let result = try await run(
      ["-Y", "sign", "-q", "-n", SSHKeygen.namespace, "-f", path], input: message, passphrase: passphrase)
    guard result.status == 0, !result.output.isEmpty else { throw refusal(result, path: path, passphrase) }
    return result.output
  }

  /// Makes an Ed25519 key at `path` with its public half beside it; no passphrase, or an empty one, is none.
  ///
  /// - Throws: `KeyFault`; a file that is there already is refused.
  public func makeKey(at path: String, comment: String, passphrase: Bytes?) async throws(KeyFault) {
    for file in [path, "\(path).pub"] where access(file, F_OK) == 0 {
      throw .disk(DiskFault(.open, file, .alreadyExists))
    }
    var arguments = ["-q", "-t", "ed25519", "-C", comment, "-f", path]
    let isProtected = passphrase?.isEmpty == false
    // With a passphrase ssh-keygen asks for it; as an argument it would stand in /proc.
    if !isProtected { arguments += ["-N", ""] }
    let result = try await run(arguments, passphrase: passphrase)
    guard result.status == 0 else { throw refusal(result, path: path, passphrase) }
    // Where the askpass fails ssh-keygen takes no answer for an empty one.
    guard try await needsPassphrase(path: path) == isProtected else {
      unlink(path)
      unlink("\(path).pub")
      throw .unprotected(path: path)
    }
  }

  /// Whether the private key at `path` is protected by a passphrase.
  ///
  /// - Throws: `KeyFault.refused` where there is none that can be read.
  public func needsPassphrase(path: String) async throws(KeyFault) -> Bool {
    let result = try await run(["-y", "-P", "", "-f", path], passphrase: nil)
    if result.status == 0 { return false }
    guard result.saysPassphrase else { throw refusal(result, path: path, nil) }
    return true
  }

  /// Whether the program can be run at all.
  public func isInstalled() async -> Bool {
    do {
      _ = try await Child(command, ["-?"]).run()
      return true
    } catch { return false }
  }

  /// Verifies with `ssh-keygen` what the program can't verify itself (RSA and other curves).
  public func verify(
    _ message: Bytes, signature: Bytes, key: String, disk: Disk = Disk()
  ) async throws(KeyFault) -> Bool {
    guard let folder = PrivateFolder() else { throw .disk(DiskFault(.makeFolder, "/tmp", .system(errno))) }
    defer { folder.remove("signers", "signature") }
    let (signers, signatureFile) = ("\(folder.path)/signers", "\(folder.path)/signature")
    do {
      try disk.create(signers, Bytes("ratifier namespaces=\"\(SSHKeygen.namespace)\" \(key)\n".utf8))
      try disk.create(signatureFile, signature)
    } catch { throw .disk(error) }
    return try await run(
      ["-Y", "verify", "-f", signers, "-I", "ratifier", "-n", SSHKeygen.namespace, "-s", signatureFile],
      input: message, passphrase: nil
    ).status == 0
  }

  private func run(
    _ arguments: [String], input: Bytes = [], passphrase: Bytes?
  ) async throws(KeyFault) -> Child.Result {
    let passphrase = passphrase?.isEmpty == true ? nil : passphrase
    do throws(Child.Fault) {
      return try await askpass.withAnswer(passphrase) { [command] (variables) async throws(Child.Fault) in
        var child = Child(command, arguments)
        child.environment = variables
        child.passOn(["SSH_AUTH_SOCK"])
        return try await child.run(input: input)
      }
    } catch {
      switch error {
      case .notFound: throw .noSSHKeygen
      case .tooMuchOutput(let name), .failedToRun(let name): throw .refused(path: name, words: "")
      }
    }
  }

  private func refusal(_ result: Child.Result, path: String, _ passphrase: Bytes?) -> KeyFault {
    if result.saysPassphrase {
      return passphrase?.isEmpty == false ? .wrongPassphrase(path: path) : .needsPassphrase(path: path)
    }
    let words = String(decoding: result.errors, as: UTF8.self)
    return .refused(path: path, words: words.split(separator: "\n").last.map(String.init) ?? "")
  }
}

extension Child.Result {
  /// Whether `ssh-keygen` says that it could not open a key with the passphrase that it had.
  fileprivate var saysPassphrase: Bool { errors.firstRange(of: Bytes("incorrect passphrase".utf8)) != nil }
}
