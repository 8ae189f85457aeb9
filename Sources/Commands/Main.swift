import Adapters
import ArgumentParser
import Dispatch
import Glibc

/// The executable: arguments in, exit status out.
@main enum Main {
  static func main() {
    // ssh-keygen runs this very program to ask for a passphrase.
    if let status = Askpass.answerIfAsked() { exit(status) }
    // A child that ends early must not end the program; a reader of ours that does is met in `Output`.
    signal(SIGPIPE, SIG_IGN)
    keepFreedMemory()
    exit(run())
  }

  private static func run() -> Int32 {
    do {
      if let screen = screenAsked() { return try screen.run() }
      let command = try Assent.parseAsRoot()
      if let screen = try (command as? any ScreenCommand)?.screen { return try screen.run() }
      let listing = (command as? OpenScreen)?.withoutTerminal
      if let plain = listing ?? command as? any PlainCommand { return wait { await finish(plain) }.rawValue }
      var other = command
      try other.run()
      return ExitStatus.done.rawValue
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      return report(error).rawValue
    }
  }

  /// `assent` and `assent PATH` at a terminal, read without the parser.
  ///
  /// The parser looks at every command there is, which takes longer than all else before the first frame.
  private static func screenAsked() -> ScreenRequest? {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count <= 1, isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return nil }
    guard let path = arguments.first else { return ScreenRequest(path: nil) }
    // No command has a slash in its name.
    let isCommand =
      !path.contains("/") && Assent.configuration.subcommands.contains { $0._commandName == path }
    return path.hasPrefix("-") || isCommand || path == "help" ? nil : ScreenRequest(path: path)
  }

  private static func finish(_ command: any PlainCommand) async -> ExitStatus {
    var console = Console()
    let status: ExitStatus
    do { status = try await command.run(&console) } catch {
      // What was found before the fault belongs to the reader.
      try? console.output.flush()
      return report(error, (command as? any CharterCommand)?.path)
    }
    do { try console.output.flush() } catch { return report(error) }
    return status
  }

  /// Runs a task to its end on other threads; the main thread is the screen's, and only waits here.
  private static func wait(_ body: @escaping @Sendable () async -> ExitStatus) -> ExitStatus {
    let done = DispatchSemaphore(value: 0)
    let box = StatusBox()
    Task.detached {
      box.status = await body()
      done.signal()
    }
    done.wait()
    return box.status
  }

  private static func report(_ error: any Error, _ folder: String? = nil) -> ExitStatus {
    if let fault = error as? OutputFault, fault.error == EPIPE { endQuietly() }
    if Assent.exitCode(for: error) == .success { return help(Assent.fullMessage(for: error)) }
    let failure = Failure(error, folder: folder)
    writeError(failure.message)
    return failure.status
  }

  private static func help(_ text: String) -> ExitStatus {
    var output = Output()
    do {
      try output.line(text)
      try output.flush()
    } catch { return report(error) }
    return .done
  }

  /// Ends as every other tool does whose reader has gone: by the signal, without a word.
  private static func endQuietly() {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
  }
}

/// Carries the status from the task to the thread that waits for it; the semaphore orders the two.
private final class StatusBox: @unchecked Sendable {
  var status = ExitStatus.done
}
