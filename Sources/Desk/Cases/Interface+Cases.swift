internal import Cells
internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

/// Deciding cases: at the desk, and in a review.
extension Interface {
  /// `C` at the desk: under the text alone, or under a proposal's as well, if the person may read that.
  mutating func openCases(_ desk: DeskScreen) -> [Effect] {
    let cards = desk.charter.proposals.filter { $0.mayBeRead && $0.result != nil }
    guard !cards.isEmpty else { return openCases(0, of: []) }
    overlay = .choice(
      Choice(
        purpose: .caseTexts(cards.map(\.statement.digest)), title: "Which text decides the cases?",
        lines: ["The text as it stands"]
          + cards.map { "Also as \($0.id) proposes: \(String(decoding: $0.statement.title, as: UTF8.self))" },
        selected: 0))
    return []
  }

  mutating func openCases(_ line: Int, of statements: [Digest]) -> [Effect] {
    guard case .desk(let desk) = screen else { return [] }
    let card = line == 0 ? nil : desk.charter.proposals.first { $0.statement.digest == statements[line - 1] }
    if line > 0, card?.mayBeRead != true { return [] }
    let base = card?.statement.before == .ofNothing ? nil : desk.document
    var inquiry = card?.result.map { CaseInquiry(from: base, to: $0) } ?? CaseInquiry(now: desk.document)
    inquiry.isDraft = desk.charter.isDraft
    guard !inquiry.cases.isEmpty else {
      refuse("The text has no cases yet. :trade-off asks counsel for one between two provisions.")
      return []
    }
    screens.append(
      .cases(CasesScreen(inquiry, path: desk.charter.path, title: desk.document.title, isReview: false)))
    return []
  }

  /// `C` in a review: the cases of what changes, once the redline was shown.
  mutating func openCases(of screen: inout ReviewScreen) {
    guard screen.review.isRedlineShown else {
      refuse(words(for: .notYet(.decision, first: .redline), keymap))
      return
    }
    guard !screen.review.touchedCases.isEmpty else {
      refuse(screen.review.base == nil ? "The text has no cases." : "No case stands under what changes.")
      return
    }
    var inquiry =
      screen.inquiry
      ?? CaseInquiry(
        from: screen.review.base, to: screen.review.result, under: screen.review.touchedProvisions)
    if screen.inquiry == nil { screen.review.cases.forEach { inquiry.restore($0, by: screen.review) } }
    screen.inquiry = inquiry
    // Time spent here is not time spent on the redline.
    screen.shownSince = nil
    replaceScreen(.review(screen))
    screens.append(
      .cases(CasesScreen(inquiry, path: screen.path, title: screen.occasion, isReview: true)))
  }

  /// Brings the cases up before the objection, once, where a counsel could decide them.
  ///
  /// - Returns: What is said of it; nil where there is nothing to bring up.
  mutating func offerCases(of screen: inout ReviewScreen) -> String? {
    guard !screen.hasOfferedCases, counsels.contains(where: { $0.kind != .builtIn }),
      screen.review.touchedCases.contains(where: { screen.review.prediction(of: $0.id) == nil })
    else { return nil }
    screen.hasOfferedCases = true
    openCases(of: &screen)
    let what = screen.review.base == nil ? "in the text that is adopted" : "under what changes"
    return "These cases stand \(what). \(keymap.keyName(of: .back)) goes on without them."
  }

  mutating func receive(cases action: Action) -> [Effect] {
    guard case .cases(var cases) = screen else { return [] }
    let page = max(1, room.size.rows - 1)
    switch action {
    case .down: cases.scroll(by: 1, room)
    case .up: cases.scroll(by: -1, room)
    case .pageDown: cases.scroll(by: page, room)
    case .pageUp: cases.scroll(by: -page, room)
    case .top: cases.scroll(by: .min / 4, room)
    case .bottom: cases.scroll(by: .max / 4, room)
    case .nextProvision: cases.select(cases.selected + 1)
    case .previousProvision: cases.select(cases.selected - 1)
    case .asRuled: return decideByHand(.asRuled, cases)
    case .otherwise: return decideByHand(.otherwise, cases)
    case .undecided: return decideByHand(.undecided, cases)
    case .askDeciders: return askWhoDecides(cases)
    case .back, .close: return leaveCases(cases)
    default: break
    }
    replaceScreen(.cases(cases))
    return []
  }

  private mutating func decideByHand(_ outcome: CaseVerdict.Outcome, _ screen: CasesScreen) -> [Effect] {
    var screen = screen
    guard let decided = screen.decided else { return [] }
    let isClosed = screen.isReview && screen.isPredicted(decided) && wasDecided(decided, on: screen)
    guard !isClosed else {
      refuse("Counsel's verdict was shown, so what you expected stays as it is.")
      return []
    }
    screen.decide(outcome)
    let isDone = screen.isPredicted(decided)
    if isDone, screen.unpredicted == nil {
      say("\(keymap.keyName(of: .askDeciders)) has counsel decide; \(keymap.keyName(of: .back)) goes back.")
    } else if isDone, let next = screen.inquiry.cases.firstIndex(where: { !screen.isPredicted($0) }) {
      screen.select(next)
    }
    replaceScreen(.cases(screen))
    return isDone ? record(screen, [decided], by: CasesScreen.person) : []
  }

