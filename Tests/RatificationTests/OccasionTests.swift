import Charter
import Ledger
import Prose
import Ratification
import Testing

struct WidthTests {
  @Test("Another width voids what was seen of what is undecided, and its rows are another picture")
  func undecided() throws {
    var story = try Story()
    try story.go(to: .decision)
    try story.review.decide("oversight", .adopt)
    story.review.forgetCoverage()
    #expect(story.review.openStep == .redline)
    try story.review.showRedline(story.ids.reduce(into: [:]) { $0[$1] = Coverage(changed: [5], words: 10) })
    #expect(story.review.coverage["record"]?.changed == [5])
    // Five seconds were spent on the first picture; they count.
    #expect(story.review.coverage["record"]?.seconds == 5)
    #expect(
      refusal { () throws(Refusal) in try story.review.decide("record", .adopt) }
        == .notSeen(provision: "record", shown: 0, of: 1))
    // What was decided stays, as it was seen.
    #expect(story.review.coverage["oversight"]?.seen == [3, 4])
    #expect(story.review.decisions["oversight"] == .adopt)
  }

  @Test("What was decided at another width has to be seen again once it is taken back")
  func takenBack() throws {
    var story = try Story()
    try story.go(to: .reason)
    story.review.undecide("record")
    #expect(refusal { () throws(Refusal) in try story.review.decide("record", .adopt) } == nil)
    story.review.forgetCoverage()
    story.review.undecide("record")
    #expect(
      refusal { () throws(Refusal) in try story.review.decide("record", .adopt) }
        == .notSeen(provision: "record", shown: 0, of: 2))
  }
}

struct OccasionTests {
  @Test(
    "Which occasion takes which step",
    arguments: [
      (Occasion.amendment, Step.allCases), (.adoption, Step.allCases),
      (.copy, [.problem, .stance, .redline, .decision, .reason, .attestation]),
      (.editorial, [.problem, .redline, .decision, .reason, .attestation]),
    ])
  func steps(occasion: Occasion, steps: [Step]) {
    #expect(Step.allCases.filter(occasion.includes) == steps)
  }

  @Test("An editorial amendment has neither stance nor objection")
  func editorial() throws {
    var story = try Story(
      .editorial, to: Story.base.replacing("A human decides.\n", with: "A human\ndecides.\n"))
    #expect(story.review.occasion == .editorial)
    try story.go(to: .attestation)
    #expect(story.review.openStep == .attestation)
    #expect(story.review.stance == nil)
    #expect(story.review.objections == nil)
  }

  @Test("The diff decides what is editorial, not who says so")
  func notEditorial() throws {
    let story = try Story(.editorial)
    #expect(story.review.occasion == .amendment)
  }

  @Test("An adoption asks for a decision on every provision, the front matter too")
  func adoption() throws {
    var story = try Story(.adoption, to: Story.base)
    #expect(story.ids == ["governance", "rules", "oversight", "exceptions", "evidence", "appeal"])
    #expect(story.review.changes.allSatisfy { $0.kind == .added })
    try story.go(to: .attestation)
    #expect(story.review.openStep == .attestation)
  }

  @Test("Where only blank lines between provisions change there is nothing to decide, but a reason to give")
  func blankLines() throws {
    var story = try Story(to: Story.base.replacing("## Evidence", with: "\n## Evidence"))
    #expect(story.ids.isEmpty)
    try story.go(to: .attestation)
    #expect(story.review.openStep == .attestation)
    #expect(story.review.adoptsAll)
  }

  @Test("One's own text skips the stance, and says own")
  func ownText() throws {
    var story = try Story(isOwnText: true)
    #expect(story.review.stance == Section.Stance(.own, words: nil))
    story.review.readProblem()
    #expect(story.review.openStep == .redline)
    try story.go(to: .attestation)
    #expect(story.review.openStep == .attestation)
  }

  @Test("A reason may say what one's own text says, but not its title")
  func ownWords() throws {
    var story = try Story(isOwnText: true)
    try story.go(to: .reason)
    let words = utf8("A named human decides within the hour.")
    #expect(refusal { () throws(Refusal) in try story.review.take(reason: words, earlier: []) } == nil)
    let problem = utf8("nobody answers at night nobody answers")
    #expect(
      refusal { () throws(Refusal) in try story.review.take(reason: problem, earlier: []) }
        == .reason(.tooFewWords(found: 4, needed: 5)))
  }
}
