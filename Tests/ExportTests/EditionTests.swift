import Charter
import Export
import Foundation
import Ledger
import PlainJSON
import Prose
import Testing

@Suite struct EditionTests {
  static let text = """
    ---
    title: "Sample"
    kind: procedure
    format: 1
    goal: "A goal."
    ratifiers:
    ratification:
      threshold: 1
      cooling-off: 0h
    ---

    Before any heading, see [oversight](#oversight).

    # Sample

    Oversight {#oversight authority=root}
    ------
    The operator names one human.

    ~~~case
    id: night
    situation: "Nobody answers."
    ruling: "The action stays refused."
    ~~~

    A line after the case.

    ```
    # no heading
    ```

    ## Unlinked {#unlinked}
    Last.

    """

  func edition(_ parts: Edition.Part...) throws -> Edition {
    Edition(
      of: try Document(Bytes(EditionTests.text.utf8)), number: 0, date: nil, records: [], with: Set(parts))
  }

  @Test(
    "Markdown has no front matter, attributes or cases, anchors what is linked, and keeps every other line")
  func markdown() throws {
    let expected = """
      Before any heading, see [oversight](#oversight).

      # Sample

      <a id="oversight"></a>

      ## Oversight
      The operator names one human.

      A line after the case.

      ```
      # no heading
      ```

      ## Unlinked
      Last.

      """
    #expect(String(decoding: try edition().markdown(), as: UTF8.self) == expected)
  }

  @Test("cases stand in prose where they are asked for")
  func cases() throws {
    let text = String(decoding: try edition(.cases).markdown(), as: UTF8.self)
    #expect(
      text.contains(
        "one human.\n\n> **Case night.** Nobody answers.\n>\n> **Ruling.** The action stays refused.\n\nA line"
      ))
  }

  @Test("JSON has governance, every provision with its exact text, and cases where they are asked for")
  func json() throws {
    let data = Data(try edition(.cases).json().bytes)
    let value = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(value["kind"] as? String == "procedure")
    #expect(value["amendment"] as? Int == 0 && value["date"] is NSNull)
    let provisions = try #require(value["provisions"] as? [[String: Any]])
    #expect(provisions.map { $0["id"] as? String } == ["preamble", "sample", "oversight", "unlinked"])
    #expect(provisions[2]["attributes"] as? [String: String] == ["authority": "root"])
    #expect(
      (provisions[2]["text"] as? String)?.hasPrefix("Oversight {#oversight authority=root}\n------\n") == true
    )
    #expect((value["cases"] as? [[String: String]])?.first?["ruling"] == "The action stays refused.")
    let sha = try #require(value["sha256"] as? String)
    #expect(sha == Digest(of: Bytes(EditionTests.text.utf8)).hex)
  }

  @Test("a case that does not parse is a fault with its line")
  func badCase() throws {
    let text = EditionTests.text.replacing("ruling:", with: "rule:")
    let edition = Edition(of: try Document(Bytes(text.utf8)), number: 0, date: nil, records: [], with: [])
    #expect(throws: BlockFault.missing(key: "ruling", block: "case", line: 20)) { try edition.markdown() }
  }

  @Test("amendments are listed with who ratified and why, and no word of theirs is markup")
  func amendments() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "RatificationTests/Golden/three-ratifiers")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "history").path)
      .sorted()
    let records = try names.map {
      try Record(parsing: Bytes(try Data(contentsOf: folder.appending(path: "history/\($0)"))))
    }
    let document = try Document(Bytes(try Data(contentsOf: folder.appending(path: "charter.md"))))
    func text(_ parts: Set<Edition.Part>) throws -> String {
      let edition = Edition(of: document, number: 14, date: records.last?.date, records: records, with: parts)
      return String(decoding: try edition.markdown(), as: UTF8.self)
    }
    let history = try text([.history])
    #expect(
      history.contains(
        "\n2. **Change 2**, 2026-01-16, proposed by model local/tiny, ratified by chair, member-2.\n"))
    #expect(history.contains("\n14. **Change 14**") && !history.contains("quorum — report threshold"))
    let reasons = try text([.history, .reasons])
    #expect(
      reasons.contains(": \\`\\`\\` “refuse” audit evidence report decision quorum — report threshold."))
  }

  @Test("what counsel said, and how it was asked, is in the changelog, the appendix, the page and the data")
  func deliberation() throws {
    let motion = Statement.Content(
      number: 1, title: Bytes("T".utf8), proposer: .model(Bytes("m_1".utf8)),
      asked: Asked(parsing: Bytes("as gpt; tries 2".utf8)), proposed: .earliest, parent: nil,
      before: .ofNothing,
      after: .ofNothing, problem: Bytes("It is wrong.".utf8),
      change: Bytes("--- /dev/null\n+++ charter.md\n@@ -0,0 +1 @@\n+a\n".utf8))
    let section = """
      ### ana

      vote: ratify
      date: 2026-11-21T11:00:00Z
      panel: differs 2026-11-21T09:40:00Z
      > An <idea>.
      verdict: V1 blind go-on model m_1
      > Because.
      asked: 2026-11-21T09:40:00Z model m_1
      > as gpt
      -----BEGIN SSH SIGNATURE-----
      U1NIU0lH
      -----END SSH SIGNATURE-----

      """
    let record = try Record(
      statement: Statement(motion), sections: [Section(parsing: Bytes(section.utf8))])
    let document = try Document(Bytes(EditionTests.text.utf8))
    func edition(_ parts: Set<Edition.Part>) -> Edition {
      Edition(of: document, number: 1, date: record.date, records: [record], with: parts)
    }
    let verdict = "- Verdict, model m\\_1, V1 blind: go-on, asked as gpt: Because.\n"
    let changelog = String(decoding: edition([]).changelog(), as: UTF8.self)
    #expect(changelog.contains("- Proposed by model m\\_1 (as gpt; tries 2), ratified by ana.\n"))
    #expect(changelog.contains("- Panel, ana, differs: An \\<idea\\>.\n\(verdict)"), "\(changelog)")
    let history = String(decoding: try edition([.history]).markdown(), as: UTF8.self)
    #expect(
      history.contains("proposed by model m\\_1 (as gpt; tries 2), ratified") && !history.contains("Because"))
    let appendix = String(decoding: try edition([.deliberation]).markdown(), as: UTF8.self)
    #expect(appendix.contains("\n1. **T**") && appendix.contains("\n   \(verdict)"), "\(appendix)")
    let json = String(decoding: try edition([.deliberation]).json().bytes, as: UTF8.self)
    for words in ["\"asked\":\"as gpt; tries 2\"", "\"kind\":\"verdict\"", "\"what\":\"V1 blind: go-on\""] {
      #expect(json.replacing("\": ", with: "\":").contains(words), "\(words): \(json)")
    }
    #expect(!String(decoding: try edition([.history]).json().bytes, as: UTF8.self).contains("deliberation"))
    var page = HistoryPage()
    page.add(record, try Patch(parsing: record.statement.change[...]), document, provisions: [])
    let html = String(decoding: page.html(document), as: UTF8.self)
    #expect(
      html.contains("Verdict, model m_1, V1 blind: go-on, asked as gpt.") && html.contains("An &lt;idea&gt;.")
    )
  }
}
