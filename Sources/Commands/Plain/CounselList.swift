import Adapters
import ArgumentParser
import Counsel
import Critic
import Wire

/// `assent counsel`: who can be asked.
struct CounselList: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "counsel",
    abstract: "List the counsel in your settings, say where each key comes from, and test each.",
    discussion: """
      A test is a real question of a few words. Keys are never shown. Exits with 69 where one does not answer. \
      Without counsel in the settings it looks for servers of models at the usual ports of this machine.
      """)

  @Argument(help: ArgumentHelp("Only these; all without.", valueName: "name")) var names: [String] = []
  @Flag(name: .customLong("no-test"), help: "Ask nobody anything.") var isQuiet = false

  func run(_ console: inout Console) async throws -> ExitStatus {
    let settings = try console.settings()
    let roster = CounselRoster(settings)
    for name in names where roster[name] == nil {
      throw Failure(
        .usage, "expected the name of a counsel, found \(quoted(name))",
        "There is: \(roster.all.map(\.profile.name).joined(separator: ", ")).")
    }
    var status = ExitStatus.done
    for counsel in roster.all where names.isEmpty || names.contains(counsel.profile.name) {
      try describe(counsel.profile, settings, &console)
      guard !isQuiet else { continue }
      try console.output.flush()
      let test = await CounselTest(counsel)
      try console.output.line("  test: \(test.words)")
      if !test.isGood { status = .unavailable }
    }
    if settings.counsel.isEmpty, names.isEmpty { try await offer(&console) }
    return status
  }

  private func describe(
    _ profile: CounselProfile, _ settings: Settings, _ console: inout Console
  ) throws {
    guard let own = settings.counsel.first(where: { $0.profile.name == profile.name }) else {
      try console.output.line("built-in: \(BuiltInCritic.name)")
      try console.output.line(
        "  needs no key, no network and no model; \(Rules.table.count) rules, listed by `assent lint --rules`"
      )
      return
    }
    let stake = profile.stake == .governed ? ", the model that the charter governs" : ""
    let window = profile.window.map { ", window \($0) tokens" } ?? ""
    try console.output.line(
      "\(profile.name): \(profile.kind.rawValue), \(shownLine(profile.model ?? ""))\(window)\(stake)")
    switch own.way {
    case .server(let server):
      try console.output.line("  at \(shownLine(server.endpoint.url("")))")
      try console.output.line("  key: \(CounselList.words(server.key))")
    case .command(let command, let variables):
      try console.output.line("  runs \(shownLine(command.joined(separator: " ")))")
      let passed = variables.isEmpty ? "none" : variables.joined(separator: ", ")
      try console.output.line("  variables passed on besides the usual: \(shownLine(passed))")
    }
  }

  /// Who can be asked, a line each, the one that is asked first in front.
  static func lines(_ settings: Settings?) -> [String] {
    let own = (settings?.counsel ?? []).map { counsel in
      let model = shownLine(counsel.profile.model ?? "")
      guard case .server(let server) = counsel.way else {
        return "\(counsel.profile.name): \(counsel.profile.kind.rawValue), \(model)"
      }
      return "\(counsel.profile.name): \(counsel.profile.kind.rawValue), \(model); key: \(words(server.key))"
    }
    return own + ["built-in: \(BuiltInCritic.name)"]
  }

  private static func words(_ key: KeySource) -> String {
    switch key {
    case .none: "none"
    case .variable(let name):
      "from the variable \(shownLine(name)), which is \(key.isThere == true ? "set" : "not set")"
    case .command(let line): "from the command \(shownLine(line))"
    }
  }

  /// Says what listens on this machine, in lines that fit the settings.
  private func offer(_ console: inout Console) async throws {
    try console.output.line("no other counsel is in your settings, \(shownLine(console.places.settingsFile))")
    let servers = isQuiet ? [] : await ModelServer.local()
    guard !servers.isEmpty else { return }
    try console.output.line("these answer on this machine; the lines below add them:")
    try console.output.line()
    try console.output.line("counsel:")
    for server in servers {
      try console.output.line("  - name: \(server.name)")
      try console.output.line("    kind: \(server.kind.rawValue)")
      try console.output.line("    endpoint: \(server.endpoint.url(""))")
      try console.output.line("    model: \"\(shownLine(server.models.first ?? "NAME"))\"")
    }
  }
}
