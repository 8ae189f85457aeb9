import Charter
import History
import Ledger
import Prose
import Ratification
import Testing

struct HealingVerifierTests {
  private static let names = ["ana", "ben", "cal"]
  private static let base = charter(
    ratifiers: names, threshold: "1", entrenched: [("oversight", "2/3", 24)], sampleBody)

  private func healing(by votes: [Author.Vote], _ change: (inout Statement.Content) -> Void = { _ in }) throws
    -> Author
  {
    var author = Author()
    try author.enact(Self.base, by: "ana")
    let statement = try Statement.healing(
      after: author.head, losers: [Digest(of: utf8("lost"))], by: .human(utf8("ana")),
      proposed: author.clock, title: utf8("Heal the fork"), problem: utf8("Two records have one number."),
      rationale: utf8("One stays."))
    var content = statement.content
    change(&content)
    let changed = try Statement(content)
    try author.add(changed, votes.map { try author.section($0, on: changed) })
    return author
  }

  @Test("Healing leaves the text as it is, and takes the strictest rule of all")
  func strictest() throws {
    let day = 24 * 3_600
    let good = try healing(by: ["ana", "ben"].map { Author.Vote(name: $0, after: day) })
    #expect(good.fault == nil)
    #expect(try good.verified().text?.bytes == utf8(Self.base))
    #expect(try good.verified().healed == [Digest(of: utf8("lost"))])
    #expect(
      try healing(by: [Author.Vote(name: "ana", after: day)]).fault?.rule == .threshold(needed: 2, found: 1))
    let early = try healing(by: ["ana", "ben"].map { Author.Vote(name: $0, after: day - 1) })
    guard case .coolingOff("ana", 24, _) = early.fault?.rule else {
      Issue.record("\(String(describing: early.fault))")
      return
    }
  }

  @Test("Only who heals leaves the text as it is")
  func unchanging() throws {
    let votes = ["ana", "ben"].map { Author.Vote(name: $0, after: 24 * 3_600) }
    #expect(try healing(by: votes) { $0.heals = [] }.fault?.rule == .change(.empty))
  }

  @Test("The review of a healing has every step, and nothing to decide on")
  func review() throws {
    let author = try healing(by: ["ana", "ben"].map { Author.Vote(name: $0, after: 24 * 3_600) })
    let record = try Record(parsing: author.files[1].bytes)
    let text = try document(Self.base)
    var review = Review(
      of: record.statement, by: "cal", base: text, result: text, isOwnText: false, sawTextBefore: false)
    #expect(review.occasion == .amendment && review.changes.isEmpty)
    #expect(review.requirement.needed == 2)
    review.readProblem()
    #expect(review.openStep == .stance)
    try review.take(stance: Story.own)
    try review.showRedline([:])
    #expect(review.openStep == .objection)
    try review.object([], by: .builtIn)
    #expect(review.openStep == .reason)
    try review.take(reason: Story.why, earlier: [])
    #expect(review.openStep == .attestation && review.adoptsAll)
    #expect(review.phrase.hasPrefix("ratify 2 "))
  }
}
