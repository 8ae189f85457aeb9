import Charter
import Ledger
import Prose
@_spi(Ballot) import Ratification
import TestSupport
import Testing

struct BallotTests {
  private static let date = moment("2026-11-21T12:00:00Z")

  /// What issuing a ballot is refused with; nil where there is one.
  private func fault(
    _ review: Review, attestation: Attestation? = nil, bytes: Bytes? = nil, earliest: Timestamp = .earliest
  ) -> BallotFault? {
    do throws(BallotFault) {
      _ = try Ballot.issued(
        for: review, attestation: attestation ?? Story.attested(review.phrase),
        statement: bytes ?? review.statement.bytes,
        earliest: earliest, now: BallotTests.date)
      return nil
    } catch { return error }
  }

  @Test("Every closed gate refuses it by name", arguments: Step.allCases)
  func gates(step: Step) throws {
    var story = try Story()
    try story.go(to: step)
    #expect(fault(story.review) == (step == .attestation ? nil : .closedGate(step)))
  }

  @Test("Whatever is taken back or comes undone after all was done closes its gate again")
  func closedAgain() throws {
    let acts: [(Step, (inout Review) throws -> Void)] = [
      (.decision, { $0.undecide("record") }),
      (.reason, { try $0.decide("record", .adopt) }),
      (.reason, { try $0.answer("O1", .answered, words: utf8("Thought again.")) }),
    ]
    for (step, act) in acts {
      var story = try Story()
      try story.go(to: .attestation)
      try act(&story.review)
      #expect(fault(story.review) == .closedGate(step))
    }
  }

  @Test("Adopting something else than the statement says needs another statement")
  func otherwise() throws {
    for decision in [Review.Decision.setAside, .adoptEdited(utf8("## Record\nOther.\n"))] {
      var story = try Story()
      try story.go(to: .decision)
      for id in story.ids { try story.review.decide(id, id == "record" ? decision : .adopt) }
      try story.review.take(reason: Story.why, earlier: [])
      #expect(story.review.openStep == .attestation)
      #expect(fault(story.review) == .adoptsSomethingElse)
    }
  }

  @Test("An attestation that is not complete, or was for another phrase, is none")
  func attestation() throws {
    var story = try Story()
    try story.go(to: .attestation)
    let phrase = story.review.phrase
    #expect(fault(story.review, attestation: Attestation(phrase: phrase, shownAt: 0)) == .notAttested)
    var typed = Attestation(phrase: phrase, shownAt: 0)
    for (index, scalar) in phrase.unicodeScalars.enumerated() {
      _ = typed.type(scalar, at: Attestation.armingDelay + UInt64(index) * 100_000_000)
    }
    #expect(typed.typed == phrase)
    #expect(fault(story.review, attestation: typed) == .notAttested)
    for other in ["ratify 3 named", "ratify 2 nobody", "", "\(phrase)s"] {
      #expect(fault(story.review, attestation: Story.attested(other)) == .notAttested)
    }
  }

  @Test("One byte that differs from what was shown voids it, at every place of the statement")
  func bytes() throws {
    var story = try Story()
    try story.go(to: .attestation)
    let shown = story.review.statement.bytes
    for index in shown.indices {
      var other = shown
      other[index] ^= 1
      #expect(fault(story.review, bytes: other) == .bytesChanged)
    }
    #expect(fault(story.review, bytes: shown + [.lineFeed]) == .bytesChanged)
    #expect(fault(story.review, bytes: []) == .bytesChanged)
  }

  @Test("A review of other texts than the statement's has no ballot, whatever was read and typed")
  func otherTexts() throws {
    let story = try Story()
    let other = try document(Story.result.replacing("within the hour", with: "within the year"))
    for (base, result) in [
      (story.review.base, other), (other, story.review.result), (nil, story.review.result),
    ] {
      var review = Review(
        of: story.review.statement, by: "ana", base: base, result: result, isOwnText: true,
        sawTextBefore: false)
      review.readProblem()
      try review.showRedline(
        Dictionary(uniqueKeysWithValues: review.changes.map { ($0.id, Coverage(changed: [], words: 0)) }))
      try review.object([], by: .builtIn)
      for change in review.changes { try review.decide(change.id, .adopt) }
      try review.take(reason: Story.why, earlier: [])
      #expect(fault(review, attestation: Story.attested(review.phrase)) == .bytesChanged)
    }
  }

