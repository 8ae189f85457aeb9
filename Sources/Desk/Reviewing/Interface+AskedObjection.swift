internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification
internal import Wire

/// An objection that a model is asked for, beside the built-in critic's: a fresh brief, without any talk.
extension Interface {
  /// Who may object to a review's text: not the counsel that wrote it.
  func objectors(to review: Review) -> [CounselProfile] {
    counsels.filter { $0.kind != .builtIn && !$0.mayHaveWritten(review.statement.proposer) }
  }

  /// `Ctrl-O`: what is said then is to be answered like every other objection.
  mutating func askObjection(of screen: ReviewScreen) -> [Effect] {
    guard !isAnswering() else { return [] }
    guard let profile = objectors(to: screen.review).first else {
      refuse(
        "Nobody but the text's own author is there to ask. \(keymap.keyName(of: .counsel)) at the desk adds one."
      )
      return []
    }
    let review = screen.review
    let material = BriefMaterial(
      document: review.base ?? review.result, isInForce: review.base != nil, focus: review.changes.first?.id)
    let request = review.base == nil ? BriefRequest.critique : .objection(to: review.result)
    let brief: Brief
    do { brief = try self.brief(request, material, for: profile) } catch {
      refuse(error.words(for: profile))
      return []
    }
    let effect = put(
      brief.ask(request, material), brief, request, [], to: profile, about: screen.path,
      DraftedText(base: material.document))
    var screen = screen
    screen.objecting = asked
    replaceScreen(.review(screen))
    say("\(profile.name) is asked for its strongest objection. \(keymap.keyName(of: .stop)) stops it.")
    return [effect]
  }

  /// Takes the objection that was asked for; nil for an exchange that is about something else.
  mutating func endObjection(_ exchange: Exchange, _ reason: StopReason) -> [Effect]? {
    guard
      let index = screens.lastIndex(where: {
        if case .review(let screen) = $0 { screen.objecting == exchange.id } else { false }
      }), case .review(var screen) = screens[index]
    else { return nil }
    screen.objecting = nil
    defer { screens[index] = .review(screen) }
    let name = exchange.profile.name
    guard reason == .complete else {
      refuse("\(name): \(exchange.mark(reason)). It raised no objection.")
      return []
    }
    let words = Bytes(Field(exchange.rawText).trimmed.utf8)
    guard !words.isEmpty, !NothingFound.isSaid(by: words) else {
      screen.review.hearNothing(from: exchange.profile.proposer(model: exchange.model))
      note(exchange, in: &screen)
      say("\(name) finds nothing to object, which is recorded.")
      return [keep(screen)]
    }
    let isAtStep = index == screens.count - 1 && screen.step == .objection
    if isAtStep, let place = screen.typedPlace { typed.keep(screen.field.bytes, at: place) }
    do throws(Refusal) {
      try screen.review.raiseAgain(words, by: exchange.profile.proposer(model: exchange.model))
      note(exchange, in: &screen)
    } catch {
      refuse(Desk.words(for: error, keymap))
      return []
    }
    if isAtStep { go(to: .objection, &screen) }
    say("\(name) objects: it is to be answered or overruled.")
    return [keep(screen)]
  }

  /// How it was asked goes into the record.
  private func note(_ exchange: Exchange, in screen: inout ReviewScreen) {
    if let counsel = exchange.profile.askedCounsel(model: exchange.model, on: today) {
      screen.review.note(counsel)
    }
  }
}
