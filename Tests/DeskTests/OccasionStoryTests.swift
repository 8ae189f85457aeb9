import Cells
import Charter
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct OccasionStoryTests {
  @Test("one's own text has no stance to give, and Esc goes from the redline to the problem")
  func own() throws {
    var play = try Play.atDesk(Sample.charter())
    guard case .edit(.text(Sample.path), let text)? = play.press("e").first else {
      Issue.record("e opens the editor")
      return
    }
    #expect(text == (try Sample.document()).bytes)
    let mine = try Sample.document(Sample.betterBody).bytes
    play.tell(.edited(.text(path: Sample.path), mine))
    #expect(play.words.contains("A title, then what is wrong today"))
    play.type("Answers")
    play.press("Enter")
    #expect(play.notice.contains("two words or more") && play.field?.text == "Answers")
    play.type(" bind\nA night settles nothing.\n\nAn answer does.\n\nFewer repeats.")
    let motion = try #require(play.press("Enter").motion)
    #expect(motion.isOwn && motion.stance == nil && motion.motion.result == mine)
    #expect(motion.motion.title == Sample.bytes("Answers bind"))
    #expect(motion.motion.problem == Sample.bytes("A night settles nothing."))
    #expect(motion.motion.expectedEffect == Sample.bytes("Fewer repeats."))

    let card = try Sample.card(by: .human(Sample.bytes("ana")))
    play.tell(.refreshed(try Sample.charter([card])))
    play.tell(.proposed(path: Sample.path, id: card.id))
    play.press("r")
    play.tell(.reviewReady(try Sample.material(card, base: try Sample.document(), isOwnText: true)))
    play.press("Enter")
    #expect(play.step == .redline)
    play.press("Esc")
    #expect(play.step == .problem)
    try play.advance(to: .attestation)
    #expect(play.app.reviewAtHand?.review.stance?.moment == .own)
  }

  @Test("an adoption is decided part by part, over the whole text, with a stance and an objection")
  func adoption() throws {
    var play = try Play.atDesk(Sample.draft())
    #expect(play.press("A") == [.beginAdoption(path: Sample.path)])
    let card = try Sample.adoption()
    play.tell(.refreshed(try Sample.draft([card])))
    play.tell(.reviewReady(try Sample.material(card, base: nil)))
    #expect(play.words.contains("Whether this text comes into force"))
    try play.advance(to: .redline)
    #expect(play.app.reviewAtHand?.review.changes.count == (try Sample.document()).provisions.count)
    try play.advance(to: .attestation)
    #expect(play.words.contains("Adoption: Adopt the charter"))
    try play.attest()
    #expect(play.effects == [.attest(statement: card.statement.digest, passphrase: nil)])
  }

  @Test("a copy is adopted by one decision, or turned down by one", arguments: ["a", "x"])
  func copy(key: String) throws {
    let source = RatifiedText(try Sample.document(), inForceBy: .ofNothing)
    let card = try Sample.copy(of: source)
    var play = try Play.atDesk(Sample.draft([card]))
    play.press("r")
    play.tell(.reviewReady(try Sample.material(card, base: nil, copyOf: source)))
    try play.advance(to: .decision)
    #expect(play.press("e").isEmpty && play.notice.contains("A copy is adopted as it is"))
    play.press(key)
    if key == "x" {
      play.type("It is too long for us.")
      play.press("Enter")
    }
    #expect(play.app.reviewAtHand?.review.undecided == [])
    play.press("Enter")
    #expect(play.step == (key == "a" ? .reason : nil))
  }

  @Test("an editorial amendment asks for no stance and no objection")
  func editorial() throws {
    let card = try Sample.card(Sample.body.replacing("any act.", with: "any  act."))
    var play = try Play.atDesk(Sample.charter([card]))
    play.press("r")
    play.tell(
      .reviewReady(try Sample.material(card, base: try Sample.document())))
    #expect(play.app.reviewAtHand?.review.occasion == .editorial)
    play.press("Enter")
    #expect(play.step == .redline)
    try play.readAll()
    #expect(play.step == .decision)
  }

  @Test("a charter that is another's, or nobody's yet, is not reviewed", arguments: [nil, "bob"])
  func stranger(name: String?) throws {
    let identity = name.map { Identity(name: $0, key: Sample.key) }
    var play = try Play.atDesk(Sample.charter([try Sample.card()]), identity: identity)
    #expect(play.press("r").isEmpty)
    #expect(play.notice.contains(name == nil ? "press w" : "Press M"))
  }

  @Test("one of several proposals is picked")
  func several() throws {
    let cards = [try Sample.card(), try Sample.card(Sample.twoChanges, title: "Name substitutes")]
    var play = try Play.atDesk(Sample.charter(cards))
    play.press("r", "j")
    #expect(
      play.press("Enter") == [.beginReview(path: Sample.path, statement: cards[1].statement.digest)])
    #expect(play.press("r", "2", "Enter").isEmpty && play.notice.contains("One moment"))
  }
}
