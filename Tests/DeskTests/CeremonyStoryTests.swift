import Cells
import Charter
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct CeremonyStoryTests {
  @Test("from the library to a signature: open, critique, propose, and seven steps")
  func whole() throws {
    var play = Play(App(path: nil, identity: Sample.ana))
    #expect(play.first == [.loadLibrary])
    play.tell(.library(Sample.library))
    play.press("j")
    #expect(play.press("Enter") == [.open(path: Sample.path)])
    #expect(play.tell(.opened(try Sample.charter())) == [.verify(path: Sample.path)])
    play.press("c")
    #expect(play.words.contains("default-allow"))

    play.press("]", "]", "p")
    #expect(play.words.contains("What is wrong with “Escalation”"))
    play.type("Silence must never count as a yes.")
    let motion = try #require(play.press("Enter").motion)
    #expect(motion.stance == Sample.bytes("Silence must never count as a yes."))
    #expect(motion.motion.proposer == .builtIn && !motion.isOwn)
    #expect(!Sample.string(motion.motion.result).contains("taken as allowed"))

    let statement = try motion.motion.statement(
      after: try Sample.head(Sample.document()), base: Sample.document().bytes, proposed: try Sample.date())
    let card = Card(
      statement: statement, result: try Document(motion.motion.result), lacks: [], mayBeRead: true)
    play.tell(.refreshed(try Sample.charter([card])))
    play.tell(.proposed(path: Sample.path, id: card.id))
    #expect(play.notice.contains("Press r"))
    #expect(play.press("r") == [.beginReview(path: Sample.path, statement: statement.digest)])

    // The stance that came with the asking is kept, and is not asked for again.
    let draft = try Section(
      name: Sample.bytes("ana"), entries: [Section.Stance(.before, words: motion.stance).entry])
    play.tell(.reviewReady(try Sample.material(card, base: try Sample.document(), draft: draft)))
    #expect(play.step == .problem)
    play.press("Enter")
    #expect(play.step == .redline)
    try play.advance(to: .attestation)
    try play.attest()
    #expect(play.effects == [.attest(statement: statement.digest, passphrase: nil)])
    #expect(play.app.reviewAtHand?.attestation?.isComplete == true)

    let wanted = play.tell(.ratified(path: Sample.path, number: 8, isEnacted: true))
    // Voting verified the history.
    #expect(!wanted.contains(.verify(path: Sample.path)))
    #expect(play.app.world.charters[Sample.path]?.verification == .good(8))
    #expect(play.app.reviewAtHand == nil && play.notice == "Amendment 8 is in force.")
  }

  @Test("each step refuses Enter until it is done, and says what to do")
  func gates() throws {
    var play = try Play.inReview()
    play.press("Enter")
    play.press("Enter")
    #expect(play.step == .stance && play.notice.contains("3 words or more"))
    play.type("No thanks")
    play.press("Enter")
    #expect(play.step == .stance && play.notice.contains("2 so far"))
    play.clear()
    try play.advance(to: .redline)
    // Without time on the screen nothing was seen.
    play.receive(.key(.enter))
    #expect(play.step == .redline && play.notice.contains("0 of "))
    for key in ["a", "e", "i", "x", "b", "s"] {
      play.press(key)
      #expect(play.effects.allSatisfy { if case .keepReview = $0 { true } else { false } })
      #expect(play.notice.contains("Decisions open"))
    }
    try play.advance(to: .decision)
    play.press("Enter")
    #expect(play.step == .decision && play.notice.contains("Still to be decided: refusals"))
    try play.advance(to: .reason)
    play.press("Enter")
    #expect(play.step == .reason && play.notice.contains("5 different words"))
    play.type("It stands until it is answered in writing, says L999 and everybody")
    play.press("Enter")
    #expect(play.step == .reason && play.notice.contains("L999 is not there"))
  }

  @Test("a reason is refused in the proposal's words, and in those of an earlier amendment")
  func repeatedReasons() throws {
    var play = try Play.inReview(earlier: [Sample.bytes("Nobody asked for this, yet everybody needs it.")])
    try play.advance(to: .reason)
    play.type("Whoever asks again after a day gets a new reviewer.")
    play.press("Enter")
    #expect(play.notice.contains("stands in the proposal itself"))
    play.clear()
    play.type("nobody asked for this; yet everybody needs it")
    play.press("Enter")
    #expect(play.notice.contains("earlier amendment"))
    play.clear()
    play.type("An answer binds where a night does not, see L20.")
    play.press("Enter")
    #expect(play.step == .attestation)
  }

  @Test("a text that blocks ratification can't be adopted, and the refusal says how to go on")
  func blocked() throws {
    let body = Sample.body.replacing("for a day", with: "for a \u{202E}day")
    var play = try Play.inReview(card: try Sample.card(body))
    try play.advance(to: .decision)
    play.press("a")
    #expect(play.notice.contains("Edit them away with e.") && play.frame.contains("U+202E"))
    #expect(play.app.reviewAtHand?.review.undecided == ["refusals"])
  }

  @Test("an objection is answered in words, then as answered or overruled")
  func objection() throws {
    var play = try Play.inReview(card: try Sample.card(Sample.weakerBody))
    try play.advance(to: .objection)
    let open = try #require(play.app.reviewAtHand?.review.openObjection)
    play.press("Enter")
    #expect(play.notice.contains("Say how the text meets \(open.id)"))
    play.type("The night supervisor writes it instead.")
    play.press("Enter", "j", "Esc")
    #expect(
      play.step == .objection
        && play.app.reviewAtHand?.field?.text == "The night supervisor writes it instead.")
    play.press("Enter", "j", "Enter")
    #expect(play.step == .decision)
    #expect(play.app.reviewAtHand?.review.answers.first?.outcome == .overruled)
    let kept = try #require(play.effects.entries)
    #expect(kept.contains { $0.key == Sample.bytes("answer") })
  }

  @Test("reading faster than anyone reads is said once, and locks nothing")
  func pace() throws {
    let long = String(repeating: "Every request is written down with its reason and the hour. ", count: 30)
    var play = try Play.inReview(
      Size(columns: 120, rows: 40), card: try Sample.card(Sample.body + "\n## More {#more}\n\(long)\n"))
    try play.advance(to: .redline)
    play.press("Ctrl-D", "Ctrl-D", "Enter")
    #expect(play.step == .objection && play.notice.contains("Faster than reading"))
    let seen = try #require(play.effects.entries?.compactMap(Section.Seen.init).first { $0.shownLines > 0 })
    #expect(seen.wordsPerMinute > Coverage.readingLimit && seen.shownLines == seen.allLines)
    // Once is enough.
    play.press("Esc", "Enter")
    #expect(play.step == .objection && !play.notice.contains("Faster than reading"))
  }
}
