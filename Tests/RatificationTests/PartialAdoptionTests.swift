import Charter
import Ledger
import Prose
import Ratification
import Testing

struct PartialAdoptionTests {
  /// The sample with a replaced, an added and a removed provision, decided on.
  private func decided(_ decisions: [String: Review.Decision]) throws -> Review {
    var story = try Story()
    try story.go(to: .decision)
    for id in story.ids { try story.review.decide(id, decisions[id] ?? .adopt) }
    return story.review
  }

  private let no = Review.Decision.reject(why: utf8("Not needed."))

  @Test("All of it adopted is the text that was proposed, none of it the text in force")
  func extremes() throws {
    let all = try decided([:])
    #expect(all.adoptsAll)
    #expect(!all.adoptsOtherwise)
    #expect(try all.adoptedText().bytes == utf8(Story.result))
    let none = try decided(["oversight": no, "record": no, "appeal": no])
    #expect(!none.adoptsAll)
    #expect(!none.adoptsOtherwise)
    #expect(try none.adoptedText().bytes == utf8(Story.base))
  }

  /// One change turned down, and the edits that are left.
  static let turnedDown: [(String, [(String, String)])] = [
    (
      "oversight",
      [("## Appeal\nWhoever is refused may appeal.\n", "## Record\nEvery decision is written.\n")]
    ),
    (
      "record",
      [
        ("A human decides.", "A named human decides within the hour."),
        ("\n## Appeal\nWhoever is refused may appeal.\n", ""),
      ]
    ),
    (
      "appeal",
      [
        ("A human decides.", "A named human decides within the hour."),
        ("may appeal.\n", "may appeal.\n\n## Record\nEvery decision is written.\n"),
      ]
    ),
  ]

