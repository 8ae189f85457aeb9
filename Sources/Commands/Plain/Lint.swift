public import ArgumentParser
public import Critic
import PlainJSON

/// `assent lint`: what the built-in critic finds, and what hides.
struct Lint: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Say what the built-in critic finds in a text, with place and advice.",
    discussion: """
      The critic is a set of rules, not a language model. Exits with 1 where it finds anything at or above \
      --level.
      """)

  @Argument(
    help: ArgumentHelp("A charter's folder or a Markdown file; - is standard input.", valueName: "path|file"))
  var path: String?
  @Option(help: "note, advice or warning: show this and what weighs more.") var level = Level.advice
  @Flag(help: "List the rules, and why they exist.") var rules = false
  @Flag(help: "As JSON.") var json = false

  func validate() throws {
    if path == nil, !rules { throw ValidationError("Expected a charter's folder or a file.") }
  }

  func run(_ console: inout Console) async throws -> ExitStatus {
    if rules { try Lint.writeRules(&console) }
    guard let path else { return .done }
    let source = try LintedText(path, console)
    let findings = source.findings().filter { $0.level >= level }
    if json {
      try console.output.write(JSON.array(findings.map { $0.row(in: source.file) }).bytes)
    } else {
      for finding in findings { try console.output.line(finding.line(in: source.file)) }
    }
    return findings.isEmpty ? .done : .no
  }

  private static func writeRules(_ console: inout Console) throws {
    for rule in Rules.table {
      try console.output.line("\(rule.name) (\(rule.level))")
      try console.output.line("    \(shownLine(rule.reason))")
      try console.output.line("    Source: \(shownLine(rule.source))")
    }
    for rule in LintFinding.ownRules {
      try console.output.line("\(rule.name) (\(rule.level))\n    \(rule.reason)")
    }
  }
}

extension Level: ExpressibleByArgument {
  public init?(argument: String) {
    guard let level = Level.allCases.first(where: { "\($0)" == argument }) else { return nil }
    self = level
  }

  public var defaultValueDescription: String { "\(self)" }
  public static var allValueStrings: [String] { allCases.map { "\($0)" } }
}
