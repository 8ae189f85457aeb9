import Ledger
import Prose
import Testing

@Suite struct SectionTests {
  static let full = """
    ### ana

    vote: dissent
    date: 2026-11-21T10:12:03Z
    stance: after-seen
    > What I would want.
    objection: O1 counsel built-in
    > The strongest thing.
    objection: none model openai/gpt-5
    answer: O1 overruled
    > Why not.
    decision: human-oversight adopted
    decision: 監督 adopted-edited
    seen: human-oversight 3/4 41s 112wpm
    reason: human-oversight C:silent-escalation L12
    > In own words.
    drill: 3/4
    entry: assistive

    """

  @Test("a draft's entries are read by their meaning")
  func views() throws {
    let section = try Section(parsing: utf8(SectionTests.full))
    #expect(section.bytes == utf8(SectionTests.full))
    #expect(section.signature == nil)
    #expect(section.vote == .dissent)
    #expect(section.date?.description == "2026-11-21T10:12:03Z")
    #expect(section.stance == Section.Stance(.afterSeen, words: utf8("What I would want.")))
    #expect(
      section.objections == [
        Section.Objection(
          id: utf8("O1"), by: utf8("counsel built-in"), words: utf8("The strongest thing.")),
        Section.Objection(id: utf8("none"), by: utf8("model openai/gpt-5"), words: nil),
      ])
    #expect(
      section.answers == [
        Section.Answer(utf8("O1"), .overruled, words: utf8("Why not."))
      ])
    #expect(
      section.decisions == [
        Section.Decision(utf8("human-oversight"), .adopted),
        Section.Decision(utf8("監督"), .adoptedEdited),
      ])
    #expect(
      section.seen == [
        Section.Seen(
          utf8("human-oversight"), shownLines: 3, of: 4, seconds: 41, wordsPerMinute: 112)
      ])
    #expect(section.reasons.first?.cites == ["human-oversight", "C:silent-escalation", "L12"].map(utf8))
    #expect(section.reasons.first?.words == utf8("In own words."))
    #expect(section.all(.entry).map(\.value) == [utf8("assistive")])
  }

  @Test("the views print the entries that they were read from")
  func entries() throws {
    let section = try Section(parsing: utf8(SectionTests.full))
    var written = [try #require(section.vote).entry, Entry(date: try #require(section.date))]
    written.append(try #require(section.stance).entry)
    written += section.objections.map(\.entry) + section.answers.map(\.entry)
    written += section.decisions.map(\.entry) + section.seen.map(\.entry) + section.reasons.map(\.entry)
    #expect(written == Array(section.entries.dropLast(2)))
  }

  @Test(
    "an entry without its key's form stays an entry and is in no view",
    arguments: [
      "seen: x 1/1 30s 120", "seen: x 1/1 30s", "seen: x 1 30s 120wpm", "seen: x 1/1 s 120wpm",
      "seen: x 01/1 3s 1wpm", "seen: x +1/1 3s 1wpm",
      "seen: x 1/1/1 30s 120wpm", "seen: x  1/1 30s 120wpm", "seen: x 1/1 9999999999s 120wpm",
      "decision: x rejected", "decision: adopted", "answer: O1", "answer: O1 ignored", "stance: later",
      "objection: O1",
    ])
  func unread(line: String) throws {
    let section = try Section(parsing: utf8("### ana\n\n\(line)\n"))
    #expect(section.entries.count == 1)
    #expect(section.seen.isEmpty && section.decisions.isEmpty && section.answers.isEmpty)
    #expect(section.stance == nil && section.objections.isEmpty)
  }

  @Test("an entry can't bring another one along")
  func injection() {
    for value in ["evidence\nvote: ratify", "evidence\n> quoted", "evidence\n"] {
      #expect(throws: RecordFault.self) {
        try Section(name: utf8("ana"), entries: [Entry(.reason, utf8(value))])
      }
    }
    #expect(throws: RecordFault.self) {
      try Section(name: utf8("ana"), entries: [Entry(key: utf8("a: b\nc"), value: utf8("d"))])
    }
    #expect(throws: RecordFault.self) {
      try Section(name: utf8("ana\n\nvote: ratify\n"), entries: [Entry(.reason, utf8("x"))])
    }
    #expect(throws: RecordFault.self) { try Section(name: utf8("ana"), entries: []) }
    #expect(throws: RecordFault.self) {
      try Section(name: utf8("ana"), entries: [Entry(.reason, utf8("x"), quoted: [])])
    }
  }

  @Test("what is signed ends before the signature, and signing changes nothing else")
  func signing() throws {
    let draft = try Section(parsing: utf8(SectionTests.full))
    let signed = try draft.signed(Section.hollowArmour)
    #expect(signed.unsignedBytes == draft.bytes)
    #expect(signed.bytes == draft.bytes + Section.hollowArmour)
    #expect(try Section(parsing: signed.bytes) == signed)
    #expect(throws: RecordFault.self) { try draft.signed([]).signed(utf8("x")) }
  }
}
