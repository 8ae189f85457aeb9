import Charter
import Ledger
import Prose
import Testing

@testable import Ratification

/// The short way is taken for a diff that changes no word, whatever the author calls it.
@Suite struct EditorialReviewTests {
  private static let base = charter(
    sampleBody.replacing("A human decides.", with: "A \"named\" human decides."))

  private func review(
    _ old: String, _ new: String, title: String = "Editorial: typographic quotes only"
  ) throws -> Review {
    var author = Author()
    try author.enact(EditorialReviewTests.base, by: "ana")
    let result = EditorialReviewTests.base.replacing(old, with: new)
    let motion = Motion(
      title: utf8(title), proposer: .model(utf8("example")), problem: utf8("Quotes are not typographic."),
      result: utf8(result))
    let statement = try motion.statement(after: author.head, base: author.text, proposed: author.clock)
    return Review(
      of: statement, by: "ana", base: try document(EditorialReviewTests.base), result: try document(result),
      copyOf: nil, isOwnText: false, sawTextBefore: false)
  }

  @Test(
    "a change of quotes goes from problem to redline to decision, and its section has no stance or objection")
  func shortWay() throws {
    var review = try review("\"named\"", "“named”", title: "Abolish the operator")
    #expect(review.occasion == .editorial)
    review.readProblem()
    #expect(review.openStep == .redline)
    let id = try #require(review.changes.first?.id)
    try review.showRedline([id: Coverage(changed: [1], words: 4)])
    review.show([1], of: id, for: 3_000_000_000)
    #expect(review.openStep == .decision)
    try review.decide(id, .adopt)
    try review.take(reason: utf8("The whole text has typographic quotes by now."), earlier: [])
    #expect(review.openStep == .attestation)
    let keys = review.entries(vote: .ratify, date: moment("2026-11-21T11:00:00Z"))
      .map { String(decoding: $0.key, as: UTF8.self) }
    #expect(keys == ["vote", "date", "decision", "seen", "reason"])
  }

  @Test(
    "a change of words, rules, blocks or digits takes the whole way, whatever its title says",
    arguments: [
      ("A \"named\"", "No “named”"), ("goal: \"Samples that verify.\"", "goal: \"Samples  that verify.\""),
      ("threshold: 1", "threshold:  1"), ("situation: \"", "situation:  \""), ("Evidence is", "Evidence ist"),
      ("{#oversight}", "{#overview}"),
    ])
  func wholeWay(old: String, new: String) throws {
    var review = try review(old, new)
    #expect(review.occasion == .amendment)
    review.readProblem()
    #expect(review.openStep == .stance)
    #expect(throws: Refusal.notYet(.redline, first: .stance)) { try review.showRedline([:]) }
  }
}
