internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  /// The room of the redline, which update and view have to agree on.
  var reviewRoom: Size { Size(columns: size.columns - 2, rows: size.rows - 5) }

  mutating func receive(review action: Action) -> [Effect] {
    guard case .review(var screen) = screen else { return [] }
    defer { if case .review = self.screen { replaceScreen(.review(screen)) } }
    // What was on the screen until this key counts, before the key moves it.
    screen.show(rows: reviewRoom.rows, until: now)
    if scroll(&screen, action) { return [] }
    switch action {
    case .next: return advance(&screen)
    case .back: return goBack(&screen)
    case .close: return leave(screen)
    case .cycleView where screen.step == .redline || screen.step == .decision:
      screen.cycleView()
      say("View: \(screen.view.name).")
    case .adoptChange, .adoptEdited, .editInPlace, .reject, .sendBack, .setAside:
      return decide(action, &screen)
    default: break
    }
    return []
  }

  /// Enter: the step at hand is done, if it is.
  mutating func advance(_ screen: inout ReviewScreen) -> [Effect] {
    do throws(Refusal) {
      switch screen.step {
      case .problem:
        screen.review.readProblem()
      case .stance:
        if !screen.review.isRedlineShown,
          screen.review.stance == nil || screen.field.trimmed != screen.review.stanceWords
        {
          try screen.review.take(stance: Bytes(screen.field.trimmed.utf8))
        }
      case .redline:
        let seen = screen.seen
        if seen.shown < seen.all {
          throw .notSeen(provision: screen.review.changes[screen.focus].id, shown: seen.shown, of: seen.all)
        }
      case .objection:
        return answer(&screen)
      case .decision:
        guard screen.review.undecided.isEmpty else { throw .undecided(screen.review.undecided) }
        if let effects = settle(screen) { return effects }
      case .reason:
        try screen.review.take(reason: Bytes(screen.field.trimmed.utf8), earlier: screen.earlierReasons)
      case .attestation:
        return []
      }
    } catch {
      refuse(words(for: error))
      return []
    }
    notice = nil
    let isFast = screen.step == .redline && screen.warnsOfPace()
    go(to: nextStep(after: screen.step, screen.review), &screen)
    if isFast {
      say("Faster than reading: more than \(Coverage.readingLimit) words a minute. It is recorded.")
    }
    return [keep(screen)]
  }

  private func nextStep(after step: Step, _ review: Review) -> Step {
    Step.allCases.first {
      $0 > step && review.occasion.includes($0) && !($0 == .stance && review.stance != nil)
    }
      ?? .attestation
  }

  mutating func go(to step: Step, _ screen: inout ReviewScreen) {
    screen.enter(step)
    switch step {
    case .redline: screen.layOut(columns: reviewRoom.columns)
    case .decision:
      screen.layOut(columns: reviewRoom.columns)
      screen.showFocus(rows: reviewRoom.rows)
    case .objection: screen.raiseObjection()
    case .attestation: screen.attestation = Attestation(phrase: screen.phrase, shownAt: now.nanoseconds)
    default: break
    }
  }

  /// Esc: one step back, without loss; from the first step out of the review, which is kept.
  mutating func goBack(_ screen: inout ReviewScreen) -> [Effect] {
    guard !screen.isSigning else { return [] }
    notice = nil
    guard let previous = screen.previous, !(screen.review.isOwnText && previous == .stance) else {
      return leave(screen)
    }
    let typed = screen.field
    let from = screen.step
    go(to: previous, &screen)
    // A reason half written is there again when the person returns.
    if from == .reason, screen.review.reason == nil { screen.field = typed }
    return []
  }

  mutating func leave(_ screen: ReviewScreen) -> [Effect] {
    guard !screen.isSigning else { return [] }
    screens.removeLast()
    say("The review is kept. Press \(keymap.keyName(of: .review)) to take it up again.")
    return [keep(screen)]
  }

  func keep(_ screen: ReviewScreen) -> Effect {
    .keepReview(
      screen.review.statement.digest, name: screen.review.ratifier,
      screen.review.entries(vote: nil, date: nil))
  }

  private mutating func answer(_ screen: inout ReviewScreen) -> [Effect] {
    guard let open = screen.review.openObjection else {
      notice = nil
      go(to: .decision, &screen)
      return [keep(screen)]
    }
    guard screen.field.trimmed.split(separator: " ").count >= 2 || screen.field.trimmed.utf8.count >= 12
    else {
      refuse("Say how the text meets \(open.id), or why it does not hold, in a few words.")
      return []
    }
    overlay = .choice(
      Choice(
        purpose: .answer(open.id), title: "What is your answer to \(open.id)?",
        lines: ["It is answered: the text meets it", "It is overruled: I adopt the text despite it"],
        selected: 0))
    return []
  }

  /// The words typed are the answer, of the kind that was picked.
  mutating func take(answerTo id: String, isOverruled: Bool) -> [Effect] {
    guard case .review(var screen) = screen else { return [] }
    do throws(Refusal) {
      try screen.review.answer(
        id, isOverruled ? .overruled : .answered, words: Bytes(screen.field.trimmed.utf8))
      screen.field = Field()
      if screen.review.openObjection == nil { go(to: .decision, &screen) }
    } catch { refuse(words(for: error)) }
    replaceScreen(.review(screen))
    return [keep(screen)]
  }

  private mutating func scroll(_ screen: inout ReviewScreen, _ action: Action) -> Bool {
    let page = max(1, reviewRoom.rows - 2)
    let count =
      screen.step == .redline || screen.step == .decision
      ? screen.layout?.lines.count ?? 0 : screen.lineCount(reviewRoom)
    let last = max(0, count - reviewRoom.rows)
    switch action {
    case .pageDown: screen.top = min(screen.top + page, last)
    case .pageUp: screen.top = max(0, screen.top - page)
    case .top: screen.top = 0
    case .bottom: screen.top = last
    case .down, .nextProvision, .up, .previousProvision:
      guard screen.step == .decision || action == .nextProvision || action == .previousProvision else {
        screen.top = max(0, min(screen.top + (action == .down ? 1 : -1), last))
        break
      }
      let step = action == .down || action == .nextProvision ? 1 : -1
      screen.focus = max(0, min(screen.focus + step, screen.review.changes.count - 1))
      screen.showFocus(rows: reviewRoom.rows)
    default: return false
    }
    return true
  }

  /// A resize, a lost focus or a stop voids what was typed to attest, and a new width what was seen.
  mutating func interruptReview() {
    guard case .review(var screen) = screen else { return }
    screen.attestation?.interrupt(at: now.nanoseconds)
    if screen.step == .redline || screen.step == .decision { screen.layOut(columns: reviewRoom.columns) }
    replaceScreen(.review(screen))
  }

  mutating func tick() -> [Effect] {
    switch screen {
    case .review(var screen):
      screen.show(rows: reviewRoom.rows, until: now)
      replaceScreen(.review(screen))
      return []
    case .history: return tickHistory()
    default: return []
    }
  }
}

extension Review {
  var stanceWords: String? { stance?.words.map { String(decoding: $0, as: UTF8.self) } }

  /// The first objection without an answer.
  var openObjection: Objection? {
    objections?.first { objection in !answers.contains { $0.objection == objection.id } }
  }
}
