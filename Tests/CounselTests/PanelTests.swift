import Charter
import Prose
import Testing

@testable import Counsel

@Suite("Panels and framings")
struct PanelTests {
  private func text(_ request: BriefRequest) throws -> String {
    let material = BriefMaterial(document: try sampleDocument(), isInForce: true, focus: "records")
    return String(
      decoding: try Brief(request, material, window: 100_000, seed: [1]).text, as: UTF8.self)
  }

  @Test("in every light the brief differs by one sentence, and the idea stands in it once, byte for byte")
  func lights() throws {
    let idea = "Let nobody “decide” alone."
    let briefs = try Framing.allCases.map { try text(.soundOut(Bytes(idea.utf8), $0)) }
    #expect(Set(briefs).count == Framing.allCases.count)
    for (framing, brief) in zip(Framing.allCases, briefs) {
      #expect(brief.split(separator: idea, omittingEmptySubsequences: false).count == 2)
      #expect(brief.replacing(framing.introduction, with: Framing.neutral.introduction) == briefs[0])
    }
  }

  @Test("what the person would want is in an informed brief alone")
  func blindness() throws {
    let idea = Bytes("An idea.".utf8)
    let blind = try text(.soundOut(idea))
    let informed = try text(.soundOut(idea, stance: Bytes("I want it.".utf8)))
    #expect(!blind.contains("I want it.") && !blind.contains("would want"))
    #expect(informed.contains("I want it."))
    #expect(blind.contains("A person has an idea,"))
  }

  @Test("verdicts differ by those that were given")
  func table() {
    func table(_ verdicts: Verdict?...) -> VerdictTable {
      VerdictTable(verdicts.enumerated().map { .init("\($0.offset)", $0.element) })
    }
    #expect(!table(.goOn, nil, .goOn).differs && table(.goOn, nil, .goOn).given == 2)
    #expect(table(.goOn, .changeIt).differs && !table().differs && !table(nil, .goOn).differs)
    #expect(table(.goOn, nil).lines == ["0: go on", "1: no verdict"])
  }

  @Test("a case between two provisions is asked for with edits, an objection to another's answer without")
  func forms() throws {
    #expect(try text(.tradeOff(Bytes("Which?".utf8), "records", "appeals")).contains("| add-case |"))
    let rebuttal = try text(.rebuttal(of: Bytes("It is fine.".utf8), on: Bytes("An idea.".utf8)))
    #expect(rebuttal.contains("It is fine.") && !rebuttal.contains("op="))
  }
}
