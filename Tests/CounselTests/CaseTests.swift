import Charter
import Prose
import Testing

@testable import Counsel

@Suite("Cases")
struct CaseTests {
  private func proposal() throws -> Document {
    try Document(
      Bytes(
        sampleText.replacing("reviews escalations.", with: "names one human.\nA refusal stands\nfor a day.")
          .replacing(
            "## Records",
            with: "~~~case\nid: day\nsituation: \"It is day.\"\nruling: \"Go on.\"\n~~~\n\n## Records"
          ).utf8))
  }

  @Test(
    "an answer is read by its first line, and by nothing else",
    arguments: [
      ("verdict: as ruled", CaseVerdict.Outcome.asRuled), ("Verdict: Otherwise\nSince.", .otherwise),
      ("\nverdict: undecided\n", .undecided), ("as ruled", nil), ("I think\nverdict: as ruled", nil),
      ("verdict: as ruled, mostly", nil), ("**verdict: as ruled**", nil), ("", nil),
    ])
  func verdicts(answer: String, outcome: CaseVerdict.Outcome?) {
    #expect(CaseVerdict(of: answer)?.outcome == outcome)
  }

  @Test("citations stand behind the verdict, with their words or without, and then the reasons")
  func citations() throws {
    let verdict = try #require(
      CaseVerdict(
        of: """
          verdict: otherwise
          cites: [records] "Every decision is recorded."
          Cites: [appeals], [human-oversight]
          cites: [records] “Every [decision]”
          Because it says so.
          cites: [late] is a reason here.
          """))
    #expect(
      verdict.citations == [
        CaseVerdict.Citation("records", words: "Every decision is recorded."),
        CaseVerdict.Citation("appeals"),
        CaseVerdict.Citation("human-oversight"), CaseVerdict.Citation("records", words: "Every [decision]"),
      ])
    #expect(verdict.reasons == "Because it says so.\ncites: [late] is a reason here.")
  }

  @Test("a citation has a line where its very words stand in its provision, over line ends too")
  func lines() throws {
    let document = try proposal()
    let line = try #require(
      CaseVerdict.Citation("human-oversight", words: "A refusal stands for a day.").line(in: document))
    #expect(document.line(line - 1).elementsEqual("A refusal stands".utf8))
    #expect(
      CaseVerdict.Citation("records").line(in: document).map {
        document.line($0 - 1).starts(with: "## Rec".utf8)
      } == true
    )
    #expect(CaseVerdict.Citation("records", words: "A refusal stands").line(in: document) == nil)
    #expect(CaseVerdict.Citation("human-oversight", words: "a refusal stands").line(in: document) == nil)
    #expect(CaseVerdict.Citation("nowhere").line(in: document) == nil)
  }

  @Test("both texts are asked about in the same words, without the case itself, and without the other's")
  func briefs() throws {
    let inquiry = CaseInquiry(now: try sampleDocument(), then: try proposal())
    let model = CounselProfile(name: "fable", kind: .ollama, window: 200_000)
    #expect(inquiry.cases.map(\.id) == ["night", "day"])
    for decided in inquiry.cases {
      var requests: Set<Bytes> = []
      for side in inquiry.sides {
        let first = try inquiry.question(decided, side, to: model, seed: [1])
        let second = try inquiry.question(decided, side, to: model, seed: [1])
        #expect(first.brief == second.brief)
        let text = String(decoding: first.brief.text, as: UTF8.self)
        #expect(!text.contains("id: \(decided.id)"))
        #expect(text.contains("for a day") == (side == .then))
        #expect(text.split(separator: decided.situation).count == 2)
        requests.insert(Bytes((text.components(behind: "# The request")).utf8))
        #expect(first.ask.subject.purpose == .decide && first.ask.subject.nonce.isEmpty)
      }
      #expect(requests.count == 1)
    }
  }

  @Test("a case is taken out whole, and nothing else with it")
  func without() throws {
    let document = try proposal()
    let text = document.withoutCase("night").withoutCase("day")
    #expect(try text.cases().isEmpty)
    #expect(text.withoutCase("day") == text)
    let kept = lineRanges(of: document.bytes).map { Bytes(document.bytes[$0]) }
    let fences = document.fencedLines(in: document.provisions)
    #expect(
      text.bytes
        == Bytes(
          kept.enumerated().filter { !fences.contains($0.offset) }.map(\.element)
            .joined(separator: [.lineFeed]) + [.lineFeed]))
  }

  @Test("a verdict flips by majorities alone, and differing samples and deciders are said")
  func flips() throws {
    var inquiry = CaseInquiry(now: try sampleDocument(), then: try proposal())
    func hear(_ who: String, _ now: [CaseVerdict.Outcome?], _ then: [CaseVerdict.Outcome?]) {
      for outcome in now { inquiry.hear(outcome.map { CaseVerdict($0) }, on: "night", .now, from: who) }
      for outcome in then { inquiry.hear(outcome.map { CaseVerdict($0) }, on: "night", .then, from: who) }
    }
    hear("a", [.asRuled, .asRuled, .otherwise], [.otherwise, .otherwise, nil])
    hear("b", [.asRuled, nil], [.otherwise, .otherwise])
    let (a, b) = (inquiry.findings[0], inquiry.findings[1])
    #expect(a.flips && a.isSplit && a.now.words == "as ruled 2/3, otherwise 1/3")
    #expect(a.then?.words == "otherwise 2/3, no verdict 1/3")
    #expect(!b.flips && !b.isSplit && b.now.majority == nil)
    #expect(inquiry.flips.map(\.id) == ["night"] && inquiry.disagreements.map(\.id) == ["night"])
    #expect(!inquiry.findings(on: "night").disagree)
    hear("c", [.undecided], [.otherwise])
    #expect(inquiry.findings(on: "night").disagree)
    inquiry.forget("c", on: "night")
    #expect(inquiry.findings.count == 2)
  }

  @Test("only cases under the provisions that are asked about are taken")
  func under() throws {
    #expect(CaseInquiry(now: try sampleDocument(), under: ["records"]).cases.isEmpty)
    #expect(CaseInquiry(now: try sampleDocument(), under: ["human-oversight"]).cases.count == 1)
  }
}

extension String {
  fileprivate func components(behind mark: String) -> String {
    range(of: mark).map { String(self[$0.upperBound...]) } ?? ""
  }

  private func range(of mark: String) -> Range<String.Index>? { firstRange(of: mark) }
}
