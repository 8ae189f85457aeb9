import Cells
import Charter
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

/// The ceremony over the whole text, where parts of it were accepted in draft.
@Suite struct AdoptionStoryTests {
  /// The provisions of the sample that were accepted in draft, by their bytes.
  private func accepted(but ids: Set<String> = []) throws -> [Digest: Timestamp] {
    let document = try Sample.document()
    let texts = document.provisions.filter { !ids.contains($0.id) }.map { document.text(of: $0) }
    let date = try Sample.date()
    return Dictionary(uniqueKeysWithValues: texts.map { (Digest(of: $0), date) })
  }

  private func adopting(_ accepted: [Digest: Timestamp], draft: Section? = nil) throws -> Play {
    let card = try Sample.adoption()
    var play = try Play.atDesk(Sample.draft([card]))
    play.press("r")
    play.tell(
      .reviewReady(
        try Sample.material(
          card, base: nil, sawTextBefore: true, draft: draft, accepted: accepted)))
    return play
  }

  @Test("whoever adopts a text that has a starter's goal is told to write one, at the first step")
  func unwrittenGoal() throws {
    let words = "Write the goal; it goes before every reviewer."
    var play = try adopting([:])
    #expect(!play.words.contains(words))
    var governance = try Sample.document().governance
    governance.goal = "Say in one sentence what will be true when this text works."
    let text = governance.frontMatter + Sample.bytes(Sample.body)
    let motion = Motion(
      title: Sample.bytes("Adopt the charter"), proposer: .human(Sample.bytes("ana")), result: text)
    let statement = try motion.statement(after: .draft, base: [], proposed: try Sample.date())
    let card = Card(statement: statement, result: try Document(text), lacks: [], mayBeRead: true)
    play = try Play.atDesk(Sample.draft([card]))
    play.press("r")
    play.tell(.reviewReady(try Sample.material(card, base: nil, sawTextBefore: true)))
    #expect(play.step == .problem && play.words.contains("! \(words)"), "\(play.frame)")
  }

  @Test("what was accepted in draft and has not changed is neither shown nor asked for again")
  func carried() throws {
    var play = try adopting(accepted(but: ["escalation"]))
    let count = try Sample.document().provisions.count
    try play.advance(to: .redline)
    #expect(
      play.words.contains("You accepted \(count - 1) of \(count) provisions in draft. Read the other 1."))
    #expect(
      play.words.contains("accepted in draft") && !play.words.contains("The duty officer can refuse any act.")
    )
    try play.readAll()
    try play.advance(to: .decision)
    #expect(play.app.reviewAtHand?.review.undecided == ["escalation"])
    play.press("a", "Enter")
    #expect(play.step == .reason)
    try play.advance(to: .attestation)
    let review = try #require(play.app.reviewAtHand?.review)
    #expect(review.adoptsAll && review.stance?.moment == .afterSeen)
    let entries = review.entries(vote: .ratify, date: try Sample.date())
    // Every provision is named, and those that were not shown are said to be carried.
    #expect(entries.count { $0.has(.decision) } == count)
    #expect(entries.count { $0.has(.carried) } == count - 1 && entries.count { $0.has(.seen) } == 1)
  }

  @Test("where all of it was accepted there is nothing to decide, and the one reason is still asked for")
  func everything() throws {
    var play = try adopting(accepted())
    try play.advance(to: .redline)
    play.press("Enter")
    try play.advance(to: .decision)
    play.press("Enter")
    #expect(play.step == .reason)
    try play.advance(to: .attestation)
    try play.attest()
    #expect(play.effects.contains { if case .attest = $0 { true } else { false } })
  }

  @Test("a key of decision opens what was accepted in draft again, to be read first")
  func reopened() throws {
    var play = try adopting(accepted(but: ["escalation"]))
    try play.advance(to: .decision)
    play.press("k", "x")
    #expect(play.notice.contains("open again"))
    let review = try #require(play.app.reviewAtHand?.review)
    #expect(review.undecided.count == 2)
    play.press("a")
    #expect(play.notice.contains("changed lines seen in"))
  }

  @Test("one byte more or less, and it is to be read and decided on")
  func bytes() throws {
    let document = try Sample.document()
    let texts = document.provisions.map { document.text(of: $0) + [.space] }
    let date = try Sample.date()
    let play = try adopting(Dictionary(uniqueKeysWithValues: texts.map { (Digest(of: $0), date) }))
    #expect(play.app.reviewAtHand?.review.carried.isEmpty == true)
  }
}
