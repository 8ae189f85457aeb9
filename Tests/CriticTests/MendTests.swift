import Charter
import Prose
import Testing

@testable import Critic

@Suite struct MendTests {
  @Test(
    "a mended text no longer raises the rule, and no rule flags its own mends",
    arguments: Rules.table.map(\.name.text))
  func mendsHold(name: String) throws {
    let critic = BuiltInCritic(rules: Rules.table.filter { $0.name.text == name })
    for entry in Corpus(rule: name).entries where entry.mustFlag {
      let draft = Document(markdown: entry.text)
      let findings = critic.findings(in: draft).filter { $0.mend != nil }
      if findings.isEmpty { continue }
      let mended = try #require(draft.applying(findings.flatMap { $0.mend?.edits ?? [] }))
      let left = critic.findings(in: mended)
      #expect(left.filter { $0.mend != nil } == [], "\(String(decoding: mended.bytes, as: UTF8.self))")
      #expect(left.count <= critic.findings(in: Document(markdown: entry.text)).count - findings.count)
    }
  }

  static let table: [(rule: String, old: String, new: String)] = [
    (
      "weak-modal", "An agent should not open a second session while the first is live.",
      "An agent must not open a second session while the first is live."
    ),
    ("weak-modal", "Each evaluator needs to pass the test.", "Each evaluator must pass the test."),
    ("weak-modal", "The lab must strive to keep one human on site.", "The lab must keep one human on site."),
    (
      "mixed-modals", "The reviewer shall record it, and the author must wait.",
      "The reviewer must record it, and the author must wait."
    ),
    (
      "no-actor", "The duty officer reads the queue.\nEscalations must be reviewed within a day.",
      "The duty officer must review escalations within a day."
    ),
    (
      "vague-standard", "The assistant must, where possible, cite the source.",
      "The assistant must cite the source."
    ),
    (
      "vague-standard", "The provider must use best efforts to remove the data.",
      "The provider must remove the data."
    ),
    (
      "vague-standard", "The operator must answer in a timely manner.",
      "The operator must answer within 24 hours."
    ),
    (
      "vague-standard", "The agent must promptly report any leak.",
      "The agent must report any leak within 24 hours."
    ),
    (
      "missing-deadline", "The operator must notify every user.",
      "The operator must notify every user within 24 hours."
    ),
    (
      "missing-deadline", "The operator must notify users if data leaks.",
      "The operator must notify users within 24 hours if data leaks."
    ),
    ("default-allow", "Silence of the reviewer is consent.", "Silence of the reviewer is refusal."),
    ("default-allow", "An old request is deemed approved.", "An old request is deemed refused."),
    (
      "default-allow", "The agent proceeds unless the operator objects.",
      "The agent does not proceed until the operator agrees."
    ),
    (
      "default-allow", "If nobody replies, the run may continue with the last settings.",
      "If nobody replies, the run does not go ahead."
    ),
    (
      "self-review", "The author reviews the change before it is merged.",
      "A person other than the author reviews the change before it is merged."
    ),
    (
      "self-review", "The desk reviews its own breaches each week.",
      "Someone other than the desk reviews its breaches each week."
    ),
    (
      "swallowing-exception", "The agent must not read mail unless necessary.",
      "The agent must not read mail."
    ),
    ("swallowing-exception", "The model must say so, except where appropriate.", "The model must say so."),
    ("swallowing-exception", "Unless instructed otherwise, the agent must stay.", "The agent must stay."),
  ]

  @Test("a mend is the sentence that a drafter would write", arguments: table.indices)
  func mendsRead(row: Int) {
    let (rule, old, new) = MendTests.table[row]
    let findings = BuiltInCritic().findings(in: Document(markdown: old)).filter { $0.rule.text == rule }
    #expect(findings.first?.mend?.new == new)
  }

  @Test("a gate's line is mended as a line")
  func mendsGates() {
    let draft = Document(markdown: "## G {#g}\n~~~gate\nreviewer: a\non-timeout: allow\n~~~\n")
    let mend = BuiltInCritic().findings(in: draft).first { $0.rule.text == "default-allow" }?.mend
    #expect(mend?.new == "on-timeout: deny")
    #expect(mend?.edits.first?.line == 4)
  }

  @Test("a proposal carries every mend of the provision that fits, and its text no longer raises them")
  func proposes() throws {
    let text = """
      ## Releases {#releases}
      A human should approve every release.
      Users must be told.

      ## Other {#other}
      The lab should be tidy.
      """
    let draft = Document(markdown: text)
    let findings = BuiltInCritic().findings(in: draft)
    let finding = try #require(findings.first { $0.rule.text == "checkbox-review" })
    let proposal = try #require(BuiltInCritic().proposal(mending: finding, in: draft))
    let new = String(decoding: proposal.text, as: UTF8.self)
    #expect(proposal.provision == "releases")
    #expect(proposal.mended.first == finding)
    #expect(new.hasPrefix("## Releases {#releases}\nA human must approve every release.\n"))
    #expect(new.contains("can refuse"))
    #expect(new.contains("records the decision"))
    #expect(!new.contains("tidy"))
    #expect(proposal.problem.contains("A review without the power to refuse"))
    #expect(proposal.expectedEffect.contains(BuiltInCritic.name))
    let again = BuiltInCritic().findings(in: Document(markdown: new)).filter { $0.mend != nil }
    #expect(again == [])
  }

  @Test("there is no proposal for a finding that cannot be mended, or that is not of this text")
  func proposesNothing() throws {
    let draft = Document(markdown: "## A {#a}\nThe agent must stop as [the rule](#gone) says.\n")
    let finding = try #require(
      BuiltInCritic().findings(in: draft).first { $0.rule.text == "dangling-reference" })
    #expect(BuiltInCritic().proposal(mending: finding, in: draft) == nil)
    let other = Document(markdown: "## A {#a}\nThe agent should stop.\n")
    let mendable = try #require(BuiltInCritic().findings(in: other).first)
    #expect(BuiltInCritic().proposal(mending: mendable, in: draft) == nil)
  }
}
