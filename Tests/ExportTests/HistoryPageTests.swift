import Charter
import Export
import Foundation
import History
import Ledger
import PlainJSON
import Prose
import Testing

/// What the page, the pictures and the lists say of histories that are out of the ordinary.
struct HistoryPageTests {
  private static let front = """
    ---
    title: "Sample"
    kind: constitution
    format: 1
    goal: "Samples that parse."
    ratifiers:
    ratification:
      threshold: 1
      cooling-off: 0h
    ---

    """

  private func document(_ text: String) throws -> Document {
    try Document(Bytes((HistoryPageTests.front + text).utf8))
  }

  private func record(_ number: Int = 1, problem: String = "It is wrong.") throws -> Record {
    let statement = Statement.Content(
      number: number, title: Bytes("T".utf8), proposer: .human(Bytes("ana".utf8)), proposed: .earliest,
      parent: number == 1 ? nil : .ofNothing, before: .ofNothing, after: .ofNothing,
      problem: Bytes(problem.utf8),
      change: Bytes(
        "--- \(number == 1 ? "/dev/null" : "charter.md")\n+++ charter.md\n@@ -0,0 +1 @@\n+a\n".utf8))
    func section(_ name: String, _ vote: String) throws -> Section {
      try Section(
        parsing: Bytes(
          """
          ### \(name)

          vote: \(vote)
          date: 2026-11-21T11:00:00Z
          reason: a
          > Because.
          -----BEGIN SSH SIGNATURE-----
          U1NIU0lH
          -----END SSH SIGNATURE-----

          """.utf8))
    }
    return try Record(
      statement: Statement(statement), sections: [section("ana", "ratify"), section("cy", "dissent")])
  }

  private func page(_ text: String) throws -> String {
    var page = HistoryPage()
    let (document, record) = (try document(text), try record())
    page.add(
      record, try Patch(parsing: record.statement.change[...]), document,
      provisions: document.provisions.map(\.id))
    return String(decoding: page.html(document), as: UTF8.self)
  }

  @Test("the page names who voted against, and holds the front matter with its history")
  func votes() throws {
    let page = try page("# A\n")
    #expect(page.contains("ratified by ana, against cy</p>"))
    #expect(page.contains("<details class=\"front\"><summary>Rules of amendment</summary>\n<div>---</div>"))
    #expect(page.contains("<div>goal: &quot;Samples that parse.&quot;</div>"))
  }

  @Test("the page's headings tell apart those that read the same, and know underlined ones")
  func headings() throws {
    let page = try page("# A\n\n## Same {#one}\n\n## B\n\n## B\n\nTwo\nlines\n-----\nText.\n")
    #expect(page.contains("{\"ids\":[\"b\",\"b-1\"],\"level\":2,\"name\":\"B\",\"lines\":1}"), "\(page)")
    #expect(page.contains("{\"ids\":[\"one\"],\"level\":2,\"name\":\"Same\",\"lines\":1}"))
    #expect(
      page.contains("{\"ids\":[\"two-lines\"],\"level\":2,\"name\":\"Two lines\",\"lines\":3}"), "\(page)")
  }

  @Test(
    "what was said about an amendment stands within its item of the list",
    arguments: [(1, "\n   - Problem"), (10, "\n    - Problem"), (1000, "\n      - Problem")])
  func indents(number: Int, expected: String) throws {
    let edition = Edition(
      of: try document("# A\n"), number: number, date: nil, records: [try record(number)],
      with: [.deliberation])
    let text = String(decoding: try edition.markdown(), as: UTF8.self)
    #expect(text.contains(expected), "\(text)")
  }

  @Test("the reasons' footnotes keep apart from those that the text has of its own")
  func footnotes() throws {
    for (text, mark) in [("# A\nText.\n", "[^1]"), ("# A\nText[^1].\n\n[^1]: A note.\n", "[^reason-1]")] {
      let edition = Edition(
        of: try document(text), number: 1, date: nil, records: [try record()], with: [.reasons])
      let markdown = String(decoding: try edition.markdown(), as: UTF8.self)
      #expect(markdown.contains("\n\n\(mark)") && markdown.contains("\n\(mark): Amendment 1"), "\(markdown)")
    }
  }

  @Test("a reason that rests on what the text does not have has its mark, too")
  func otherReasons() throws {
    let edition = Edition(
      of: try document("# B\nText.\n"), number: 1, date: nil, records: [try record()], with: [.reasons])
    let markdown = String(decoding: try edition.markdown(), as: UTF8.self)
    #expect(
      markdown.hasPrefix("# B\nText.\n\nReasons that rest on something else: [^1] [^2]\n"), "\(markdown)")
  }

  @Test("a rule for training closes up where a case stood in it")
  func training() throws {
    let text = "# A\nOne.\n\n~~~case\nid: c\nsituation: \"S\"\nruling: \"R\"\n~~~\n\nTwo.\n"
    let edition = Edition(of: try document(text), number: 0, date: nil, records: [], with: [])
    let pairs = String(decoding: try edition.trainingPairs().bytes, as: UTF8.self)
    #expect(pairs.contains("do.\\n\\nOne.\\n\\nTwo.\""), "\(pairs)")
  }

  @Test("no line of a problem becomes a heading, a list or a rule in the changelog")
  func problems() throws {
    let edition = Edition(
      of: try document("# A\n"), number: 1, date: nil,
      records: [try record(problem: "One\n===\n---\n- a\n12. b\n3) c\n    + d\n1.5 e\n5")], with: [])
    let text = String(decoding: edition.changelog(), as: UTF8.self)
    #expect(
      text.contains("\nOne\n\\===\n\\---\n\\- a\n12\\. b\n3\\) c\n\\+ d\n1\\.5 e\n5\n"), "\(text)")
  }

  @Test("the picture as text keeps to its columns, whatever a provision is called")
  func columns() throws {
    let document = try document("# 憲法と監督の手続きについて\n\n## \(String(repeating: "long ", count: 20))\nA.\n")
    var flow = HistoryFlow(amendments: 2, most: 10)
    for number in 1...2 {
      flow.add(number, document, origins: Array(repeating: .human, count: document.lineCount))
    }
    let rows = lineRanges(of: flow.text(columns: 20, rows: 12)).dropLast().map {
      clusters(of: flow.text(columns: 20, rows: 12), in: $0).reduce(0) { $0 + $1.columns }
    }
    #expect(rows.allSatisfy { $0 <= 20 } && rows.contains { $0 >= 19 }, "\(rows)")
  }

  @Test("the picture's numbers keep apart, and a name that has no room is cut")
  func axis() throws {
    let document = try document("# \(String(repeating: "long ", count: 20))\nA.\n")
    var flow = HistoryFlow(amendments: 192, most: 200)
    for number in 1...192 {
      flow.add(number, document, origins: Array(repeating: .human, count: document.lineCount))
    }
    let image = String(decoding: flow.svg(), as: UTF8.self)
    #expect(image.contains(">192</text>") && !image.contains(">191</text>") && image.contains(">172</text>"))
    #expect(image.contains("…</text>"))
    var single = HistoryFlow(amendments: 1, most: 10)
    single.add(1, document, origins: Array(repeating: .human, count: document.lineCount))
    #expect(String(decoding: single.text(columns: 20, rows: 3), as: UTF8.self).contains("\n1\n"))
  }
}
