import Charter
import Ledger
import Prose
import Ratification
import Testing

struct ReviewGateTests {
  @Test("The steps open one after the other, each by the one before it")
  func order() throws {
    for step in Step.allCases {
      var story = try Story()
      try story.go(to: step)
      #expect(story.review.openStep == step)
    }
  }

  @Test("An adoption is that of a copy only where it is one of a text known to be ratified")
  func copies() throws {
    let copy = try Story(.copy)
    #expect(copy.review.occasion == .copy)
    let statement = copy.review.statement
    func occasion(of result: Document, copyOf source: RatifiedText?) -> Occasion {
      Review(
        of: statement, by: "ana", base: nil, result: result, copyOf: source, isOwnText: false,
        sawTextBefore: false
      ).occasion
    }
    let result = copy.review.result
    let source = RatifiedText(try document(Story.result), inForceBy: .ofNothing)
    #expect(occasion(of: result, copyOf: source) == .copy)
    // Its front matter cites an origin, and nobody knows of one.
    #expect(result.governance.origin != nil)
    #expect(occasion(of: result, copyOf: nil) == .adoption)
    #expect(occasion(of: result, copyOf: RatifiedText(source.text, inForceBy: statement.digest)) == .adoption)
    #expect(
      occasion(of: result, copyOf: RatifiedText(try document(Story.base), inForceBy: .ofNothing)) == .adoption
    )
    let edited = String(decoding: result.bytes, as: UTF8.self).replacing("must", with: "may")
      .replacing("A named human", with: "A model")
    #expect(occasion(of: try document(edited), copyOf: source) == .adoption)
  }

  /// Acts, and the step at which each is the first that is taken.
  static let acts: [(String, Step, @Sendable (inout Review) throws(Refusal) -> Void)] = [
    ("a stance", .stance, { (review) throws(Refusal) in try review.take(stance: Story.own) }),
    ("the redline", .redline, { (review) throws(Refusal) in try review.showRedline([:]) }),
    ("an objection", .objection, { (review) throws(Refusal) in try review.object([], by: .builtIn) }),
    ("a decision", .decision, { (review) throws(Refusal) in try review.decide("oversight", .adopt) }),
    (
      "a rejection", .decision,
      { (review) throws(Refusal) in try review.decide("oversight", .reject(why: Story.why)) }
    ),
    ("setting aside", .decision, { (review) throws(Refusal) in try review.decide("oversight", .setAside) }),
    ("a reason", .reason, { (review) throws(Refusal) in try review.take(reason: Story.why, earlier: []) }),
  ]

  @Test("Whatever comes before its step is refused, and changes nothing", arguments: acts.indices)
  func early(index: Int) throws {
    let (name, step, act) = Self.acts[index]
    for earlier in Step.allCases where earlier < step {
      var story = try Story()
      try story.go(to: earlier)
      let before = story.review
      let refused = refusal { () throws(Refusal) in try act(&story.review) }
      // An objection may be asked for while the redline is being read.
      let isWelcome = step == .objection && before.isRedlineShown
      #expect((refused != nil) != isWelcome, "\(name) at \(earlier)")
      if refused != nil { #expect(story.review == before) }
    }
  }

  @Test("A refusal says which step comes first")
  func first() throws {
    var story = try Story()
    #expect(
      refusal { () throws(Refusal) in try story.review.take(stance: Story.own) }
        == .notYet(.stance, first: .problem))
    #expect(
      refusal { () throws(Refusal) in try story.review.showRedline([:]) }
        == .notYet(.redline, first: .problem))
    story.review.readProblem()
    #expect(
      refusal { () throws(Refusal) in try story.review.showRedline([:]) } == .notYet(.redline, first: .stance)
    )
    #expect(
      refusal { () throws(Refusal) in try story.review.object([], by: .builtIn) }
        == .notYet(.objection, first: .redline))
    #expect(
      refusal { () throws(Refusal) in try story.review.decide("oversight", .adopt) }
        == .notYet(.decision, first: .redline))
    try story.go(to: .objection)
    #expect(
      refusal { () throws(Refusal) in try story.review.decide("oversight", .adopt) }
        == .notYet(.decision, first: .objection))
  }

  @Test("A decision opens when every changed row of that provision was seen, and not before")
  func seen() throws {
    var story = try Story()
    try story.go(to: .redline)
    try story.review.showRedline(story.coverage)
    try story.review.object([], by: .builtIn)
    story.review.show([3, 7], of: "oversight", for: 1)
    #expect(
      refusal { () throws(Refusal) in try story.review.decide("oversight", .adopt) }
        == .notSeen(provision: "oversight", shown: 1, of: 2))
    story.review.show([4], of: "oversight", for: 1)
    #expect(refusal { () throws(Refusal) in try story.review.decide("oversight", .adopt) } == nil)
    #expect(
      refusal { () throws(Refusal) in try story.review.decide("record", .adopt) }
        == .notSeen(provision: "record", shown: 0, of: 2))
    #expect(story.review.openStep == .redline)
  }

  @Test("A provision of which no rows are known can't be decided")
  func unknownRows() throws {
    var story = try Story()
    try story.go(to: .redline)
    try story.review.showRedline([:])
    try story.review.object([], by: .builtIn)
    #expect(
      refusal { () throws(Refusal) in try story.review.decide("oversight", .adopt) }
        == .notSeen(provision: "oversight", shown: 0, of: 0))
    #expect(story.review.openStep == .redline)
  }

  @Test("Rows count only once the redline is shown")
  func rowsAhead() throws {
    var story = try Story()
    story.review.show(0..<9, of: "oversight", for: 1)
    try story.go(to: .redline)
    story.review.show(0..<9, of: "oversight", for: 1)
    try story.review.showRedline(story.coverage)
    #expect(story.review.coverage["oversight"]?.seen == [])
  }

  @Test(
    "A stance has three words, or four characters where no spaces part them",
    arguments: [
      ("", 0), ("   ", 0), ("no", 1), ("call someone", 2), ("... !!! ???", 0), ("проверка", 1),
      ("ÀÀÀÀÀÀÀÀ", 1),
      ("人を", 1),
    ])
  func shortStance(words: String, found: Int) throws {
    var story = try Story()
    story.review.readProblem()
    #expect(
      refusal { () throws(Refusal) in try story.review.take(stance: utf8(words)) }
        == .stanceTooShort(found: found, needed: 3))
    #expect(refusal { () throws(Refusal) in try story.review.take(stance: utf8("人間を呼ぶ")) } == nil)
  }

  @Test("A stance can be written anew until the redline was shown, then it is read-only")
  func stanceIsRead() throws {
    var story = try Story()
    try story.go(to: .redline)
    try story.review.take(stance: utf8("A rota is enough."))
    #expect(story.review.stance == Section.Stance(.before, words: utf8("A rota is enough.")))
    try story.review.showRedline([:])
    #expect(refusal { () throws(Refusal) in try story.review.take(stance: Story.own) } == .stanceIsRead)
    #expect(story.review.stance?.words == utf8("A rota is enough."))
  }

  @Test("Whoever saw the text elsewhere has a stance after it")
  func afterSeen() throws {
    var story = try Story(sawTextBefore: true)
    try story.go(to: .redline)
    #expect(story.review.stance?.moment == .afterSeen)
  }

  @Test("Unknown provisions and objections are named")
  func unknown() throws {
    var story = try Story()
    try story.go(to: .decision)
    #expect(
      refusal { () throws(Refusal) in try story.review.decide("evidence", .adopt) }
        == .unknownProvision("evidence"))
    #expect(
      refusal { () throws(Refusal) in try story.review.answer("O2", .answered, words: Story.why) }
        == .unknownObjection("O2"))
  }

  @Test(
    "Every objection needs an answer of two words or more",
    arguments: [
      "", " ", "             ", "yes", "............", "acknowledged", "да",
    ])
  func answers(words: String) throws {
    var story = try Story()
    try story.go(to: .objection)
    try story.review.object([utf8("First."), utf8("Second.")], by: .model(utf8("other")))
    #expect(
      refusal { () throws(Refusal) in try story.review.answer("O1", .answered, words: utf8(words)) }
        == .emptyWords)
    try story.review.answer("O1", .answered, words: utf8("It holds."))
    #expect(story.review.openStep == .objection)
    try story.review.answer("O2", .overruled, words: utf8("異議は当たらない"))
    #expect(story.review.openStep == .decision)
    try story.review.answer("O1", .overruled, words: utf8("On second thought."))
    #expect(story.review.answers.map(\.objection) == ["O2", "O1"])
  }

  @Test("Where nothing was found there is nothing to answer, but someone was asked")
  func noneFound() throws {
    var story = try Story()
    try story.go(to: .objection)
    #expect(story.review.objections == nil)
    try story.review.object([utf8(" \n")], by: .command(utf8("critic")))
    #expect(story.review.objections == [])
    #expect(story.review.objector == .command(utf8("critic")))
    #expect(story.review.openStep == .decision)
  }

  @Test("The first who objects is heard; a second asking does not replace it")
  func objections() throws {
    var story = try Story()
    try story.go(to: .objection)
    try story.review.object([utf8("First.")], by: .builtIn)
    try story.review.object([], by: .model(utf8("agreeable")))
    #expect(story.review.objections?.map(\.words) == [utf8("First.")])
    #expect(story.review.objector == .builtIn)
  }

  @Test("Turning down takes words")
  func turningDown() throws {
    var story = try Story()
    try story.go(to: .decision)
    for decision in [Review.Decision.reject(why: utf8(" ")), .sendBack(words: utf8("…"))] {
      #expect(refusal { () throws(Refusal) in try story.review.decide("record", decision) } == .emptyWords)
    }
    try story.review.decide("record", .reject(why: utf8("Not needed. \n")))
    #expect(story.review.decisions["record"] == .reject(why: utf8("Not needed.")))
  }

  @Test("A reason waits for every decision and for something adopted, and is refused by its rules")
  func reason() throws {
    var story = try Story()
    try story.go(to: .decision)
    func reason(_ words: Bytes = Story.why) -> Refusal? {
      refusal { () throws(Refusal) in
        try story.review.take(reason: words, earlier: [utf8("The same as in every case.")])
      }
    }
    #expect(reason() == .undecided(story.ids))
    for id in story.ids { try story.review.decide(id, .setAside) }
    #expect(reason() == .nothingAdopted)
    try story.review.decide("oversight", .adopt)
    #expect(reason(utf8("good")) == .reason(.tooFewWords(found: 1, needed: 5)))
    #expect(reason(utf8("the same as in every case")) == .reason(.repeatsEarlier))
    #expect(reason(utf8("a named human decides within the hour")) == .reason(.repeatsProposal))
    #expect(reason(utf8("It is met by O2 for all of us")) == .reason(.unknownCitation(.objection(2))))
    #expect(reason() == nil)
  }

  @Test("An answer, a decision, and taking one back each void the reason")
  func reasonVoided() throws {
    let changes: [(inout Review) throws -> Void] = [
      { try $0.answer("O1", .answered, words: utf8("Thought again.")) },
      { try $0.decide("record", .setAside) }, { $0.undecide("record") },
    ]
    for change in changes {
      var story = try Story()
      try story.go(to: .attestation)
      #expect(story.review.reason != nil)
      try change(&story.review)
      #expect(story.review.reason == nil)
      #expect(story.review.openStep != .attestation)
    }
  }

  @Test(
    "Text that hides or reorders can't be adopted, as proposed or as edited, but turned down",
    arguments: [
      "\u{202E}", "\u{E0041}", "\u{2066}",
    ])
  func blocked(hidden: String) throws {
    let result = Story.base.replacing("A human", with: "A \(hidden)human")
    var story = try Story(to: result)
    try story.go(to: .decision)
    for decision in [Review.Decision.adopt, .adoptEdited(utf8("## Oversight {#oversight}\nA \(hidden)\n"))] {
      guard
        case .blocked(let findings) = refusal({ () throws(Refusal) in
          try story.review.decide("oversight", decision)
        })
      else {
        Issue.record("adopted")
        continue
      }
      #expect(findings.count == 1)
    }
    #expect(story.review.undecided == ["oversight"])
    try story.review.decide("oversight", .reject(why: Story.why))
  }
}
