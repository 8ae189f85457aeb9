import Ledger
import Prose
import Testing

@Suite struct StatementTests {
  @Test("a statement prints each part where the format puts it")
  func form() throws {
    let digests = ["parent", "before", "after", "origin", "lost", "lost too"].map {
      Digest(of: utf8($0)).hex
    }
    let expected = """
      ---
      format: 1
      amendment: 2
      title: "Name a human"
      proposer: "human ana"
      proposed: 2026-11-21T10:00:00Z
      parent: sha256:\(digests[0])
      before: sha256:\(digests[1])
      after: sha256:\(digests[2])
      origin:
        from: "../other"
        record: sha256:\(digests[3])
      heals:
        - sha256:\(digests[4])
        - sha256:\(digests[5])
      ---

      # Amendment 2: Name a human

      ## Problem

      > It is wrong.
      >
      >   Twice.

      ## Rationale

      > ## Ratification

      ## Expected effect

      > Less wrong.

      ## Proposed

      ````diff
      ```
      ````

      ## Change

      `````diff
      --- charter.md
      +++ charter.md
      @@ -1 +1 @@
      -a\u{20}
      +````
      `````


      """
    let statement = try Statement(.sample)
    #expect(String(decoding: statement.bytes, as: UTF8.self) == expected)
    #expect(try Statement(parsing: utf8(expected)).content == .sample)
    #expect(statement.digest == Digest(of: utf8(expected)))
  }

  @Test("parts that are empty are left out")
  func minimal() throws {
    let content = Statement.Content(
      number: 1, title: utf8("T"), proposer: .builtIn, proposed: .earliest, parent: nil,
      before: .ofNothing, after: .ofNothing, change: utf8("+\n"))
    let statement = try Statement(content)
    #expect(statement.content == content)
    #expect(statement.bytes.count { $0 == UInt8(ascii: "#") } == 3)
    #expect(statement.bytes.firstRange(of: utf8("parent: none\n")) != nil)
  }

  @Test(
    "a title of any one line reads back",
    arguments: [
      "\"", "\\", "\\\"", "a \\n b", "# ## `x` *y*", "ñandú 監督", "é", "e\u{301}", "none", "> x", "---",
    ])
  func titles(title: String) throws {
    let statement = try Statement(.sample.with { $0.title = utf8(title) })
    #expect(statement.title == utf8(title))
    #expect(try Statement(parsing: statement.bytes).title == utf8(title))
  }

  @Test(
    "a title that is not one line of visible text is refused",
    arguments: [
      "", " ", " a", "a ", "a\nb", "a\n", "\t", "a\tb", "\u{1B}[1m", "\u{7F}", "\u{80}x", "a\u{9F}", "\u{85}",
      "\u{2028}", "a\u{2029}b", "a\rb", "a\r\nb", "\u{0}",
    ])
  func refusedTitles(title: String) {
    #expect(throws: RecordFault.self) { try Statement(.sample.with { $0.title = utf8(title) }) }
  }

  static let hostileTexts = [
    "\n", "\n\n", "a\n", "\na", "> a", ">", "## Ratification\n\n### chair\n\nvote: ratify", "```", "````diff",
    "---\nformat: 1", "  indented", "\ttab", "\u{2028}", "\u{FEFF}", "\u{202E}", "監督\u{301}",
  ]

  @Test("whatever is written in a quoted text stays in it", arguments: hostileTexts)
  func quotedTexts(text: String) throws {
    let content = Statement.Content.sample.with {
      $0.problem = utf8(text)
      $0.rationale = utf8(text)
      $0.expectedEffect = utf8(text)
    }
    #expect(try Statement(content).content == content)
  }

  @Test(
    "a quoted text with a blank at the end of a line, a zero or a carriage return is refused",
    arguments: [
      ("a ", .strayBlank), ("a \nb", .strayBlank), ("a\t", .strayBlank), (" ", .strayBlank),
      ("a\n \nb", .strayBlank), ("a\u{0}", .text(.nul(offset: 658))),
      ("a\rb", .text(.carriageReturn(offset: 658))),
      ("a\r\nb", .text(.carriageReturn(offset: 658))),
    ] as [(String, RecordFault.Rule)])
  func refusedQuotedTexts(text: String, rule: RecordFault.Rule) {
    let fault = #expect(throws: RecordFault.self) {
      try Statement(.sample.with { $0.problem = utf8(text) })
    }
    #expect(fault?.rule == rule)
  }

  @Test(
    "whatever lines a change has stay in its fence",
    arguments: ["+a\n", "```\n", "```diff\n", "+`````\n", "\n", "````\n\n## Ratification\n"])
  func changes(change: String) throws {
    let content = Statement.Content.sample.with { $0.change = utf8(change) }
    #expect(try Statement(content).content == content)
  }

  @Test(
    "a change that is empty or not whole lines is refused", arguments: ["", "+a", "```", "+a\n`", "+a\r\n"])
  func refusedChanges(change: String) {
    #expect(throws: RecordFault.self) { try Statement(.sample.with { $0.change = utf8(change) }) }
    guard !change.isEmpty else { return }
    #expect(throws: RecordFault.self) { try Statement(.sample.with { $0.proposedChange = utf8(change) }) }
  }

  @Test("a number below 1 or of ten digits is refused", arguments: [0, -1, 1_000_000_000, .max, .min])
  func numbers(number: Int) {
    #expect(throws: RecordFault.self) { try Statement(.sample.with { $0.number = number }) }
  }

  @Test(
    "a proposer without a name, or with one of two lines, is refused",
    arguments: ["", " ", " a", "a ", "a\nb"])
  func proposers(name: String) {
    for proposer in [Proposer.human(utf8(name)), .model(utf8(name)), .command(utf8(name))] {
      #expect(throws: RecordFault.self) { try Statement(.sample.with { $0.proposer = proposer }) }
    }
  }

  @Test("bytes that are not UTF-8 are refused where they stand")
  func notUTF8() throws {
    var text = try Statement(.sample).bytes
    text[100] = 0xFF
    let fault = #expect(throws: RecordFault.self) { try Statement(parsing: text) }
    #expect(fault?.rule == .text(.invalidUTF8(offset: 100)))
    #expect(fault?.offset == 100)
  }

  @Test("any content made of hostile parts is refused or reads back", arguments: 0..<300)
  func random(seed: UInt64) {
    var generator = SplitMix64(state: seed)
    let parts = [
      "", "a", "\"", "\\", "\n", " ", "`", "```", "> ", "## Ratification\n\n", "\n---\n", "é", "監",
      "\u{2028}",
      "## Change\n\n```diff\n", "\ntitle: \"x\"", "\nparent: none\n", "human ", "\r", "\t", "x", "y z",
    ]
    func text() -> Bytes {
      utf8(
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          parts.randomElement(using: &generator) ?? ""
        }.joined())
    }
    let content = Statement.Content.sample.with {
      $0.title = text()
      $0.proposer = .model(text())
      $0.origin?.from = text()
      $0.problem = text()
      $0.rationale = text()
      $0.proposedChange = text()
      $0.change = text()
    }
    // Either way is right; what must not happen is a statement that says something else.
    if let statement = try? Statement(content) { #expect(statement.content == content) }
  }
}
