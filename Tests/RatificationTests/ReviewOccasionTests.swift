import Charter
import Ledger
import Prose
import Ratification
import Testing

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
