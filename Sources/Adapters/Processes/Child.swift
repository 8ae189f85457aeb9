internal import Glibc
public import Prose

/// A command run apart from the terminal: a session of its own, pipes only, a scrubbed environment.
///
/// Without the session of its own a child could push keys into the program's terminal (TIOCSTI). When it ends or is
/// ended, whoever is left of its session ends with it.
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
    /// The end of what it wrote to standard error, at most 64 KiB.
    public let errors: Bytes
  }

  /// A name that is looked for in PATH, or a path.
  public let command: String
  public let arguments: [String]
  /// Variables besides the few that every child gets.
  public var environment: [String: String] = [:]
  /// Output beyond this many bytes ends the command.
  public var outputLimit = 8 << 20
  /// Where it stands; nil for where the program does.
  var folder: String?

  public init(_ command: String, _ arguments: [String]) {
    (self.command, self.arguments) = (command, arguments)
  }

  private static let passedOn = ["PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR"]

  /// Passes on those of the program's own variables that are set.
  mutating func passOn(_ names: [String]) { environment.merge(Child.own(names)) { $1 } }

  /// Runs the command to its end; where the task is cancelled, to that.
  ///
  /// A command that ends before it has read all of `input` is no fault.
  public func run(input: Bytes = []) async throws(Fault) -> Result {
    let interruption = Interruption()
    let (ending, output) = await withTaskCancellationHandler {
      await onOwnThread {
        var output = Bytes()
        let ending = converse(input, interruption, patience: { 1_000 }) { bytes in
          output += bytes
          return output.count <= outputLimit
        }
        return (ending, output)
      }
    } onCancel: {
      interruption.set()
    }
    switch ending {
    case .exited(let status, let errors): return Result(status: status, output: output, errors: errors)
    case .stopped: throw .tooMuchOutput(command)
    case .cancelled: throw .failedToRun(command)
    case .notStarted(let fault): throw fault.isMissing ? .notFound(command) : .failedToRun(command)
    }
  }

  /// How a command came to its end.
  enum Ending: Equatable, Sendable {
    /// The exit status, or 128 and the signal's number, with the end of what it wrote to standard error.
    case exited(Int32, Bytes)
    /// Nobody wanted more of it.
    case stopped
    case cancelled
    case notStarted(SpawnFault)
  }

  /// Runs the command on this thread, where SIGPIPE has to be blocked or ignored.
  ///
  /// - Parameters:
  ///   - patience: For how many milliseconds it may be waited for until this is asked again; nil ends it.
  ///   - onOutput: Takes what it prints; false ends it.
  func converse(
    _ input: Bytes, _ interruption: Interruption, patience: () -> Int32?, onOutput: (Bytes) -> Bool
  ) -> Ending {
    let (wake, pipes, child): (Pipe, ChildPipes, ChildProcess)
    do throws(SpawnFault) {
      (wake, pipes) = (try Pipe(), try ChildPipes())
      child = try pipes.start([command] + arguments, environment: variables, folder: folder)
    } catch { return .notStarted(error) }
    let descriptor = wake.writing
    let ending = interruption.with(waker: { _ = write(descriptor, "x", 1) }) {
      exchange(input, pipes, child, wake, interruption, patience, onOutput)
    }
    let status = child.end(isWaitedFor: ending == nil)
    return ending ?? .exited(status, pipes.errors)
  }

  /// Writes the input and reads the output; nil where that ended by itself.
  private func exchange(
    _ input: Bytes, _ pipes: ChildPipes, _ child: ChildProcess, _ wake: Pipe, _ interruption: Interruption,
    _ patience: () -> Int32?, _ onOutput: (Bytes) -> Bool
  ) -> Ending? {
    var sent = 0
    var exit: Double?
    if input.isEmpty { pipes.closeInput() }
    while !pipes.areOver {
      if interruption.isSet { return .cancelled }
      guard let wait = patience() else { return .stopped }
      if exit == nil, child.hasExited { exit = monotonicSeconds() }
      // What runs on behind the command and holds its output is not waited for.
      if let exit, monotonicSeconds() - exit > 0.5 { return nil }
      let ready = pipes.poll(wake.reading, isWriting: sent < input.count, milliseconds: min(100, wait))
      if ready.input { sent = pipes.send(input, from: sent) }
      if ready.errors { pipes.readErrors() }
      guard ready.output else { continue }
      let bytes = pipes.readOutput()
      if !bytes.isEmpty, !onOutput(bytes) { return .stopped }
    }
    return nil
  }

  /// `NAME=value` for each variable that it gets.
  private var variables: [String] {
    Child.own(Child.passedOn).merging(environment) { $1 }.map { "\($0)=\($1)" }
  }

  private static func own(_ names: [String]) -> [String: String] {
    names.reduce(into: [:]) { own, name in own[name] = getenv(name).map { String(cString: $0) } }
  }
}
