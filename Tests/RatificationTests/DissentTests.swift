import Charter
import History
import Ledger
import Prose
import TestSupport
import Testing

@_spi(Ballot) @testable import Ratification

struct DissentTests {
  private static let reason = utf8("A name alone wakes nobody at night.")

  private func remarks(_ words: String..., name: String = "guest", objects: Bool = true) throws
    -> Ledger.Comment
  {
    try Ledger.Comment(
      name: utf8(name),
      remarks: words.enumerated().map { index, words in
        Comment.Remark(
          date: .earliest, objection: objects ? utf8("O\(index + 1)") : nil, by: .human(utf8(name)),
          words: utf8(words))
      })
  }

  @Test("A dissent is open once every changed line was seen, and asks for a reason and nothing else")
  func gates() throws {
    for step in Step.allCases where step <= .redline {
      var story = try Story()
      try story.go(to: step)
      if step == .redline { try story.review.showRedline(story.coverage) }
      #expect(refusal { () throws(Refusal) in try story.review.dissent() } != nil)
      #expect(!story.review.isDissent)
    }
    var story = try Story()
    try story.go(to: .objection)
    try story.review.dissent()
    #expect(story.review.openStep == .reason)
    #expect(
      refusal { () throws(Refusal) in try story.review.take(reason: utf8("No."), earlier: []) } != nil)
    try story.review.take(reason: Self.reason, earlier: [])
    #expect(story.review.openStep == .attestation)
    #expect(story.review.phrase.hasPrefix("dissent 2 "))
  }

  @Test("A decision takes a dissent back, and a dissent takes decisions back")
  func back() throws {
    var story = try Story()
    try story.go(to: .attestation)
    try story.review.dissent()
    #expect(story.review.decisions.isEmpty && story.review.reason == nil)
    try story.review.decide("oversight", .adopt)
    #expect(!story.review.isDissent)
    try story.review.dissent()
    story.review.undoDissent()
    #expect(story.review.openStep == .decision)
  }

  @Test("A signed dissent stands in the record beside the votes for it, whatever the cooling-off")
  func record() throws {
    let names = ["ana", "ben", "cal"]
    let base = charter(ratifiers: names, threshold: "2", coolingOff: 24, sampleBody)
    let result = base.replacing("A human decides.", with: "A named human decides.")
    var author = Author()
    try author.enact(base, by: names.map { Author.Vote(name: $0, after: 24 * 3_600) })
    author.clock = moment("2027-01-01T00:00:00Z")
    let statement = try author.statement(to: result)
    var review = Review(
      of: statement, by: "cal", base: try document(base), result: try document(result), isOwnText: false,
      sawTextBefore: false)
    review.readProblem()
    try review.take(stance: Story.own)
    try review.showRedline(["oversight": Coverage(changed: [1], words: 3)])
    review.show([1], of: "oversight", for: 1_000_000_000)
    try review.object([utf8("An hour is too long.")], by: .builtIn)
    try review.dissent()
    try review.take(reason: Self.reason, earlier: [])
    let ballot = try Ballot.issued(
      for: review, attestation: Story.attested(review.phrase), statement: statement.bytes, earliest: .latest,
      now: author.clock)
    let message = ballot.message
    let dissent = try ballot.cast(signature: try Signer.of("cal").sign(message))
    #expect(dissent.vote == .dissent)
    #expect(dissent.decisions.isEmpty)
    #expect(dissent.reasons.first?.words == Self.reason)
    let votes = try ["ana", "ben"].map {
      try author.section(Author.Vote(name: $0, after: 24 * 3_600), on: statement)
    }
    let standing = Standing(
      of: statement, base: try document(base), result: try document(result), votes: votes + [dissent],
      head: author.head)
    #expect(!standing.isLost(ratifiers: 3))
    try author.add(statement, try standing.record().sections)
    #expect(author.fault == nil)
    #expect(try author.verified().text?.bytes == utf8(result))
  }

  @Test("The phrase of a vote is not that of the other")
  func phrases() throws {
    var story = try Story()
    try story.go(to: .attestation)
    let phrase = story.review.phrase
    try story.review.dissent()
    try story.review.take(reason: Self.reason, earlier: [])
    #expect(story.review.phrase != phrase)
    do throws(BallotFault) {
      _ = try Ballot.issued(
        for: story.review, attestation: Story.attested(phrase), statement: story.review.statement.bytes,
        earliest: .earliest, now: .latest)
      Issue.record("a ballot for the other vote")
    } catch { #expect(error == .notAttested) }
  }

  @Test("What others object joins the objections once, and is to be answered")
  func others() throws {
    var story = try Story()
    try story.go(to: .objection)
    let comment = try remarks("Who is called first?", "An hour is too long.")
    story.review.hear([comment])
    #expect(story.review.objections == nil)
    try story.review.object([utf8("An hour is too long.")], by: .builtIn)
    for _ in 0..<2 { story.review.hear([comment, try remarks("Nice.", name: "friend", objects: false)]) }
    let objections = try #require(story.review.objections)
    #expect(objections.map(\.id) == ["O1", "O2", "O3"])
    #expect(objections.map(\.by) == [.builtIn, .human(utf8("guest")), .human(utf8("guest"))])
    for id in ["O1", "O2"] { try story.review.answer(id, .answered, words: utf8("The second line says it.")) }
    #expect(story.review.openStep == .objection)
    try story.review.answer("O3", .overruled, words: utf8("Shorter can't be kept."))
    #expect(story.review.openStep == .decision)
    let values = story.review.entries(vote: nil, date: nil).filter { $0.has(.objection) }.map(\.value)
    #expect(values.map { String(decoding: $0, as: UTF8.self) }.last == "O3 human guest")
  }

  @Test("An objection that comes after all was done opens its step again")
  func late() throws {
    var story = try Story()
    try story.go(to: .attestation)
    story.review.hear([try remarks("Who is called first?")])
    #expect(story.review.openStep == .objection)
  }

  @Test("A proposal has one lineage wherever it is stated, and no other has it")
  func lineage() throws {
    let base = Story.base
    let ours = base.replacing("may appeal.", with: "may appeal once.")
    let theirs = base.replacing("A human decides.", with: "A human decides.\nThey have a name.")
    var author = Author()
    try author.enact(base, by: "ana")
    let statement = try author.statement(to: ours)
    let other = try author.statement(to: base.replacing("may appeal.", with: "may appeal twice."))
    try author.enact(theirs, by: "ana")
    let carried = try statement.restated(
      from: try document(base), to: try document(theirs), after: author.head)
    func lineage(_ statement: Statement, _ base: String) throws -> Digest {
      let base = try document(base)
      return Review(
        of: statement, by: "ana", base: base, result: try base.applying(statement.patch()), isOwnText: false,
        sawTextBefore: false
      ).lineage
    }
    #expect(try lineage(statement, base) == lineage(carried, theirs))
    #expect(try lineage(statement, base) != lineage(other, base))
    let renewed = try statement.renewed(
      from: try document(base), to: try document(theirs), after: author.head, proposed: author.clock)
    #expect(try lineage(renewed, theirs) != lineage(carried, theirs))
    #expect(renewed.after == carried.after)
  }

  @Test("A proposal whose provision was changed meanwhile is renewed against what stands there now")
  func renewed() throws {
    let base = Story.base
    let ours = base.replacing("may appeal.", with: "may appeal once.").replacing("None.", with: "Some.")
    let theirs = base.replacing("may appeal.", with: "may appeal twice.").replacing(
      "A human decides.", with: "A human decides by day.")
    var author = Author()
    try author.enact(base, by: "ana")
    let statement = try author.statement(to: ours)
    try author.enact(theirs, by: "ana")
    let renewed = try statement.renewed(
      from: try document(base), to: try document(theirs), after: author.head, proposed: author.clock)
    let expected = theirs.replacing("may appeal twice.", with: "may appeal once.").replacing(
      "None.", with: "Some.")
    #expect(renewed.after == Digest(of: utf8(expected)))
    #expect(renewed.proposed == author.clock && renewed.title == statement.title)
    try author.add(renewed, [try author.section(Author.Vote(name: "ana"), on: renewed)])
    #expect(author.fault == nil)
    #expect(throws: OvertakenFault.nothingLeft) {
      try statement.renewed(
        from: try document(base), to: try document(ours), after: author.head, proposed: author.clock)
    }
  }
}
