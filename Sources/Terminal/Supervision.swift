internal import CNcurses

/// A parent process that gives the terminal back whatever ends the program.
public enum Supervision: Equatable, Sendable {
  /// This is the program: go on. Alone if there is no terminal, or no process to be had.
  case goOn
  /// This is the parent, the program has ended by itself, and the terminal is as it was.
  case exited(status: Int32)
  /// The same, and a signal ended the program.
  case killed(signal: Int32)

  /// Splits the process in two: returns `goOn` in the program, and in the parent when the program has ended.
  ///
  /// Signals to end or stop reach the program through the parent; job control works as for one process. To be
  /// called before any task or thread is started.
  public static func begin() -> Supervision {
    let ending = assent_supervise()
    if ending.supervision != ASSENT_ENDED { return .goOn }
    return ending.signal == 0 ? .exited(status: ending.status) : .killed(signal: ending.signal)
  }

  /// What the parent exits with: the program's status, or 128 and the signal; nil in the program.
  public var exitStatus: Int32? {
    switch self {
    case .goOn: nil
    case .exited(let status): status
    case .killed(let signal): 128 + signal
    }
  }
}
