import Cells
import Charter
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct LeavingTests {
  /// What the program keeps outside of itself: reviews, and words by their places.
  private struct Shelf {
    var entries: [Entry] = []
    var typed: [TypedPlace: Bytes] = [:]

    mutating func take(_ effects: [Effect]) {
      for effect in effects {
        switch effect {
        case .keepReview(_, _, let entries): self.entries = entries
        case .keepTyped(let place, let words): typed[place] = words.isEmpty ? nil : words
        default: break
        }
      }
    }

    var section: Section? {
      entries.isEmpty ? nil : try? Section(name: Bytes("ana".utf8), entries: entries)
    }
  }

  /// The review taken up again by another process.
  private func reopened(_ shelf: Shelf, _ body: String = Sample.twoChanges) throws -> Play {
    let card = try Sample.card(body)
    var play = Play(App(path: Sample.path, identity: Sample.ana, typed: shelf.typed))
    play.tell(.opened(try Sample.charter([card])))
    play.press("r")
    play.tell(
      .reviewReady(try Sample.material(card, base: try Sample.document(), draft: shelf.section)))
    return play
  }

  /// Keys until the step, with everything that is to be kept.
  private func reach(
    _ step: Step, _ shelf: inout Shelf, _ body: String = Sample.twoChanges
  ) throws -> Play {
    var play = try Play.inReview(card: try Sample.card(body))
    for next in Step.allCases where next <= step {
      try play.advance(to: next)
      shelf.take(play.heard)
    }
    return play
  }

  @Test("q at any step leaves the review kept, and says how to take it up again", arguments: Step.allCases)
  func close(step: Step) throws {
    var shelf = Shelf()
    var play = try reach(step, &shelf)
    let isTyped = play.app.reviewAtHand?.takesWords ?? false || step == .attestation
    for _ in Step.allCases where play.app.reviewAtHand != nil { play.press(isTyped ? "Esc" : "q") }
    #expect(play.app.reviewAtHand == nil && play.notice.contains("Press r to take it up again"))
  }

  @Test("Esc goes back step by step, and Enter forth again, without a word lost")
  func backAndForth() throws {
    var shelf = Shelf()
    var play = try reach(.reason, &shelf)
    play.type("Only an answer in writing settles it, not a night")
    for step in [Step.decision, .objection, .redline, .stance, .problem] {
      play.press("Esc")
      #expect(play.step == step)
    }
    // The stance was closed when the redline was shown.
    play.press("Enter")
    #expect(play.step == .redline)
    play.press("Esc")
    #expect(play.words.contains("Your stance A refusal should stand until somebody answered it."))
    play.press("Enter", "Enter", "Enter", "Enter")
    #expect(play.step == .reason)
    #expect(play.field?.text == "Only an answer in writing settles it, not a night")
  }

  @Test("what was typed is there again after a crash", arguments: [Step.stance, .objection, .reason])
  func crash(step: Step) throws {
    var shelf = Shelf()
    let card = try Sample.card(Sample.weakerBody)
    var play = try Play.inReview(card: card)
    try play.advance(to: step)
    play.type("Half a thought about the")
    play.wait(1500)
    shelf.take(play.heard)

    var again = Play(App(path: Sample.path, identity: Sample.ana, typed: shelf.typed))
    again.tell(.opened(try Sample.charter([card])))
    again.press("r")
    again.tell(
      .reviewReady(try Sample.material(card, base: try Sample.document(), draft: shelf.section)))
    for _ in Step.allCases where again.step != step {
      switch again.step {
      case .redline?: try again.readAll()
      case .decision?: again.press("a", "Enter")
      case .objection?:
        again.clear()
        again.type("It is met.")
        again.press("Enter", "Enter")
      default: again.press("Enter")
      }
    }
    #expect(again.step == step && again.field?.text == "Half a thought about the")
  }

  @Test("a stance that was given is not asked for again, and can't be changed after the redline")
  func closedStance() throws {
    var shelf = Shelf()
    var play = try reach(.redline, &shelf)
    play.press("q")
    shelf.take(play.heard)
    var again = try reopened(shelf)
    try again.advance(to: .redline)
    again.press("Esc")
    #expect(again.step == .stance && again.app.reviewAtHand?.takesWords == false)
    let stance = try #require(again.app.reviewAtHand?.review.stance)
    again.type("zzz")
    #expect(again.app.reviewAtHand?.review.stance == stance && stance.moment == .before)
  }

  @Test(
    "after a crash at any step the review goes on at that step, with all that was done",
    arguments: Step.allCases)
  func crash(at step: Step) throws {
    var shelf = Shelf()
    // The critic objects to what it makes of the register.
    let body = Sample.twoChanges.replacing("officer must write", with: "officer may write")
    let play = try reach(step, &shelf, body)
    let again = try reopened(shelf, body)
    #expect(again.step == step)
    let (before, after) = (
      try #require(play.app.reviewAtHand), try #require(again.app.reviewAtHand)
    )
    #expect(after.review.stance == before.review.stance)
    #expect(after.review.objections == before.review.objections)
    #expect(after.review.answers == before.review.answers)
    #expect(after.review.decisions == before.review.decisions)
    #expect(after.review.reason == before.review.reason)
    #expect(after.seen.shown == before.seen.shown)
    #expect(after.attestation?.typed ?? "" == "")
    #expect(again.notice.contains("Taken up where you left it") == (step > .redline))
  }

  @Test("each kind of decision is there again after a crash, with its words and with the person's own text")
  func decisionsAgain() throws {
    var shelf = Shelf()
    var play = try reach(.decision, &shelf)
    play.press("i")
    play.clear()
    play.type("## Refusals {#refusals}\nThe duty officer can refuse,  and says why.")
    play.press("Enter", "x")
    play.type("It names no hour.")
    play.press("Enter")
    shelf.take(play.heard)
    let again = try reopened(shelf)
    let decisions = try #require(play.app.reviewAtHand?.review.decisions)
    #expect(decisions.count == 2 && again.app.reviewAtHand?.review.decisions == decisions)
    #expect(again.step == .decision && again.notice.contains("at the decision"))
  }

  @Test("what was read is kept as it is read, and counts again in the same picture only")
  func halfRead() throws {
    let (size, long) = (Size(columns: 80, rows: 12), try Sample.card(Sample.twoChanges))
    var shelf = Shelf()
    var play = try Play.inReview(size, card: long)
    try play.advance(to: .redline)
    play.press("Ctrl-D")
    play.wait(5000)
    let seen = try #require(play.app.reviewAtHand?.seen)
    #expect(seen.shown > 0 && seen.shown < seen.all)
    shelf.take(play.heard)
    for (columns, expected) in [(80, seen.shown), (70, 0)] {
      var again = Play(
        App(path: Sample.path, identity: Sample.ana, typed: shelf.typed),
        Size(columns: columns, rows: 12))
      again.tell(.opened(try Sample.charter([long])))
      again.press("r")
      again.tell(
        .reviewReady(try Sample.material(long, base: try Sample.document(), draft: shelf.section)))
      #expect(again.step == .redline && again.app.reviewAtHand?.seen.shown == expected)
    }
  }

  @Test("a text that changed meanwhile is named, and the review goes on at the redline with what was written")
  func changedMeanwhile() throws {
    var shelf = Shelf()
    let play = try reach(.reason, &shelf)
    let old = try #require(play.app.reviewAtHand?.review)
    let body = Sample.twoChanges.replacing("within two hours", with: "within one hour")
    let card = try Sample.card(body)
    let draft = try Section(name: Sample.bytes("ana"), entries: old.draft(for: card.statement))
    var again = try Play.atDesk(Sample.charter([card]))
    again.press("r")
    again.tell(.reviewReady(try Sample.material(card, base: try Sample.document(), draft: draft)))
    #expect(
      again.step == .redline
        && again.notice.contains("The text changed since you left this review: escalation."))
    let review = try #require(again.app.reviewAtHand?.review)
    #expect(review.stance == old.stance && review.isStanceClosed)
    #expect(review.decisions == ["refusals": .adopt, "substitutes": .adopt])
    try again.readAll()
    try again.advance(to: .decision)
    #expect(again.app.reviewAtHand?.review.undecided == ["escalation"])
  }

  @Test("at another width what was seen has to be seen again, and what was decided stands")
  func resized() throws {
    var play = try Play.inReview()
    try play.advance(to: .redline)
    play.wait(5000)
    #expect((play.app.reviewAtHand?.seen.shown ?? 0) > 0)
    play.resize(Size(columns: 60, rows: 24))
    #expect(play.app.reviewAtHand?.seen.shown == 0)
    try play.readAll()
    try play.advance(to: .decision)
    play.press("a")
    play.resize(Size(columns: 100, rows: 24))
    #expect(play.app.reviewAtHand?.review.decisions == ["refusals": .adopt])
    play.press("a")
    #expect(play.notice.contains("changed lines seen in escalation"))
    // Higher or lower, but as wide, it is the same picture.
    play.press("g")
    play.wait(5000)
    let seen = play.app.reviewAtHand?.seen.shown
    play.resize(Size(columns: 100, rows: 30))
    #expect(play.app.reviewAtHand?.seen.shown == seen)
  }

  @Test("back at a width and in a view, what was seen there counts again")
  func backAtWidth() throws {
    var play = try Play.inReview()
    try play.advance(to: .redline)
    let size = play.app.world.size
    play.wait(5000)
    let seen = try #require(play.app.reviewAtHand?.seen.shown)
    #expect(seen > 0)
    play.resize(Size(columns: 60, rows: 24))
    #expect(play.app.reviewAtHand?.seen.shown == 0)
    play.resize(size)
    #expect(play.app.reviewAtHand?.seen.shown == seen)
    for _ in 0..<2 {
      play.press("w")
      #expect(play.app.reviewAtHand?.seen.shown == 0)
    }
    play.press("w")
    #expect(play.app.reviewAtHand?.seen.shown == seen)
  }

  @Test("what nothing shows is not seen: a question over it, a terminal too small, another window")
  func covered() throws {
    var play = try Play.inReview(Size(columns: 80, rows: 40))
    try play.advance(to: .redline)
    play.press("?")
    play.wait(3000)
    play.press("Esc")
    play.resize(Size(columns: 80, rows: 8))
    play.wait(3000)
    play.resize(Size(columns: 80, rows: 40))
    play.receive(.focusLost)
    play.wait(3000)
    play.receive(.focusGained)
    #expect(play.app.reviewAtHand?.seen.shown == 0)
    play.wait(3000)
    #expect(play.app.reviewAtHand?.unread == nil)
  }
}
