import Cells
import Charter
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct DecisionStoryTests {
  private func deciding(_ size: Size = Size(columns: 80, rows: 24)) throws -> Play {
    var play = try Play.inReview(size)
    try play.advance(to: .decision)
    return play
  }

  private func decisions(_ play: Play) -> [String: Review.Decision] {
    play.interface.reviewAtHand?.review.decisions ?? [:]
  }

  @Test("nothing is preselected, Enter decides nothing, and each decision goes on to the next change")
  func oneByOne() throws {
    var play = try deciding()
    #expect(decisions(play).isEmpty)
    play.press("Enter")
    #expect(decisions(play).isEmpty)
    play.press("a", "k")
    #expect(decisions(play) == ["refusals": .adopt] && play.frame.contains(" adopted\n"))
    play.press("j", "s")
    #expect(decisions(play)["escalation"] == .setAside)
    play.press("k", "k", "s", "j", "j", "a")
    #expect(decisions(play) == ["refusals": .setAside, "escalation": .setAside, "substitutes": .adopt])
    #expect(play.notice == "Everything is decided. Enter goes on.")
  }

  @Test("what is edited in place or in the editor is adopted in the person's words, and stated anew")
  func edited() throws {
    var play = try deciding()
    play.press("i")
    #expect(play.field?.text.contains("until it is answered in writing") == true)
    play.press("Ctrl-G")
    #expect(play.effects.contains { if case .edit(.field, _) = $0 { true } else { false } })
    let mine = "## Refusals {#refusals}\nThe duty officer can refuse any act, and says why in writing.\n"
    play.tell(.edited(.field, Sample.bytes(mine)))
    play.press("Enter")
    #expect(decisions(play)["refusals"] == .adoptEdited(Sample.bytes(mine)))
    play.press("k")
    #expect(play.frame.contains(" adopted as edited\n"))
    play.press("j")

    guard case .edit(.provision("escalation"), let text)? = play.press("e").first else {
      Issue.record("e opens the editor")
      return
    }
    let edited = Sample.string(text).replacing("two hours", with: "one hour")
    play.tell(.edited(.provision("escalation"), Sample.bytes(edited)))
    play.press("a")
    let effects = play.press("Enter")
    let review = try #require(play.interface.reviewAtHand?.review)
    #expect(effects.contains(.restate(path: Sample.path, review)) && review.adoptsOtherwise)
    // A second Enter states nothing twice.
    #expect(!play.press("Enter").contains { if case .restate = $0 { true } else { false } })
    #expect(play.notice.contains("One moment"))
  }

  @Test("an edit that changes nothing, or leaves nothing, decides nothing and says so")
  func emptyEdit() throws {
    var play = try deciding()
    play.press("i", "Enter")
    #expect(decisions(play).isEmpty && play.notice.contains("a adopts it as it stands"))
    play.press("i")
    play.clear()
    play.press("Enter")
    #expect(decisions(play).isEmpty && play.notice.contains("Nothing is left of it"))
  }

  @Test("what is turned down with words goes to declined/, once for each reason")
  func declined() throws {
    var play = try deciding()
    play.press("x")
    play.type("It binds nobody.")
    play.press("Enter")
    play.press("b")
    play.type("Name who answers.")
    play.press("Enter")
    play.press("x")
    play.type("It binds nobody.")
    play.press("Enter")
    let review = try #require(play.interface.reviewAtHand?.review)
    let effects = play.press("Enter")
    #expect(
      effects.contains(
        .decline(
          path: Sample.path, review.statement, why: Sample.bytes("It binds nobody.\nName who answers."))))
    #expect(play.interface.reviewAtHand == nil)
  }

  @Test("a rejection without words is refused", arguments: ["x", "b"])
  func wordless(key: String) throws {
    var play = try deciding()
    play.press(key)
    play.type(" \n ")
    play.press("Enter")
    #expect(decisions(play).isEmpty && play.notice == "It needs a few words. Say them.")
  }

  @Test("what is set aside as a whole stays on the docket")
  func setAside() throws {
    var play = try deciding()
    play.press("s", "s", "s")
    let effects = play.press("Enter")
    #expect(effects.entries != nil && effects.allSatisfy { if case .keepReview = $0 { true } else { false } })
    #expect(play.notice == "Set aside. It stays on the docket.")
  }

  @Test("what is adopted beside what is turned down is stated anew")
  func partly() throws {
    var play = try deciding()
    play.press("a", "a", "s")
    #expect(play.press("Enter").contains { if case .restate = $0 { true } else { false } })
    // The new statement opens its own review, with the stance that was given.
    let old = try #require(play.interface.reviewAtHand?.review)
    let statement = try old.restated(after: try Sample.head(Sample.document()), now: try Sample.date())
    let card = Card(statement: statement, result: try old.adoptedText(), lacks: [], mayBeRead: true)
    let stance = try #require(old.stance)
    let draft = try Section(name: Sample.bytes("ana"), entries: [stance.entry])
    play.tell(.refreshed(try Sample.charter([card])))
    play.tell(.reviewReady(try Sample.material(card, base: try Sample.document(), draft: draft)))
    #expect(play.interface.reviewAtHand?.review.statement == statement && play.step == .problem)
    try play.advance(to: .attestation)
    #expect(play.interface.reviewAtHand?.review.adoptsAll == true)
  }
}

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
    #expect(play.interface.reviewAtHand?.review.stance?.moment == .own)
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
    #expect(play.interface.reviewAtHand?.review.changes.count == (try Sample.document()).provisions.count)
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
    #expect(play.interface.reviewAtHand?.review.undecided == [])
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
    #expect(play.interface.reviewAtHand?.review.occasion == .editorial)
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
