internal import Cells
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  mutating func receive(docket action: Action) -> [Effect] {
    guard case .docket(var docket) = screen else { return [] }
    switch action {
    case .down: docket.move(by: 1)
    case .up: docket.move(by: -1)
    case .pageDown: docket.move(by: 5)
    case .pageUp: docket.move(by: -5)
    case .top: docket.select(0)
    case .bottom: docket.select(.max)
    case .choose, .reject:
      let cards = docket.charter.proposals
      guard cards.indices.contains(docket.selected) else {
        let isEmpty = cards.isEmpty && docket.charter.declined.isEmpty
        say(isEmpty ? "Nothing waits." : "What was declined is kept, and can be proposed again.")
        return []
      }
      let card = cards[docket.selected]
      if action == .choose { return open(card, in: docket.charter) }
      askWithdrawal(of: card, in: docket.charter)
      return []
    default: break
    }
    replaceScreen(.docket(docket))
    return []
  }

  private mutating func askWithdrawal(of card: Card, in charter: OpenCharter) {
    guard card.isProposed(by: identity) else {
      refuse(
        "Only who proposed it takes it back. \(keymap.keyName(of: .choose)) opens its review, in which it is "
          + "decided on.")
      return
    }
    ask(
      .withdrawal(path: charter.path, card.statement), "Why do you take it back?",
      "It goes to declined/ with your words.")
  }

  mutating func withdraw(_ statement: Statement, in path: String, because words: Bytes) -> [Effect] {
    guard says(words, words: 1, orCharacters: 1) else {
      refuse("It needs a few words. It stays on the docket.")
      return []
    }
    if isBusy() { return [] }
    work = "withdrawing"
    return [.decline(path: path, statement, why: words, .withdrawn)]
  }

  /// Votes that came together from several copies of a folder: nobody's own act has completed them.
  private func namesOfRatifiers(_ card: Card) -> String {
    card.votes.filter { !$0.isDissent }.map(\.name).joined(separator: ", ")
  }

  mutating func askEnacting(_ card: Card, in charter: OpenCharter) {
    overlay = .choice(
      Choice(
        purpose: .enacting(path: charter.path, card.statement),
        title: "All that it takes is signed, by \(namesOfRatifiers(card)). Bring it into force?",
        lines: ["Bring it into force: the history is verified first", "Leave it on the docket"], selected: 1))
  }

  /// Another amendment passed first: offers to state the proposal on the text in force.
  mutating func askRestating(_ card: Card, in charter: OpenCharter) {
    overlay = .choice(
      Choice(
        purpose: .restating(path: charter.path, card.statement, isAnew: false),
        title: "Amendment \(charter.head.number) passed first. Restate this one on the text in force?",
        lines: [
          "Restate it: it keeps its date and your answers; whoever signed has to sign again",
          "Leave it as it is",
        ], selected: 0))
  }

  /// It can't be the same proposal: offers to make another one of it.
  mutating func askRenewing(_ statement: Statement, in path: String, _ provisions: [String]) {
    overlay = .choice(
      Choice(
        purpose: .restating(path: path, statement, isAnew: true),
        title:
          "It changes \(provisions.joined(separator: ", ")), which another amendment changed meanwhile, so "
          + "it would be a new proposal.",
        lines: [
          "Propose it anew: the redline shows what it would undo, and the cooling-off begins again",
          "Leave it as it is",
        ], selected: 1))
  }

  /// A dissent was signed.
  mutating func receive(dissentFrom number: Int, in path: String, isDeclined: Bool) -> [Effect] {
    if case .review(let screen) = screen {
      typed.forgetAll(of: screen.review.statement.digest.hex)
      screens.removeLast()
    }
    say(
      isDeclined
        ? "Your dissent is signed. Too few are left to ratify, so it is declined and kept in declined/."
        : "Your dissent from amendment \(number) is signed, and will stand in its record.")
    return []
  }
}
