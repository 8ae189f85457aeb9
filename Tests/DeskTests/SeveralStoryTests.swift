import Cells
import Charter
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

/// Stories of charters that several ratify.
struct SeveralStoryTests {
  private static let benKey =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILPrH5gChKYxPIZ8BsqnEd3n+I6W1Quv+PC5WHXmkics"

  /// The sample with ana and ben as ratifiers, both of whom it takes.
  private static func document(_ body: String = Sample.body) throws -> Document {
    let text = Sample.text(body).replacing("threshold: 1", with: "threshold: 2")
      .replacing("ratification:", with: "  - name: ben\n    key: \"\(benKey)\"\nratification:")
    return try Document(Sample.bytes(text))
  }

  private static func card(
    by proposer: Proposer = .human(Sample.bytes("ben")),
    lacks: [Standing.Lack] = [.votes(found: 1, needed: 2)], mayBeRead: Bool = false
  ) throws -> Card {
    let (base, result) = (try document(), try document(Sample.betterBody))
    let motion = Motion(
      title: Sample.bytes("Let a refusal stand"), proposer: proposer,
      problem: Sample.bytes("A refusal is worth one night."), result: result.bytes)
    let statement = try motion.statement(
      after: try Sample.head(base), base: base.bytes, proposed: try Sample.date())
    return Card(
      statement: statement, result: result, lacks: lacks, mayBeRead: mayBeRead,
      votes: [Card.Vote(name: "ben", isDissent: false)], waitsFor: ["ana"], remarks: try remarks().remarks)
  }

  private static func charter(_ card: Card?) throws -> OpenCharter {
    let document = try document()
    return OpenCharter(
      path: Sample.path, document: document, head: try Sample.head(document), handEdit: nil,
      proposals: card.map { [$0] } ?? [], declined: [])
  }

  private func inReview(_ card: Card, comments: [Ledger.Comment] = [], votes: [Section] = []) throws -> Play {
    var play = try Play.atDesk(Self.charter(card))
    play.press("r")
    let review = Review(
      of: card.statement, by: "ana", base: try Self.document(), result: try #require(card.result),
      isOwnText: false, sawTextBefore: false)
    play.tell(
      .reviewReady(
        ReviewMaterial(
          path: Sample.path, review: review, earlierReasons: [], draft: nil, repeats: nil,
          comments: comments, votes: votes)))
    return play
  }

  private static func remarks() throws -> Ledger.Comment {
    try Ledger.Comment(
      name: Sample.bytes("guest"),
      remarks: [
        Ledger.Comment.Remark(
          date: try Sample.date(), objection: Sample.bytes("O1"), by: .human(Sample.bytes("guest")),
          words: Sample.bytes("In writing takes too long at night.")),
        Ledger.Comment.Remark(
          date: try Sample.date(), by: .human(Sample.bytes("guest")), words: Sample.bytes("Well said else.")),
      ])
  }

