import Charter
import Ledger
import Prose
import Ratification
import Testing

@Suite("Cases in a review")
struct ReviewCasesTests {
  private func decided(
    _ by: String, _ after: Section.DecidedCase.Outcome = .otherwise, _ words: String? = nil
  ) -> Section.DecidedCase {
    Section.DecidedCase(
      utf8("night"), before: .asRuled, after: after, on: moment("2026-11-21T10:30:00Z"), by: utf8(by),
      words: words.map(utf8))
  }

  @Test("counsel's verdict is taken behind the ratifier's own, which then stays")
  func order() throws {
    var story = try Story()
    #expect(throws: Refusal.self) { try story.review.take(decided("human ana")) }
    try story.go(to: .decision)
    #expect(throws: Refusal.notPredicted("night")) { try story.review.take(decided("model m")) }
    try story.review.take(decided("human ana"))
    try story.review.take(decided("human ana", .undecided))
    try story.review.take(decided("model m", .asRuled, "asked as a"))
    try story.review.take(decided("model m", .otherwise, "asked as b"))
    try story.review.take(decided("model m", .otherwise, "asked as a"))
    try story.review.take(decided("human ana", .asRuled))
    #expect(story.review.prediction(of: "night")?.after == .undecided)
    #expect(
      story.review.cases.map { $0.words.map { String(decoding: $0, as: UTF8.self) } } == [
        nil, "asked as b", "asked as a",
      ])
  }

  @Test("cases and framings stand in the section, survive a restart, and are told in the deliberation")
  func record() throws {
    var story = try Story()
    try story.go(to: .decision)
    try story.review.take(decided("human ana"))
    try story.review.take(decided("model m", .otherwise, "asked as a\n  L3 [oversight]"))
    let framing = Section.Framing(
      flips: true, on: moment("2026-11-21T10:00:00Z"), by: utf8("model m"), words: utf8("neutral: go on"))
    let draft = try Section(name: utf8("ana"), entries: story.review.draft + [framing.entry])
    var fresh = try Story().review
    fresh.restore(from: try Section(parsing: draft.bytes))
    #expect(fresh.cases == story.review.cases && fresh.framings == [framing])
    let section = try Section(
      name: utf8("ana"), entries: fresh.entries(vote: .ratify, date: moment("2026-11-21T11:00:00Z")))
    #expect(try Section(parsing: section.bytes).decidedCases == fresh.cases)
    #expect(section.framings == [framing])
    let line = "case: night as-ruled otherwise 2026-11-21T10:30:00Z model m\n> asked as a\n"
    #expect(String(decoding: section.bytes, as: UTF8.self).contains(line))
  }

  @Test("verdicts on a text that has changed since are not carried over")
  func changedText() throws {
    var story = try Story()
    try story.go(to: .decision)
    try story.review.take(decided("human ana"))
    let draft = try Section(name: utf8("ana"), entries: story.review.draft(for: story.review.statement))
    var same = try Story().review
    same.restore(from: draft)
    #expect(same.cases.count == 1)
    var other = try Story(to: Story.result.replacing("the hour", with: "a day")).review
    other.restore(from: draft)
    #expect(other.cases.isEmpty)
  }

  @Test("a framing that came with asking leaves the problem to be read")
  func unread() throws {
    let stance = Section.Stance(.before, words: Story.own).entry
    let framing = Section.Framing(
      flips: false, on: moment("2026-11-21T10:00:00Z"), by: utf8("model m"), words: nil)
    var review = try Story().review
    review.restore(from: try Section(name: utf8("ana"), entries: [stance, framing.entry]))
    #expect(!review.hasSeenProblem && review.openStep == .problem && review.framings == [framing])
  }

  @Test(
    "what is not of the form is kept as an entry, and is no verdict",
    arguments: [
      "night as-ruled otherwise 2026-11-21T10:30:00Z nobody", "night as-ruled 2026-11-21T10:30:00Z model m",
      "night good bad 2026-11-21T10:30:00Z model m", "night as-ruled otherwise today model m",
    ])
  func malformed(value: String) {
    #expect(Section.DecidedCase(Entry(.decidedCase, utf8(value))) == nil)
  }
}
