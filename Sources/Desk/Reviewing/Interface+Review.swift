internal import Cells
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  mutating func receive(review action: Action) -> [Effect] {
    guard case .review(var screen) = screen else { return [] }
    defer { if case .review = self.screen { replaceScreen(.review(screen)) } }
    if scroll(&screen, action) { return [] }
    switch action {
    case .next: return advance(&screen)
    case .back: return goBack(&screen)
    case .close: return leave(screen)
    case .cycleView:
      guard let view = screen.pane?.view.next, screen.showsRedline else {
        refuse("The redline is not shown at this step.")
        return []
      }
      screen.layOut(reviewRoom(of: screen), view: view)
      say("View: \(view.name). What was not decided on is to be seen again.")
    case .retitle: askForTitle(screen)
    case .raise: return raiseAgain(screen)
    case .askObjection:
      let effects = askObjection(of: screen)
      if case .review(let asking) = self.screen { screen = asking }
      return effects
    case .adoptChange, .adoptEdited, .editInPlace, .parts, .reject, .sendBack, .setAside:
      return decide(action, &screen)
    case .dissent: return dissent(&screen)
    case .cases: openCases(of: &screen)
    case .strikePanel: return strikePanel(&screen)
    default: break
    }
    return []
  }

  /// Enter: the step at hand is done, if it is.
  mutating func advance(_ screen: inout ReviewScreen) -> [Effect] {
    do throws(Refusal) {
      switch screen.step {
      case .problem: screen.review.readProblem()
      case .stance: try takeStance(&screen)
      case .redline:
        if let unread = screen.unread {
          screen.scrollToChange(isForward: true, reviewRoom(of: screen))
          throw unread
        }
      case .objection:
        if screen.objecting != nil {
          _ = isAnswering()
          return []
        }
        if screen.review.openObjection != nil { return answer(screen) }
      case .decision:
        guard screen.review.undecided.isEmpty else { throw .undecided(screen.review.undecided) }
        if let effects = settle(&screen) { return effects }
      case .reason:
        try screen.review.take(reason: Bytes(screen.field.trimmed.utf8), earlier: screen.earlierReasons)
      case .attestation: return []
      }
    } catch {
      refuse(words(for: error, keymap))
      return []
    }
    notice = nil
    let isFast = screen.step == .redline && screen.warnsOfPace()
    go(to: nextStep(after: screen.step, screen.review), &screen)
    let offer = screen.step == .objection ? offerCases(of: &screen) : nil
    let pace =
      isFast ? "Faster than reading: more than \(Coverage.readingLimit) words a minute. It is recorded." : nil
    let words = [pace, offer].compactMap { $0 }
    if !words.isEmpty { say(words.joined(separator: " ")) }
    return screen.step == .attestation ? [keep(screen), .look(path: screen.path)] : [keep(screen)]
  }

  /// `p`: what a panel said is left out of the record, or taken in again.
  private mutating func strikePanel(_ screen: inout ReviewScreen) -> [Effect] {
    guard screen.review.hasPanel else {
      refuse("No panel on the idea was kept with this proposal.")
      return []
    }
    screen.review.strikePanel()
    say(
      screen.review.isPanelStruck ? "The panel is left out of the record." : "The panel goes into the record."
    )
    return [keep(screen)]
  }

  private mutating func takeStance(_ screen: inout ReviewScreen) throws(Refusal) {
    guard screen.takesText, let place = screen.typedPlace else { return }
    try screen.review.take(stance: Bytes(screen.field.trimmed.utf8))
    // From here on it stands in the review, which is kept.
    typed.forget(place)
  }

  /// The next step; what was given or decided before this review was taken up is not asked for again.
  private func nextStep(after step: Step, _ review: Review) -> Step {
    Step.allCases.first {
      $0 > step && review.occasion.includes($0) && !($0 == .stance && review.stance != nil)
        && !($0 == .decision && review.adoptsAll && review.isDecidedBefore)
    } ?? .attestation
  }

  /// Goes to a step; what was typed there is there again.
  mutating func go(to step: Step, _ screen: inout ReviewScreen) {
    screen.enter(step)
    if step < .reason { screen.review.undoDissent() }
    if step == .objection { screen.raiseObjection() }
    if let place = screen.typedPlace, let words = typed[place] ?? screen.words { screen.field = Field(words) }
    switch step {
    case .redline: screen.layOut(reviewRoom(of: screen))
    case .decision:
      screen.layOut(reviewRoom(of: screen))
      screen.focus(on: screen.firstToDecide, reviewRoom(of: screen))
    case .attestation: screen.attestation = Attestation(phrase: screen.phrase, shownAt: now.nanoseconds)
    default: break
    }
  }

  /// Esc: one step back, without loss; from the first step out of the review, which is kept.
  mutating func goBack(_ screen: inout ReviewScreen) -> [Effect] {
    guard !screen.isSigning else { return [] }
    notice = nil
    guard let previous = screen.previous else { return leave(screen) }
    if let place = screen.typedPlace { typed.keep(screen.field.bytes, at: place) }
    go(to: previous, &screen)
    return []
  }

  private mutating func leave(_ screen: ReviewScreen) -> [Effect] {
    guard !screen.isSigning else { return [] }
    screens.removeLast()
    say("The review is kept. Press \(keymap.keyName(of: .review)) to take it up again.")
    return [keep(screen)]
  }

  func keep(_ screen: ReviewScreen) -> Effect {
    .keepReview(
      screen.review.statement.digest, name: screen.review.ratifier,
      screen.review.draft)
  }

  private mutating func scroll(_ screen: inout ReviewScreen, _ action: Action) -> Bool {
    let room = reviewRoom(of: screen)
    guard screen.showsRedline else { return scrollReading(&screen, action, room) }
    let isDeciding = screen.step == .decision
    let focus = screen.pane?.focus ?? 0
    switch action {
    case .down where isDeciding, .nextProvision where isDeciding: screen.focus(on: focus + 1, room)
    case .up where isDeciding, .previousProvision where isDeciding: screen.focus(on: focus - 1, room)
    case .nextProvision, .previousProvision:
      screen.scrollToChange(isForward: action == .nextProvision, room)
    default: return screen.scrollRedline(action, room)
    }
    return true
  }

  private func scrollReading(_ screen: inout ReviewScreen, _ action: Action, _ room: Size) -> Bool {
    let page = max(1, room.rows - 1)
    switch action {
    case .down, .nextProvision: screen.scrollReading(by: 1, room)
    case .up, .previousProvision: screen.scrollReading(by: -1, room)
    case .pageDown: screen.scrollReading(by: page, room)
    case .pageUp: screen.scrollReading(by: -page, room)
    case .top: screen.scrollReading(by: .min / 2, room)
    case .bottom: screen.scrollReading(by: .max / 2, room)
    default: return false
    }
    return true
  }

  /// What was on the screen until now counts as shown, before anything moves it.
  mutating func countReading(until now: Moment) {
    guard case .review(var screen) = screen else { return }
    screen.show(
      rows: reviewRoom(of: screen).rows, isInView: overlay == nil && !isTooSmall && !isAway, until: now)
    replaceScreen(.review(screen))
  }

  /// What was read is kept as it is read, so that a crash loses a second of it at most.
  mutating func keepReading() -> [Effect] {
    guard case .review(var screen) = screen, screen.wantsToKeepReading(at: now) else { return [] }
    replaceScreen(.review(screen))
    return [keep(screen)]
  }

  /// A resize, a lost focus or a stop voids what was typed to attest, and a new width what was seen.
  mutating func interruptReview() {
    guard case .review(var screen) = screen else { return }
    screen.attestation?.interrupt(at: now.nanoseconds)
    if screen.showsRedline, !isTooSmall { screen.layOut(reviewRoom(of: screen)) }
    screen.scrollReading(by: 0, reviewRoom(of: screen))
    replaceScreen(.review(screen))
  }
}

extension ReviewScreen {
  /// What the review has of the words of this step.
  fileprivate var words: String? {
    switch step {
    case .stance: review.stanceWords
    case .reason: (review.reason?.text ?? review.formerReason).map { String(decoding: $0, as: UTF8.self) }
    default: nil
    }
  }
}