  @Test("the docket says what a waiting proposal lacks, who voted, and for whom it waits")
  func docket() throws {
    let until = try Sample.date(1_790_100_000)
    let card = try Self.card(lacks: [.coolingOff(until: until), .votes(found: 1, needed: 2)])
    var play = try Play.atDesk(Self.charter(card))
    play.press("d")
    for words in [
      "cooling off until \(until.day) 18:00 UTC", "ratified by 1 of 2", "ratified: ben", "waits for: ana",
      "2 remarks",
    ] { #expect(play.words.contains(words), "\(words)") }
    #expect(!play.words.contains("answered in writing") && !play.words.contains("takes too long"))
    let known = try Self.card(mayBeRead: true)
    var reader = try Play.atDesk(Self.charter(known))
    reader.press("d")
    #expect(reader.words.contains("human guest objects: In writing takes too long at night."))
    #expect(reader.words.contains("human guest comments: Well said else."))
  }

  @Test("what enough have signed, each on their own copy, is brought into force by a choice of its own")
  func signed() throws {
    let card = try Self.card(lacks: [])
    var play = try Play.atDesk(Self.charter(card))
    play.press("d", "Enter")
    #expect(play.words.contains("All that it takes is signed, by ben."))
    #expect(play.press("Enter").isEmpty)
    play.press("Enter", "1")
    #expect(play.press("Enter") == [.enact(path: Sample.path, statement: card.statement.digest)])
  }

  @Test("what others object is answered too, and what they comment is shown, after the stance")
  func remarksInReview() throws {
    var play = try inReview(Self.card(), comments: [try Self.remarks()])
    try play.advance(to: .redline)
    #expect(!play.words.contains("takes too long") && !play.words.contains("Well said"))
    try play.readAll()
    if play.step == .redline { play.press("Enter") }
    #expect(play.step == .objection)
    let objections = try #require(play.app.reviewAtHand?.review.objections)
    #expect(objections.last?.by == .human(Sample.bytes("guest")))
    #expect(play.words.contains("from human guest") && play.words.contains("takes too long"))
    play.press("PgDn", "PgDn")
    #expect(play.words.contains("Well said else."))
    try play.advance(to: .decision)
    #expect(play.app.reviewAtHand?.review.answers.count == objections.count)
  }

  @Test("a dissent takes a reason and a phrase of its own, and is signed")
  func dissent() throws {
    let card = try Self.card()
    var play = try inReview(card)
    try play.advance(to: .stance)
    #expect(play.press("Enter").isEmpty)
    try play.advance(to: .redline)
    try play.advance(to: .decision)
    play.press("D")
    #expect(play.step == .reason)
    #expect(play.words.contains("why you vote against it") && play.words.contains("What you vote against"))
    play.type("It binds the night shift to paper and to nothing else.")
    play.press("Enter")
    #expect(play.step == .attestation)
    #expect(play.words.contains("dissent 8"))
    try play.attest()
    #expect(play.effects == [.attest(statement: card.statement.digest, passphrase: nil)])
    play.tell(.dissented(path: Sample.path, number: 8, isDeclined: false))
    #expect(play.step == nil && play.notice.contains("will stand in its record"))
  }

  @Test("Esc takes a dissent back, and what was typed stays")
  func back() throws {
    var play = try inReview(Self.card())
    try play.advance(to: .decision)
    play.press("D")
    play.type("It binds the night shift to paper.")
    play.press("Esc")
    #expect(play.step == .decision && play.app.reviewAtHand?.review.isDissent == false)
    play.press("D")
    #expect(play.field?.bytes == Sample.bytes("It binds the night shift to paper."))
  }

  @Test("a rejection of what takes two is a dissent with those words, one of one's own a withdrawal")
  func rejection() throws {
    for name in ["ben", "ana"] {
      let card = try Self.card(by: .human(Sample.bytes(name)))
      var play = try inReview(card)
      try play.advance(to: .decision)
      play.press("x")
      play.type("Paper is lost between two shifts at night.")
      play.press("Enter", "Enter")
      if name == "ben" {
        #expect(play.step == .reason && play.notice.contains("It takes 2 ratifiers"))
        #expect(play.field?.bytes == Sample.bytes("Paper is lost between two shifts at night."))
      } else {
        #expect(play.step == nil)
        #expect(
          play.effects == [
            .decline(
              path: Sample.path, card.statement,
              why: Sample.bytes("Paper is lost between two shifts at night."), .declined)
          ])
      }
    }
  }

  @Test("the one ratifier of a charter has nobody to dissent from")
  func alone() throws {
    var play = try Play.inReview()
    try play.advance(to: .decision)
    #expect(!play.frame.contains("dissent"))
    play.press("D")
    #expect(play.step == .decision && play.notice.contains("the one ratifier"))
  }

  @Test(
    "on the docket a review is opened by the key that opens it at the desk, too", arguments: ["Enter", "r"])
  func review(key: String) throws {
    let card = try Sample.card()
    var play = try Play.atDesk(Sample.charter([card]))
    play.press("d")
    let effects = play.press(key)
    let opens = effects.contains { if case .beginReview = $0 { true } else { false } }
    #expect(opens, "\(effects)")
  }

