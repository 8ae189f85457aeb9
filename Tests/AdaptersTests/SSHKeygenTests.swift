import Adapters
import Foundation
import Ledger
import Prose
import Ratification
import Testing

/// The program itself, which `ssh-keygen` asks for the passphrase; it is built beside the tests.
private let program: String? = {
  let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
  let path = URL(filePath: tests).deletingLastPathComponent().appending(path: "assent").path
  return FileManager.default.isExecutableFile(atPath: path) ? path : nil
}()

@Suite(.enabled(if: hasSSHKeygen))
struct SSHKeygenTests {
  private let scratch: Scratch
  private let keygen = SSHKeygen()
  private var path: String { "\(scratch.path)/key" }

  init() throws {
    ignoringBrokenPipes
    scratch = try Scratch()
  }

  private func fault<Value>(_ body: () async throws(KeyFault) -> Value) async -> KeyFault? {
    do throws(KeyFault) {
      _ = try await body()
      return nil
    } catch { return error }
  }

  private func publicKey() throws -> SSHPublicKey {
    let words = try Disk().read("\(path).pub").split { $0 == .space || $0 == .lineFeed }
    return try SSHPublicKey(parsing: Bytes(words.prefix(2).joined(separator: [.space])))
  }

  @Test("A key without a passphrase signs, for ratification and nothing else", arguments: [0, 10, 300_000])
  func sign(count: Int) async throws {
    try await keygen.makeKey(at: path, comment: "a comment", passphrase: nil)
    #expect(try await !keygen.needsPassphrase(path: path))
    let message = Bytes(repeating: 0x61, count: count)
    let armour = try await keygen.sign(message, path: path, passphrase: nil)
    let signature = try SSHSignature(parsing: armour)
    _ = try signature.verify(over: [message], namespace: ratificationNamespace, key: try publicKey())
    #expect(signature.namespace == utf8(SSHKeygen.namespace))
    #expect(Set(scratch.files.keys) == ["key", "key.pub"])
    var status = stat()
    stat(path, &status)
    #expect(status.st_mode & 0o077 == 0)
  }

  @Test("A key that is there is not made over")
  func existing() async throws {
    try await keygen.makeKey(at: path, comment: "", passphrase: nil)
    let files = scratch.files
    let found = await fault { () async throws(KeyFault) in
      try await keygen.makeKey(at: path, comment: "", passphrase: nil)
    }
    #expect(found == .disk(DiskFault(.open, path, .alreadyExists)))
    #expect(scratch.files == files)
  }

  @Test("What is no key is refused in the words of ssh-keygen")
  func refused() async throws {
    try Disk().create(path, utf8("no key\n"))
    for path in [path, "\(scratch.path)/nowhere"] {
      for found in [
        await fault({ () async throws(KeyFault) in try await keygen.sign([1], path: path, passphrase: nil) }),
        await fault({ () async throws(KeyFault) in try await keygen.needsPassphrase(path: path) }),
      ] {
        guard case .refused(path, let words) = found else {
          Issue.record("\(String(describing: found))")
          continue
        }
        #expect(!words.isEmpty)
      }
    }
  }

  @Test("Where ssh-keygen is not installed it is said so")
  func notInstalled() async {
    let missing = SSHKeygen(command: "no-such-ssh-keygen")
    #expect(await !missing.isInstalled())
    #expect(await keygen.isInstalled())
    let found = await fault { () async throws(KeyFault) in
      try await missing.sign([1], path: path, passphrase: utf8("secret"))
    }
    #expect(found == .noSSHKeygen)
  }

