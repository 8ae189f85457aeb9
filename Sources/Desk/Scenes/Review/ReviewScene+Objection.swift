internal import Charter
internal import Counsel
internal import Critic
internal import History
internal import Ledger
internal import Prose
internal import Ratification
internal import Wire

/// The strongest thing to be said against a change, and what it makes of cases.
extension ReviewScene {
  /// What was objected when these provisions were last amended, and is not among the objections now.
  var earlierObjections: [EarlierObjection] {
    allEarlierObjections.filter { earlier in
      !(review.objections?.contains { $0.words == earlier.words } ?? false)
    }
  }

  /// Asks the built-in critic for the strongest objection.
  mutating func raiseObjection(_ world: inout World) {
    if review.wantsObjection {
      let objection = BuiltInCritic().objectionText(from: review.base, to: review.result)
      do throws(Refusal) { try review.object(objection.map { [$0] } ?? [], by: .builtIn) } catch {
        world.refuse(error)
      }
    }
    review.hear(comments)
  }

  /// Enter behind an answer: what kind of answer it is.
  mutating func askKindOfAnswer(_ world: inout World) {
    guard let open = review.openObjection else { return }
    guard says(Bytes(typed.trimmed.utf8), words: 2, orCharacters: 4) else {
      return world.refuse("Say how the text meets \(open.id), or why it does not hold, in a few words.")
    }
    ask(
      .answer(open.id), "What is your answer to \(open.id)?",
      [
        "It is answered: the text meets it", "It is overruled: I adopt the text despite it",
        isOwn
          ? "It is right: back to the drawing board, to change my text"
          : "It is right: back to the drawing board, with these words",
      ])
  }

  /// The words typed are the answer, of the kind that was picked.
  mutating func take(answerTo id: String, kind: Int, _ world: inout World) {
    guard kind < 2 else { return goBackToTheDrawingBoard(&world) }
    do throws(Refusal) {
      let place = typedPlace
      try review.answer(id, kind == 1 ? .overruled : .answered, words: Bytes(typed.trimmed.utf8))
      if let place { world.typed.forget(place) }
      if review.openObjection == nil { return advance(&world) }
      go(to: .objection, &world)
    } catch { world.refuse(error) }
    keepReview(&world)
  }

  private var isOwn: Bool {
    review.base == nil || review.isOwnText
      || review.statement.isProposed(by: review.ratifier)
  }

  /// The objection holds: one's own text is changed, another's goes back with the words.
  private mutating func goBackToTheDrawingBoard(_ world: inout World) {
    guard review.base != nil else {
      world.leave()
      keepReview(&world)
      return world.editText(of: charter)
    }
    if isOwn {
      keepReview(&world)
      return world.want(.edit(.rework(path: charter, review.statement), review.result.bytes))
    }
    guard review.isTurnedDownAlone else {
      return world.refuse(
        "It takes \(review.requirement.needed) ratifiers, so it is not yours alone to send back. Answer it, "
          + "then \(world.keyName(of: .dissent)) votes against the proposal.")
    }
    if world.isBusy() { return }
    world.leave()
    world.want(
      .decline(path: charter, review.statement, why: Bytes(typed.trimmed.utf8), .sentBack))
  }

  /// The person's own text was changed after an objection: it is proposed in place of the first.
  mutating func take(reworked text: Bytes, _ world: inout World) {
    let statement = review.statement
    guard text != review.result.bytes else {
      return world.say("Nothing changed, so the objection stands.")
    }
    if world.isBusy() { return }
    let motion = Motion(
      title: statement.title, proposer: statement.proposer, asked: statement.asked,
      problem: statement.problem,
      rationale: statement.rationale, expectedEffect: statement.expectedEffect, result: text)
    world.want(.rework(path: charter, motion, review), "proposing")
  }

  // MARK: Raised again

  /// `Ctrl-R`: what was objected at an earlier amendment is raised again, and is to be answered.
  mutating func raiseAgain(_ world: inout World) {
    let earlier = earlierObjections
    guard earlier.count > 1 else { return raise(0, &world) }
    ask(
      .earlierObjection, "Which objection is raised again?",
      earlier.map { String(decoding: $0.words, as: UTF8.self).replacing("\n", with: " ") })
  }

  mutating func raise(_ index: Int, _ world: inout World) {
    guard earlierObjections.indices.contains(index) else { return }
    let earlier = earlierObjections[index]
    if let place = typedPlace { world.typed.keep(typed.bytes, at: place) }
    do throws(Refusal) { try review.raiseAgain(earlier.words, by: earlier.by) } catch {
      return world.refuse(error)
    }
    go(to: .objection, &world)
    world.say("Raised again: it is to be answered or overruled.")
    keepReview(&world)
  }

