import Charter
import Prose
import Testing

@Suite struct DocumentTests {
  @Test("provisions are the front matter, the preamble and a provision for each top-level heading")
  func provisions() throws {
    let document = try document()
    #expect(
      document.provisions.map(\.id) == [
        "governance", "sample", "oversight", "exceptions", "evidence", "evidence-1",
      ])
    let evidence = try #require(document.provision("evidence"))
    #expect(String(decoding: document.text(of: evidence), as: UTF8.self).hasSuffix("~~~\n"))
    let oversight = try #require(document.provision("oversight"))
    #expect(oversight.heading?.attributes["authority"] == "root")
    #expect(document.subtreeLines(of: oversight).count == 5)
    #expect(document.parent(of: try #require(document.provision("exceptions")))?.id == "oversight")
  }

  @Test(
    "a heading's id is the explicit one, or GitHub's slug",
    arguments: [
      ("## The *Important* rule", "the-important-rule"),
      ("## Niño & señal 3.5", "niño--señal-35"),
      ("## Rule {#x.y-z a=b}", "x.y-z"),
      ("## Rule {not an attribute", "rule-not-an-attribute"),
      ("## `code` [link](http://x) ##", "code-link"),
      ("Underlined\ntwice\n---", "underlined-twice"),
      ("Under {#lined}\n===", "lined"),
      ("   ## indented", "indented"),
      ("#", "section"),
      ("## Governance", "governance-1"),
    ])
  func ids(source: String, id: String) throws {
    #expect(try document("\n\(source)\ntext\n").provisions.last?.id == id)
  }

  @Test("a heading inside a fence, a quote, a list or an HTML block is no provision")
  func nested() throws {
    let document = try document("\n# A\n```\n# no\n```\n\n> # no\n\n- # no\n\n<pre>\n# no\n</pre>\n\n# B\n")
    #expect(document.provisions.map(\.id) == ["governance", "a", "b"])
  }

  @Test("text before the first heading is the preamble")
  func preamble() throws {
    let document = try document("\nHello.\n\n# A\n")
    #expect(document.provisions.map(\.id) == ["governance", "preamble", "a"])
    #expect(document.text(of: document.provisions[1]) == Bytes("Hello.\n".utf8))
  }

  @Test("an explicit id that stands twice is refused with its line")
  func repeatedID() {
    #expect(throws: CharterFault.repeatedID("x", line: 20)) { try document("\n# A {#x}\n# B {#x}\n") }
  }

  @Test("a heading's id is its own: a link's definition elsewhere in the text does not count")
  func headingsReadAlone() throws {
    let linked = try document("\n## The [terms][t]\n\n[t]: /there\n")
    #expect(linked.provisions.map(\.id) == ["governance", "the-termst"])
    #expect(try document("\n## The [terms](/there)\n").provisions.map(\.id) == ["governance", "the-terms"])
  }

  @Test("what an edit carries over equals what a full parse finds, over 4,000 random edits")
  func carriesStructure() throws {
    var random = SplitMix64(state: 7)
    let lines = [
      "# One", "## Two {#two}", "### Three", "text", "", "- item", "```", "~~~case", "> quote", "Title",
      "===", "---",
      "<div>", "</div>", "<!-- open", "-->", "  ## in two", "    # code", "1. # x", "## Evidence", "\t# tab",
      "#no", "## [Terms][t]", "## [t]", "[t]: /there \"Title\"", "[T]\n===",
      "Words here", "more words", "last words", "[foo]:", "words > more", "words --> more",
      "- ```", "> ```", "> <div>", "- <!-- open", "  goes on", "- - -", " ---", "  ===", "-", "2. item",
      "> # x",
    ]
    var document = try document()
    var edits = 0
    while edits < 4_000 {
      var text = String(decoding: document.bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      text.removeLast()
      let body = 17
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let at = Int.random(in: body...text.count, using: &random)
        let removed = min(text.count - at, Int.random(in: 0...2, using: &random))
        let added = (0..<Int.random(in: 0...2, using: &random)).map { _ in
          lines.randomElement(using: &random) ?? ""
        }
        text.replaceSubrange(at..<(at + removed), with: added.map { $0[...] })
      }
      if text.count > 60 { text.removeSubrange(40..<55) }
      let result = Bytes((text.joined(separator: "\n") + "\n").utf8)
      let patch = Patch(
        from: document.bytes, to: result, oldName: Bytes("charter.md".utf8), newName: Bytes("charter.md".utf8)
      )
      guard let full = try? Document(result) else { continue }
      let carried = try document.applying(patch)
      #expect(carried == full, "after \(edits) edits: \(String(decoding: patch.bytes, as: UTF8.self))")
      guard carried == full else { return }
      document = carried
      edits += 1
    }
  }

  @Test("cases and gates are read with their provision and line")
  func blocks() throws {
    let document = try document()
    #expect(document.provisions.count == 6)
    let found = try #require(try document.cases().first)
    #expect(found.id == "night")
    #expect(found.provision == "evidence")
    #expect(String(decoding: document.line(found.line - 1), as: UTF8.self) == "~~~case")
  }

  @Test("a case without a ruling is refused with its line")
  func caseWithoutRuling() throws {
    let document = try document("\n# A\n~~~case\nid: x\nsituation: y\n~~~\n")
    #expect(throws: BlockFault.missing(key: "ruling", block: "case", line: 20)) { try document.cases() }
  }

  @Test("what can be read of cases and gates is read, and each block that can't be is named with its line")
  func unreadableBlocks() throws {
    let document = try document(
      """

      # A
      ~~~case
      id: x
      situation: y
      ~~~
      ~~~case
      id: good
      situation: It is night.
      ruling: Wait.
      ~~~
      ~~~gate
      trigger: [
      ~~~
      ~~~case
      id: good
      situation: It is day.
      ruling: Go on.
      ~~~
      ~~~gate
      trigger: x
      on-timeout: maybe
      ~~~

      """)
    #expect(document.readableCases.map(\.ruling).suffix(1) == ["Wait."])
    #expect(document.readableGates.map { $0.value("on-timeout") }.suffix(1) == ["maybe"])
    let faults = document.blockFaults
    #expect(
      faults.map { String(decoding: document.line($0.line - 1), as: UTF8.self) } == [
        "~~~case", "~~~gate", "~~~case", "on-timeout: maybe",
      ])
    #expect(throws: faults[0]) { try document.cases() }
    #expect(throws: faults[1]) { try document.gates() }
  }

  @Test("an unknown on-timeout is refused with its line")
  func unknownTimeout() throws {
    let document = try document("\n# A\n~~~gate\ntrigger: x\non-timeout: maybe\n~~~\n")
    #expect(
      throws: BlockFault.value(
        key: "on-timeout", found: Bytes("maybe".utf8), expected: "deny or allow", line: 22)
    ) { try document.gates() }
  }
}