  @Test("Keys of other kinds are verified by ssh-keygen, over the very bytes and for the very key")
  func verify() async throws {
    for (kind, bits) in [("rsa", "2048"), ("ecdsa", "521")] {
      let path = "\(scratch.path)/\(kind)"
      _ = try await Child("ssh-keygen", ["-q", "-N", "", "-C", "", "-t", kind, "-b", bits, "-f", path]).run()
      let words = try Disk().read("\(path).pub").split { $0 == .space || $0 == .lineFeed }
      let key = words.prefix(2).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      let message = utf8("a message\n")
      let signature = try await keygen.sign(message, path: path, passphrase: nil)
      #expect(try await keygen.verify(message, signature: signature, key: key))
      #expect(try await !keygen.verify(message + [1], signature: signature, key: key))
      #expect(try await !keygen.verify(message, signature: utf8("none\n"), key: key))
      try await keygen.makeKey(at: "\(path)-other", comment: "", passphrase: nil)
      let other = try Disk().read("\(path)-other.pub").split(separator: .space).prefix(2)
      let otherKey = other.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      #expect(try await !keygen.verify(message, signature: signature, key: otherKey))
    }
  }

  @Test("A key that an agent holds signs by its public half, and is asked for no passphrase")
  func agent() async throws {
    try await keygen.makeKey(at: path, comment: "", passphrase: nil)
    let socket = "\(scratch.path)/agent"
    let started = String(decoding: try await Child("ssh-agent", ["-a", socket]).run().output, as: UTF8.self)
    let digits = started.firstRange(of: "SSH_AGENT_PID=").map {
      started[$0.upperBound...].prefix { $0.isNumber }
    }
    let process = try #require(digits.flatMap { pid_t($0) })
    defer { kill(process, SIGTERM) }
    var add = Child("ssh-add", ["-q", path])
    add.environment["SSH_AUTH_SOCK"] = socket
    #expect(try await add.run().status == 0)
    try Disk().remove(path)
    let script = "\(scratch.path)/with-agent"
    try Disk().create(script, utf8("#!/bin/sh\nSSH_AUTH_SOCK=\(socket) exec ssh-keygen \"$@\"\n"))
    chmod(script, 0o700)
    let armour = try await SSHKeygen(command: script).sign([1], path: "\(path).pub", passphrase: nil)
    _ = try SSHSignature(parsing: armour).verify(
      over: [[1]], namespace: ratificationNamespace, key: try publicKey())
    guard
      case .refused = await fault({ () async throws(KeyFault) in
        try await keygen.sign([1], path: "\(path).pub", passphrase: nil)
      })
    else {
      Issue.record("signed without the agent")
      return
    }
  }

  @Test("A signature for another purpose does not verify")
  func namespace() async throws {
    try await keygen.makeKey(at: path, comment: "", passphrase: nil)
    let key = try Disk().read("\(path).pub").split(separator: .space).prefix(2)
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    let message = utf8("a message\n")
    let forFiles = try await Child("ssh-keygen", ["-Y", "sign", "-q", "-n", "file", "-f", path]).run(
      input: message)
    #expect(try await !keygen.verify(message, signature: forFiles.output, key: key))
  }
}

@Suite(.enabled(if: hasSSHKeygen && program != nil))
struct AskpassTests {
  private static let secret = "correct horse \"battery\" $staple ü"
  private let scratch: Scratch
  private var path: String { "\(scratch.path)/key" }
  private var passphrase: Bytes { utf8(Self.secret) }

  init() throws {
    ignoringBrokenPipes
    scratch = try Scratch()
  }

  /// `ssh-keygen`, asking the program.
  private func keygen(_ command: String = "ssh-keygen") -> SSHKeygen {
    SSHKeygen(command: command, askpass: Askpass(program: program))
  }

  private func fault<Value>(_ body: () async throws(KeyFault) -> Value) async -> KeyFault? {
    do throws(KeyFault) {
      _ = try await body()
      return nil
    } catch { return error }
  }

