internal import Ledger
internal import Prose
internal import Ratification

/// What a person opened a charter for.
public enum Errand: Equatable, Sendable {
  case draft
  /// The ceremony on a proposal, named by the first digits of its id; nil for whichever waits.
  case review(proposal: String?)
  /// The history as a film.
  case replay(Film)
}

/// A part of the history, and how fast it is shown.
public struct Film: Equatable, Sendable {
  /// An amendment from 1; nil for the first.
  public let first: Int?
  /// The film stops after this amendment; nil for the last.
  public let last: Int?
  public let speed: ReplaySpeed

  public init(from first: Int? = nil, to last: Int? = nil, speed: ReplaySpeed = ReplaySpeed()) {
    (self.first, self.last, self.speed) = (first, last, speed)
  }
}
