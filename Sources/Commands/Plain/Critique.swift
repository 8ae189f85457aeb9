import Adapters
import ArgumentParser
import Charter
import Counsel
import Critic
import Ledger
import Prose
import Ratification

/// `assent critique`: counsel's opinion on the text, or on a proposal.
struct Critique: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "critique",
    abstract: "Let counsel criticise the text, or object to a proposal.",
    discussion: """
      Without --counsel the built-in one is asked, which is a set of rules, not a language model; --counsel may be \
      given again, and each answers without seeing the others. A proposal's text needs a stance first. Exits with \
      69 where one does not answer.
      """)

  @Argument(help: .charterPath) var path: String
  @Option(help: ArgumentHelp("A proposal: the first digits of its id.", valueName: "id")) var proposal:
    String?
  @Option(help: .counselName) var counsel: [String] = []

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    let snapshot = try await folder.snapshot()
    guard counsel.isEmpty else { return try await consult(folder, snapshot, &console) }
    try console.output.line("\(BuiltInCritic.name):")
    if let proposal {
      try await object(to: try await folder.proposal(proposal, snapshot), snapshot, &console)
      return .done
    }
    let document = try await folder.document(snapshot)
    let findings = BuiltInCritic().findings(in: document)
    for finding in findings where finding.level > .note {
      try console.output.line(
        "  \(shownLine(finding.provision)), line \(finding.line), “\(shownLine(finding.excerpt))”: \(shownLine(finding.advice))"
      )
    }
    if !findings.contains(where: { $0.level > .note }) { try console.output.line("  none found") }
    return .done
  }

  /// Asks the counsel that are named.
  private func consult(
    _ folder: CharterFolder, _ snapshot: Snapshot, _ console: inout Console
  ) async throws -> ExitStatus {
    let material = try await folder.material(snapshot, typed: console.typed)
    guard let proposal else { return try await console.consult(counsel, .critique, material).status }
    let result = try readable(try await folder.proposal(proposal, snapshot), snapshot, console)
    return try await console.consult(counsel, .objection(to: result), material).status
  }

  private func object(
    to proposal: CharterFolder.Proposal, _ snapshot: Snapshot, _ console: inout Console
  ) async throws {
    let result = try readable(proposal, snapshot, console)
    let base = proposal.statement.before == .ofNothing ? nil : try await folder.document(snapshot)
    guard let objection = BuiltInCritic().objectionText(from: base, to: result) else {
      try console.output.line("  none found")
      return
    }
    try console.output.write(Bytes(indented(objection).utf8))
  }
}