  @Test("A key is made with its passphrase and signs with it, and with no other", arguments: [10, 300_000])
  func passphrase(count: Int) async throws {
    try await keygen().makeKey(at: path, comment: "", passphrase: passphrase)
    #expect(try await keygen().needsPassphrase(path: path))
    let message = Bytes(repeating: 0x61, count: count)
    let armour = try await keygen().sign(message, path: path, passphrase: passphrase)
    let words = try Disk().read("\(path).pub").split { $0 == .space || $0 == .lineFeed }
    let key = try SSHPublicKey(parsing: Bytes(words.prefix(2).joined(separator: [.space])))
    _ = try SSHSignature(parsing: armour).verify(over: [message], namespace: ratificationNamespace, key: key)
    for wrong in ["correct horse", Self.secret + " ", String(Self.secret.dropLast())] {
      let found = await fault { () async throws(KeyFault) in
        try await keygen().sign(message, path: path, passphrase: utf8(wrong))
      }
      #expect(found == .wrongPassphrase(path: path))
    }
    for none in [nil, []] as [Bytes?] {
      let found = await fault { () async throws(KeyFault) in
        try await keygen().sign(message, path: path, passphrase: none)
      }
      #expect(found == .needsPassphrase(path: path))
    }
  }

  @Test("The passphrase stands in no arguments, environment or file of a child, nor is the socket left")
  func nowhere() async throws {
    let spy = "\(scratch.path)/spy"
    let log = "\(scratch.path)/log"
    let script = """
      #!/bin/sh
      tr '\\0' '\\n' </proc/$$/cmdline >>\(log)
      tr '\\0' '\\n' </proc/$$/environ >>\(log)
      "$(command -v ssh-keygen)" "$@" &
      child=$!
      for _ in 1 2 3 4 5 6 7 8; do
        for process in $child $(cat /proc/$child/task/$child/children 2>/dev/null); do
          tr '\\0' '\\n' </proc/$process/cmdline >>\(log) 2>/dev/null
          tr '\\0' '\\n' </proc/$process/environ >>\(log) 2>/dev/null
        done
      done
      wait $child
      """
    try Disk().create(spy, utf8(script))
    chmod(spy, 0o700)
    try await keygen(spy).makeKey(at: path, comment: "a comment", passphrase: passphrase)
    #expect(try await keygen().needsPassphrase(path: path))
    let seen = String(decoding: try Disk().read(log), as: UTF8.self)
    #expect(seen.contains("a comment"))
    #expect(seen.contains("SSH_ASKPASS_REQUIRE=force"))
    #expect(!seen.contains("horse"))
    let sockets = seen.split(separator: "\n").filter { $0.hasPrefix("\(Askpass.variable)=") }
    #expect(!sockets.isEmpty)
    for socket in sockets {
      let folder = URL(filePath: String(socket.dropFirst(Askpass.variable.count + 1)))
        .deletingLastPathComponent()
      #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
    let secret = passphrase
    #expect(scratch.files.values.allSatisfy { $0.firstRange(of: secret) == nil })
  }

  @Test(
    "A key that came out without its passphrase is removed",
    arguments: ["/bin/false", "/nonexistent/askpass"])
  func unprotected(program: String) async throws {
    let keygen = SSHKeygen(askpass: Askpass(program: program))
    let found = await fault { () async throws(KeyFault) in
      try await keygen.makeKey(at: path, comment: "", passphrase: passphrase)
    }
    #expect(found == .unprotected(path: path))
    #expect(scratch.files.isEmpty)
  }

  @Test("Many sign at once, each with the passphrase of its own key")
  func atOnce() async throws {
    let folder = scratch.path
    let keygen = keygen()
    let faults = await withTaskGroup(of: KeyFault?.self) { group in
      for number in 0..<4 {
        group.addTask {
          do throws(KeyFault) {
            let words = utf8("passphrase \(number)")
            try await keygen.makeKey(at: "\(folder)/\(number)", comment: "", passphrase: words)
            _ = try await keygen.sign([1], path: "\(folder)/\(number)", passphrase: words)
            return nil
          } catch { return error }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(faults == [nil, nil, nil, nil])
  }

  @Test("Asked by nobody, the program is no askpass, and with nobody at the socket it fails")
  func notAsked() async throws {
    #expect(Askpass.answerIfAsked() == nil)
    var child = Child(program ?? "", [])
    child.environment = [Askpass.variable: "\(scratch.path)/nobody"]
    let result = try await child.run()
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
  }
}
