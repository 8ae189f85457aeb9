internal import Glibc
internal import Prose
internal import Wire

/// A command that reads one text and prints another, apart from the terminal.
///
/// It has a session of its own, pipes only, no blocked signals, no other descriptor, the root folder, and of
/// the environment only what is named. When it is cancelled, its whole group ends within half a second.
struct PipedCommand: Sendable {
  let command: [String]
  /// `NAME=value`.
  let environment: [String]
  let input: Bytes
  let limits: CounselLimits

  enum Outcome: Equatable, Sendable {
    /// The exit status, or 128 and the signal's number, with the end of what it wrote to standard error.
    case exited(Int32, Bytes)
    case stopped
    case cancelled
    case fault(CounselFault)
  }

  /// Runs it on this thread.
  ///
  /// - Parameter onBytes: Takes what it prints; false ends it.
  func run(_ interruption: Interruption, onBytes: (Bytes) -> Bool) -> Outcome {
    guard let name = command.first, let wake = Pipe(), let pipes = ChildPipes() else {
      return .fault(.noCommand(command.first ?? ""))
    }
    guard let pid = pipes.spawn(command, environment) else { return .fault(.noCommand(name)) }
    let child = ChildProcess(pid: pid)
    let descriptor = wake.writing
    let outcome = interruption.with(waker: { _ = write(descriptor, "x", 1) }) {
      converse(pipes, child, wake, interruption, onBytes)
    }
    let status = child.end(isWaitedFor: outcome == nil)
    return outcome ?? .exited(status, pipes.errors)
  }

  /// Writes the input and reads the output; nil where that ended by itself.
  private func converse(
    _ pipes: ChildPipes, _ child: ChildProcess, _ wake: Pipe, _ interruption: Interruption,
    _ onBytes: (Bytes) -> Bool
  ) -> Outcome? {
    var deadlines = Deadlines(limits)
    var sent = 0
    var exit: Double?
    while true {
      if interruption.isSet { return .cancelled }
      if let fault = deadlines.passed { return .fault(fault) }
      if exit == nil, child.hasExited { exit = monotonicSeconds() }
      // What runs on behind the command and holds its output is not waited for.
      if let exit, monotonicSeconds() - exit > 0.5 { return nil }
      let ready = pipes.poll(
        wake.reading, isWriting: sent < input.count, milliseconds: min(100, deadlines.nextLook))
      if ready.input { sent = pipes.send(input, from: sent) }
      if ready.errors { pipes.readErrors() }
      guard ready.output, let bytes = pipes.readOutput() else { continue }
      if bytes.isEmpty { return nil }
      if !onBytes(bytes) { return .stopped }
      deadlines.heard()
    }
  }
}
