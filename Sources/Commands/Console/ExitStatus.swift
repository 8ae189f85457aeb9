/// What the program says by its exit status, after sysexits(3).
enum ExitStatus: Int32, Sendable {
  case done = 0
  /// Done, and the answer is no: findings, differences.
  case no = 1
  case usage = 64
  case badData = 65
  case noInput = 66
  case unavailable = 69
  case inputOutput = 74
  case busy = 75
  /// Not a ratifier, or no terminal.
  case notPermitted = 77
  case interrupted = 130
}
