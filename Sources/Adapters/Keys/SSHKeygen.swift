internal import Glibc
public import Prose

/// What went wrong with a key.
public enum KeyFault: Error, Equatable, Sendable {
  /// `ssh-keygen` is not installed.
  case noSSHKeygen
  case noKeys
  case needsPassphrase(path: String)
  /// `ssh-keygen` refused; its words, for the person to read.
  case refused(path: String, words: String)
  case disk(DiskFault)
}

/// OpenSSH's `ssh-keygen`, which holds everything that is secret: the program never reads a private key.
public struct SSHKeygen: Sendable {
  /// The signature namespace of a ratification, so that it can't pass for anything else.
  public static let namespace = "ratify-v1@assent"

  private let command: String

  public init(command: String = "ssh-keygen") { self.command = command }

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

  /// Makes an Ed25519 key at `path` with its public half beside it.
  public func makeKey(at path: String, comment: String, passphrase: Bytes?) async throws(KeyFault) {
    var arguments = ["-q", "-t", "ed25519", "-C", comment, "-f", path]
    // With a passphrase ssh-keygen asks for it; as an argument it would stand in /proc.
    if passphrase == nil { arguments += ["-N", ""] }
    let result = try await run(arguments, passphrase: passphrase)
    guard result.status == 0 else { throw refusal(result, path: path, nil) }
  }

  /// Whether the private key at `path` is protected by a passphrase.
  public func needsPassphrase(path: String) async throws(KeyFault) -> Bool {
    try await run(["-y", "-P", "", "-f", path], passphrase: nil).status != 0
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
    _ message: Bytes, signature: Bytes, key: String, scratch: String, disk: Disk
  ) async throws(KeyFault) -> Bool {
    let signers = "\(scratch)/signers.\(getpid())"
    let signatureFile = "\(scratch)/signature.\(getpid())"
    defer {
      unlink(signers)
      unlink(signatureFile)
    }
    do {
      try disk.makeFolder(scratch, mode: 0o700)
      try disk.replace(signers, Bytes("ratifier namespaces=\"\(SSHKeygen.namespace)\" \(key)\n".utf8))
      try disk.replace(signatureFile, signature)
    } catch { throw .disk(error) }
    return try await run(
      ["-Y", "verify", "-f", signers, "-I", "ratifier", "-n", SSHKeygen.namespace, "-s", signatureFile],
      input: message, passphrase: nil
    ).status == 0
  }

  private func run(
    _ arguments: [String], input: Bytes = [], passphrase: Bytes?
  ) async throws(KeyFault) -> Child.Result {
    do {
      return try await Askpass.withAnswer(passphrase) { [command] (variables) async throws(Child.Fault) in
        var child = Child(command, arguments)
        child.environment = variables
        if let agent = getenv("SSH_AUTH_SOCK") { child.environment["SSH_AUTH_SOCK"] = String(cString: agent) }
        return try await child.run(input: input)
      }
    } catch .notFound { throw .noSSHKeygen } catch { throw .refused(path: command, words: "\(error)") }
  }

  private func refusal(_ result: Child.Result, path: String, _ passphrase: Bytes?) -> KeyFault {
    let words = String(decoding: result.errors, as: UTF8.self)
    if passphrase == nil, words.contains("passphrase") { return .needsPassphrase(path: path) }
    return .refused(path: path, words: words.split(separator: "\n").last.map(String.init) ?? "")
  }
}
