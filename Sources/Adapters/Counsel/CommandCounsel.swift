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
    let name = command.first ?? ""
    var child = Child(name, Array(command.dropFirst()))
    child.passOn(passedOn)
    child.folder = "/"
    let interruption = Interruption()
    let stop = await withTaskCancellationHandler { [child] in
      await onOwnThread {
        var text = CommandText()
        var deadlines = Deadlines(limits)
        var fault: CounselFault?
        var isEmpty = true
        func show(_ bytes: Bytes) {
          guard !bytes.isEmpty else { return }
          isEmpty = false
          onEvent(.text(bytes))
        }
        func patience() -> Int32? {
          fault = deadlines.passed
          return fault == nil ? deadlines.nextLook : nil
        }
        let ending = child.converse(ask.chat.plainText, interruption, patience: patience) { bytes in
          deadlines.heard()
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
        return ending.stop(name, isEmpty: isEmpty)
      }
    } onCancel: {
      interruption.set()
    }
    onEvent(.ended(stop))
    return stop
  }
}

extension Child.Ending {
  /// How the reply ended.
  fileprivate func stop(_ name: String, isEmpty: Bool) -> StopReason {
    switch self {
    case .exited(0, _): isEmpty ? .fault(.empty) : .complete
    case .exited(let status, let errors): .fault(.commandFailed(name, status: status, errors.lastLine))
    case .stopped: .cut
    case .cancelled: .cancelled
    case .notStarted(let fault) where fault.isMissing: .fault(.noCommand(name))
    case .notStarted(let fault):
      .fault(.commandFailed(name, status: 126, Bytes(String(cString: strerror(fault.error)).utf8)))
    }
  }
}

extension Bytes {
  /// The end of the last line that is not empty.
  fileprivate var lastLine: Bytes { split(separator: .lineFeed).last.map { Bytes($0.suffix(2_048)) } ?? [] }
}
