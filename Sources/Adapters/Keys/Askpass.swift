internal import Glibc
internal import Prose

/// Hands a passphrase to `ssh-keygen` without arguments, environment or terminal.
///
/// `ssh-keygen` without a terminal would read the passphrase from the data it is to sign. So it is
/// told to ask this program (`SSH_ASKPASS_REQUIRE=force`), which in turn asks over a socket in a
/// folder that only the user can enter.
public struct Askpass: Sendable {
  /// The variable that tells the program that it runs as an askpass.
  public static let variable = "ASSENT_ASKPASS_SOCKET"

  /// As the askpass: fetches the answer and prints it.
  ///
  /// Nil when the program does not run as one.
  public static func answerIfAsked() -> Int32? {
    guard let path = getenv(variable).map({ String(cString: $0) }) else { return nil }
    guard let descriptor = AskpassSocket.connect(to: path) else { return 1 }
    defer { close(descriptor) }
    var answer = Bytes(repeating: 0, count: 4096)
    var count = 0
    while count < answer.count {
      let got = answer.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress.map { $0 + count }, 4096 - count)
      }
      if got <= 0 { break }
      count += got
    }
    guard count > 0 else { return 1 }
    return answer.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, count) } == count ? 0 : 1
  }

  /// Runs `body` with the variables a child needs in order to ask, answering with `passphrase`.
  ///
  /// Without a passphrase nothing is offered, and a child that wants one fails instead of waiting.
  static func withAnswer<Result: Sendable>(
    _ passphrase: Bytes?, _ body: @Sendable ([String: String]) async throws(Child.Fault) -> Result
  ) async throws(Child.Fault) -> Result {
    guard let passphrase, let socket = AskpassSocket() else {
      return try await body(["SSH_ASKPASS_REQUIRE": "force", "SSH_ASKPASS": "/bin/false"])
    }
    let server = Task { await socket.serve(passphrase + [.lineFeed]) }
    defer {
      server.cancel()
      socket.remove()
    }
    return try await body([
      "SSH_ASKPASS_REQUIRE": "force", "SSH_ASKPASS": ownPath, variable: socket.path,
    ])
  }

  private static var ownPath: String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    return count > 0
      ? String(decoding: path.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self) : "/bin/false"
  }
}

/// A listening Unix socket in a folder of its own, mode 0700.
private struct AskpassSocket: Sendable {
  let folder: String
  let descriptor: Int32
  var path: String { "\(folder)/askpass" }

  init?() {
    let base = getenv("XDG_RUNTIME_DIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/assent-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    descriptor = socket(
      AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    let isBound = AskpassSocket.withAddress("\(folder)/askpass") { bind(descriptor, $0, $1) == 0 }
    guard descriptor >= 0, isBound, listen(descriptor, 4) == 0 else {
      remove()
      return nil
    }
  }

  /// Answers everyone who connects, until cancelled.
  func serve(_ answer: Bytes) async {
    while !Task.isCancelled {
      let peer = accept(descriptor, nil, nil)
      if peer >= 0 {
        _ = answer.withUnsafeBytes { send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        close(peer)
      } else {
        try? await Task.sleep(for: .milliseconds(10))
      }
    }
  }

  func remove() {
    close(descriptor)
    unlink(path)
    rmdir(folder)
  }

  static func connect(to path: String) -> Int32? {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    guard withAddress(path, { Glibc.connect(descriptor, $0, $1) == 0 }) else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  private static func withAddress(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let name = Array(path.utf8)
    guard name.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
