internal import Cells
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  /// Every key on the screen of attestation goes through here, with its time.
  mutating func receive(attestation key: Key) -> [Effect] {
    if keymap.action(for: key, in: [.everywhere]) == .stop {
      askToQuit()
      return []
    }
    guard case .review(var screen) = screen, var attestation = screen.attestation, !screen.isSigning else {
      return []
    }
    let time = now.nanoseconds
    let outcome: Attestation.Outcome
    switch (key, keymap.action(for: key, in: [.attestation])) {
    case (_, .back?):
      let effects = goBack(&screen)
      if case .review = self.screen { replaceScreen(.review(screen)) }
      return effects
    case (_, .next?): outcome = attestation.submit(at: time)
    case (_, .assistive?):
      attestation.choose(attestation.entry == .typed ? .assistive : .typed, at: time)
      outcome = .accepted
    case (.character(let scalar), _): outcome = attestation.type(scalar, at: time)
    case (.backspace, _): outcome = attestation.erase(at: time)
    default:
      scrollSummary(key, &screen)
      replaceScreen(.review(screen))
      return []
    }
    screen.attestation = attestation
    let effects = follow(outcome, &screen)
    replaceScreen(.review(screen))
    return effects
  }

  private func scrollSummary(_ key: Key, _ screen: inout ReviewScreen) {
    let room = reviewRoom(of: screen)
    switch key {
    case .down: screen.scrollReading(by: 1, room)
    case .up: screen.scrollReading(by: -1, room)
    case .pageDown: screen.scrollReading(by: max(1, room.rows - 1), room)
    case .pageUp: screen.scrollReading(by: -max(1, room.rows - 1), room)
    default: break
    }
  }

  mutating func pasteIntoAttestation() {
    guard case .review(var screen) = screen else { return }
    if let outcome = screen.attestation?.paste(at: now.nanoseconds) { _ = follow(outcome, &screen) }
    replaceScreen(.review(screen))
  }

  private mutating func follow(_ outcome: Attestation.Outcome, _ screen: inout ReviewScreen) -> [Effect] {
    let advice = "Type the phrase; \(keymap.keyName(of: .assistive)) takes it word by word, with a pause."
    switch outcome {
    case .accepted, .nextWord: notice = nil
    case .notListening: break
    case .burst: refuse("That came faster than fingers type. \(advice)")
    case .pasted: refuse("A paste is not taken here. \(advice)")
    case .mismatch: refuse("That is not the phrase. Type it as it stands above.")
    case .complete:
      screen.isSigning = true
      work = "signing"
      return [.attest(statement: screen.review.statement.digest, passphrase: nil)]
    }
    return []
  }

  /// Signing failed or was refused: the attestation has to be made again.
  mutating func reopenAttestation() {
    guard case .review(var screen) = screen, screen.isSigning else { return }
    screen.isSigning = false
    screen.attestation = Attestation(phrase: screen.phrase, shownAt: now.nanoseconds)
    work = nil
    replaceScreen(.review(screen))
  }
}
