internal import Cells
internal import Ledger
internal import Prose
internal import Ratification

/// The last step: the phrase, the signature, and what keeps a review from being signed.
extension ReviewScene {
  /// Every key at the attestation goes through here, with its time.
  mutating func attest(_ key: Key, _ world: inout World) {
    guard var attestation, !isSigning else { return }
    let time = world.now.nanoseconds
    let outcome: Attestation.Outcome
    switch (key, world.keymap.action(for: key, in: [.attestation])) {
    case (_, .back?): return goBack(&world)
    case (_, .next?): outcome = attestation.submit(at: time)
    case (_, .assistive?):
      attestation.choose(attestation.entry == .typed ? .assistive : .typed, at: time)
      outcome = .accepted
    case (.character(let scalar), _): outcome = attestation.type(scalar, at: time)
    case (.backspace, _): outcome = attestation.erase(at: time)
    default: return scrollReading(key, room(world))
    }
    self.attestation = attestation
    heed(outcome, &world)
  }

  mutating func pasteIntoAttestation(_ world: inout World) {
    if let outcome = attestation?.paste(at: world.now.nanoseconds) { heed(outcome, &world) }
  }

  private mutating func heed(_ outcome: Attestation.Outcome, _ world: inout World) {
    let advice = "Type the phrase; \(world.keyName(of: .assistive)) takes it word by word, with a pause."
    switch outcome {
    case .accepted, .nextWord: world.clearNotice()
    case .notListening: break
    case .burst: world.refuse("That came faster than fingers type. \(advice)")
    case .pasted: world.refuse("A paste is not taken here. \(advice)")
    case .mismatch: world.refuse("That is not the phrase. Type it as it stands above.")
    case .complete:
      isSigning = true
      sign(passphrase: nil, &world)
    }
  }

  func sign(passphrase: Bytes?, _ world: inout World) {
    world.want(.attest(statement: review.statement.digest, passphrase: passphrase), "signing")
  }

  /// Signing failed or was refused: the attestation has to be made again.
  mutating func reopenAttestation(_ world: World) {
    guard isSigning else { return }
    isSigning = false
    attestation = Attestation(phrase: phrase, shownAt: world.now.nanoseconds)
  }

  mutating func hear(_ message: Message, _ world: inout World) -> Bool {
    switch message {
    case .passphraseNeeded where isSigning:
      ask(
        .passphrase, "The passphrase of your key", "It goes to ssh-keygen and is not kept.", "", .secret,
        world)
    case .notSigned, .lacking:
      reopenAttestation(world)
      return false
    case .ratified(charter, _, _) where isSigning:
      world.typed.forgetAll(of: review.statement.digest.hex)
      if review.base == nil { world.forgetOpinions(of: charter) }
      world.leave()
    case .dissented(charter, _, _) where isSigning:
      world.typed.forgetAll(of: review.statement.digest.hex)
      world.leave()
    case .edited(.provision(let id), let text): take(text, of: id, &world)
    case .edited(.rework(charter, review.statement), let text): take(reworked: text, &world)
    default: return false
    }
    return true
  }

  // MARK: What keeps it from being signed, said before anyone types the phrase

  /// Said at the first step, since a vote counts once.
  func wordsOnVote(_ world: World) -> String? {
    card(world)?.votes.contains { $0.name == review.ratifier } ?? false
      ? "You have voted on this. Signing again replaces your vote." : nil
  }

  /// Said at the first step, since a vote would not count at the last.
  func wordsOnCoolingOff(_ world: World) -> String? {
    guard !review.isDissent else { return nil }
    return card(world)?.coolsOffUntil.map {
      "It cools off until \(world.wording(of: $0)). Review it now; your answers are kept."
    }
  }

  /// The folder was looked at anew: a review that can't be signed is left at its last step, with all that was
  /// given.
  mutating func change(to charter: OpenCharter, _ world: inout World) {
    guard world.isOnTop, pending == nil, step == .attestation, !isSigning, let words = obstacle(world)
    else { return }
    world.leave()
    world.say(words)
  }

  /// What keeps it from being signed now; nil where nothing does.
  func obstacle(_ world: World) -> String? {
    // What heals a fork lies on the docket of its own branch, and the charter is read up to the fork.
    guard !review.statement.isHealing else { return nil }
    let key = world.keyName(of: .review)
    guard let card = card(world) else {
      return "It is no longer on the docket: it was taken back, declined or brought into force elsewhere."
    }
    if card.lacks.contains(.overtaken) {
      return
        "Another amendment came into force meanwhile. \(key) states this one anew; your answers go along."
    }
    return card.coolsOffUntil.flatMap { date in
      review.isDissent
        ? nil
        : "Your answers are kept. It can be signed from \(world.wording(of: date)): press \(key) then."
    }
  }

  private func card(_ world: World) -> Card? {
    world.charter(charter)?.proposals.first { $0.statement == review.statement }
  }
}

extension Card {
  fileprivate var coolsOffUntil: Timestamp? {
    for case .coolingOff(let date) in lacks { return date }
    return nil
  }
}
