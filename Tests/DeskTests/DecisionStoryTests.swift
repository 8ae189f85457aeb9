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
    play.app.reviewAtHand?.review.decisions ?? [:]
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
    let review = try #require(play.app.reviewAtHand?.review)
    #expect(effects.contains(.adoptOtherwise(path: Sample.path, review)) && review.adoptsOtherwise)
    // A second Enter states nothing twice.
    #expect(!play.press("Enter").contains { if case .adoptOtherwise = $0 { true } else { false } })
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
    let review = try #require(play.app.reviewAtHand?.review)
    let effects = play.press("Enter")
    #expect(
      effects.contains(
        .decline(
          path: Sample.path, review.statement, why: Sample.bytes("It binds nobody.\nName who answers."),
          .declined)))
    #expect(play.app.reviewAtHand == nil)
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

  @Test("the parts of a change are kept or dropped one by one, and what is kept is the person's own text")
  func parts() throws {
    let body = Sample.twoChanges.replacing("any act.", with: "any act at all.")
    var play = try Play.inReview(card: try Sample.card(body))
    try play.advance(to: .decision)
    play.press("d")
    #expect(play.words.contains("Which changes of “Refusals” do you want?"))
    play.press("Space", "j", "Space", "Enter")
    #expect(decisions(play).isEmpty && play.notice.contains("x turns it down as a whole"))
    play.press("d", "Space", "Enter")
    let own = try Sample.document(Sample.betterBody)
    let refusals = try #require(own.provision("refusals"))
    #expect(decisions(play)["refusals"] == .adoptEdited(own.text(of: refusals)))
    play.press("k", "d", "Enter")
    #expect(decisions(play)["refusals"] == .adopt)
    play.press("d")
    #expect(play.notice.contains("has one change only. e edits it."))
  }

  @Test("a title that says something else than the change is rewritten, and the whole is stated anew")
  func retitled() throws {
    var play = try deciding()
    play.press("t")
    #expect(play.field?.text.hasPrefix("Let a refusal stand until it is answered\n\nTime alone") == true)
    play.clear()
    play.type("Refusals need answers\n\nSilence settles nothing.")
    play.press("Enter", "a", "a", "a")
    let effects = play.press("Enter")
    let review = try #require(play.app.reviewAtHand?.review)
    #expect(!review.adoptsAll && effects.contains(.adoptOtherwise(path: Sample.path, review)))
    let stated = try review.adoptedOtherwise(
      after: try Sample.head(Sample.document()), now: try Sample.date())
    #expect(stated.title == Sample.bytes("Refusals need answers"))
    #expect(stated.rationale == Sample.bytes("Silence settles nothing."))
    #expect(stated.proposedChange.isEmpty && stated.content.after == review.statement.after)
    // The words that were proposed take it back.
    play = try deciding()
    play.press("t", "Enter")
    #expect(
      play.app.reviewAtHand?.review.claims == nil && play.notice.contains("stays as it was proposed"))
  }

  @Test("what is set aside beside what is adopted stays a proposal of its own")
  func aside() throws {
    var play = try deciding()
    play.press("a", "s", "a")
    let review = try #require(play.app.reviewAtHand?.review)
    let motion = try #require(review.motionSetAside)
    let changed = changes(from: try Sample.document(), to: try Document(motion.result)).map(\.id)
    #expect(changed == ["escalation"] && motion.title == review.statement.title)
  }

  @Test("what is sent back goes to counsel with the words")
  func sentBack() throws {
    var play = try deciding()
    for words in ["Name who answers.", "Say within which time.", "Name one only."] {
      play.press("b")
      play.type(words)
      play.press("Enter")
    }
    play.press("Enter")
    #expect(play.words.contains("Name one only. [substitutes]") && play.words.contains("I am a set of rules"))
  }

  @Test("what is adopted beside what is turned down is stated anew")
  func partly() throws {
    var play = try deciding()
    play.press("a", "a", "s")
    #expect(play.press("Enter").contains { if case .adoptOtherwise = $0 { true } else { false } })
    // The new statement opens its own review, with the stance that was given.
    let old = try #require(play.app.reviewAtHand?.review)
    let statement = try old.adoptedOtherwise(
      after: try Sample.head(Sample.document()), now: try Sample.date())
    let card = Card(statement: statement, result: try old.adoptedText(), lacks: [], mayBeRead: true)
    let stance = try #require(old.stance)
    let draft = try Section(name: Sample.bytes("ana"), entries: [stance.entry])
    play.tell(.refreshed(try Sample.charter([card])))
    play.tell(.reviewReady(try Sample.material(card, base: try Sample.document(), draft: draft)))
    #expect(play.app.reviewAtHand?.review.statement == statement && play.step == .problem)
    try play.advance(to: .attestation)
    #expect(play.app.reviewAtHand?.review.adoptsAll == true)
  }
}