  // MARK: Asked of a model

  /// Who may object to the text, beside the built-in critic: not the counsel that wrote it.
  func objectors(_ world: World) -> [CounselProfile] {
    world.counsels.filter { $0.kind != .builtIn && !$0.mayHaveWritten(review.statement.proposer) }
  }

  /// `Ctrl-O`: a model is asked in a fresh brief, without any talk.
  ///
  /// What is said then is to be answered like every other objection.
  mutating func askObjection(_ world: inout World) {
    guard !world.isAnswering(), let profile = objectors(world).first else { return }
    let material = BriefMaterial(
      document: review.base ?? review.result, isInForce: review.base != nil, focus: review.changes.first?.id)
    let request = review.base == nil ? BriefRequest.critique : .objection(to: review.result)
    do {
      objecting = world.put(try world.conversation(request, material, with: profile), about: charter)
    } catch {
      return world.refuse(error.words(for: profile))
    }
    world.say(
      "\(profile.name) is asked for its strongest objection. \(world.keyName(of: .stop)) stops it.")
  }

  /// Takes the objection that was asked for.
  mutating func conclude(_ exchange: Exchange, _ reason: StopReason, _ world: inout World) {
    guard objecting == exchange.id else { return }
    objecting = nil
    let name = exchange.profile.name
    let author = exchange.profile.proposer(model: exchange.model)
    guard reason == .complete else {
      return world.refuse("\(name): \(exchange.mark(reason)). It raised no objection.")
    }
    let words = Bytes(Field(exchange.rawText).trimmed.utf8)
    if words.isEmpty || NothingFound.isSaid(by: words) {
      review.hearNothing(from: author)
      world.say("\(name) finds nothing to object, which is recorded.")
    } else {
      if step == .objection, let place = typedPlace { world.typed.keep(typed.bytes, at: place) }
      do throws(Refusal) { try review.raiseAgain(words, by: author) } catch { return world.refuse(error) }
      if step == .objection { go(to: .objection, &world) }
      world.say("\(name) objects: it is to be answered or overruled.")
    }
    // How it was asked goes into the record.
    if let counsel = exchange.profile.askedCounsel(model: exchange.model, on: world.today) {
      review.note(counsel)
    }
    keepReview(&world)
  }

  // MARK: Cases

  /// Why no case is decided now; nil where some are there.
  func refusalToDecideCases(_ world: World) -> String? {
    guard review.isRedlineShown else {
      return words(for: .notYet(.decision, first: .redline), world.keymap)
    }
    guard review.touchedCases.isEmpty else { return nil }
    return review.base == nil ? "The text has no cases." : "No case stands under what changes."
  }

  /// `C`: the cases of what changes, once the redline was shown.
  mutating func openCases(_ world: inout World) {
    let inquiry = self.inquiry ?? freshInquiry
    self.inquiry = inquiry
    let others = review.cases.filter { $0.by != review.ratifierProposer.bytes }
    world.open(
      .cases(
        inReview: inquiry, path: charter, title: occasion,
        recorded: Set(others.map { String(decoding: $0.id, as: UTF8.self) }),
        by: review.ratifierProposer.bytes))
  }

  private var freshInquiry: CaseInquiry {
    var inquiry = CaseInquiry(from: review.base, to: review.result, under: review.touchedProvisions)
    for decided in review.cases { inquiry.restore(decided, by: review) }
    return inquiry
  }

  /// Brings the cases up before the objection, once, where a counsel could decide them.
  ///
  /// - Returns: What is said of it; nil where there is nothing to bring up.
  mutating func offerCases(_ world: inout World) -> String? {
    guard !hasOfferedCases, world.counsels.contains(where: { $0.kind != .builtIn }),
      review.touchedCases.contains(where: { review.prediction(of: $0.id) == nil })
    else { return nil }
    hasOfferedCases = true
    openCases(&world)
    let what = review.base == nil ? "in the text that is adopted" : "under what changes"
    return "These cases stand \(what). \(world.keyName(of: .back)) goes on without them."
  }

  /// Takes how cases stand, and the verdicts into the record.
  mutating func receive(_ reply: SceneReply, _ world: inout World) {
    guard case .cases(let inquiry, let decided, let asked) = reply else { return }
    self.inquiry = inquiry
    if decided.isEmpty, asked == nil { return }
    for decided in decided {
      do throws(Refusal) { try review.take(decided) } catch { world.refuse(error) }
    }
    if let asked { review.note(asked) }
    keepReview(&world)
  }
}
