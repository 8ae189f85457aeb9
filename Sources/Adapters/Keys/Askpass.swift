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

  /// The program that `ssh-keygen` is to ask, which answers as `answerIfAsked` does.
  private let program: String

  /// - Parameter program: An absolute path; nil for this program itself.
  public init(program: String? = nil) { self.program = program ?? Askpass.ownPath }

  /// As the askpass: fetches the answer and prints it.
  ///
  /// Nil when the program does not run as one.
  public static func answerIfAsked() -> Int32? {
    guard let path = getenv(variable).map({ String(cString: $0) }) else { return nil }
    guard let answer = answer(from: path) else { return 1 }
    return answer.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) } == answer.count
      ? 0 : 1
  }

  /// The answer that is given at the socket, of at most 4,096 bytes; nil where there is none.
  static func answer(from socket: String) -> Bytes? {
    guard let descriptor = AskpassSocket.connect(to: socket) else { return nil }
    defer { close(descriptor) }
    var answer = Bytes(repeating: 0, count: 4096)
    var count = 0
    while count < answer.count {
      let got = retryingOnInterrupt {
        answer.withUnsafeMutableBytes {
          Glibc.read(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count)
        }
      }
      if got <= 0 { break }
      count += got
    }
    return count > 0 ? Bytes(answer.prefix(count)) : nil
  }

  /// Runs `body` with the variables a child needs in order to ask, answering with `passphrase`.
  ///
  /// Without a passphrase nothing is offered, and a child that wants one fails instead of waiting.
  func withAnswer<Result: Sendable>(
    _ passphrase: Bytes?, _ body: @Sendable ([String: String]) async throws(Child.Fault) -> Result
  ) async throws(Child.Fault) -> Result {
    guard let passphrase else {
      return try await body(["SSH_ASKPASS_REQUIRE": "force", "SSH_ASKPASS": "/bin/false"])
    }
    // Without a way to ask, ssh-keygen would make a key without its passphrase.
    guard let socket = AskpassSocket() else { throw .failedToRun(program) }
    let server = Task { await socket.serve(passphrase + [.lineFeed]) }
    let outcome: Swift.Result<Result, Child.Fault>
    do throws(Child.Fault) {
      outcome = .success(
        try await body([
          "SSH_ASKPASS_REQUIRE": "force", "SSH_ASKPASS": program, Askpass.variable: socket.path,
        ]))
    } catch { outcome = .failure(error) }
    // The descriptor is closed only when nobody waits on it any more.
    server.cancel()
    await server.value
    socket.remove()
    return try outcome.get()
  }

  private static var ownPath: String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    return count > 0
      ? String(decoding: path.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self) : "/bin/false"
  }
}
