import Counsel
import Prose
import Testing
import Wire

@testable import Adapters

@Suite struct CounselSettingsTests {
  private func read(_ text: String) throws -> Settings {
    let folder = try Scratch()
    let places = Places { $0 == "XDG_CONFIG_HOME" ? folder.path : nil }
    try Disk().makeFolder("\(folder.path)/assent", mode: 0o700)
    try Disk().replace(places.settingsFile, Bytes(text.utf8))
    return try SettingsFile(places: places, disk: Disk()).read()
  }

  @Test("counsel of each kind is read, with what its kind goes without saying")
  func kinds() throws {
    let settings = try read(
      """
      counsel:
        - name: gpt
          kind: openai-compatible
          endpoint: https://api.openai.com/v1/
          model: gpt-5
          key-env: OPENAI_API_KEY
          window: 128000
          stake: governed
          limits:
            first-byte: 30
            retries: 0
            reply-tokens: 4000
        - {name: claude, kind: anthropic, model: claude-x, key-command: "pass show anthropic", key-as: bearer}
        - {name: local, kind: ollama, model: "qwen3:8b"}
        - name: llm
          kind: command
          command: [llm, -m, mock]
          pass-env: [OPENAI_API_KEY]

      """)
    #expect(settings.counsel.map(\.profile.name) == ["gpt", "claude", "local", "llm"])
    #expect(settings.counsel[0].profile.stake == .governed && settings.counsel[0].profile.window == 128_000)
    #expect(settings.counsel[0].limits.firstByte == 30 && settings.counsel[0].profile.replyTokens == 4_000)
    guard case .server(let claude) = settings.counsel[1].way,
      case .server(let local) = settings.counsel[2].way
    else {
      Issue.record("no servers")
      return
    }
    #expect(claude.endpoint.url("") == "https://api.anthropic.com" && claude.usesBearer)
    #expect(claude.key == .command("pass show anthropic"))
    #expect(local.endpoint.url("") == "http://127.0.0.1:11434" && local.key == .none)
    #expect(settings.counsel[3].way == .command(["llm", "-m", "mock"], passingOn: ["OPENAI_API_KEY"]))
    #expect(settings.counsel[3].profile.model == "llm")
    let roster = CounselRoster(settings)
    #expect(roster.all.map(\.profile.name) == ["built-in", "gpt", "claude", "local", "llm"])
    #expect(roster["local"] is HTTPCounsel && roster["llm"] is CommandCounsel && roster["x"] == nil)
    #expect(roster.preferred.profile.name == "gpt")
  }

  @Test("without counsel in the settings the critic is who there is")
  func none() throws {
    for text in ["", "counsel:\n", "name: ana\n"] {
      #expect(CounselRoster(try read(text)).preferred.profile == .builtIn)
    }
  }

  @Test(
    "what is wrong is refused by name and line",
    arguments: [
      ("- {name: a, kind: ollama, model: m, key: sk-1}", "key"), ("- {name: a, kind: ollama}", "model"),
      ("- {name: a, kind: gpt, model: m}", "kind"), ("- {name: built-in, kind: ollama, model: m}", "name"),
      ("- {name: a b, kind: ollama, model: m}", "name"), ("- {kind: ollama, model: m}", "name"),
      ("- {name: a, kind: openai-compatible, model: m}", "endpoint"),
      ("- {name: a, kind: ollama, model: m, endpoint: \"http://u:p@h\"}", "endpoint"),
      ("- {name: a, kind: command}", "command"),
      ("- {name: a, kind: ollama, model: m, stake: high}", "stake"),
      ("- {name: a, kind: ollama, model: m, window: 0}", "window"),
      ("- {name: a, kind: ollama, model: m, key-env: A, key-command: b}", "key-command"),
      ("- {name: a, kind: ollama, model: m, key-as: cookie}", "key-as"),
      ("- {name: a, kind: ollama, model: m, limits: {connect: soon}}", "connect"), ("just words", "counsel"),
    ])
  func refused(item: String, key: String) {
    let text = item.hasPrefix("-") ? "counsel:\n  \(item)\n" : "counsel: \(item)\n"
    let fault = #expect(throws: Settings.Fault.self) { try read(text) }
    guard case .value(_, let found, _, let line) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(found == key && line == (item.hasPrefix("-") ? 2 : 1))
  }

  @Test("a name that comes twice is refused, and so is a setting that there is not")
  func twice() {
    let one = "  - {name: a, kind: ollama, model: m}\n"
    #expect(throws: Settings.Fault.self) { try read("counsel:\n\(one)\(one)") }
    #expect(throws: Settings.Fault.self) {
      try read("counsel:\n  - {name: a, kind: ollama, model: m, temperature: 1}\n")
    }
  }
}
