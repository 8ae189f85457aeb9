internal import Cells
internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  /// A key of decision on the change in focus.
  ///
  /// None is preselected; Enter alone decides nothing.
  mutating func decide(_ action: Action, _ screen: inout ReviewScreen) -> [Effect] {
    let changes = screen.review.changes
    guard screen.step == .decision, let pane = screen.pane, changes.indices.contains(pane.focus) else {
      refuse(
        "Decisions open after the redline was read and the objection answered. Press "
          + "\(keymap.keyName(of: .next)) to go on.")
      return []
    }
    let change = changes[pane.focus]
    guard screen.review.carried[change.id] == nil else {
      screen.review.reopen(change.id)
      screen.layOut(reviewRoom(of: screen))
      screen.focus(on: pane.focus, reviewRoom(of: screen))
      say("You accepted this in draft. It is open again: read it, then decide.")
      return [keep(screen)]
    }
    switch action {
    case .adoptChange: return take(.adopt, on: change.id, &screen)
    case .setAside: return take(.setAside, on: change.id, &screen)
    case .parts: pickParts(of: change, in: screen.review)
    case .adoptEdited, .editInPlace: return edit(change, isInPlace: action == .editInPlace, screen)
    case .reject:
      ask(
        .rejectWords(change.id), "Why not?", "Kept in declined/, so that it is not proposed again unawares.")
    case .sendBack:
      ask(
        .sendBackWords(change.id), "Back to the drawing board: what should be different?",
        "Your words go to whoever proposed it.")
    default: break
    }
    return []
  }

  private mutating func pickParts(of change: ProvisionChange, in review: Review) {
    guard review.occasion != .copy else { return refuseToChangeCopy() }
    let old = change.old.flatMap { old in review.base.map { $0.text(of: old) } } ?? []
    pickParts(
      of: change.id, name: change.new?.name ?? change.id, from: old, to: review.text(of: change))
  }

  private mutating func refuseToChangeCopy() {
    refuse(
      "A copy is adopted as it is, or not. Leave it with \(keymap.keyName(of: .close)) and edit the draft.")
  }

  private mutating func edit(_ change: ProvisionChange, isInPlace: Bool, _ screen: ReviewScreen) -> [Effect] {
    guard screen.review.occasion != .copy else {
      refuseToChangeCopy()
      return []
    }
    let proposed = screen.review.text(of: change)
    guard isInPlace else {
      let kept = typed.kept[.provision(screen.review.statement.digest, change.id)]
      return [.edit(.provision(change.id), kept ?? proposed)]
    }
    ask(
      .editProvision(change.id), "Your text of “\(change.id)”",
      "\(keymap.keyName(of: .back)) leaves it as proposed. Your bytes win; both texts are kept.",
      String(decoding: proposed, as: UTF8.self))
    return []
  }

  /// The person's own text of a provision; one that says what was proposed decides nothing.
  mutating func takeEdit(_ text: Bytes, of id: String) -> [Effect] {
    guard let review = reviewAtHand?.review, let change = review.changes.first(where: { $0.id == id }) else {
      return []
    }
    let place = TypedPlace.provision(review.statement.digest, id)
    guard says(text, words: 1, orCharacters: 1) else {
      refuse("Nothing is left of it. To take a provision out, propose that.")
      return []
    }
    guard text.withoutLastLineFeeds != review.text(of: change).withoutLastLineFeeds else {
      typed.forget(place)
      say(
        "Nothing changed, so nothing is decided. \(keymap.keyName(of: .adoptChange)) adopts it as it stands.")
      return []
    }
    typed.keep(text, at: place)
    return takeDecision(.adoptEdited(text), on: id)
  }

  /// Takes a decision whose words or text came by another way than a key.
  mutating func takeDecision(_ decision: Review.Decision, on id: String) -> [Effect] {
    guard case .review(var screen) = screen else { return [] }
    let effects = take(decision, on: id, &screen)
    replaceScreen(.review(screen))
    return effects
  }

  /// Takes a decision, or says why not; the copy of a ratified text is decided on as a whole.
  private mutating func take(
    _ decision: Review.Decision, on id: String, _ screen: inout ReviewScreen
  ) -> [Effect] {
    do throws(Refusal) {
      let ids = screen.review.occasion == .copy ? screen.review.changes.map(\.id) : [id]
      for id in ids { try screen.review.decide(id, decision) }
      notice = nil
    } catch {
      refuse(words(for: error, keymap))
      return []
    }
    let open = screen.review.undecided
    if let next = screen.review.changes.firstIndex(where: { open.contains($0.id) }) {
      screen.focus(on: next, reviewRoom(of: screen))
    } else {
      say("Everything is decided. \(keymap.keyName(of: .next)) goes on.")
    }
    return [keep(screen)]
  }

  /// What follows the last decision where it is not that the whole is adopted; nil where it is.
  mutating func settle(_ screen: inout ReviewScreen) -> [Effect]? {
    let review = screen.review
    if review.adoptsAll { return nil }
    if isBusy() { return [] }
    if review.adoptsOtherwise {
      work = "stating what you adopt"
      return [keep(screen), .restate(path: screen.path, review)]
    }
    let words = review.changes.compactMap { change -> Bytes? in
      switch review.decisions[change.id] {
      case .reject(let why), .sendBack(let why): why
      default: nil
      }
    }
    guard !words.isEmpty else {
      screens.removeLast()
      say("Set aside. It stays on the docket.")
      return [keep(screen)]
    }
    let different = words.enumerated().filter { !words[..<$0.offset].contains($0.element) }.map(\.element)
    let why = Bytes(different.joined(separator: [.lineFeed]))
    guard isTurnedDownAlone(review) else { return dissent(because: why, &screen) }
    screens.removeLast()
    let outcome: Declined.Outcome = review.isSentBack ? .sentBack : .declined
    return answerSendingBack(review, in: screen.path)
      + [.decline(path: screen.path, review.statement, why: why, outcome)]
  }
}

extension Interface {
  /// What is sent back goes to counsel with the words, in the talk.
  private mutating func answerSendingBack(_ review: Review, in path: String) -> [Effect] {
    guard !review.isOwnText, case .desk(let desk) = screen, desk.charter.path == path else { return [] }
    let sent = review.changes.compactMap { change -> (id: String, words: Bytes)? in
      guard case .sendBack(let why)? = review.decisions[change.id] else { return nil }
      return (change.id, why + Bytes(" [\(change.id)]".utf8))
    }
    guard let first = sent.first else { return [] }
    let words = Bytes(sent.map(\.words).joined(separator: [.lineFeed]))
    return ask(.talk(words), said: words, about: nil, focus: first.id, desk)
  }
}

extension Review {
  /// Whether it goes back to whoever proposed it, and nothing of it is rejected.
  fileprivate var isSentBack: Bool {
    let verdicts = decisions.values
    return verdicts.contains { if case .sendBack = $0 { true } else { false } }
      && !verdicts.contains { if case .reject = $0 { true } else { false } }
  }

  /// What a change makes of its provision; nothing where it takes it out.
  fileprivate func text(of change: ProvisionChange) -> Bytes {
    change.new.map { result.text(of: $0) } ?? []
  }
}

extension Bytes {
  fileprivate var withoutLastLineFeeds: ArraySlice<UInt8> {
    prefix(upTo: lastIndex { $0 != .lineFeed }.map { $0 + 1 } ?? startIndex)
  }
}
