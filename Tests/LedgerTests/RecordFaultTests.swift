import Ledger
import Prose
import Testing

/// A record in which one place is changed, and what the parser says to it.
struct Malformed: CustomTestStringConvertible {
  let old: String
  let new: String
  let rule: RecordFault.Rule
  let line: Int

  init(_ old: String, _ new: String, _ rule: RecordFault.Rule, line: Int) {
    self.old = old
    self.new = new
    self.rule = rule
    self.line = line
  }

  static func expected(_ old: String, _ new: String, _ expected: String, line: Int) -> Malformed {
    Malformed(old, new, .expected(utf8(expected)), line: line)
  }

  var testDescription: String { "\(old.debugDescription) → \(new.debugDescription)" }
}

@Suite struct RecordFaultTests {
  static let frontMatter: [Malformed] = [
    Malformed("---\n", "\u{FEFF}---\n", .text(.byteOrderMark), line: 1),
    .expected("---\n", "\n---\n", "---\nformat: 1\namendment: ", line: 1),
    .expected("format: 1", "format: 2", "---\nformat: 1\namendment: ", line: 2),
    Malformed("format: 1\n", "format: 1\r\n", .text(.carriageReturn(offset: 13)), line: 2),
    .expected("amendment: 2", "amendment: 02", "amendment: 2", line: 3),
    Malformed("amendment: 2", "amendment: 0", .number, line: 3),
    Malformed("amendment: 2", "amendment: -2", .number, line: 3),
    Malformed("amendment: 2", "amendment: 1234567890", .number, line: 3),
    .expected("amendment: 2", "amendment: 2 ", "\ntitle: ", line: 3),
    .expected("amendment: 2", "amendment: 3", "# Amendment 3: Name a human", line: 18),
    .expected("title: \"Name", "title: Name", "\"", line: 4),
    .expected("title: \"Name", "title:  \"Name", "\"", line: 4),
    Malformed("title: \"Name", "title: \"\\u004eame", .escape, line: 4),
    Malformed("title: \"Name", "title: \"\\\n", .escape, line: 4),
    Malformed("title: \"Name a human\"", "title: \"\"", .empty, line: 4),
    Malformed("title: \"Name a human\"", "title: \" Name a human\"", .strayBlank, line: 4),
    Malformed("title: \"Name", "title: \"\u{85}Name", .controlCharacter, line: 4),
    .expected("title: \"Name a human\"", "title: \"Name a human\" ", "\"\n", line: 4),
    .expected("title: \"Name a human\"", "title: \"Name a dog\"", "# Amendment 2: Name a dog", line: 18),
    Malformed("\"human ana\"", "\"somebody ana\"", .proposer, line: 5),
    Malformed("\"human ana\"", "\"human\"", .proposer, line: 5),
    Malformed("\"human ana\"", "\"counsel other\"", .proposer, line: 5),
    Malformed("10:00:00Z", "10:00:00+00:00", .timestamp, line: 6),
    Malformed("10:00:00Z", "10:00:00Z ", .timestamp, line: 6),
    Malformed("parent: sha256:", "parent: sha512:", .digest, line: 7),
    Malformed("parent: sha256:", "parent: SHA256:", .digest, line: 7),
    Malformed("parent: sha256:", "parent: sha256: ", .digest, line: 7),
    Malformed("parent: sha256:", "parent: None\nx:", .digest, line: 7),
    .expected("before: ", "heals: ", "before: ", line: 8),
    Malformed("record: sha256:", "record: sha256:A", .digest, line: 12),
    .expected("\nheals:", "\nother: x\nheals:", "---\n\n# ", line: 13),
    .expected("  - sha256:", " - sha256:", "  - ", line: 14),
    .expected("---\n\n#", "---\n#", "---\n\n# ", line: 17),
    .expected("---\n\n#", "---\n\n\n#", "---\n\n# ", line: 18),
    .expected("# Amendment 2: ", "# Amendment 2 : ", "# Amendment 2: Name a human", line: 18),
    .expected("human\n\n## P", "human \n\n## P", "# Amendment 2: Name a human", line: 18),
    .expected("human\n\n## P", "human\n## P", "\n", line: 19),
  ]

  static let body: [Malformed] = [
    .expected("## Problem", "## problem", "## Change\n\n", line: 20),
    .expected("## Problem\n\n", "## Problem\n", "## Change\n\n", line: 20),
    .expected("> It is wrong.\n>\n>   Twice.\n", "", "> ", line: 22),
    Malformed("> It is wrong.\n>\n>   Twice.\n", ">\n", .empty, line: 22),
    Malformed("> It is wrong.\n", "> It is wrong. \n", .strayBlank, line: 22),
    Malformed("wrong.\n>\n", "wrong.\n> \n", .strayBlank, line: 23),
    .expected("> It is", ">It is", "> ", line: 22),
    .expected("> It is", ">\tIt is", "> ", line: 22),
    .expected("> It is", "> x\nIt is", "\n", line: 23),
    .expected("Twice.\n", "Twice.\n\n", "## Change\n\n", line: 26),
    Malformed("It is", "It\ris", .text(.carriageReturn(offset: 659)), line: 22),
    .expected("## Rationale", "## Expected effect", "## Change\n\n", line: 30),
    .expected("## Expected effect", "## Reason", "## Change\n\n", line: 30),
    .expected("````diff\n```\n````\n", "`````diff\n```\n`````\n", "````diff", line: 36),
    .expected("````diff", "``diff", "```diff\n", line: 36),
    .expected("````diff", "````", "diff\n", line: 36),
    .expected("````diff", "````Diff", "diff\n", line: 36),
    .expected("````\n\n## Ch", "````\n## Ch", "\n", line: 39),
    Malformed("`````\n\n## Rat", "````` \n\n## Rat", .openFence, line: 42),
    Malformed("`````\n\n## Rat", "``````\n\n## Rat", .openFence, line: 42),
  ]

