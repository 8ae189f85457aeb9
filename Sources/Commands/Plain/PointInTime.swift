import ArgumentParser
import Ledger
import Prose

/// A place in the history, as it is given on the command line.
enum PointInTime: ExpressibleByArgument, Equatable, Sendable {
  /// After that amendment; 0 is the empty text before the first.
  case amendment(Int)
  /// As it stood at that moment.
  case moment(Timestamp)

  /// Reads `12`, `2026-11-21` (the end of that day in UTC) or `2026-11-21T10:00:00Z`.
  init?(argument: String) {
    if let number = Int(argument), number >= 0 {
      self = .amendment(number)
    } else if let moment = Timestamp(parsing: Bytes(argument.utf8)) {
      self = .moment(moment)
    } else if let moment = Timestamp(parsing: Bytes("\(argument)T23:59:59Z".utf8)) {
      self = .moment(moment)
    } else {
      return nil
    }
  }
}
