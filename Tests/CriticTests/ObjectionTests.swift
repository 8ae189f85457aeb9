import Charter
import Prose
import Testing

@testable import Critic

@Suite struct ObjectionTests {
  /// A change of one provision, and the rule by which the critic must object; nil where it must not.
  struct Change: Sendable {
    let old: String
    let new: String
    let rule: String?

    init(_ rule: String?, _ old: String, _ new: String) {
      self.rule = rule
      self.old = old
      self.new = new
    }
  }

  static let changes: [Change] = [
    Change(
      "weakened-duty", "The operator must name one human for every escalation.",
      "The operator may name one human for every escalation."),
    Change(
      "weakened-duty", "The auditor reads one session in twenty.",
      "The auditor may read one session in twenty."),
    Change(
      "weakened-duty", "The agent must not open a second session.",
      "The agent should not open a second session."),
    Change(
      "dropped-negation", "The assistant must not reveal what a reader borrowed.",
      "The assistant must reveal what a reader borrowed."),
    Change(
      "dropped-negation", "No agent may write outside its branch.", "An agent may write outside its branch."),
    Change("dropped-negation", "An agent never prints a credential.", "An agent prints a credential."),
    Change(
      "dropped-negation", "The key is used only by the steward in the vault.",
      "The key is used by the steward in the vault."),
    Change(
      "swallowing-exception", "The model must not read private mail.",
      "The model must not read private mail unless necessary."),
    Change(
      "added-exception", "Two people must sign each transfer.",
      "Two people must sign each transfer, except on a Friday."),
    Change(
      "added-exception", "Two people must sign each transfer.",
      "Two people must sign each transfer.\nThis does not apply to transfers in euros."),
    Change("widened-scope", "The agent may read files in its own branch.", "The agent may read any files."),
    Change("widened-scope", "The agent may send messages to the shift lead.", "The agent may send messages."),
    Change(
      "fewer-reviewers", "Two reviewers must sign the form on the same day.",
      "One reviewer must sign the form on the same day."),
    Change(
      "fewer-reviewers", "A release needs the signatures of three officers.",
      "A release needs the signatures of two officers."),
    Change(
      "longer-deadline", "The operator must answer a complaint within two days, or it goes to the chair.",
      "The operator must answer a complaint within two weeks, or it goes to the chair."),
    Change(
      "longer-deadline", "The steward deletes the record within seven days.",
      "The steward deletes the record within fourteen days."),
    Change(
      "dropped-deadline",
      "The site engineer must restore manual control within ten minutes; otherwise the plant stops.",
      "The site engineer must restore manual control; otherwise the plant stops."),
    Change(
      "dropped-human", "A nurse sets the priority of every patient.",
      "The model sets the priority of every patient."),
    Change(
      "dropped-refusal",
      "A chemist must approve each order within a day; if not, it lapses.\nThe chemist reads the order form.\nThe chemist can refuse the order.\nThe chemist logs the ruling.",
      "A chemist must approve each order within a day; if not, it lapses.\nThe chemist reads the order form.\nThe chemist logs the ruling."
    ),
    Change(
      "dropped-record", "The moderator records the reason for each takedown.\nA takedown stands for a week.",
      "A takedown stands for a week."),
    Change(
      "dropped-escalation", "The agent stops at a locked door.\nIt escalates to the site manager at once.",
      "The agent stops at a locked door."),
    Change("default-allow", "A late request is refused.", "A late request is deemed approved."),
    Change(
      "self-review", "Another team reviews the change before noon.",
      "The author reviews the change before noon."),
    Change("dangling-reference", "The agent stops when told.", "The agent stops as [stop-rule] says."),
    Change(
      "dead-end-escalation", "The agent stops.",
      "The agent stops.\nIt must escalate within an hour; otherwise it stays stopped."),
    Change(
      "added-bypass", "Every release waits for the safety case.",
      "Every release waits for the safety case.\nA minor version may skip it."),
    Change(
      "narrowed-duty", "Every idea gets a sounding before work starts.",
      "Every idea that takes more than an hour gets a sounding before work starts."),
    Change(
      "narrowed-right", "Anyone may raise a concern at any time.",
      "Anyone may raise a concern within thirty days of the release."),
    Change(
      nil, "The operator must name one human for every escalation.",
      "The operator must name one human for every escalation."),
    Change(
      nil, "The operator must name one human for every escalation.",
      "The operator must name one person for every escalation."),
    Change(
      nil, "The auditor may read one session in twenty.", "The auditor must read one session in twenty."),
    Change(nil, "The agent may read all files.", "The agent may read files in its own branch."),
    Change(
      nil, "One officer must sign the form on the same day.",
      "Two officers must sign the form on the same day."),
    Change(
      nil, "The model must not read private mail, except in an emergency that the owner has declared.",
      "The model must not read private mail."),
    Change(
      nil, "The operator must answer a complaint within two weeks, or it goes to the chair.",
      "The operator must answer a complaint within two days, or it goes to the chair."),
    Change(nil, "The library opens at nine.", "The library opens at ten."),
    Change(
      nil, "The agent must log each command.\nThe agent must stop when told.",
      "The agent must stop when told.\nThe agent must log each command."),
    Change(nil, "The agent must reveal its name.", "The agent must not reveal its key."),
  ]