  /// Whether anybody else has decided a case, now or before the review was taken up again.
  private func wasDecided(_ decided: Case, on screen: CasesScreen) -> Bool {
    let recorded = screens.contains {
      guard case .review(let review) = $0 else { return false }
      return review.review.cases.contains {
        $0.id.elementsEqual(decided.id.utf8) && $0.by != review.review.ratifierProposer.bytes
      }
    }
    return recorded
      || screen.inquiry.findings(on: decided.id).contains { $0.decider != CasesScreen.person }
  }

  /// Esc: what was decided stays with the review, or is said in the talk.
  private mutating func leaveCases(_ screen: CasesScreen) -> [Effect] {
    let isAsking = !screen.asked.isEmpty || !screen.waiting.isEmpty
    exchanges.removeAll { screen.asked[$0.id] != nil }
    screens.removeLast()
    if case .review(var review) = self.screen, screen.isReview {
      review.inquiry = screen.inquiry
      replaceScreen(.review(review))
    } else if !screen.inquiry.findings.isEmpty {
      onDesk(screen.path) { $0.say(screen.inquiry.summary) }
      keepTalk(of: screen.path)
    }
    return isAsking ? [.stopAsking] : []
  }

  /// Puts verdicts into the review at hand; at the desk nothing is recorded.
  mutating func record(_ screen: CasesScreen, _ cases: [Case], by decider: String) -> [Effect] {
    guard screen.isReview else { return [] }
    for index in screens.indices.reversed() {
      guard case .review(var review) = screens[index] else { continue }
      let by = decider == CasesScreen.person ? review.review.ratifierProposer : proposer(decider, screen)
      for decided in cases {
        guard let finding = screen.inquiry.finding(on: decided.id, by: decider) else { continue }
        let words = decider == CasesScreen.person ? nil : screen.inquiry.details(of: finding, counsels)
        try? review.review.take(
          Section.DecidedCase(
            Bytes(decided.id.utf8), before: .init(finding.then == nil ? nil : finding.now.majority),
            after: .init((finding.then ?? finding.now).majority),
            on: today, by: by.bytes, words: words))
      }
      if let counsel = counsels.first(where: { $0.label == decider }) {
        counsel.askedCounsel(model: screen.models[decider], on: today).map { review.review.note($0) }
      }
      review.inquiry = screen.inquiry
      screens[index] = .review(review)
      return [keep(review)]
    }
    return []
  }

  private func proposer(_ decider: String, _ screen: CasesScreen) -> Proposer {
    let profile = counsels.first { $0.label == decider } ?? .builtIn
    return profile.proposer(model: screen.models[decider])
  }
}

extension Section.DecidedCase.Outcome {
  fileprivate init(_ outcome: CaseVerdict.Outcome?) {
    switch outcome {
    case .asRuled: self = .asRuled
    case .otherwise: self = .otherwise
    case .undecided: self = .undecided
    case nil: self = .unclear
    }
  }

  /// Nil where nothing is clear.
  fileprivate var verdict: CaseVerdict? {
    switch self {
    case .asRuled: CaseVerdict(.asRuled)
    case .otherwise: CaseVerdict(.otherwise)
    case .undecided: CaseVerdict(.undecided)
    case .unclear: nil
    }
  }
}

extension CaseInquiry {
  /// What the ratifier said in an earlier run of the program; what counsel said then is in the review's record.
  fileprivate mutating func restore(_ decided: Section.DecidedCase, by review: Review) {
    guard decided.by == review.ratifierProposer.bytes else { return }
    let id = String(decoding: decided.id, as: UTF8.self)
    if then != nil { hear(decided.before.verdict, on: id, .now, from: CasesScreen.person) }
    hear(decided.after.verdict, on: id, sides.last ?? .now, from: CasesScreen.person)
  }

  /// How a counsel was asked, how often it said what, and by which lines: what a record keeps.
  fileprivate func details(of finding: CaseFinding, _ counsels: [CounselProfile]) -> Bytes {
    var lines: [String] = []
    if let profile = counsels.first(where: { $0.label == finding.decider }) {
      lines.append(
        "asked as \(profile.name) (\(profile.kind.rawValue)), \(finding.now.samples.count) samples")
    }
    for side in sides {
      guard let poll = side == .now ? finding.now : finding.then else { continue }
      lines.append("\(name(of: side)): \(poll.words)")
      lines += poll.citations.map { "  \(words(of: $0, side))" }
    }
    return Bytes(lines.joined(separator: "\n").utf8)
  }

  /// A line for each case, for the talk.
  fileprivate var summary: String {
    let lines = cases.flatMap { decided in
      findings(on: decided.id).map { finding in
        let then = finding.then.map { "; \(Side.then.rawValue): \($0.words)" } ?? ""
        let mark = finding.flips ? " · flips" : ""
        return "\(decided.id), \(finding.decider): \(finding.now.words)\(then)\(mark)"
      }
    }
    return (["The cases under this text:"] + lines).joined(separator: "\n")
  }
}
