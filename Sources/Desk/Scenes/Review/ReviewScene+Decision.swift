internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

/// What is decided on each change and said of it, and what follows of all decisions together.
extension ReviewScene {
  /// Why nothing is decided now; nil where it can be.
  func refusalToDecide(by action: Action, _ world: World) -> String? {
    if changeInFocus == nil {
      return "Decisions open after the redline was read and the objection answered. Press "
        + "\(world.keyName(of: .next)) to go on."
    }
    guard review.occasion == .copy, [.adoptEdited, .editInPlace, .parts].contains(action) else { return nil }
    return
      "A copy is adopted as it is, or not. Leave it with \(world.keyName(of: .close)) and edit the draft."
  }

  /// A key of decision on the change in focus.
  ///
  /// None is preselected; Enter alone decides nothing.
  mutating func decide(by action: Action, _ world: inout World) {
    guard let change = changeInFocus else { return }
    guard review.carried[change.id] == nil else { return reopen(change, &world) }
    switch action {
    case .adoptChange: decide(.adopt, on: change.id, &world)
    case .setAside: decide(.setAside, on: change.id, &world)
    case .parts:
      let old = change.old.flatMap { old in review.base.map { $0.text(of: old) } } ?? []
      askParts(
        .parts(change.id), name: change.new?.name ?? change.id, from: old, to: review.text(of: change), &world
      )
    case .adoptEdited:
      let kept = world.typed.kept[.provision(review.statement.digest, change.id)]
      world.want(.edit(.provision(change.id), kept ?? review.text(of: change)))
    case .editInPlace:
      ask(
        .text(change.id), "Your text of “\(change.id)”",
        "\(world.keyName(of: .back)) leaves it as proposed. Your bytes win; both texts are kept.",
        String(decoding: review.text(of: change), as: UTF8.self), .text, world)
    case .reject:
      ask(
        .rejection(change.id), "Why not?", "Kept in declined/, so that it is not proposed again unawares.",
        "",
        .lines, world)
    case .sendBack:
      ask(
        .sendingBack(change.id), "Back to the drawing board: what should be different?",
        "Your words go to whoever proposed it.", "", .lines, world)
    default: break
    }
  }

