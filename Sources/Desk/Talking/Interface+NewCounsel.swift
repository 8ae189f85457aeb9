internal import Counsel
internal import Prose
internal import Wire

/// Adding a counsel to the user's settings: what it is, then what has to be known of it, a question at a time.
extension Interface {
  mutating func lookForServers() -> [Effect] {
    if isBusy() { return [] }
    work = "looking for servers"
    return [.findServers(isWanted: true)]
  }

  /// What answers on this machine: offered where it was asked for, and else said, where nothing else is going on.
  mutating func receive(_ servers: [ModelServer], isWanted: Bool) {
    if isWanted {
      work = nil
      return offer(servers)
    }
    guard case .desk = screen, let server = servers.first, work == nil, notice == nil, overlay == nil else {
      return
    }
    say("\(server.program) answers on this machine. \(keymap.keyName(of: .counsel)) adds it.")
  }

  private mutating func offer(_ servers: [ModelServer]) {
    let found = servers.map { server in
      "\(server.program) on this machine, at \(server.endpoint.url("")), \(server.models.count) models"
    }
    overlay = .choice(
      Choice(
        purpose: .newCounsel(servers), title: "What is added?", lines: found + Interface.kinds.map(\.words),
        selected: 0))
  }

  private static let kinds: [(kind: CounselProfile.Kind, words: String)] = [
    (.openAICompatible, "A server that speaks OpenAI's chat completions"), (.anthropic, "Anthropic"),
    (.ollama, "Ollama on this machine"),
    (.command, "A command that reads a question and prints its answer"),
  ]

  mutating func beginAdding(_ index: Int, _ servers: [ModelServer]) {
    guard servers.indices.contains(index) else {
      let new = NewCounsel(Interface.kinds[min(index - servers.count, Interface.kinds.count - 1)].kind)
      if let part = new.part(after: nil) { ask(part, of: new) }
      return
    }
    let server = servers[index]
    var new = NewCounsel(server.kind, endpoint: server.endpoint.url(""))
    new.name = free(server.name)
    guard !server.models.isEmpty else { return ask(.model, of: new) }
    overlay = .choice(
      Choice(
        purpose: .model(new, server.models), title: "Which of its models?", lines: server.models, selected: 0)
    )
  }

  /// Takes an answer, and asks the next question or adds the counsel.
  mutating func take(_ text: String, as part: NewCounsel.Part, of new: NewCounsel) -> [Effect] {
    var new = new
    guard new.take(text, as: part), part != .name || !counsels.contains(where: { $0.name == text }) else {
      ask(part, of: new, text)
      refuse(Interface.refusal(of: part))
      return []
    }
    if let next = new.part(after: part) {
      ask(next, of: new, next == .name ? free(new.name.isEmpty ? new.suggestedName : new.name) : "")
      return []
    }
    work = "writing the settings"
    return [.addCounsel(new)]
  }

  private mutating func ask(_ part: NewCounsel.Part, of new: NewCounsel, _ text: String = "") {
    let (title, help) = Interface.question(part)
    ask(.newCounsel(new, part), title, help, text)
  }

  private static func question(_ part: NewCounsel.Part) -> (title: String, help: String) {
    switch part {
    case .endpoint:
      (
        "The server's address",
        "Up to /v1, such as https://api.openai.com/v1 or http://127.0.0.1:8080/v1."
      )
    case .model: ("The model", "Its name, as the server has it.")
    case .variable:
      (
        "The variable that holds the key",
        "Its name, such as OPENAI_API_KEY, never the key. Leave it empty where no key is wanted. For a password "
          + "manager, see key-command in docs/counsel.md."
      )
    case .command:
      (
        "The command",
        "With its arguments, split at blanks. It reads the question on standard input: llm -m gpt-5-mini."
      )
    case .name: ("What you call it", "Letters, digits, dots and hyphens.")
    }
  }

  private static func refusal(of part: NewCounsel.Part) -> String {
    switch part {
    case .endpoint: "An address begins with http:// or https:// and has no user, query or key in it."
    case .model: "It needs the name of a model."
    case .variable: "That is no variable's name. A key itself is never written down."
    case .command: "It needs a command."
    case .name: "A name is made of letters, digits, dots and hyphens, and no other counsel has it."
    }
  }

  /// The name, or the next one with a number that no counsel has.
  private func free(_ name: String) -> String {
    let taken = counsels.map(\.name)
    guard taken.contains(name) else { return name }
    return (2...).lazy.map { "\(name)-\($0)" }.first { !taken.contains($0) } ?? name
  }

  mutating func receive(_ profiles: [CounselProfile], _ added: String) {
    counsels = profiles.filter { $0.name == added } + profiles.filter { $0.name != added }
    say("It is in your settings. Questions go to \(counsel.label).")
  }
}

extension NewCounsel {
  /// What it may be called: by its command, or by its model without what stands around it.
  fileprivate var suggestedName: String {
    let source = command.first ?? model
    let last = source.split(separator: "/").last.map(String.init) ?? source
    let name = String(
      last.unicodeScalars.prefix { $0 != ":" }.filter { NewCounsel.isName("a\($0)") }.map(Character.init))
    return NewCounsel.isName(name) ? name : kind.rawValue
  }
}
