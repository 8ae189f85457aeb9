internal import Cells
internal import Counsel
internal import Prose
internal import Wire

/// Who is asked; and adding a counsel to the user's settings: what it is, then what has to be known of it, a question
/// at a time.
struct CounselSheet: QuestionSheet {
  enum Question: Equatable, Sendable {
    /// Who is asked; the last line adds one.
    case who
    /// What kind is added, after the servers that answer on this machine.
    case kind([ModelServer])
    /// Which of a server's models.
    case model(NewCounsel, [String])
    /// A part of what has to be known of it.
    case part(NewCounsel, NewCounsel.Part)
  }

  var pending: Pending<Question>?
  private var looksForServers = false

  init(_ world: World) {
    ask(.who, "Who is asked?", world.counsels.map(\.label) + ["Add another counsel"])
  }

  var isDone: Bool { pending == nil && !looksForServers }

  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World) {
    switch question {
    case .who: choose(answer.line, &world)
    case .kind(let servers): beginAdding(answer.line, servers, world)
    case .model(let new, let models):
      if models.indices.contains(answer.line) { take(models[answer.line], as: .model, of: new, &world) }
    case .part(let new, let part): take(answer.text, as: part, of: new, &world)
    }
  }

  private mutating func choose(_ index: Int, _ world: inout World) {
    guard world.counsels.indices.contains(index) else {
      if world.isBusy() { return }
      looksForServers = true
      return world.want(.findServers(isWanted: true), "looking for servers")
    }
    world.counsels.insert(world.counsels.remove(at: index), at: 0)
    world.say("Questions go to \(world.counsel.label).")
  }

  mutating func hear(_ message: Message, _ world: inout World) -> Bool {
    switch message {
    case .servers(let servers, isWanted: true):
      (world.work, looksForServers) = (nil, false)
      offer(servers)
      return true
    case .failed:
      looksForServers = false
      return false
    default: return false
    }
  }

  private mutating func offer(_ servers: [ModelServer]) {
    let found = servers.map { server in
      "\(server.program) on this machine, at \(server.endpoint.url("")), \(server.models.count) models"
    }
    ask(.kind(servers), "What is added?", found + CounselSheet.kinds.map(\.words))
  }

  private static let kinds: [(kind: CounselProfile.Kind, words: String)] = [
    (.openAICompatible, "A server that speaks OpenAI's chat completions"), (.anthropic, "Anthropic"),
    (.ollama, "Ollama on this machine"),
    (.command, "A command that reads a question and prints its answer"),
  ]

  private mutating func beginAdding(_ index: Int, _ servers: [ModelServer], _ world: World) {
    guard servers.indices.contains(index) else {
      let kinds = CounselSheet.kinds
      let new = NewCounsel(kinds[min(index - servers.count, kinds.count - 1)].kind)
      if let part = new.part(after: nil) { ask(part, of: new, "", world) }
      return
    }
    let server = servers[index]
    var new = NewCounsel(server.kind, endpoint: server.endpoint.url(""))
    new.name = world.freeName(like: server.name)
    if server.models.isEmpty { return ask(.model, of: new, "", world) }
    ask(.model(new, server.models), "Which of its models?", server.models)
  }

  /// Takes an answer, and asks the next question or adds the counsel.
  private mutating func take(
    _ text: String, as part: NewCounsel.Part, of new: NewCounsel, _ world: inout World
  ) {
    var new = new
    guard new.take(text, as: part), part != .name || !world.counsels.contains(where: { $0.name == text })
    else {
      ask(part, of: new, text, world)
      return world.refuse(CounselSheet.refusal(of: part))
    }
    guard let next = new.part(after: part) else {
      return world.want(.addCounsel(new), "writing the settings")
    }
    let name = new.name.isEmpty ? new.suggestedName : new.name
    ask(next, of: new, next == .name ? world.freeName(like: name) : "", world)
  }

  private mutating func ask(_ part: NewCounsel.Part, of new: NewCounsel, _ text: String, _ world: World) {
    let (title, help) = CounselSheet.question(part)
    ask(.part(new, part), title, help, text, .line, world)
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
}

extension SceneOpening {
  static func counsel(_ world: World) -> SceneOpening { SceneOpening(CounselSheet(world)) }
}

extension World {
  /// The name, or the next one with a number that no counsel has.
  fileprivate func freeName(like name: String) -> String {
    let taken = counsels.map(\.name)
    guard taken.contains(name) else { return name }
    return (2...).lazy.map { "\(name)-\($0)" }.first { !taken.contains($0) } ?? name
  }

  /// A counsel was added, which is asked from now on.
  mutating func take(_ profiles: [CounselProfile], _ added: String) {
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
