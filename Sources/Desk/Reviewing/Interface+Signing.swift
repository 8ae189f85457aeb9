internal import Ledger
internal import Ratification

/// What keeps a review from being signed is said before anyone types the phrase.
extension Interface {
  /// Says at the first step what would keep a vote from counting at the last.
  mutating func sayWhatWaits(_ screen: ReviewScreen) {
    let card = card(of: screen)
    if card?.votes.contains(where: { $0.name == screen.review.ratifier }) ?? false {
      say("You have voted on this. Signing again replaces your vote.")
    }
    if let date = card?.coolsOffUntil, !screen.review.isDissent {
      say("It cools off until \(wording(of: date)). Review it now; your answers are kept.")
    }
  }

  /// The folder was looked at anew: a review that can't be signed is left at its last step, with all that was
  /// given.
  mutating func leaveWhatCantBeSigned(in path: String) {
    guard case .review(let screen) = screen, screen.path == path, screen.step == .attestation,
      !screen.isSigning, overlay == nil, let words = obstacle(to: screen)
    else { return }
    screens.removeLast()
    say(words)
  }

  /// What keeps it from being signed now; nil where nothing does.
  func obstacle(to screen: ReviewScreen) -> String? {
    // What heals a fork lies on the docket of its own branch, and the charter is read up to the fork.
    guard !screen.review.statement.isHealing else { return nil }
    let key = keymap.keyName(of: .review)
    guard let card = card(of: screen) else {
      return "It is no longer on the docket: it was taken back, declined or brought into force elsewhere."
    }
    if card.lacks.contains(.overtaken) {
      return
        "Another amendment came into force meanwhile. \(key) states this one anew; your answers go along."
    }
    return card.coolsOffUntil.flatMap { date in
      screen.review.isDissent
        ? nil : "Your answers are kept. It can be signed from \(wording(of: date)): press \(key) then."
    }
  }

  private func card(of screen: ReviewScreen) -> Card? {
    charterAtHand?.proposals.first { $0.statement == screen.review.statement }
  }
}

extension Card {
  fileprivate var coolsOffUntil: Timestamp? {
    for case .coolingOff(let date) in lacks { return date }
    return nil
  }
}
