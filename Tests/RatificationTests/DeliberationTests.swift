import History
import Ledger
import Prose
import Ratification
import Testing

/// What a record tells of what was said.
@Suite struct DeliberationTests {
  private static let armour = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n"

  /// A record whose first voter kept a panel and a framing, and had a model object and decide.
  static func record(problem: String = "Nobody answers at night.") throws -> Record {
    let motion = Motion(
      title: utf8("Name a human"), proposer: .model(utf8("a")),
      asked: Asked(parsing: utf8("as one; tries 2")),
      problem: utf8(problem), result: utf8(Story.result))
    let head = Head(
      number: 1, record: .ofNothing, text: Digest(of: utf8(Story.base)),
      newestVote: moment("2026-11-21T09:00:00Z"))
    let statement = try motion.statement(
      after: head, base: utf8(Story.base), proposed: moment("2026-11-21T10:00:00Z"))
    let section = """
      ### ana

      vote: ratify
      date: 2026-11-21T11:00:00Z
      stance: before
      > Somebody with a name.
      objection: O1 model b
      > An hour is too long.
      answer: O1 overruled
      > It is not.
      case: night as-ruled otherwise 2026-11-21T10:30:00Z model a
      panel: differs 2026-11-21T09:40:00Z
      > Name somebody.
      told: 2026-11-21T09:41:00Z
      > A name.
      verdict: V1 blind go-on model a
      > Who else?
      verdict: V2 informed drawing-board model b
      rebuttal: V1 model b
      > Anybody.
      framing: flips 2026-11-21T09:45:00Z model a
      > Name somebody.
      asked: 2026-11-21T09:40:00Z model a
      > as one; kind ollama
      asked: 2026-11-21T09:40:00Z model a
      > as other; kind ollama
      asked: 2026-11-21T09:40:00Z model b
      > as two; kind anthropic
      asked: 2026-11-21T09:40:00Z command c
      > as three; kind command
      reason: oversight
      > A name can be held to account.
      \(armour)
      """
    return try Record(statement: statement, sections: [Section(parsing: utf8(section))])
  }

  private func told(_ record: Record) -> [String] {
    Deliberation(of: record).steps.map { step in
      ([step.kind.rawValue] + step.facts.map { String(decoding: $0, as: UTF8.self) }).joined(separator: ", ")
    }
  }

  @Test(
    "what counsel said of the idea comes first, and how each was asked where they are named first, or apart")
  func order() throws {
    #expect(
      try told(DeliberationTests.record()) == [
        "problem, model a, asked as one; tries 2",
        "asked, model a, asked as one; kind ollama",
        "asked, model a, asked as other; kind ollama",
        "asked, command c, asked as three; kind command",
        "panel, ana, differs", "told, ana",
        "verdict, model a, V1 blind: go-on",
        "verdict, model b, V2 informed: drawing-board, asked as two; kind anthropic",
        "rebuttal, model b, of V1",
        "framing, model a, the verdict flips",
        "stance, ana, before",
        "redline, model a, Name a human",
        "objection, model b, O1",
        "answer, ana, O1 overruled",
        "case, model a, night as-ruled, then otherwise, flips",
        "reason, ana, oversight",
        "vote, ana, ratified 2026-11-21T11:00:00Z",
      ])
  }

  @Test("without a problem the redline says how its author was asked")
  func withoutProblem() throws {
    let told = try told(DeliberationTests.record(problem: ""))
    #expect(
      told.contains("redline, model a, Name a human, asked as one; tries 2") && !told[0].contains("problem"))
  }
}

/// How counsel was asked goes wherever a proposal goes.
@Suite struct AskedProposalTests {
  private func asked(_ story: Story) throws -> (review: Review, asked: Asked) {
    var content = story.review.statement.content
    let asked = try #require(Asked(parsing: utf8("as one; form plain; tries 1")))
    content.asked = asked
    let review = Review(
      of: try Statement(content), by: "ana", base: story.review.base, result: story.review.result,
      isOwnText: false, sawTextBefore: false)
    return (review, asked)
  }

  @Test("an edited adoption, a restatement and what is set aside keep it")
  func kept() throws {
    var story = try Story()
    let asked: Asked
    (story.review, asked) = try self.asked(story)
    try story.go(to: .decision)
    try story.review.decide("oversight", .adopt)
    try story.review.decide("record", .setAside)
    try story.review.decide("appeal", .reject(why: utf8("Whoever is refused needs it.")))
    #expect(
      try story.review.adoptedOtherwise(after: story.author.head, now: story.author.clock).asked == asked)
    #expect(story.review.motionSetAside?.asked == asked)
  }

  @Test("it is part of what makes a proposal the same one, and one without it is what it was")
  func lineage() throws {
    let story = try Story()
    let review = try asked(story).review
    #expect(review.lineage != story.review.lineage)
    #expect(try asked(story).review.lineage == review.lineage)
  }
}
