import Cells
import Charter
import History
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

/// What becomes of an objection, besides an answer.
@Suite struct ObjectionStoryTests {
  private static let armour = Sample.bytes(
    "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n")

  private func objected(isOwnText: Bool = false, earlier: [EarlierObjection] = []) throws -> Play {
    let card = try Sample.card(
      Sample.weakerBody, by: isOwnText ? .human(Sample.bytes("ana")) : .model(Sample.bytes("sonnet")))
    var play = try Play.atDesk(Sample.charter([card]))
    play.press("r")
    let plain = try Sample.material(card, base: try Sample.document(), isOwnText: isOwnText)
    play.tell(
      .reviewReady(
        ReviewMaterial(
          path: Sample.path, review: plain.review, earlierReasons: [], draft: nil, repeats: nil,
          earlierObjections: earlier)))
    try play.advance(to: .objection)
    return play
  }

  private func earlier(_ words: String) throws -> EarlierObjection {
    let section = try Section(
      name: Sample.bytes("ana"),
      entries: [
        Entry(.vote, Sample.bytes("ratify")), Entry(.date, try Sample.date().bytes),
        Section.Objection(id: Sample.bytes("O1"), by: Sample.bytes("model other"), words: Sample.bytes(words))
          .entry,
        Section.Answer(Sample.bytes("O1"), .overruled, words: Sample.bytes("Nobody works at dawn.")).entry,
        Section.Decision(Sample.bytes("evidence"), .adopted).entry,
      ], signature: Self.armour)
    let record = try Record(statement: try Sample.card().statement, sections: [section])
    return try #require(earlierObjections(to: ["evidence"], in: [record]).first)
  }

  @Test("one's own text goes back to the drawing board, and is proposed in place of the first")
  func ownText() throws {
    var play = try objected(isOwnText: true)
    play.type("True, it has to stay a duty.")
    play.press("Enter")
    #expect(play.words.contains("back to the drawing board, to change my text"))
    play.press("j", "j")
    let effects = play.press("Enter")
    let review = try #require(play.app.reviewAtHand?.review)
    #expect(effects.contains(.edit(.rework(path: Sample.path, review.statement), review.result.bytes)))
    play.tell(.edited(.rework(path: Sample.path, review.statement), review.result.bytes))
    #expect(play.notice.contains("the objection stands"))
    let mine = try Sample.document(Sample.betterBody).bytes
    let reworked = play.tell(.edited(.rework(path: Sample.path, review.statement), mine))
    guard case .rework(Sample.path, let motion, _)? = reworked.first(where: { !$0.isKeeping }) else {
      Issue.record("\(reworked)")
      return
    }
    #expect(motion.result == mine && motion.title == review.statement.title)
  }

  @Test("another's text goes back with the words, and is kept as declined")
  func others() throws {
    var play = try objected()
    play.type("True, it has to stay a duty.")
    play.press("Enter", "j", "j")
    let statement = try #require(play.app.reviewAtHand?.review.statement)
    #expect(
      play.press("Enter").contains(
        .decline(path: Sample.path, statement, why: Sample.bytes("True, it has to stay a duty."), .sentBack)))
    #expect(play.app.reviewAtHand == nil)
  }

  @Test("what was objected at an earlier amendment is shown, and raised again on demand")
  func again() throws {
    var play = try objected(earlier: [try earlier("Nobody reads the register at night.")])
    #expect(play.words.contains("Objected at amendment 8, by model other"))
    #expect(play.words.contains("Nobody works at dawn."))
    play.type("Half an answer")
    play.press("Ctrl-R")
    #expect(play.notice.contains("Raised again"))
    #expect(play.app.reviewAtHand?.review.objections?.map(\.id) == ["O1", "O2"])
    #expect(play.field?.text == "Half an answer")
    play.clear()
    for words in ["The supervisor writes.", "It is read at dawn."] {
      play.type(words)
      play.press("Enter", "Enter")
    }
    #expect(play.step == .decision)
    let entries = try #require(play.app.reviewAtHand?.review.draft)
    #expect(entries.contains { $0.value == Sample.bytes("O2 model other") })
    #expect(!play.words.contains("Objected at amendment"))
  }

  @Test("without an earlier objection there is none to raise, and that is said")
  func none() throws {
    var play = try objected()
    play.press("Ctrl-R")
    #expect(play.notice.contains("Nothing else was objected"))
  }

  @Test("only what was said when each provision was last amended is offered")
  func last() throws {
    func record(_ number: Int, _ id: String, _ words: String?) throws -> Record {
      var entries = [Entry(.vote, Sample.bytes("ratify")), Entry(.date, try Sample.date().bytes)]
      if let words {
        entries.append(
          Section.Objection(
            id: Sample.bytes("O1"), by: Sample.bytes("counsel built-in"), words: Sample.bytes(words)
          )
          .entry)
      }
      entries.append(Section.Decision(Sample.bytes(id), .adopted).entry)
      let section = try Section(name: Sample.bytes("ana"), entries: entries, signature: Self.armour)
      var content = try Sample.card().statement.content
      content.number = number
      return try Record(statement: try Statement(content), sections: [section])
    }
    let records = [
      try record(9, "other", "Newest."), try record(8, "refusals", nil), try record(7, "refusals", "Old."),
      try record(6, "escalation", "Of another."),
    ]
    #expect(
      earlierObjections(to: ["refusals", "escalation"], in: records).map(\.words) == [
        Sample.bytes("Of another.")
      ])
  }
}
