internal import Cells
internal import Ledger
internal import Prose
internal import Ratification

/// Into the review, from step to step, and what is typed at them.
extension ReviewScene {
  /// The phrase that attests this statement.
  public var phrase: String { review.phrase }

  mutating func appear(_ world: inout World) {
    world.clearNotice()
    let step = takeUp(&world)
    let obstacle = step == .attestation ? obstacle(world) : nil
    go(to: obstacle == nil ? step : .reason, &world)
    let words = [wordsOnTakingUp(world), greeting, wordsOnVote(world), wordsOnCoolingOff(world), obstacle]
    if let last = words.compactMap({ $0 }).last { world.say(last) }
  }

  /// Takes the review up where it was left.
  ///
  /// - Returns: The step that it is at.
  private mutating func takeUp(_ world: inout World) -> Step {
    guard review.hasSeenProblem else { return .problem }
    let room = room(world)
    if review.isStanceClosed {
      layOut(room, view: RedlineView.allCases.first { picture($0, room) == review.picture }, &world)
    }
    // What was typed ahead of the text that changed is there, but the text comes first.
    let open = review.changedSince == nil ? review.openStep : min(review.openStep, .redline)
    if open == .redline, unread != nil, seen.shown > 0 { scrollToChange(isForward: true, room) }
    return open
  }

  /// What is said of a review that was left before.
  private func wordsOnTakingUp(_ world: World) -> String? {
    if let changed = review.changedSince {
      return "The text changed since you left this review: \(changed.joined(separator: ", ")). "
        + "What you wrote is here; what changed is to be read and decided on."
    }
    guard step > .redline || step == .redline && seen.shown > 0 else { return nil }
    return "Taken up where you left it, at \(name(of: step)). \(world.keyName(of: .back)) goes back."
  }

  /// Enter: the step at hand is done, if it is.
  mutating func advance(_ world: inout World) {
    do throws(Refusal) {
      switch step {
      case .problem: review.readProblem()
      case .stance: try takeStance(&world)
      case .redline:
        if let unread {
          scrollToChange(isForward: true, room(world))
          throw unread
        }
      case .objection:
        if objecting != nil {
          _ = world.isAnswering()
          return
        }
        if review.openObjection != nil { return askKindOfAnswer(&world) }
      case .decision:
        guard review.undecided.isEmpty else { throw .undecided(review.undecided) }
        if !review.adoptsAll { return settle(&world) }
      case .reason:
        try review.take(reason: Bytes(typed.trimmed.utf8), earlier: earlierReasons)
      case .attestation: return
      }
    } catch {
      return world.refuse(error)
    }
    world.clearNotice()
    let isFast = step == .redline && warnsOfPace()
    go(to: nextStep, &world)
    let offer = step == .objection ? offerCases(&world) : nil
    let pace =
      isFast ? "Faster than reading: more than \(Coverage.readingLimit) words a minute. It is recorded." : nil
    let words = [pace, offer].compactMap { $0 }
    if !words.isEmpty { world.say(words.joined(separator: " ")) }
    keepReview(&world)
    if step == .attestation { world.want(.look(path: charter)) }
  }

  mutating func submit(_ world: inout World) { advance(&world) }

  private mutating func takeStance(_ world: inout World) throws(Refusal) {
    guard let place = typedPlace else { return }
    try review.take(stance: Bytes(typed.trimmed.utf8))
    // From here on it stands in the review, which is kept.
    world.typed.forget(place)
  }

  /// The next step; what was given or decided before this review was taken up is not asked for again.
  private var nextStep: Step {
    Step.allCases.first {
      $0 > step && review.occasion.includes($0) && !($0 == .stance && review.stance != nil)
        && !($0 == .decision && review.adoptsAll && review.isDecidedBefore)
    } ?? .attestation
  }

