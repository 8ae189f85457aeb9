internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// The strongest thing to be said against a change, and what becomes of it.
extension Interface {
  /// Enter behind an answer: what kind of answer it is.
  mutating func answer(_ screen: ReviewScreen) -> [Effect] {
    guard let open = screen.review.openObjection else { return [] }
    guard says(Bytes(screen.field.trimmed.utf8), words: 2, orCharacters: 4) else {
      refuse("Say how the text meets \(open.id), or why it does not hold, in a few words.")
      return []
    }
    overlay = .choice(
      Choice(
        purpose: .answer(open.id), title: "What is your answer to \(open.id)?",
        lines: [
          "It is answered: the text meets it", "It is overruled: I adopt the text despite it",
          isOwn(screen.review)
            ? "It is right: back to the drawing board, to change my text"
            : "It is right: back to the drawing board, with these words",
        ], selected: 0))
    return []
  }

  /// The words typed are the answer, of the kind that was picked.
  mutating func take(answerTo id: String, kind: Int) -> [Effect] {
    guard case .review(var screen) = screen else { return [] }
    guard kind < 2 else { return goBackToTheDrawingBoard(screen) }
    do throws(Refusal) {
      let place = screen.typedPlace
      try screen.review.answer(
        id, kind == 1 ? .overruled : .answered, words: Bytes(screen.field.trimmed.utf8))
      if let place { typed.forget(place) }
      if screen.review.openObjection == nil { return advance(from: screen) }
      go(to: .objection, &screen)
    } catch { refuse(words(for: error, keymap)) }
    replaceScreen(.review(screen))
    return [keep(screen)]
  }

  private mutating func advance(from screen: ReviewScreen) -> [Effect] {
    var screen = screen
    let effects = advance(&screen)
    if case .review = self.screen { replaceScreen(.review(screen)) }
    return effects
  }

  private func isOwn(_ review: Review) -> Bool {
    review.base == nil || review.isOwnText
      || review.statement.proposer == .human(Bytes(review.ratifier.utf8))
  }

  /// The objection holds: one's own text is changed, another's goes back with the words.
  private mutating func goBackToTheDrawingBoard(_ screen: ReviewScreen) -> [Effect] {
    let review = screen.review
    guard review.base != nil else {
      screens.removeLast()
      return [keep(screen)] + (charterAtHand.map { editText(of: $0) } ?? [])
    }
    if isOwn(review) {
      return [keep(screen), .edit(.rework(path: screen.path, review.statement), review.result.bytes)]
    }
    guard isTurnedDownAlone(review) else {
      refuse(
        "It takes \(review.requirement.needed) ratifiers, so it is not yours alone to send back. Answer it, "
          + "then \(keymap.keyName(of: .dissent)) votes against the proposal.")
      return []
    }
    if isBusy() { return [] }
    screens.removeLast()
    return [.decline(path: screen.path, review.statement, why: Bytes(screen.field.trimmed.utf8), .sentBack)]
  }

  /// The person's own text was changed after an objection: it is proposed in place of the first.
  mutating func take(reworked text: Bytes, of statement: Statement, in path: String) -> [Effect] {
    guard let review = reviewAtHand?.review, review.statement == statement else { return [] }
    guard text != review.result.bytes else {
      say("Nothing changed, so the objection stands.")
      return []
    }
    if isBusy() { return [] }
    work = "proposing"
    let motion = Motion(
      title: statement.title, proposer: statement.proposer, asked: statement.asked,
      problem: statement.problem,
      rationale: statement.rationale, expectedEffect: statement.expectedEffect, result: text)
    return [.rework(path: path, motion, review)]
  }

  /// `Ctrl-R`: what was objected at an earlier amendment is raised again, and is to be answered.
  mutating func raiseAgain(_ screen: ReviewScreen) -> [Effect] {
    let earlier = screen.earlierObjections
    guard earlier.count > 1 else {
      if earlier.isEmpty { refuse("Nothing else was objected when these provisions were last amended.") }
      return earlier.isEmpty ? [] : raise(0)
    }
    overlay = .choice(
      Choice(
        purpose: .raise, title: "Which objection is raised again?",
        lines: earlier.map { String(decoding: $0.words, as: UTF8.self).replacing("\n", with: " ") },
        selected: 0))
    return []
  }

  mutating func raise(_ index: Int) -> [Effect] {
    guard case .review(var screen) = screen, screen.earlierObjections.indices.contains(index) else {
      return []
    }
    let earlier = screen.earlierObjections[index]
    if let place = screen.typedPlace { typed.keep(screen.field.bytes, at: place) }
    do throws(Refusal) { try screen.review.raiseAgain(earlier.words, by: earlier.by) } catch {
      refuse(words(for: error, keymap))
      return []
    }
    go(to: .objection, &screen)
    replaceScreen(.review(screen))
    say("Raised again: it is to be answered or overruled.")
    return [keep(screen)]
  }
}
