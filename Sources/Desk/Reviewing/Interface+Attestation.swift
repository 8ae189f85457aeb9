internal import Cells
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  /// Every key on the screen of attestation goes through here, with its time.
  mutating func receive(attestation key: Key) -> [Effect] {
    guard case .review(var screen) = screen, var attestation = screen.attestation, !screen.isSigning else {
      return []
    }
    let time = now.nanoseconds
    let outcome: Attestation.Outcome
    switch key {
    case .escape:
      let effects = goBack(&screen)
      if case .review = self.screen { replaceScreen(.review(screen)) }
      return effects
    case .character(let scalar): outcome = attestation.type(scalar, at: time)
    case .backspace: outcome = attestation.erase(at: time)
    case .enter: outcome = attestation.submit(at: time)
    case .control("t"):
      attestation.choose(attestation.entry == .typed ? .assistive : .typed, at: time)
      outcome = .accepted
    default: return []
    }
    screen.attestation = attestation
    let effects = follow(outcome, &screen)
    replaceScreen(.review(screen))
    return effects
  }

  mutating func pasteIntoAttestation() {
    guard case .review(var screen) = screen else { return }
    if let outcome = screen.attestation?.paste(at: now.nanoseconds) { _ = follow(outcome, &screen) }
    replaceScreen(.review(screen))
  }

  private mutating func follow(_ outcome: Attestation.Outcome, _ screen: inout ReviewScreen) -> [Effect] {
    switch outcome {
    case .accepted, .nextWord: notice = nil
    case .notListening: break
    case .burst:
      refuse(
        "That came faster than fingers type. Type the phrase; Ctrl-T takes it word by word, with a pause.")
    case .pasted:
      refuse("A paste is not taken here. Type the phrase; Ctrl-T takes it word by word, with a pause.")
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
    replaceScreen(.review(screen))
  }
}
