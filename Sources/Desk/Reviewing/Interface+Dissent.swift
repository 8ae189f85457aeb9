internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// Voting against a proposal, which is signed like a vote for it.
extension Interface {
  /// `D`: the ratifier votes against the proposal as a whole.
  mutating func dissent(_ screen: inout ReviewScreen) -> [Effect] {
    guard (screen.review.base ?? screen.review.result).governance.ratifiers.count > 1 else {
      refuse(
        "You are the one ratifier, so there is nobody to dissent from. "
          + "\(keymap.keyName(of: .reject)) rejects a change.")
      return []
    }
    do throws(Refusal) { try screen.review.dissent() } catch {
      refuse(words(for: error, keymap))
      return []
    }
    go(to: .reason, &screen)
    say("You vote against it. \(keymap.keyName(of: .back)) goes back to decide otherwise.")
    return [keep(screen)]
  }

  /// A rejection of what several ratifiers decide on is a vote against it.
  mutating func dissent(because words: Bytes, _ screen: inout ReviewScreen) -> [Effect] {
    typed.keep(words, at: .reason(screen.review.statement.digest))
    let effects = dissent(&screen)
    if !effects.isEmpty {
      say(
        "It takes \(screen.review.requirement.needed) ratifiers, so your rejection is a dissent, which you sign."
      )
    }
    return effects
  }

  /// Whether the user's rejection alone turns the proposal down.
  func isTurnedDownAlone(_ review: Review) -> Bool {
    review.requirement.needed <= 1 || review.statement.proposer == .human(Bytes(review.ratifier.utf8))
  }
}