  @Test("What is turned down, sent back or set aside is left as it was", arguments: turnedDown)
  func single(id: String, edits: [(String, String)]) throws {
    let expected = edits.reduce(Story.base) { $0.replacing($1.0, with: $1.1) }
    for decision in [no, .sendBack(words: utf8("Once more.")), .setAside] {
      let review = try decided([id: decision])
      #expect(review.adoptsOtherwise)
      let text = try review.adoptedText()
      #expect(
        Set(changes(from: try document(Story.base), to: text).map(\.id))
          == Set(review.changes.map(\.id)).subtracting([id]))
      #expect(text.provisions.map(\.id).sorted() == (try document(expected)).provisions.map(\.id).sorted())
      for provision in text.provisions {
        let known = try document(expected)
        #expect(known.provision(provision.id).map { known.text(of: $0) } == text.text(of: provision))
      }
    }
  }

  @Test("The person's own words win, of a replaced, an added and a removed provision")
  func edited() throws {
    let own = utf8("## Oversight {#oversight}\nOne of two named humans decides.\n")
    let review = try decided([
      "oversight": .adoptEdited(own), "record": .adoptEdited(utf8("## Record\nRefusals are written.\n\n")),
      "appeal": .adoptEdited(utf8("## Appeal\nWhoever is refused may appeal once.\n")),
    ])
    let text = String(decoding: try review.adoptedText().bytes, as: UTF8.self)
    let expected = Story.base.replacing("A human decides.", with: "One of two named humans decides.")
      .replacing(
        "## Appeal\nWhoever is refused may appeal.\n",
        with: "## Appeal\nWhoever is refused may appeal once.\n\n## Record\nRefusals are written.\n")
    #expect(text == expected)
  }

  @Test("Whoever edits and ends up with what was proposed adopts it")
  func editedToTheSame() throws {
    let same = utf8("## Oversight {#oversight}\nA named human decides within the hour.\n\n")
    let review = try decided(["oversight": .adoptEdited(same)])
    #expect(review.decisions["oversight"] == .adopt)
    #expect(review.adoptsAll)
  }

  @Test("Own words that are no provision are refused by name")
  func noProvision() throws {
    func fault(_ words: String) throws -> AdoptedTextFault? {
      let review = try decided(["oversight": .adoptEdited(utf8(words))])
      do throws(AdoptedTextFault) {
        _ = try review.adoptedText()
        return nil
      } catch { return error }
    }
    #expect(try fault("") == .operation(.emptyBody))
    #expect(try fault("No heading.\n") == .operation(.headings(found: 0, expected: "one heading")))
    #expect(try fault("## One\n\n## Two\n") == .operation(.headings(found: 2, expected: "one heading")))
    #expect(try fault("## Oversight {#other}\n") == .operation(.changedID("oversight", to: "other")))
  }

  @Test("An edit may reword a heading that states no id, and what stands under it stays there")
  func rewordedHeading() throws {
    let result = Story.base.replacing("# Rules", with: "# Rules of all").replacing("None.", with: "Some.")
    var story = try Story(to: result)
    try story.go(to: .decision)
    for id in story.ids {
      let words = utf8("# Our rules\n")
      try story.review.decide(id, id == "rules-of-all" ? .adoptEdited(words) : .adopt)
    }
    let text = try story.review.adoptedText()
    #expect(
      text.bytes
        == utf8(Story.base.replacing("# Rules", with: "# Our rules").replacing("None.", with: "Some.")))
  }

  @Test("A part that would stand under another heading is refused by name")
  func entangled() throws {
    let result = Story.base.replacing(
      "may appeal.\n", with: "may appeal.\n\n# Annex\n\n## Forms\nThere is a form.\n")
    var story = try Story(to: result)
    try story.go(to: .decision)
    try story.review.decide("annex", no)
    try story.review.decide("forms", .adopt)
    #expect(throws: AdoptedTextFault.entangled("forms")) { try story.review.adoptedText() }
    try story.review.decide("forms", no)
    #expect(try story.review.adoptedText().bytes == utf8(Story.base))
    try story.review.decide("annex", .adopt)
    #expect(try story.review.adoptedText().provision("annex") != nil)
  }

  @Test("A part that would be lost in another is refused by name")
  func swallowed() throws {
    let result = Story.base.replacing("Evidence is shown.", with: "Evidence is shown.\n\n~~~")
      .replacing("~~~case", with: "~~~\n\n~~~case")
    var story = try Story(to: result)
    try story.go(to: .decision)
    for id in story.ids { try story.review.decide(id, .adoptEdited(utf8("## Evidence\n\n~~~\nopen\n"))) }
    #expect(throws: AdoptedTextFault.self) { try story.review.adoptedText() }
  }

  @Test("In an adoption what is turned down is left out, and the front matter can't be")
  func adoption() throws {
    var story = try Story(.adoption, to: Story.base)
    try story.go(to: .decision)
    for id in story.ids { try story.review.decide(id, id == "appeal" ? no : .adopt) }
    #expect(
      try story.review.adoptedText().bytes
        == utf8(Story.base.replacing("\n## Appeal\nWhoever is refused may appeal.\n", with: "")))
    try story.review.decide("governance", no)
    #expect(throws: AdoptedTextFault.operation(.notASection("governance"))) { try story.review.adoptedText() }
  }

  @Test("A restatement is a new statement: a new date, the old change kept, the result as adopted")
  func restated() throws {
    let review = try decided(["record": no])
    let later = moment("2026-12-24T00:00:00Z")
    let statement = try review.adoptedOtherwise(after: try Story().author.head, now: later)
    #expect(statement.proposed == later)
    #expect(statement.proposedChange == review.statement.change)
    #expect(statement.after == Digest(of: try review.adoptedText().bytes))
    #expect(statement.before == review.statement.before)
    #expect(statement.title == review.statement.title)
    #expect(statement.proposer == review.statement.proposer)
  }

  @Test("What was edited is said of the provisions that differ from what had been proposed")
  func editedProvisions() throws {
    let story = try Story()
    let first = try decided([
      "record": no, "oversight": .adoptEdited(utf8("## Oversight {#oversight}\nTwo decide.\n")),
    ])
    let statement = try first.adoptedOtherwise(after: story.author.head, now: moment("2026-12-24T00:00:00Z"))
    let second = Review(
      of: statement, by: "ana", base: try document(Story.base),
      result: try first.adoptedText(), isOwnText: false, sawTextBefore: true)
    #expect(second.changes.map(\.id) == ["oversight", "appeal"])
    #expect(second.editedProvisions == ["oversight", "record"])
    #expect(story.review.editedProvisions.isEmpty)
  }

  @Test("What was edited in an adoption is said, too")
  func editedAdoption() throws {
    var story = try Story(.adoption, to: Story.base)
    try story.go(to: .decision)
    for id in story.ids {
      let own = Review.Decision.adoptEdited(utf8("## Appeal\nNobody appeals.\n"))
      try story.review.decide(id, id == "appeal" ? own : .adopt)
    }
    let statement = try story.review.adoptedOtherwise(after: .draft, now: moment("2026-12-24T00:00:00Z"))
    let second = Review(
      of: statement, by: "ana", base: nil, result: try story.review.adoptedText(),
      isOwnText: false, sawTextBefore: true)
    #expect(second.editedProvisions == ["appeal"])
  }
}
