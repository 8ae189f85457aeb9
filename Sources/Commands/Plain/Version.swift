import ArgumentParser

/// A text of a charter as it is named on the command line of `assent diff`.
enum Version: ExpressibleByArgument, Sendable {
  /// `charter.md` as it lies in the folder.
  case draft
  /// The text in force.
  case now
  case past(PointInTime)

  init?(argument: String) {
    switch argument {
    case "draft": self = .draft
    case "now": self = .now
    default:
      guard let point = PointInTime(argument: argument) else { return nil }
      self = .past(point)
    }
  }
}
