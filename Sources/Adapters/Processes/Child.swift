internal import Glibc
public import Prose
internal import Subprocess

/// A command run apart from the terminal: a session of its own, pipes only, a scrubbed environment.
///
/// Without the session of its own a child could push keys into the program's terminal (TIOCSTI).
public struct Child: Sendable {
  public enum Fault: Error, Equatable, Sendable {
    case notFound(String)
    case tooMuchOutput(String)
    case failedToRun(String)
  }

  public struct Result: Equatable, Sendable {
    /// The exit status, or 128 and the signal's number.
    public let status: Int32
    public let output: Bytes
    public let errors: Bytes
  }

  /// A name that is looked for in PATH, or an absolute path.
  public let command: String
  public let arguments: [String]
  /// Variables besides the few that every child gets.
  public var environment: [String: String] = [:]
  /// Output beyond this many bytes ends the command.
  public var outputLimit = 8 << 20

  public init(_ command: String, _ arguments: [String]) {
    (self.command, self.arguments) = (command, arguments)
  }

  private static let passedOn = ["PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR"]

  /// Runs the command to its end.
  ///
  /// A command that ends before it has read all of `input` is no fault, where the program ignores SIGPIPE.
  public func run(input: Bytes = []) async throws(Fault) -> Result {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .milliseconds(500))]
    guard !command.contains("/") || access(command, X_OK) == 0 else { throw .notFound(command) }
    let (name, variables) = resolved
    do {
      let result = try await Subprocess.run(
        .name(name), arguments: Arguments(arguments), environment: .custom(variables),
        platformOptions: options, input: PatientInput(bytes: input), output: .bytes(limit: outputLimit),
        error: .bytes(limit: 1 << 20))
      let status: Int32 =
        switch result.terminationStatus {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
      return Result(status: status, output: result.standardOutput, errors: result.standardError)
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .notFound(command)
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      throw .tooMuchOutput(command)
    } catch {
      throw .failedToRun(command)
    }
  }

  /// The command's name and the child's variables; the folder of a path is looked in first.
  private var resolved: (name: String, variables: [Environment.Key: String]) {
    var variables: [Environment.Key: String] = [:]
    for name in Child.passedOn {
      if let value = getenv(name) { variables[Environment.Key(stringLiteral: name)] = String(cString: value) }
    }
    for (name, value) in environment { variables[Environment.Key(stringLiteral: name)] = value }
    guard let slash = command.lastIndex(of: "/") else { return (command, variables) }
    let folder = slash == command.startIndex ? "/" : String(command[..<slash])
    variables["PATH"] = variables["PATH"].map { "\(folder):\($0)" } ?? folder
    return (String(command[command.index(after: slash)...]), variables)
  }
}

/// Input that a child may leave unread.
///
/// Where the write fails since the child has ended, swift-subprocess 1.0.2 forgets to close a descriptor, and
/// ends the program for that.
private struct PatientInput: InputProtocol {
  let bytes: Bytes

  func write(with writer: StandardInputWriter) async throws { _ = try? await writer.write(bytes) }
}
