import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct RefusalWordsTests {
  private static let findings = hiddenFindings(in: Sample.bytes("a \u{202E}b \u{2066}c"))

  /// Every refusal of the ceremony, with a word that says what to do about it.
  static let refusals: [(Refusal, String)] =
    Step.allCases.flatMap { step in
      Step.allCases.filter { $0 < step }.map { (.notYet(step, first: $0), "Esc") }
    } + [
      (.stanceTooShort(found: 1, needed: 3), "Say"), (.stanceIsRead, "Enter"),
      (.notSeen(provision: "refusals", shown: 2, of: 6), "]"), (.unknownProvision("x"), "Pick"),
      (.unknownObjection("O9"), "Answer"), (.emptyWords, "Say"),
      (.undecided(["refusals", "escalation"]), "Press a, e, i, x, b or s"), (.nothingAdopted, "Esc"),
      (.blocked(Array(findings.prefix(1))), "Edit"), (.blocked(findings), "Edit"),
    ] + reasons.map { (.reason($0.0), $0.1) }

  static let reasons: [(ReasonRefusal, String)] = [
    (.tooFewWords(found: 2, needed: 5), "Say why"), (.tooFewCharacters(found: 3, needed: 10), "Say why"),
    (.unknownCitation(.line(99)), "L99"), (.unknownCitation(.decidedCase("night")), "C:night"),
    (.unknownCitation(.objection(3)), "O3"), (.repeatsProposal, "in your own words"),
    (.repeatsEarlier, "Say what decides"),
  ]

  @Test(
    "every refusal says what is wrong and what to do, in sentences that end in a period", arguments: refusals)
  func refusal(refusal: Refusal, advice: String) {
    let words = words(for: refusal, .standard)
    #expect(words.hasSuffix(".") && words.contains(advice), "\(words)")
    #expect(words.utf8.first.map { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) } ?? false)
    // It has to fit beside what it is about, in the smallest terminal.
    #expect(World.Notice(text: words, isFault: true).rows(columns: 38).count <= 5, "\(words)")
  }

  @Test("a refusal names the keys that the user has")
  func keys() throws {
    let keymap = try #require(
      Keymap.standard.rebinding([
        (action: "adopt-edited", keys: ["F5"]), (action: "next-provision", keys: []),
      ]))
    #expect(words(for: .blocked([]), keymap).contains("F5"))
    #expect(words(for: .notSeen(provision: "x", shown: 0, of: 1), keymap).contains(":next-provision"))
  }

  @Test("every lack of a proposal is said in words")
  func lacks() throws {
    let lacks: [Standing.Lack] = [
      .votes(found: 1, needed: 2), .coolingOff(until: try Sample.date()), .overtaken, .noRatifiers,
    ]
    let app = App(path: nil, identity: nil)
    for lack in lacks { #expect(!app.world.wording(of: lack).isEmpty) }
    #expect(Set(lacks.map(app.world.wording(of:))).count == lacks.count)
  }

  @Test("every step has a name and a purpose, the short one fit for 40 columns", arguments: Step.allCases)
  func steps(step: Step) {
    #expect(!name(of: step).isEmpty)
    for occasion in [Occasion.amendment, .adoption, .copy, .editorial] {
      #expect(purpose(of: step, occasion).hasSuffix(".") && purpose(of: step, occasion).count <= 76)
    }
    #expect(shortPurpose(of: step).count <= 30)
  }
}
