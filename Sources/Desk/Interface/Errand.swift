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

extension Interface {
  /// Does what the person came for, as if they had pressed its key at the desk.
  mutating func begin(_ errand: Errand, _ charter: OpenCharter) -> [Effect] {
    switch errand {
    case .draft: return []
    case .review(nil) where charter.isDraft && charter.proposals.isEmpty: return openAdoption(charter)
    case .review(nil): return openReview(charter)
    case .review(let wanted?):
      let named = charter.proposals.filter { $0.id.hasPrefix(wanted) }
      if named.count == 1 { return open(named[0], in: charter) }
      refuse(
        named.isEmpty
          ? "No open proposal has an id that begins with \(wanted). \(keymap.keyName(of: .docket)) lists them."
          : "Several proposals have an id that begins with \(wanted). Give more of it.")
      return []
    case .replay(let film): return play(film, of: charter)
    }
  }

  private mutating func play(_ film: Film, of charter: OpenCharter) -> [Effect] {
    let last = film.last ?? charter.head.number
    let first = film.first ?? 1
    guard charter.isDraft || 1 <= first && first <= last && last <= charter.head.number else {
      refuse("The amendments go from 1 to \(charter.head.number).")
      return []
    }
    let effects = openHistory(charter)
    guard !charter.isDraft, case .history(var screen) = screen else { return effects }
    screen.speed = film.speed
    let more =
      isLinear
      ? screen.go(to: first, in: historyRoom) : screen.play(from: first, to: last, in: historyRoom, at: now)
    replaceScreen(.history(screen))
    return effects + more
  }
}
