import Charter
import History
import Ledger
import Prose
import Ratification
import Testing

private let names = ["ana", "ben", "cal"]
private let base = charter(ratifiers: names, threshold: "2", sampleBody)
private let next = base.replacing("Evidence is shown", with: "Evidence is kept")

struct VerifierDateTests {
  private let text = charter(
    ratifiers: names, threshold: "2", coolingOff: 24, entrenched: [("oversight", "all", 72)], sampleBody)

  /// Seconds after the proposal of a ratification, on what, and whether it is late enough.
  static let datings: [(String, String, Int, Bool)] = [
    ("Evidence is shown", "Evidence is kept", 24 * 3_600, true),
    ("Evidence is shown", "Evidence is kept", 24 * 3_600 - 1, false),
    ("A human decides", "A person decides", 72 * 3_600, true),
    ("A human decides", "A person decides", 72 * 3_600 - 1, false),
    ("threshold: 2", "threshold: 3", 72 * 3_600, true),
    ("threshold: 2", "threshold: 3", 72 * 3_600 - 1, false),
  ]

  @Test("A ratification waits for the cooling-off of what it touches, to the second", arguments: datings)
  func coolingOff(old: String, new: String, seconds: Int, isLate: Bool) throws {
    var author = Author()
    try author.enact(text, by: names.map { Author.Vote(name: $0, after: 24 * 3_600) })
    author.clock = moment("2027-01-01T00:00:00Z")
    let votes = names.map { Author.Vote(name: $0, after: $0 == "ben" ? seconds : 100 * 3_600) }
    try author.enact(text.replacing(old, with: new), by: votes)
    guard !isLate else {
      #expect(author.fault == nil)
      return
    }
    guard case .coolingOff("ben", _, let earliest) = author.fault?.rule else {
      Issue.record("\(String(describing: author.fault))")
      return
    }
    #expect(earliest.seconds == moment("2027-01-01T00:00:00Z").seconds + seconds + 1)
  }

  @Test("A founding record waits for its own text's cooling-off")
  func founding() throws {
    var author = Author()
    try author.enact(text, by: names.map { Author.Vote(name: $0, after: 24 * 3_600 - 1) })
    guard case .coolingOff = author.fault?.rule else {
      Issue.record("\(String(describing: author.fault))")
      return
    }
  }

  @Test("No ratification is dated before one of the record before it, the same second will do")
  func order() throws {
    for (shift, isGood) in [(0, true), (-1, false)] {
      var author = Author()
      try author.enact(
        base, by: [Author.Vote(name: "ana", after: 0), Author.Vote(name: "ben", after: 7_200)])
      // The clock of the second proposal is an hour later than that of the first.
      try author.enact(
        next, by: [Author.Vote(name: "ana", after: 3_600 + shift), Author.Vote(name: "cal", after: 7_200)])
      #expect((author.fault == nil) == isGood)
      if !isGood {
        #expect(author.fault?.rule == .dateOrder("ana", earliest: moment("2026-11-21T12:00:00Z")))
      }
    }
  }

  @Test("A dissent waits for nothing and binds no later record")
  func dissent() throws {
    var author = Author()
    try author.enact(
      base,
      by: [
        Author.Vote(name: "ana"), Author.Vote(name: "ben"),
        Author.Vote(name: "cal", vote: .dissent, after: 86_400),
      ])
    try author.enact(
      next,
      by: [
        Author.Vote(name: "ana"), Author.Vote(name: "ben"),
        Author.Vote(name: "cal", vote: .dissent, after: -7_200),
      ])
    #expect(author.fault == nil)
  }
}
