import Cells
import Charter
import Counsel
import Ledger
import Prose
import Ratification
import Testing
import Wire

@testable import Desk

/// Cases that are decided by hand and by counsel, at the desk and in a review.
@Suite("Deciding cases")
struct CasesStoryTests {
  private static let models = ["gpt", "opus"].map {
    CounselProfile(name: $0, kind: .openAICompatible, model: "m/\($0)")
  }
  private static let body = Sample.body.replacing(
    "answers in writing.\n",
    with: """
      answers in writing.

      ~~~case
      id: second-night
      situation: "A refused act is asked for again on the second night."
      ruling: "It stays refused."
      ~~~

      """)
  private static let better = body.replacing(
    "A refusal stands for a day.", with: "A refusal stands until it is answered in writing.")

  private func app(_ charter: OpenCharter, _ counsels: [CounselProfile]) -> App {
    var app = App(path: charter.path, identity: Sample.ana)
    app.world.counsels = counsels + [.builtIn]
    app.world.today = Timestamp(seconds: 1_795_000_000) ?? .earliest
    return app
  }

  /// In the review of a proposal that touches the case, before its first step.
  private func review(
    _ counsels: [CounselProfile] = models, _ size: Size = Size(columns: 80, rows: 24),
    draft: [Entry]? = nil
  ) throws -> Play {
    let base = try Sample.document(Self.body)
    let result = try Sample.document(Self.better)
    let motion = Motion(
      title: Sample.bytes("Let a refusal stand"), proposer: .model(Sample.bytes("sonnet")),
      problem: Sample.bytes("A refusal is worth one night."), result: result.bytes)
    let head = try Sample.head(base)
    let statement = try motion.statement(after: head, base: base.bytes, proposed: try Sample.date())
    let card = Card(statement: statement, result: result, lacks: [], mayBeRead: false)
    let charter = OpenCharter(
      path: Sample.path, document: base, head: head, handEdit: nil, proposals: [card], declined: [])
    var play = Play(app(charter, counsels), size)
    play.tell(.opened(charter))
    play.press("r")
    let section = try draft.map { try Section(name: Sample.bytes("ana"), entries: $0) }
    play.tell(.reviewReady(try Sample.material(card, base: base, draft: section)))
    return play
  }

  /// In a review, with a case that the person and two counsel decided under both texts.
  static func decided(_ size: Size) throws -> Play {
    let stories = CasesStoryTests()
    var play = try stories.review(models, size)
    try play.advance(to: .redline)
    play.press("C", "r", "o", "c", "3", "Enter")
    stories.answerAll(&play) { _, _ in
      "verdict: otherwise\ncites: [refusals] \"A refusal stands for a day.\""
    }
    return play
  }

  private var cases: (Play) -> CasesScene? {
    { $0.app.layers.last?.scene as? CasesScene }
  }

  private func asks(_ play: Play) -> [(id: Int, name: String, ask: Ask)] {
    play.effects.compactMap {
      if case .ask(let id, let name, let ask) = $0 { (id, name, ask) } else { nil }
    }
  }

  /// Answers everything that is asked, and what is asked then, with what `verdict` says; returns all asks.
  @discardableResult
  private func answerAll(
    _ play: inout Play, _ verdict: (String, Bool) -> String
  ) -> [(id: Int, name: String, ask: Ask)] {
    var open = asks(play)
    var all = open
    while !open.isEmpty {
      let next = open.removeFirst()
      let isThen = String(decoding: next.ask.chat.turns[0].text, as: UTF8.self).contains(
        "until it is answered in")
      play.tell(
        .counsel(exchange: next.id, [.text(Bytes(verdict(next.name, isThen).utf8)), .ended(.complete)]))
      open += asks(play)
      all += asks(play)
    }
    return all
  }

  private func caseEntries(_ play: Play) -> [Section.DecidedCase] {
    (play.heard.last { if case .keepReview = $0 { true } else { false } }).flatMap { effect in
      if case .keepReview(_, _, let entries) = effect {
        entries.compactMap(Section.DecidedCase.init)
      } else {
        nil
      }
    } ?? []
  }

