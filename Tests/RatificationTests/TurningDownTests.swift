import Charter
import Ledger
import Prose
import Ratification
import Testing

struct TurningDownTests {
  private let base = charter(ratifiers: ["ana", "ben", "cal"], threshold: "2", sampleBody)

  private func standing(_ text: String, proposedBy name: String) throws -> Standing {
    var author = Author()
    try author.enact(text, by: "ana", "ben", "cal")
    let result = text.replacing("is shown", with: "is kept")
    let motion = Motion(title: utf8("Keep it"), proposer: .human(utf8(name)), result: utf8(result))
    let statement = try motion.statement(after: author.head, base: author.text, proposed: author.clock)
    return Standing(
      of: statement, base: try document(text), result: try document(result), votes: [], head: author.head)
  }

  @Test(
    "Where one ratifier decides, it is turned down as they wish; of several, who proposed it takes it back")
  func outcomes() throws {
    let several = try standing(base, proposedBy: "ben")
    #expect(several.outcome(wished: .declined, by: "ana") == nil)
    #expect(several.outcome(wished: .declined, by: "ben") == .withdrawn)
    let one = try standing(
      charter(ratifiers: ["ana", "ben", "cal"], threshold: "1", sampleBody), proposedBy: "ben")
    #expect(one.outcome(wished: .sentBack, by: "ana") == .sentBack)
    #expect(one.outcome(wished: .declined, by: "ben") == .declined)
  }

  @Test("Of a proposal of which something else is adopted, the words against the rest are kept")
  func fates() throws {
    var story = try Story()
    try story.go(to: .decision)
    #expect(story.review.isTurnedDownAlone)
    for id in story.ids { try story.review.decide(id, .adopt) }
    #expect(story.review.fateOfProposal == .withdrawn)
    try story.review.decide(story.ids[0], .reject(why: utf8("Not this.")))
    try story.review.decide(story.ids[1], .sendBack(words: utf8("Nor this.")))
    #expect(story.review.fateOfProposal == .leftOut(why: utf8("Not this.\nNor this.")))
  }

  @Test("A draft is adopted by whoever it names, and names whoever adopts it where it names nobody")
  func adoption() throws {
    let ana = Identity(
      name: "ana", key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f")
    let nobody = try document(charter(ratifiers: [], threshold: "all", sampleBody))
    guard case .name(let named) = nobody.adoption(by: ana, []) else {
      Issue.record("it names nobody")
      return
    }
    let draft = try Document(named)
    #expect(draft.adoption(by: Identity(name: "ben", key: ana.key), []) == .refuse)
    #expect(draft.adoption(by: ana, []) == .state(inPlaceOf: []))
    func adoption(of document: Document) throws -> Statement {
      try document.adoptionMotion(by: "ana", title: utf8("Adopt"), problem: utf8("None.")).statement(
        after: .draft, base: [], proposed: moment("2027-01-01T00:00:00Z"))
    }
    let (known, other) = (try adoption(of: draft), try adoption(of: document(base)))
    #expect(draft.adoption(by: ana, [other, known]) == .review(known))
    #expect(draft.adoption(by: ana, [other]) == .state(inPlaceOf: [other]))
  }
}