  @Test("a proposal is withdrawn from the docket by who proposed it, with words, and by nobody else")
  func withdrawal() throws {
    for name in ["ben", "ana"] {
      let card = try Self.card(by: .human(Sample.bytes(name)))
      var play = try Play.atDesk(Self.charter(card))
      play.press("d", "x")
      guard name == "ana" else {
        #expect(play.notice.contains("Only who proposed it"))
        continue
      }
      play.type("I was wrong about paper.")
      #expect(
        play.press("Enter").contains(
          .decline(
            path: Sample.path, card.statement, why: Sample.bytes("I was wrong about paper."), .withdrawn)))
    }
  }

  @Test("a proposal that was overtaken is restated, or proposed anew where it has to be another")
  func overtaken() throws {
    let card = try Self.card(lacks: [.overtaken])
    var play = try Play.atDesk(Self.charter(card))
    play.press("r")
    #expect(play.words.contains("Amendment 7 passed first"))
    #expect(play.press("Esc").isEmpty)
    play.press("d", "Enter")
    #expect(play.press("Enter") == [.restate(path: Sample.path, card.statement, isAnew: false)])
    play.tell(.touched(path: Sample.path, card.statement, provisions: ["refusals"]))
    #expect(play.words.contains("It changes refusals"))
    // Nothing but a person's own choice makes it another proposal.
    #expect(play.press("Enter").isEmpty)
    play.tell(.touched(path: Sample.path, card.statement, provisions: ["refusals"]))
    #expect(play.press("1", "Enter") == [.restate(path: Sample.path, card.statement, isAnew: true)])
  }

  @Test("what was signed before a restatement is there again to be signed, the reason too")
  func restated() throws {
    let card = try Self.card()
    let reason = "Only an answer in writing settles it."
    let draft = try Section(
      name: Sample.bytes("ana"),
      entries: [
        Section.Stance(.before, words: Sample.bytes("A refusal should stand.")).entry,
        Entry(.objection, Sample.bytes("none counsel built-in")),
        Section.Seen(
          Sample.bytes("refusals"), shownLines: 1, of: 1, seconds: 9, wordsPerMinute: 80
        ).entry, Entry(.reason, Sample.bytes("refusals"), quoted: Sample.bytes(reason)),
      ])
    var play = try Play.atDesk(Self.charter(card))
    play.press("r")
    let review = Review(
      of: card.statement, by: "ana", base: try Self.document(), result: try #require(card.result),
      isOwnText: false, sawTextBefore: false)
    play.tell(
      .reviewReady(
        ReviewMaterial(path: Sample.path, review: review, earlierReasons: [], draft: draft, repeats: nil)))
    #expect(play.step == .redline)
    try play.advance(to: .reason)
    #expect(play.field?.bytes == Sample.bytes(reason))
  }

  @Test("that a vote can't count yet is said when the review opens")
  func coolingOff() throws {
    let until = try Sample.date(1_790_100_000)
    let play = try inReview(Self.card(lacks: [.coolingOff(until: until)]))
    #expect(play.notice.contains("cools off until"))
  }

  @Test("what can't be signed is said when the last step opens, and not after the phrase was typed")
  func obstacle() throws {
    let until = try Sample.date(1_790_100_000)
    let waiting = try Self.card(lacks: [.coolingOff(until: until), .votes(found: 1, needed: 2)])
    for (card, words) in [
      (waiting, "can be signed from 2026-09-22"), (try Self.card(lacks: [.overtaken]), "Another amendment"),
      (nil, "no longer on the docket"),
    ] {
      var play = try inReview(Self.card())
      try play.advance(to: .attestation)
      #expect(play.effects.contains(.look(path: Sample.path)))
      play.tell(.refreshed(try Self.charter(Self.card())))
      #expect(play.step == .attestation)
      play.tell(.refreshed(try Self.charter(card)))
      #expect(play.step == nil)
      #expect(play.notice.contains(words))
    }
    // What was given is there, and can be looked at and changed.
    var play = try inReview(waiting)
    try play.advance(to: .attestation)
    let review = try #require(play.app.reviewAtHand?.review)
    let draft = try Section(name: Sample.bytes("ana"), entries: review.draft)
    play.tell(.refreshed(try Self.charter(waiting)))
    play.press("r")
    let again = Review(
      of: waiting.statement, by: "ana", base: review.base, result: review.result, isOwnText: false,
      sawTextBefore: false)
    play.tell(
      .reviewReady(
        ReviewMaterial(path: Sample.path, review: again, earlierReasons: [], draft: draft, repeats: nil)))
    #expect(play.step == .reason)
    #expect(play.notice.contains("can be signed from 2026-09-22"))
    #expect(play.field?.text.hasPrefix("Only an answer in writing") ?? false)
  }
}
