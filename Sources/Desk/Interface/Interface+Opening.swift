internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// Opening a review: what more than one screen does with a charter.
extension Interface {
  /// The charter of the nearest desk.
  var charterAtHand: OpenCharter? {
    for screen in screens.reversed() {
      if case .desk(let desk) = screen { return desk.charter }
    }
    return nil
  }

  /// `r`: the one proposal, or a choice among several.
  mutating func openReview(_ charter: OpenCharter) -> [Effect] {
    guard let first = charter.proposals.first else {
      refuse(
        charter.isDraft
          ? "Nothing is proposed. Press \(keymap.keyName(of: .adopt)) to adopt the draft as it is."
          : "Nothing is proposed. Press \(keymap.keyName(of: .propose)) to say what is wrong.")
      return []
    }
    guard charter.proposals.count > 1 else { return open(first, in: charter) }
    overlay = .choice(
      Choice(
        purpose: .proposal(path: charter.path, charter.proposals.map(\.statement)), title: "Which proposal?",
        lines: charter.proposals.map { "\($0.id) \(String(decoding: $0.statement.title, as: UTF8.self))" },
        selected: 0))
    return []
  }

  mutating func open(_ card: Card, in charter: OpenCharter) -> [Effect] {
    if card.result == nil || card.lacks.contains(.overtaken) {
      askRestating(card, in: charter)
      return []
    }
    if card.lacks.isEmpty, card.votes.contains(where: { !$0.isDissent }) {
      askEnacting(card, in: charter)
      return []
    }
    if charter.isDraft, !card.isAdoption {
      openDraft(card, in: charter)
      return []
    }
    guard mayRatify(charter.isDraft ? card.result ?? charter.document : charter.document), !isBusy() else {
      return []
    }
    work = "opening the review"
    return [.beginReview(path: charter.path, statement: card.statement.digest)]
  }

  /// `A`: the ceremony over the whole draft.
  mutating func openAdoption(_ charter: OpenCharter) -> [Effect] {
    guard charter.isDraft else {
      refuse(
        "This charter is adopted. It changes by amendment: \(keymap.keyName(of: .propose)) proposes one.")
      return []
    }
    guard identity != nil else {
      afterIdentity = .beginAdoption(path: charter.path)
      return askWho()
    }
    if isBusy() { return [] }
    work = "opening the adoption"
    return [.beginAdoption(path: charter.path)]
  }

  private mutating func mayRatify(_ document: Document) -> Bool {
    guard let identity else {
      refuse("Reviewing needs your name and key: press \(keymap.keyName(of: .who)).")
      return false
    }
    guard identity.ratifies(document) else {
      refuse(
        "You are not a ratifier of this charter. Press \(keymap.keyName(of: .makeMine)) to make a copy yours."
      )
      return false
    }
    return true
  }
}

extension Card {
  /// Whether it adopts a draft rather than changes one.
  var isAdoption: Bool { statement.before == .ofNothing }
}
