import Charter
import Ledger
import Prose
import Ratification
import Testing

struct StandingTests {
  private let names = ["ana", "ben", "cal"]
  private let base = charter(ratifiers: ["ana", "ben", "cal"], threshold: "2", coolingOff: 24, sampleBody)
  private let hours24 = 24 * 3_600

  /// A standing on a charter in force, with these votes.
  private func standing(_ votes: [Author.Vote]) throws -> (Standing, Author) {
    var author = Author()
    try author.enact(base, by: names.map { Author.Vote(name: $0, after: hours24) })
    author.clock = moment("2027-01-01T00:00:00Z")
    let statement = try author.statement(to: base.replacing("is shown", with: "is kept"))
    let result = try document(base.replacing("is shown", with: "is kept"))
    let sections = try votes.map { try author.section($0, on: statement) }
    return (
      Standing(of: statement, base: try document(base), result: result, votes: sections, head: author.head),
      author
    )
  }

  @Test("It lacks votes and time, and then nothing")
  func lacks() throws {
    let (empty, author) = try standing([])
    let cooled = moment("2027-01-02T00:00:00Z")
    #expect(empty.earliestVote(after: author.head) == cooled)
    #expect(
      empty.lacks(at: moment("2027-01-01T23:59:59Z"), head: author.head)
        == [.coolingOff(until: cooled), .votes(found: 0, needed: 2)])
    #expect(empty.lacks(at: cooled, head: author.head) == [.votes(found: 0, needed: 2)])
    let (one, _) = try standing([Author.Vote(name: "ben", after: hours24)])
    #expect(one.lacks(at: cooled, head: author.head) == [.votes(found: 1, needed: 2)])
    let (two, _) = try standing(["cal", "ana"].map { Author.Vote(name: $0, after: hours24) })
    #expect(two.lacks(at: cooled, head: author.head).isEmpty)
    #expect(two.votes.map(\.name) == [utf8("ana"), utf8("cal")])
  }

  @Test("A ratification dated too early counts for nothing and is left out of the record")
  func early() throws {
    let (standing, author) = try standing([
      Author.Vote(name: "ana", after: hours24), Author.Vote(name: "ben", after: hours24 - 1),
      Author.Vote(name: "cal", vote: .dissent, after: 5),
    ])
    let later = moment("2027-02-01T00:00:00Z")
    #expect(standing.lacks(at: later, head: author.head) == [.votes(found: 1, needed: 2)])
    #expect(try standing.record().sections.map(\.name) == [utf8("ana"), utf8("cal")])
  }

  @Test("A statement on another base is overtaken")
  func overtaken() throws {
    var (standing, author) = try standing([])
    #expect(standing.isCurrent)
    let later = moment("2027-02-01T00:00:00Z")
    try author.enact(
      base.replacing("None.", with: "Some."),
      by: names.map { Author.Vote(name: $0, after: hours24) })
    standing = Standing(
      of: standing.statement, base: try document(base), result: try document(base), votes: [],
      head: author.head)
    #expect(!standing.isCurrent)
    #expect(standing.lacks(at: later, head: author.head).first == .overtaken)
  }

  @Test("A text without ratifiers lacks them")
  func noRatifiers() throws {
    let text = charter(ratifiers: [], threshold: "all", sampleBody)
    let author = Author()
    let standing = Standing(
      of: try author.statement(to: text), base: nil, result: try document(text), votes: [], head: .draft)
    #expect(standing.lacks(at: .latest, head: .draft) == [.noRatifiers, .votes(found: 0, needed: 1)])
  }

  @Test(
    "It is lost when so many dissent that the rest can't meet the threshold",
    arguments: [
      (0, false), (1, false), (2, true), (3, true),
    ])
  func lost(dissents: Int, isLost: Bool) throws {
    let votes = names.prefix(dissents).map { Author.Vote(name: $0, vote: .dissent) }
    let (standing, _) = try standing(votes)
    #expect(standing.isLost(ratifiers: 3) == isLost)
  }

  @Test("What lacks nothing verifies, and what lacks something it does not")
  func agreement() throws {
    var enacted = 0
    for seed in 0..<120 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let threshold = random.pick(["1", "2", "3", "2/3", "all"])
      let text = charter(
        ratifiers: names, threshold: threshold, coolingOff: random.below(3),
        entrenched: [("oversight", random.pick(["1", "all"]), random.below(6))], sampleBody)
      var author = Author()
      try author.enact(text, by: names.map { Author.Vote(name: $0, after: 7_200) })
      let edit = random.pick([
        ("is shown", "is kept"), ("A human", "A person"), ("threshold: ", "threshold:  "), ("None.", "Some."),
      ])
      let next = text.replacing(edit.0, with: edit.1)
      let statement = try author.statement(to: next)
      let votes = names.filter { _ in random.below(4) > 0 }.map { name in
        Author.Vote(
          name: name, vote: random.below(5) == 0 ? .dissent : .ratify, after: random.below(8) * 3_600)
      }
      let sections = try votes.map { try author.section($0, on: statement) }
      let standing = Standing(
        of: statement, base: try document(text), result: try document(next), votes: sections,
        head: author.head)
      let lacks = standing.lacks(at: .latest, head: author.head)
      guard let record = try? standing.record() else {
        #expect(!lacks.isEmpty)
        continue
      }
      try author.add(statement, record.sections)
      #expect((author.fault == nil) == lacks.isEmpty, "seed \(seed)")
      enacted += lacks.isEmpty ? 1 : 0
    }
    #expect((20...100).contains(enacted))
  }
}

