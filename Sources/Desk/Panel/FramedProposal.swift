internal import Ledger
internal import Prose

/// An idea, and what became of its verdict in other lights.
struct Framed: Equatable, Sendable {
  let idea: String
  let outcome: Section.Framing
}

/// What the review of a proposal begins with, where the idea behind it was put in other lights.
struct FramedProposal: Equatable, Sendable {
  /// Nil for a text of the person's own.
  let stance: Bytes?
  let outcome: Section.Framing

  /// As the draft of a review has them.
  var entries: [Entry] {
    (stance.map { [Section.Stance(.before, words: $0).entry] } ?? []) + [outcome.entry]
  }
}

extension Interface {
  /// What was said in other lights of the idea that a proposal comes of; nil where it was not asked.
  func framing(of desk: DeskScreen) -> Section.Framing? {
    guard let framed = desk.framing, framed.idea == desk.idea, !desk.idea.isEmpty else { return nil }
    return framed.outcome
  }
}