  /// Goes to a step; what was typed there is there again.
  mutating func go(to step: Step, _ world: inout World) {
    enter(step)
    if step < .reason { review.undoDissent() }
    if step == .objection { raiseObjection(&world) }
    if let place = typedPlace, let words = world.typed[place] ?? known { typed = Field(words) }
    switch step {
    case .redline: layOut(room(world), &world)
    case .decision:
      layOut(room(world), &world)
      focus(on: firstToDecide, room(world))
    case .attestation: attestation = Attestation(phrase: phrase, shownAt: world.now.nanoseconds)
    default: break
    }
  }

  /// What the review has of the words of this step.
  private var known: String? {
    switch step {
    case .stance: review.stanceWords
    case .reason: (review.reason?.text ?? review.formerReason).map { String(decoding: $0, as: UTF8.self) }
    default: nil
    }
  }

  mutating func back(isQuitting: Bool, _ world: inout World) {
    if isQuitting { leaveKept(&world) } else { goBack(&world) }
  }

  /// Esc: one step back, without loss; from the first step out of the review, which is kept.
  mutating func goBack(_ world: inout World) {
    guard !isSigning else { return }
    world.clearNotice()
    guard let previous else { return leaveKept(&world) }
    if let place = typedPlace { world.typed.keep(typed.bytes, at: place) }
    go(to: previous, &world)
  }

  private mutating func leaveKept(_ world: inout World) {
    guard !isSigning else { return }
    world.leave()
    world.say("The review is kept. Press \(world.keyName(of: .review)) to take it up again.")
    keepReview(&world)
  }

  // MARK: Keys

  mutating func type(_ key: Key, _ world: inout World) {
    if step == .attestation { return attest(key, &world) }
    switch world.keymap.action(for: key, in: step == .objection ? [.words, .objection] : [.words]) {
    case .raise: world.perform(.raise)
    case .askObjection: world.perform(.askObjection)
    case .next: advance(&world)
    case .back: goBack(&world)
    case .edit: world.want(.edit(.field, typed.bytes))
    case .clear: typed.clearLine()
    default: if !typed.receive(key) { scrollReading(key, room(world)) }
    }
  }

  /// Moves what is read beside words that are typed.
  mutating func scrollReading(_ key: Key, _ room: Size) {
    let page = max(1, room.rows - 1)
    switch key {
    case .down: scrollReading(by: 1, room)
    case .up: scrollReading(by: -1, room)
    case .pageDown: scrollReading(by: page, room)
    case .pageUp: scrollReading(by: -page, room)
    default: break
    }
  }

  mutating func paste(_ bytes: Bytes, _ world: inout World) {
    if step == .attestation { return pasteIntoAttestation(&world) }
    guard takesWords else { return world.say("Nothing takes a paste here.") }
    if !typed.paste(bytes) { world.refuseBytes() }
  }

  /// Does what an action that scrolls means at this step; false for any other.
  mutating func scroll(_ action: Action, _ room: Size) -> Bool {
    guard showsRedline else { return scrollReading(action, room) }
    let isDeciding = step == .decision
    let focused = pane?.focus ?? 0
    switch action {
    case .down where isDeciding, .nextProvision where isDeciding: focus(on: focused + 1, room)
    case .up where isDeciding, .previousProvision where isDeciding: focus(on: focused - 1, room)
    case .nextProvision, .previousProvision: scrollToChange(isForward: action == .nextProvision, room)
    default: return pane?.scroll(action, rows: room.rows) ?? false
    }
    return true
  }

  private mutating func scrollReading(_ action: Action, _ room: Size) -> Bool {
    let page = max(1, room.rows - 1)
    switch action {
    case .down, .nextProvision: scrollReading(by: 1, room)
    case .up, .previousProvision: scrollReading(by: -1, room)
    case .pageDown: scrollReading(by: page, room)
    case .pageUp: scrollReading(by: -page, room)
    case .top: scrollReading(by: .min / 2, room)
    case .bottom: scrollReading(by: .max / 2, room)
    default: return false
    }
    return true
  }

  mutating func turnWheel(isDown: Bool, at point: Point, _ world: inout World) {
    let (step, room) = (isDown ? World.wheelRows : -World.wheelRows, room(world))
    if showsRedline { pane?.scroll(by: step, rows: room.rows) } else { scrollReading(by: step, room) }
  }
}
