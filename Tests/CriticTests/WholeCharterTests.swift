import Charter
import Testing

@testable import Critic

/// Whole charters that no rule was written for, with the findings that a careful drafter listed by hand.
@Suite struct WholeCharterTests {
  static let names = ["library-assistant", "coding-agents", "triage"]

  @Test("on whole charters the critic finds most of what a drafter marks, and little else")
  func agreesWithTheDrafter() {
    var hits = 0
    var missed = 0
    var extra = 0
    for name in WholeCharterTests.names {
      let wanted = WholeCharterTests.expected(name)
      let draft = Document(markdown: Corpus.read("whole/\(name).md"))
      let found = BuiltInCritic().findings(in: draft).map { "\($0.line) \($0.rule)" }
      hits += wanted.filter(found.contains).count
      let misses = wanted.filter { !found.contains($0) }
      let extras = found.filter { !wanted.contains($0) }
      missed += misses.count
      extra += extras.count
      print("\(name): missed \(misses), beyond the list \(extras)")
    }
    print("whole charters: \(hits) found, \(missed) missed, \(extra) beyond the list")
    #expect(missed * 10 <= hits + missed)
    #expect(extra * 10 <= hits + extra)
  }

  private static func expected(_ name: String) -> [String] {
    Corpus.read("whole/\(name).expected").split(separator: "\n").filter { !$0.hasPrefix("#") }.map(
      String.init)
  }
}

@Suite struct UnreadableBlockTests {
  @Test("a block that can't be read hides no other gate and no other case from the critic")
  func others() {
    let text = """
      ## Payments {#payments}
      As C:night shows, the treasurer may refuse.

      ~~~gate
      trigger: a payment
      on-timeout: allow
      ~~~

      ~~~case
      id: night
      situation: "Nobody answered."
      ruling: "It waited."
      ~~~

      """
    let broken = "\n## Broken {#broken}\nA word.\n\n~~~gate\n: : [\n~~~\n\n~~~case\nid: x\n~~~\n"
    let alone = BuiltInCritic().findings(in: Document(markdown: text)).filter { $0.provision == "payments" }
    #expect(alone.contains { $0.rule.text == "default-allow" })
    #expect(!alone.contains { $0.rule.text == "dangling-reference" })
    let beside = BuiltInCritic().findings(in: Document(markdown: text + broken))
    #expect(beside.filter { $0.provision == "payments" } == alone)
  }
}
