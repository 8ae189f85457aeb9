import Charter
import Ledger
import Prose
import Ratification
import Testing

struct ReviewSectionTests {
  private let date = moment("2026-11-21T11:00:00Z")

  private func section(_ review: Review, _ vote: Section.Vote? = .ratify) throws -> Section {
    try Section(
      name: utf8(review.ratifier), entries: review.entries(vote: vote, date: vote == nil ? nil : date))
  }

  /// The review as it is taken up again from its draft, over the printed bytes.
  private func takenUp(_ story: Story, isOwnText: Bool = false) throws -> Review {
    var fresh = try Story(isOwnText: isOwnText).review
    let draft = try Section(name: utf8(story.review.ratifier), entries: story.review.draft)
    fresh.restore(from: try Section(parsing: draft.bytes))
    // The screen shows it again, as it was.
    if fresh.isStanceClosed { try fresh.showRedline(story.coverage) }
    return fresh
  }

  @Test("A finished review says every step in the order of the format")
  func entries() throws {
    var story = try Story()
    try story.go(to: .attestation)
    let lines = try section(story.review).bytes
    let expected = """
      ### ana

      vote: ratify
      date: 2026-11-21T11:00:00Z
      stance: before
      > Someone with a name has to be called, not a rota.
      objection: O1 counsel built-in
      > An hour is too long.
      answer: O1 overruled
      > Shorter can't be kept.
      decision: oversight adopted
      decision: record adopted
      decision: appeal adopted
      seen: oversight 2/2 5s 120wpm
      seen: record 2/2 5s 120wpm
      seen: appeal 2/2 5s 120wpm
      reason: oversight
      > A name can be held to account, which a rota never was.

      """
    #expect(String(decoding: lines, as: UTF8.self) == expected)
  }

