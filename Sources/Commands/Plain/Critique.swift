import Adapters
import ArgumentParser
import Counsel
import Ledger
import Prose
import Ratification

/// `assent critique`: counsel's opinion on the text, or on a proposal.
struct Critique: CharterCommand {
  static let configuration = CommandConfiguration(
    abstract: "Let the built-in counsel criticise the text, or object to a proposal.",
    discussion:
      "The built-in counsel is a set of rules, not a language model. A proposal's text needs a stance first.")

  @Argument(help: .charterPath) var path: String
  @Option(help: ArgumentHelp("A proposal: the first digits of its id.", valueName: "id")) var proposal:
    String?

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    let snapshot = try await folder.snapshot()
    try console.output.line("\(Critic.name):")
    if let proposal {
      try await object(to: try await folder.proposal(proposal, snapshot), snapshot, &console)
      return .done
    }
    let document = try await folder.document(snapshot)
    let findings = BuiltInCounsel().findings(in: document)
    for finding in findings where finding.level > .note {
      try console.output.line(
        "  \(shownLine(finding.provision)), line \(finding.line), “\(shownLine(finding.excerpt))”: \(shownLine(finding.advice))"
      )
    }
    if !findings.contains(where: { $0.level > .note }) { try console.output.line("  none found") }
    return .done
  }

  private func object(
    to proposal: CharterFolder.Proposal, _ snapshot: Snapshot, _ console: inout Console
  ) async throws {
    let statement = proposal.statement
    guard snapshot.head.number == 0 || console.hasStance(on: statement) else {
      throw Failure(
        .notPermitted, file: path,
        "expected your stance on \(statement.id) before anything of its text is shown",
        "Take one at the screen, or see the text with `assent docket --show-text`.")
    }
    guard let result = proposal.result else {
      throw Failure(
        .badData, file: path, "the proposal \(statement.id) does not apply to the text in force",
        "It has to be restated.")
    }
    let base = statement.before == .ofNothing ? nil : try await folder.document(snapshot)
    guard let objection = BuiltInCounsel().objection(from: base, to: result) else {
      try console.output.line("  none found")
      return
    }
    try console.output.write(Bytes(indented(objection).utf8))
  }
}
