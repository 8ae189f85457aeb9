import Adapters
import ArgumentParser
import Prose

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

extension CharterFolder {
  func text(_ version: Version, _ snapshot: Snapshot) throws(FolderFault) -> Bytes {
    switch version {
    case .draft: snapshot.charter
    case .now: try textInForce(snapshot)
    case .past(let point): try text(at: try number(at: point, in: snapshot))
    }
  }
}
