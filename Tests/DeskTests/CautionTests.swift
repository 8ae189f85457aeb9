import Cells
import Charter
import Ledger
import Ratification
import Testing

@testable import Desk

struct CautionTests {
  @Test(
    "a change that would freeze the charter says so above the redline and where it is signed",
    arguments: [Size(columns: 40, rows: 12), Size(columns: 80, rows: 24)])
  func freezing(size: Size) throws {
    let base = try Sample.document()
    let text = Sample.string(base.bytes).replacing("threshold: 1", with: "threshold: 4")
    let result = try Document(Sample.bytes(text))
    let motion = Motion(
      title: Sample.bytes("Ask for four"), proposer: .builtIn, problem: Sample.bytes("One is too few."),
      result: result.bytes)
    let statement = try motion.statement(
      after: try Sample.head(base), base: base.bytes, proposed: try Sample.date())
    let card = Card(statement: statement, result: result, lacks: [], mayBeRead: false)
    var play = try Play.inReview(size, card: card)
    try play.advance(to: .stance)
    #expect(!play.words.contains("can never be reached"))
    try play.advance(to: .redline)
    #expect(play.words.contains("! 4 of 1 ratifiers can never be reached"))
    try play.advance(to: .attestation)
    if size.rows < 20 { play.press("PgDn") }
    #expect(play.words.contains("can never be reached"))
  }

  @Test("a block of the change that can't be read is said above the redline and where it is signed")
  func unreadable() throws {
    let base = try Sample.document()
    let block = "\n~~~case\nid: torn\nsituation: Two rules collide.\n~~~\n"
    // Proposing refuses such a text; another program may have put it on the docket.
    let result = try Document(base.bytes + Sample.bytes(block))
    let motion = Motion(
      title: Sample.bytes("Decide a case"), proposer: .builtIn, problem: Sample.bytes("None is decided."),
      result: base.bytes + Sample.bytes("\nNobody decides.\n"))
    let statement = try motion.statement(
      after: try Sample.head(base), base: base.bytes, proposed: try Sample.date())
    let card = Card(statement: statement, result: result, lacks: [], mayBeRead: false)
    var play = try Play.inReview(Size(columns: 100, rows: 40), card: card)
    try play.advance(to: .redline)
    #expect(play.words.contains("has no ruling, so it counts for nothing. Add it."))
    try play.advance(to: .attestation)
    #expect(play.words.contains("has no ruling, so it counts for nothing. Add it."))
  }

  @Test("every impasse has words that end in a period")
  func wording() {
    let impasses: [Impasse] = [
      .noRatifiers, .badKey(ratifier: "ana"), .threshold(.count(4), of: 3, provision: nil),
      .threshold(.all, of: 2, provision: "oversight"), .entrenchesNothing("a"), .entrenchesSlug("a"),
      .longCoolingOff(hours: 9000, provision: nil), .longCoolingOff(hours: 9000, provision: "a"),
    ]
    #expect(impasses.allSatisfy { words(for: $0).hasSuffix(".") })
    #expect(Set(impasses.map { words(for: $0) }).count == impasses.count)
  }
}