  /// What was accepted in draft is to be read and decided on after all.
  private mutating func reopen(_ change: ProvisionChange, _ world: inout World) {
    let focused = pane?.focus ?? 0
    review.reopen(change.id)
    layOut(room(world), &world)
    focus(on: focused, room(world))
    world.say("You accepted this in draft. It is open again: read it, then decide.")
    keepReview(&world)
  }

  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World) {
    switch question {
    case .rejection(let id): decide(.reject(why: answer.bytes), on: id, &world)
    case .sendingBack(let id): decide(.sendBack(words: answer.bytes), on: id, &world)
    case .text(let id): take(Bytes((answer.text + "\n").utf8), of: id, &world)
    case .parts(let id):
      if case .parts(let picker) = answer { take(picker, of: id, &world) }
    case .claims: takeClaims(answer.text, &world)
    case .answer(let id): take(answerTo: id, kind: answer.line, &world)
    case .earlierObjection: raise(answer.line, &world)
    case .passphrase:
      if case .words(let field) = answer { sign(passphrase: field.bytes, &world) }
    }
  }

  mutating func decline(_ question: Question, _ world: inout World) {
    if question == .passphrase { reopenAttestation(world) }
  }

  /// What is kept is the person's own text; all of it is what was proposed, and none of it is a rejection.
  private mutating func take(_ picker: PartsPicker, of id: String, _ world: inout World) {
    switch picker.outcome {
    case .nothing:
      world.refuse(
        "Nothing of the change is left. \(world.keyName(of: .reject)) turns it down as a whole.")
    case .all: decide(.adopt, on: id, &world)
    case .some(let text): take(text, of: id, &world)
    }
  }

  /// The person's own text of a provision; one that says what was proposed decides nothing.
  mutating func take(_ text: Bytes, of id: String, _ world: inout World) {
    guard let change = review.changes.first(where: { $0.id == id }) else { return }
    let place = TypedPlace.provision(review.statement.digest, id)
    guard says(text, words: 1, orCharacters: 1) else {
      return world.refuse("Nothing is left of it. To take a provision out, propose that.")
    }
    guard text.withoutLastLineFeeds != review.text(of: change).withoutLastLineFeeds else {
      world.typed.forget(place)
      return world.say(
        "Nothing changed, so nothing is decided. \(world.keyName(of: .adoptChange)) adopts it as it stands.")
    }
    world.typed.keep(text, at: place)
    decide(.adoptEdited(text), on: id, &world)
  }

  /// Takes a decision, or says why not; the copy of a ratified text is decided on as a whole.
  private mutating func decide(_ decision: Review.Decision, on id: String, _ world: inout World) {
    do throws(Refusal) {
      let ids = review.occasion == .copy ? review.changes.map(\.id) : [id]
      for id in ids { try review.decide(id, decision) }
      world.clearNotice()
    } catch {
      return world.refuse(error)
    }
    let open = review.undecided
    if let next = review.changes.firstIndex(where: { open.contains($0.id) }) {
      focus(on: next, room(world))
    } else {
      world.say("Everything is decided. \(world.keyName(of: .next)) goes on.")
    }
    keepReview(&world)
  }

  // MARK: What the proposal says of itself

  /// `t`: the title and the rationale, to be confirmed or rewritten.
  mutating func askForClaims(_ world: World) {
    let known = [review.statement.title, review.statement.rationale].filter { !$0.isEmpty }
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n\n")
    ask(
      .claims, "What does this change do?",
      "First line: the title. Below it: why. Both are signed; say it in your words where theirs are wrong.",
      known, .lines, world)
  }

  mutating func takeClaims(_ text: String, _ world: inout World) {
    let title = text.split(separator: "\n").first.map(String.init) ?? ""
    let rationale = Field(String(text.dropFirst(title.count))).trimmed
    do throws(Refusal) {
      try review.retitle(
        Review.Claims(title: Bytes(title.utf8), rationale: Bytes(rationale.utf8)))
    } catch {
      return world.refuse("The first line is the title, and needs two words or more.")
    }
    world.say(
      review.claims == nil
        ? "The title stays as it was proposed."
        : "Kept. It is stated anew in your words, once every provision is decided on.")
    keepReview(&world)
  }

  // MARK: What follows

  /// What follows the last decision where it is not that the whole is adopted.
  mutating func settle(_ world: inout World) {
    if world.isBusy() { return }
    if review.adoptsOtherwise {
      keepReview(&world)
      return world.want(.adoptOtherwise(path: charter, review), "stating what you adopt")
    }
    let words = review.changes.compactMap { change -> Bytes? in
      switch review.decisions[change.id] {
      case .reject(let why), .sendBack(let why): why
      default: nil
      }
    }
    guard !words.isEmpty else {
      world.leave()
      world.say("Set aside. It stays on the docket.")
      return keepReview(&world)
    }
    let different = words.enumerated().filter { !words[..<$0.offset].contains($0.element) }.map(\.element)
    let why = Bytes(different.joined(separator: [.lineFeed]))
    guard review.isTurnedDownAlone else { return dissent(because: why, &world) }
    world.leave()
    answerSendingBack(&world)
    world.want(
      .decline(path: charter, review.statement, why: why, review.isSentBack ? .sentBack : .declined))
  }

  /// What is sent back goes to counsel with the words, in the talk.
  private func answerSendingBack(_ world: inout World) {
    let sent = review.changes.compactMap { change -> (id: String, words: Bytes)? in
      guard case .sendBack(let why)? = review.decisions[change.id] else { return nil }
      return (change.id, why + Bytes(" [\(change.id)]".utf8))
    }
    guard !review.isOwnText, let first = sent.first else { return }
    let words = Bytes(sent.map(\.words).joined(separator: [.lineFeed]))
    world.ask(.talk(words), said: words, focus: first.id, in: charter)
  }

  /// `D`: the ratifier votes against the proposal as a whole, which is signed like a vote for it.
  ///
  /// - Returns: Whether the ceremony takes it.
  @discardableResult
  mutating func dissent(_ world: inout World) -> Bool {
    do throws(Refusal) { try review.dissent() } catch {
      world.refuse(error)
      return false
    }
    go(to: .reason, &world)
    world.say("You vote against it. \(world.keyName(of: .back)) goes back to decide otherwise.")
    keepReview(&world)
    return true
  }

  /// A rejection of what several ratifiers decide on is a vote against it.
  private mutating func dissent(because words: Bytes, _ world: inout World) {
    world.typed.keep(words, at: .reason(review.statement.digest))
    guard dissent(&world) else { return }
    world.say(
      "It takes \(review.requirement.needed) ratifiers, so your rejection is a dissent, which you sign.")
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