  @Test("What is read back from a section is what was done")
  func views() throws {
    var story = try Story(sawTextBefore: true)
    try story.go(to: .reason)
    try story.review.take(reason: utf8("L14 names someone, as C:night asks for, and O1 falls."), earlier: [])
    let section = try section(story.review)
    #expect(section.vote == .ratify)
    #expect(section.date == date)
    #expect(section.stance == Section.Stance(.afterSeen, words: Story.own))
    #expect(section.objections.map(\.id) == [utf8("O1")])
    #expect(
      section.answers == [Section.Answer(utf8("O1"), .overruled, words: utf8("Shorter can't be kept."))])
    #expect(section.decisions.map(\.outcome) == [.adopted, .adopted, .adopted])
    #expect(section.seen.map(\.shownLines) == [2, 2, 2])
    #expect(section.reasons.map(\.cites) == [["oversight", "L14", "C:night", "O1"].map(utf8)])
  }

  @Test("Who found nothing is named, with nothing to answer")
  func noneFound() throws {
    var story = try Story()
    try story.go(to: .objection)
    try story.review.object([], by: .model(utf8("other")))
    #expect(story.review.entries(vote: nil, date: nil).contains(Entry(.objection, utf8("none model other"))))
  }

  @Test("The assistive entry is said, the typed one is not")
  func entry() throws {
    var story = try Story()
    try story.go(to: .attestation)
    let said = story.review.entries(vote: .ratify, date: date, attestation: .assistive).last
    #expect(said == Entry(.entry, utf8("assistive")))
    #expect(!story.review.entries(vote: .ratify, date: date).contains { $0.has(.entry) })
  }

  @Test(
    "Words with blanks, empty lines and structure in them always make a section",
    arguments: [
      "Some words here.  ", "Some words\there.\t\n", "\n\nSome words here.\n\n\n",
      "Some\r\nwords\r\nhere.\r\n",
      "### ana\n\nvote: ratify\nSome", "> Some words here.", "-----BEGIN SSH SIGNATURE-----\nSome words",
      "## Ratification\n\nSome words", "Some   \n   \nwords here.", "\u{FEFF}Some words here.",
      "Some words\u{0} here.",
    ])
  func words(text: String) throws {
    var story = try Story()
    story.review.readProblem()
    try story.review.take(stance: utf8(text))
    try story.review.showRedline(story.coverage)
    for id in story.ids { story.review.show(0..<9, of: id, for: 1) }
    try story.review.object([utf8(text)], by: .builtIn)
    try story.review.answer("O1", .answered, words: utf8(text))
    for id in story.ids { try story.review.decide(id, .adopt) }
    try story.review.take(reason: utf8(text + " and these five words more"), earlier: [])
    #expect(story.review.openStep == .attestation)
    let section = try section(story.review)
    #expect(section.stance?.words == story.review.stance?.words)
    #expect(section.reasons.count == 1)
  }

  @Test("A review taken up again has what was typed, at whatever step it was left", arguments: Step.allCases)
  func roundTrip(step: Step) throws {
    guard step > .problem else { return }
    var story = try Story()
    try story.go(to: step)
    let review = try takenUp(story)
    #expect(review.hasSeenProblem)
    #expect(review.stance == story.review.stance)
    #expect(review.objections == story.review.objections)
    #expect(review.objector == story.review.objector)
    #expect(review.answers == story.review.answers)
    #expect(review.decisions == story.review.decisions)
    #expect(review.reason == story.review.reason)
    #expect(review.openStep == step)
  }

  @Test("A stance that was closed stays closed, however often the review is taken up again")
  func closedStance() throws {
    var story = try Story()
    try story.go(to: .redline)
    #expect(!(try takenUp(story).isStanceClosed))
    try story.review.showRedline(story.coverage)
    for _ in 0..<3 {
      story.review = try takenUp(story)
      #expect(
        refusal { () throws(Refusal) in try story.review.take(stance: utf8("I knew it all along.")) }
          == .stanceIsRead)
      #expect(story.review.stance?.words == Story.own)
    }
  }

  @Test("The time spent on the redline counts on")
  func time() throws {
    var story = try Story()
    try story.go(to: .objection)
    story.review = try takenUp(story)
    story.review = try takenUp(story)
    try story.review.showRedline(story.coverage)
    #expect(story.review.coverage["oversight"]?.seconds == 5)
    #expect(story.review.coverage["oversight"]?.isWhole == true)
    // In another picture, or of a text that changed, it is to be seen again.
    let draft = try Section(name: utf8("ana"), entries: story.review.draft)
    var other = try Story().review
    other.restore(from: draft)
    try other.showRedline(story.coverage, picture: "40 words")
    #expect(other.coverage["oversight"]?.seconds == 5 && other.coverage["oversight"]?.isWhole == false)
    other = try Story(to: Story.result.replacing("A named human", with: "Some named human")).review
    other.restore(from: draft)
    try other.showRedline(story.coverage)
    #expect(other.coverage["oversight"]?.isWhole == false && other.coverage["record"]?.isWhole == true)
  }

  @Test("No file says that a text is one's own")
  func ownByFile() throws {
    let draft = try Section(
      name: utf8("ana"), entries: [Section.Stance(.own, words: Story.own).entry])
    var review = try Story().review
    review.restore(from: draft)
    #expect(review.stance == nil)
    review.readProblem()
    #expect(review.openStep == .stance)
    var own = try Story(isOwnText: true).review
    own.restore(
      from: try Section(name: utf8("ana"), entries: [Section.Stance(.before, words: Story.own).entry]))
    #expect(own.stance == Section.Stance(.own, words: nil))
  }

  @Test("A draft that shows the redline seen without a stance leaves only one after it")
  func seenWithoutStance() throws {
    let seen = Section.Seen(utf8("oversight"), shownLines: 1, of: 1, seconds: 2, wordsPerMinute: 60)
    var review = try Story().review
    review.restore(from: try Section(name: utf8("ana"), entries: [seen.entry]))
    try review.take(stance: Story.own)
    #expect(review.stance?.moment == .afterSeen)
  }

  @Test("Answers to objections that are not there are dropped")
  func strayAnswer() throws {
    let answer = Section.Answer(utf8("O7"), .overruled, words: utf8("It does not hold."))
    var review = try Story().review
    review.restore(from: try Section(name: utf8("ana"), entries: [answer.entry]))
    #expect(review.answers.isEmpty)
  }
}