struct MotionTests {
  private let base = charter(sampleBody)

  private func fault(to result: String, title: String = "Change", head: Head = .draft, base: String = "")
    -> MotionFault?
  {
    let motion = Motion(title: utf8(title), proposer: .human(utf8("ana")), result: utf8(result))
    do throws(MotionFault) {
      _ = try motion.statement(after: head, base: utf8(base), proposed: moment("2026-11-21T10:00:00Z"))
      return nil
    } catch { return error }
  }

  @Test("What changes nothing, makes no charter or has no form is refused with its place")
  func faults() {
    #expect(fault(to: base) == nil)
    #expect(fault(to: base, base: base) == .changesNothing)
    #expect(fault(to: "# No front matter\n") == .result(.noFrontMatter))
    #expect(
      fault(to: base + "no line feed") == .result(.text(.missingFinalLineFeed(offset: base.utf8.count + 12))))
    let twice = base + "\n## Again {#oversight}\n"
    #expect(fault(to: twice) == .result(.repeatedID("oversight", line: line(of: "## Again", in: twice))))
    let unknown = base.replacing("ruling:", with: "verdict:")
    #expect(
      fault(to: unknown)
        == .result(.block(.missing(key: "ruling", block: "case", line: line(of: "~~~case", in: base)))))
    let gate = base + "\n~~~gate\non-timeout: maybe\n~~~\n"
    guard case .result(.block(.value(key: "on-timeout", _, _, _))) = fault(to: gate) else {
      Issue.record("\(String(describing: fault(to: gate)))")
      return
    }
  }

  @Test(
    "A title that is none is refused", arguments: ["", " spaced", "two\nlines", "control\u{7}", "nul\u{0}"])
  func title(title: String) {
    guard case .statement = fault(to: base, title: title) else {
      Issue.record("\(String(describing: fault(to: base, title: title)))")
      return
    }
  }

  @Test("An adoption is made from nothing, an amendment from the text in force")
  func names() throws {
    var author = Author()
    let adoption = try author.statement(to: base)
    #expect(adoption.change.starts(with: utf8("--- /dev/null\n+++ charter.md\n")))
    #expect(adoption.before == .ofNothing)
    #expect(adoption.parent == nil)
    try author.enact(base, by: "ana")
    let amendment = try author.statement(to: base.replacing("None.", with: "Some."))
    #expect(amendment.change.starts(with: utf8("--- charter.md\n+++ charter.md\n")))
    #expect(amendment.number == 2)
    #expect(amendment.parent == author.head.record)
    #expect(amendment.before == author.head.text)
  }

  @Test("Words from an editor are kept without the blanks that a record can't hold")
  func words() throws {
    let motion = Motion(
      title: utf8("Change"), proposer: .builtIn, problem: utf8("\n\nOne. \r\n\n  Two.\t\n\n"),
      rationale: utf8("  \n"), expectedEffect: utf8("Three."), result: utf8(base))
    let statement = try motion.statement(after: .draft, base: [], proposed: .earliest)
    #expect(statement.problem == utf8("One.\n\n  Two."))
    #expect(statement.rationale.isEmpty)
    #expect(statement.expectedEffect == utf8("Three."))
  }
}
