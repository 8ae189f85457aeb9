import ArgumentParser
import Counsel

/// `assent counsel`: who can be asked.
struct CounselList: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "counsel", abstract: "Say which counsel there is, and test it.")

  func run(_ console: inout Console) async throws -> ExitStatus {
    try console.output.line("built-in: \(Critic.name)")
    try console.output.line(
      "  needs no key, no network and no model; \(Rules.table.count) rules, listed by `assent lint --rules`")
    let draft = DraftText([
      Passage(
        provision: "test", heading: "Test",
        lines: [DraftLine(number: 1, text: .init("The operator may act as appropriate.".utf8))])
    ])
    let answers = !Critic().findings(in: draft).isEmpty
    try console.output.line("  test: \(answers ? "it answers" : "it finds nothing where it should")")
    try console.output.line("no other counsel is configured")
    return answers ? .done : .unavailable
  }
}