  static let ratification: [Malformed] = [
    .expected("`````\n\n## Rat", "`````\n\n\n## Rat", "## Ratification\n\n", line: 50),
    .expected("## Ratification\n\n###", "## Declined\n\n###", "## Ratification\n\n", line: 50),
    .expected("### ana", "## ana", "### ", line: 52),
    Malformed("### ana", "### Ana", .name, line: 52),
    Malformed("### ana", "### -ana", .name, line: 52),
    Malformed("### ana", "### ana ", .name, line: 52),
    Malformed("### ana", "### ", .name, line: 52),
    Malformed("### ana", "### eve", .nameOrder, line: 65),
    Malformed("### ana", "### bob", .nameOrder, line: 65),
    .expected("### ana\n\n", "### ana\n", "\n", line: 53),
    Malformed("vote: ratify", "vote: maybe", .voteThenDate, line: 54),
    Malformed("vote: ratify\n", "", .voteThenDate, line: 54),
    Malformed("date: ", "dated: ", .voteThenDate, line: 54),
    Malformed("T10:12:03Z", "T10:12:03", .voteThenDate, line: 54),
    Malformed("unheard-of: kept", "vote: dissent\nunheard-of: kept", .voteThenDate, line: 54),
    Malformed("vote: ratify", "Vote: ratify", .key, line: 54),
    .expected("vote: ratify", "vote:ratify", ": ", line: 54),
    .expected("vote: ratify", "vote : ratify", ": ", line: 54),
    Malformed("vote: ratify", "vote: ", .empty, line: 54),
    Malformed("vote: ratify", "vote:  ratify", .strayBlank, line: 54),
    Malformed("vote: ratify", "vote: ratify ", .strayBlank, line: 54),
    Malformed("unheard-of: kept", "unheard-of: \u{7}", .controlCharacter, line: 60),
    Malformed("> One human.", ">  ", .strayBlank, line: 57),
    Malformed("> One human.\n>\n> Named.", ">", .empty, line: 57),
    .expected("it is\n-----", "it is\n\n-----", "-----BEGIN SSH SIGNATURE-----\n", line: 61),
    .expected("BEGIN SSH", "BEGIN PGP", "-----BEGIN SSH SIGNATURE-----\n", line: 61),
    Malformed("U1NIU0lH", "U1NIU0l", .signature, line: 62),
    Malformed("U1NIU0lH", "U1NIU0l_", .signature, line: 62),
    Malformed("U1NIU0lH", "U1NIU0==", .signature, line: 62),
    .expected("U1NIU0lH", "U1NI\nU0lH", "U1NIU0lH", line: 62),
    .expected("U1NIU0lH\n", "U1NIU0lH\n\n", "-----END SSH SIGNATURE-----", line: 63),
    Malformed("-----END SSH", "-----END PGP", .signature, line: 62),
    .expected("-----\n\n### bob", "-----\n### bob", "\n", line: 64),
    .expected("-----\n\n### bob", "-----\n\n\n### bob", "### ", line: 65),
    .expected("### bob", "## Note", "### ", line: 65),
  ]

  static func record() throws -> Bytes {
    try Record(statement: Statement(.sample), sections: [.sample("ana"), .sample("bob")]).bytes
  }

  @Test(
    "a record changed in one place is refused there, by its rule",
    arguments: frontMatter + body + ratification)
  func refused(malformed: Malformed) throws {
    let text = try RecordFaultTests.record().replacing(malformed.old, with: malformed.new)
    let fault = #expect(throws: RecordFault.self) { try Record(parsing: text) }
    #expect(fault?.rule == malformed.rule)
    #expect(fault?.line == malformed.line)
    if let fault { #expect(text[..<fault.offset].count { $0 == .lineFeed } == fault.line - 1) }
  }

  @Test("a record cut short anywhere is refused")
  func cut() throws {
    let text = try RecordFaultTests.record()
    let sectionEnd = try #require(text.firstRange(of: utf8("\n### bob"))).lowerBound
    for end in 0..<text.count where end != sectionEnd {
      #expect(throws: RecordFault.self) { try Record(parsing: Bytes(text[..<end])) }
    }
    #expect(try Record(parsing: Bytes(text[..<sectionEnd])).sections.count == 1)
  }

  @Test("a record with something after its end is refused", arguments: ["\n", " ", "x", "\n\n"])
  func trailing(text: String) throws {
    #expect(throws: RecordFault.self) { try Record(parsing: RecordFaultTests.record() + utf8(text)) }
  }

  @Test("a record needs a section, a signature in each, and each name once")
  func sections() throws {
    let statement = try Statement(.sample)
    let ana = try Section.sample("ana")
    let draft = try Section(name: utf8("bob"), entries: ana.entries)
    #expect(throws: RecordFault.self) { try Record(statement: statement, sections: []) }
    #expect(throws: RecordFault.self) { try Record(statement: statement, sections: [ana, ana]) }
    #expect(throws: RecordFault.self) { try Record(statement: statement, sections: [draft]) }
    #expect(throws: RecordFault.self) { try Record(statement: statement, sections: [ana, draft]) }
    #expect(throws: RecordFault.self) { try Record(statement: statement, sections: [.sample("aaa"), draft]) }
  }
}