  @Test("the cases come up before the objection; counsel is asked behind the person's own verdicts alone")
  func prediction() throws {
    var play = try review()
    try play.advance(to: .redline)
    play.press("C")
    #expect(cases(play) != nil)
    play.press("Esc")
    try play.readAll()
    #expect(cases(play)?.isReview == true, "\(play.frame)")
    play.press("c")
    #expect(asks(play).isEmpty && play.notice.contains("Say first how you expect second-night"))
    play.press("r", "o", "c")
    #expect(caseEntries(play).map(\.flips) == [true])
    play.press("3", "Enter")
    #expect(asks(play).count == CasesScene.mostAtATime)
    let all = answerAll(&play) { name, isThen in
      "verdict: \(isThen && name == "gpt" ? "otherwise" : "as ruled")\ncites: [refusals]\nSo it is."
    }
    #expect(all.count == 2 * 2 * CasesScene.samples)
    #expect(play.frame.contains("flips") && play.words.contains("m/opus"), "\(play.frame)")
    let entries = caseEntries(play)
    #expect(entries.map { Sample.string($0.by) } == ["human ana", "model m/gpt", "model m/opus"])
    #expect(entries.map(\.flips) == [true, true, false])
    #expect(
      entries[0].words == nil && Sample.string(entries[1].words ?? []).contains("proposed: otherwise 3/3"))
    #expect(entries[0].date.seconds == 1_795_000_000)
    // What was expected stays.
    play.press("u")
    #expect(play.notice.contains("stays as it is") && caseEntries(play) == entries)
    play.press("Esc")
    #expect(play.step == .objection && play.words.contains("Case second-night, model m/gpt"))
  }

  @Test("each sample is sent the same bytes, without the case, the talk and the other text")
  func sameBytes() throws {
    var play = try review([Self.models[0]])
    try play.advance(to: .redline)
    play.press("C", "u", "u", "c")
    let all = answerAll(&play) { _, _ in "verdict: undecided" }
    let texts = all.map { Sample.string($0.ask.chat.system + $0.ask.chat.turns[0].text) }
    #expect(texts.count == 6 && Set(texts).count == 2)
    for text in texts {
      #expect(!text.contains("id: second-night") && !text.contains("Decide this case\n"))
      #expect(text.contains("for a day") != text.contains("until it is answered in writing"))
    }
  }

  @Test("without a model nothing comes up by itself, a person decides by hand, and the rules are not asked")
  func byHand() throws {
    var play = try review([])
    try play.advance(to: .decision)
    #expect(cases(play) == nil)
    play.press("C", "r", "u", "c")
    #expect(asks(play).isEmpty && play.notice.contains("set of rules"))
    #expect(caseEntries(play).map(\.after) == [.undecided])
  }

  @Test("an adoption has no text before it: its cases are decided under the text alone, and nothing flips")
  func adoption() throws {
    let card = try Sample.adoption(Self.body)
    func review(draft: [Entry]? = nil) throws -> Play {
      var play = Play(app(try Sample.draft([card]), Self.models))
      play.tell(.opened(try Sample.draft([card])))
      play.press("r")
      let section = try draft.map { try Section(name: Sample.bytes("ana"), entries: $0) }
      play.tell(.reviewReady(try Sample.material(card, base: nil, sawTextBefore: true, draft: section)))
      try play.advance(to: .redline)
      return play
    }
    var play = try review()
    try play.readAll()
    #expect(cases(play)?.inquiry.sides == [.now] && play.notice.contains("in the text that is adopted"))
    play.press("r", "c", "1", "Enter")
    let all = answerAll(&play) { _, _ in "verdict: otherwise\ncites: [refusals]" }
    #expect(all.count == CasesScene.samples && !play.words.contains("flips"))
    #expect(
      all.allSatisfy { Sample.string($0.ask.chat.turns[0].text).contains("A refusal stands for a day.") })
    let entries = caseEntries(play)
    #expect(entries.map(\.before) == [.unclear, .unclear] && entries.map(\.after) == [.asRuled, .otherwise])
    #expect(entries.map(\.flips) == [false, false])
    #expect(Sample.string(entries[1].words ?? []).contains("this text: otherwise 3/3"))
    play.press("Esc")
    #expect(play.step == .objection && play.words.contains("m/gpt otherwise asked as"), "\(play.frame)")

    var later = try review(draft: play.heard.last { [$0].entries != nil }.flatMap { [$0].entries })
    later.press("Esc", "C")
    let screen = try #require(cases(later))
    #expect(screen.unpredicted == nil)
    later.press("o")
    #expect(later.notice.contains("stays as it is"))
  }

  @Test("at the desk the cases of an adoption are decided under the text that is adopted alone")
  func adoptionAtTheDesk() throws {
    let card = try Sample.adoption(Self.body)
    var play = Play(app(try Sample.draft([card]), Self.models))
    play.tell(.opened(try Sample.draft([card])))
    play.press("C", "2", "Enter")
    var whole = CaseInquiry(now: try Sample.document(Self.body))
    whole.isDraft = true
    #expect(cases(play)?.inquiry == whole)
  }

  @Test("a draft is not said to be in force")
  func draft() throws {
    let card = try Sample.card(Self.better, isDraft: true)
    let charter = try Sample.draft([card], body: Self.body)
    var play = Play(app(charter, Self.models), Size(columns: 80, rows: 40))
    play.tell(.opened(charter))
    play.press("C", "2", "Enter")
    #expect(play.words.contains("decided under the draft?"))
    play.press("r", "o", "k")
    #expect(play.words.contains("The draft: Refusals") && play.words.contains("the draft: as ruled"))
    #expect(!play.words.lowercased().contains("in force"))
  }

  @Test("what was recorded is there after a restart, and what was expected still stays")
  func restart() throws {
    var play = try review()
    try play.advance(to: .redline)
    play.press("C", "r", "o", "c", "1", "Enter")
    answerAll(&play) { _, _ in "verdict: as ruled" }
    let entries = try #require(play.effects.entries)
    #expect(entries.compactMap(Section.AskedCounsel.init).map(\.by) == [Sample.bytes("model m/gpt")])
    var later = try review(draft: entries)
    #expect(later.app.reviewAtHand?.review.cases.count == 2)
    later.press("C", "r")
    #expect(later.notice.contains("stays as it is"))
    #expect(cases(later)?.inquiry.findings.map(\.flips) == [true])
  }

  @Test("before the redline no case is shown, and in no frame of a review before it the proposed text")
  func secrecy() throws {
    var play = try review()
    for _ in 0..<2 {
      play.press("C")
      #expect(cases(play) == nil)
      #expect(!play.frame.contains("answered in writing."))
      if play.step == .stance { break }
      play.press("Enter")
    }
    var desk = try review()
    desk.press("Esc", "C")
    #expect(cases(desk)?.inquiry.then == nil && !desk.app.isCovered)
  }

  @Test(
    "an answer without a verdict counts as none; a fault ends the questions to that counsel; Esc stops all")
  func faults() throws {
    var play = try review([Self.models[0]])
    try play.advance(to: .redline)
    play.press("C", "r", "r", "c")
    answerAll(&play) { _, _ in "I would say it is as ruled." }
    #expect(cases(play)?.inquiry.findings.last?.now.words == "no verdict 3/3")
    play.press("c")
    play.tell(.counsel(exchange: asks(play)[0].id, [.ended(.fault(.refused("h")))]))
    #expect(asks(play).isEmpty && play.notice.contains("gpt"))
    let left = cases(play)?.asked.count
    #expect(left == 3)
    play.press("Esc")
    #expect(play.effects.contains(.stopAsking) && play.app.world.exchanges.isEmpty)
  }

  @Test(
    "a screen of cases fits each size, and every line of it is reached",
    arguments: [Size(columns: 40, rows: 12), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func sizes(size: Size) throws {
    var play = try Self.decided(size)
    play.press("g")
    #expect(play.words.contains("second-night"))
    var seen = play.words
    for _ in 0..<60 {
      play.press("j")
      seen += " " + play.words
    }
    for words in ["not in the text", "m/opus", "Proposed:"] { #expect(seen.contains(words), "\(words)") }
  }
}
