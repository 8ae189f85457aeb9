import Ledger
import Prose
import Testing

@Suite struct AskedTests {
  static let line = "as gpt; kind openai-compatible; window 32768; reply-tokens 16000; form strict; tries 2"

  static let content = Statement.Content.sample.with {
    $0.proposer = .model(utf8("openai/gpt-5"))
    $0.asked = Asked(parsing: utf8(line))
  }

  @Test("settings stand below the proposer, on one line")
  func form() throws {
    let statement = try Statement(AskedTests.content)
    let lines = String(decoding: statement.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines[4] == "proposer: \"model openai/gpt-5\"" && lines[5] == "asked: \"\(AskedTests.line)\"")
    #expect(try Statement(parsing: statement.bytes).content == AskedTests.content)
    let asked = try #require(statement.asked)
    #expect(asked[.called] == utf8("gpt") && asked[.tries] == utf8("2") && asked[.model] == nil)
  }

  @Test("a statement without settings has the bytes that it always had")
  func without() throws {
    let with = try Statement(AskedTests.content).bytes
    let without = try Statement(AskedTests.content.with { $0.asked = nil }).bytes
    #expect(with.replacing("asked: \"\(AskedTests.line)\"\n", with: "") == without)
    #expect(try Statement(parsing: without).asked == nil)
  }

  @Test(
    "settings of any words read back, known or not",
    arguments: [
      "as a", "as a b  c", "heat 0.7", "as \"x\\y\"", "as é; kind 監", "as x:y/z, the governed model; n 1",
    ])
  func readBack(text: String) throws {
    let asked = try #require(Asked(parsing: utf8(text)))
    #expect(asked.bytes == utf8(text) && Asked(asked.settings) == asked)
    let content = AskedTests.content.with { $0.asked = asked }
    #expect(try Statement(content).content == content)
  }

  @Test(
    "settings without their form are refused at their line and byte",
    arguments: [
      "", "as", "as ", " as x", "as x ", "as  x", "as x;", "as x; ", "as x;kind y", "as x;  kind y",
      "as x; as y",
      "As x", "as x; kind", "-a x", "as x;; kind y",
    ])
  func refused(text: String) throws {
    #expect(Asked(parsing: utf8(text)) == nil)
    let bytes = try Statement(AskedTests.content).bytes.replacing(AskedTests.line, with: text)
    let fault = try #require(throws: RecordFault.self) { try Statement(parsing: bytes) }
    #expect(fault.line == 6)
    #expect([.asked, .empty, .strayBlank].contains(fault.rule))
    #expect(bytes[..<fault.offset].count { $0 == .lineFeed } == 5)
    if fault.rule == .asked { #expect(bytes[fault.offset...].starts(with: utf8("\"\(text)\""))) }
  }

  @Test(
    "a setting of several lines, or with what ends one, is none", arguments: ["a\nb", "a;b", "", " a", "\t"])
  func values(value: String) {
    #expect(Asked([Asked.Setting(.called, utf8(value))]) == nil)
  }

  @Test("only a model or a command is asked with settings", arguments: ["human ana", "counsel built-in"])
  func others(name: String) throws {
    let proposer = try #require(Proposer(parsing: utf8(name)))
    #expect(throws: RecordFault.self) {
      try Statement(AskedTests.content.with { $0.proposer = proposer })
    }
  }
}

@Suite struct PanelEntryTests {
  static let full = """
    ### ana

    panel: differs 2026-11-21T09:40:00Z
    > A refusal is to be answered in writing.
    told: 2026-11-21T09:41:00Z
    > I want it.
    verdict: V1 blind go-on model gpt-5
    > It closes the gap.
    verdict: V2 informed drawing-board model claude-sonnet-5, the governed model
    verdict: V3 blind none counsel built-in
    rebuttal: V1 command llm
    > It does not.
    asked: 2026-11-21T09:40:00Z model gpt-5
    > as gpt; kind openai-compatible

    """

  @Test("what a panel said is read by its meaning and printed as it was")
  func views() throws {
    let section = try Section(parsing: utf8(PanelEntryTests.full))
    #expect(section.bytes == utf8(PanelEntryTests.full))
    let panels = section.entries.compactMap(Section.Panel.init)
    let verdicts = section.entries.compactMap(Section.Verdict.init)
    let rebuttals = section.entries.compactMap(Section.Rebuttal.init)
    let told = section.entries.compactMap(Section.Told.init)
    #expect(told.map(\.words) == [utf8("I want it.")])
    #expect(panels.first?.outcome == .differs && panels.first?.idea.isEmpty == false)
    #expect(verdicts.map(\.outcome) == [.goOn, .drawingBoard, .none])
    #expect(verdicts.map(\.round) == [.blind, .informed, .blind])
    #expect(verdicts[1].by == utf8("model claude-sonnet-5, the governed model") && verdicts[1].words == nil)
    #expect(rebuttals.map(\.verdict) == [utf8("V1")] && rebuttals[0].by == utf8("command llm"))
    #expect(section.asked.map(\.by) == [utf8("model gpt-5")])
    let written =
      panels.map(\.entry) + told.map(\.entry) + verdicts.map(\.entry) + rebuttals.map(\.entry)
      + section.asked.map(\.entry)
    #expect(written == section.entries)
    #expect(section.opinions == Array(section.entries.dropLast()))
  }

  @Test(
    "an entry without its key's form stays an entry and is in no view",
    arguments: [
      "told: me", "told: 2026-11-21T09:40:00Z", "panel: differs", "panel: differs 2026-11-21",
      "panel: flips 2026-11-21T09:40:00Z\n> x",
      "panel: open 2026-11-21T09:40:00Z", "verdict: V1 blind go-on gpt-5", "verdict: V1 later go-on model a",
      "verdict: V1 blind yes model a", "verdict: blind go-on model a", "rebuttal: V1",
      "rebuttal: model gpt-5",
      "asked: model gpt-5\n> as gpt", "asked: 2026-11-21T09:40:00Z model gpt-5\n> as",
      "asked: 2026-11-21T09:40:00Z human ana\n> as x",
      "asked: 2026-11-21T09:40:00Z model a\n> as x\n> y z",
    ])
  func unread(lines: String) throws {
    let section = try Section(parsing: utf8("### ana\n\n\(lines)\n"))
    #expect(section.entries.count == 1 && section.asked.isEmpty)
    #expect(section.entries.compactMap(Section.Panel.init).isEmpty)
    #expect(section.entries.compactMap(Section.Told.init).isEmpty)
    #expect(section.entries.compactMap(Section.Verdict.init).isEmpty)
    #expect(section.entries.compactMap(Section.Rebuttal.init).isEmpty)
  }
}