  @Test("a change is met with the objection that it deserves, or none", arguments: changes.indices)
  func objects(row: Int) {
    let change = ObjectionTests.changes[row]
    let objection = BuiltInCritic().objection(from: draft(change.old), to: draft(change.new))
    #expect(objection?.rule.text == change.rule, "\(objection?.text ?? "none")")
    guard let objection else { return }
    #expect(objection.counterCase.hasPrefix("A case that would go wrong: "))
    #expect(objection.counterCase.hasSuffix("."))
    #expect(!objection.text.isEmpty && !objection.excerpt.isEmpty && !objection.text.contains("{}"))
    if let line = objection.line {
      let bytes = draft(change.new).bytes(ofLine: line) ?? []
      #expect(Bytes(objection.excerpt.utf8) == Bytes(bytes[objection.columns]))
    }
  }

  @Test("a gate that opens on timeout is the strongest objection there is")
  func objectsToTimeout() {
    let gate = { (answer: String) in
      self.draft(
        "The treasurer may refuse.\n\n~~~gate\ntrigger: a payment\nreviewer: treasurer\non-timeout: \(answer)\n~~~"
      )
    }
    let objection = BuiltInCritic().objection(from: gate("deny"), to: gate("allow"))
    #expect(objection?.rule.text == "timeout-turned")
    #expect(objection?.excerpt == "on-timeout: allow")
    #expect(BuiltInCritic().objection(from: gate("allow"), to: gate("deny")) == nil)
  }

  @Test("retiring a provision is objected to only where its duties stand nowhere else")
  func objectsToRetiring() {
    let kept = "## A {#a}\nThe agent stops when told.\n"
    let retired = "\n## B {#b}\nThe agent must log each command.\n"
    let objection = BuiltInCritic().objection(
      from: Document(markdown: kept + retired), to: Document(markdown: kept))
    #expect(objection?.rule.text == "dropped-provision")
    #expect(objection?.line == nil)
    let moved = "## A {#a}\nThe agent stops when told.\nThe agent must log each command.\n"
    #expect(
      BuiltInCritic().objection(from: Document(markdown: kept + retired), to: Document(markdown: moved))
        == nil)
  }

  @Test("a finding that the old text had is no objection to the change")
  func ignoresOldFindings() {
    let old = draft("The agent should stop.\nThe lamp is red.")
    let new = draft("The lamp is blue.\nThe agent should stop.")
    #expect(BuiltInCritic().objection(from: old, to: new) == nil)
  }

  private func draft(_ text: String) -> Document { Document(markdown: "## P {#p}\n" + text + "\n") }
}
