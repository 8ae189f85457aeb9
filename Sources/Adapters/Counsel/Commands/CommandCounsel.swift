public import Counsel
internal import Glibc
internal import Prose
public import Wire

/// A counsel that is a command: it reads the brief on standard input and prints its answer.
public struct CommandCounsel: AskableCounsel {
  public let profile: CounselProfile
  let command: [String]
  /// Names of variables that it gets besides the few that every child gets.
  let passedOn: [String]
  let limits: CounselLimits

  private static let always = ["PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR"]

  init(
    _ profile: CounselProfile, command: [String], passedOn: [String] = [],
    limits: CounselLimits = CounselLimits()
  ) {
    (self.profile, self.command, self.passedOn, self.limits) = (profile, command, passedOn, limits)
  }

  public func ask(
    _ ask: Ask, onEvent: @escaping @Sendable (CounselEvent) -> Void
  ) async -> StopReason {
    if ask.chat.schema != nil { onEvent(.plain) }
    let child = PipedCommand(
      command: command, environment: environment, input: ask.chat.plainText, limits: limits)
    let name = command.first ?? ""
    let interruption = Interruption()
    let stop = await withTaskCancellationHandler {
      await onOwnThread {
        var text = CommandText()
        var fault: CounselFault?
        var isEmpty = true
        func show(_ bytes: Bytes) {
          guard !bytes.isEmpty else { return }
          isEmpty = false
          onEvent(.text(bytes))
        }
        let outcome = child.run(interruption) { bytes in
          do throws(CounselFault) {
            show(try text.read(bytes))
            return true
          } catch {
            fault = error
            return false
          }
        }
        show(text.finish())
        if let fault { return StopReason.fault(fault) }
        return outcome.stop(name, isEmpty: isEmpty)
      }
    } onCancel: {
      interruption.set()
    }
    onEvent(.ended(stop))
    return stop
  }

  private var environment: [String] {
    (CommandCounsel.always + passedOn).compactMap { name in
      getenv(name).map { "\(name)=\(String(cString: $0))" }
    }
  }
}

extension PipedCommand.Outcome {
  /// How the reply ended.
  fileprivate func stop(_ name: String, isEmpty: Bool) -> StopReason {
    switch self {
    case .exited(0, _): isEmpty ? .fault(.empty) : .complete
    case .exited(let status, let errors): .fault(.commandFailed(name, status: status, errors.lastLine))
    case .stopped: .cut
    case .cancelled: .cancelled
    case .fault(let fault): .fault(fault)
    }
  }
}

extension Bytes {
  /// The last line that is not empty.
  fileprivate var lastLine: Bytes { split(separator: .lineFeed).last.map { Bytes($0) } ?? [] }
}