  @Test("No vote is dated before the earliest moment, the same second will do")
  func tooEarly() throws {
    var story = try Story()
    try story.go(to: .attestation)
    let later = Self.date.adding(seconds: 1) ?? .latest
    #expect(fault(story.review, earliest: later) == .tooEarly(later))
    #expect(fault(story.review, earliest: Self.date) == nil)
  }

  @Test("A name that no section can have has no ballot")
  func name() throws {
    let story = try Story()
    var review = Review(
      of: story.review.statement, by: "Ana Lyst", base: story.review.base,
      result: story.review.result, isOwnText: true, sawTextBefore: false)
    review.readProblem()
    try review.showRedline(story.coverage)
    for id in story.ids { review.show(0..<9, of: id, for: 1) }
    try review.object([], by: .builtIn)
    for id in story.ids { try review.decide(id, .adopt) }
    try review.take(reason: Story.why, earlier: [])
    guard case .section = fault(review) else {
      Issue.record("\(String(describing: fault(review)))")
      return
    }
  }

  @Test("Cast, it is a section that verifies over the very bytes, and enacts the record")
  func cast() throws {
    var story = try Story()
    try story.go(to: .attestation)
    let statement = story.review.statement
    let ballot = try Ballot.issued(
      for: story.review, attestation: Story.attested(story.review.phrase), statement: statement.bytes,
      earliest: .earliest, now: Self.date)
    #expect(ballot.statement == statement.digest)
    let message = ballot.message
    #expect(message.starts(with: statement.bytes))
    let section = try ballot.cast(signature: try Signer.of("ana").sign(message))
    #expect(section.vote == .ratify)
    #expect(section.date == Self.date)
    #expect(message == statement.bytes + section.unsignedBytes)
    let key = try SSHPublicKey(parsing: utf8(Signer.of("ana").publicKey))
    let signature = try SSHSignature(parsing: section.signature ?? [])
    let parts = [statement.bytes, section.unsignedBytes]
    #expect(try signature.verify(over: parts, namespace: ratificationNamespace, key: key).touched == nil)

    var author = story.author
    try author.add(statement, [section])
    #expect(author.fault == nil)
    #expect(author.text == utf8(Story.result))
  }

  @Test("Bytes that are no signature are not cast")
  func noSignature() throws {
    func fault(_ signature: String) throws -> BallotFault? {
      var story = try Story()
      try story.go(to: .attestation)
      let ballot = try Ballot.issued(
        for: story.review, attestation: Story.attested(story.review.phrase),
        statement: story.review.statement.bytes, earliest: .earliest, now: Self.date)
      do throws(BallotFault) { _ = try ballot.cast(signature: utf8(signature)) } catch { return error }
      return nil
    }
    #expect(try fault("") == .unsigned)
    guard case .section = try fault("Good \"ratify\" signature\n") else {
      Issue.record("cast")
      return
    }
  }

  @Test("The assistive entry is recorded in what is signed")
  func assistive() throws {
    var story = try Story()
    try story.go(to: .attestation)
    var attestation = Attestation(phrase: story.review.phrase, entry: .assistive, shownAt: 0)
    var time = Attestation.armingDelay
    for word in attestation.words {
      for scalar in word.unicodeScalars { _ = attestation.type(scalar, at: time) }
      _ = attestation.submit(at: time)
      time += Attestation.armingDelay
    }
    let ballot = try Ballot.issued(
      for: story.review, attestation: attestation,
      statement: story.review.statement.bytes, earliest: .earliest, now: Self.date)
    let message = ballot.message
    let section = try ballot.cast(signature: try Signer.of("ana").sign(message))
    #expect(section.all(.entry).map(\.value) == [utf8("assistive")])
  }
}
