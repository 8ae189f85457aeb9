internal import Counsel
internal import PlainYAML
internal import Wire

/// Reads `counsel:` of the settings.
struct CounselReader {
  let path: String

  /// All that are named, in order; a name that comes twice is refused.
  func counsel(_ entry: Node.Entry) throws(Settings.Fault) -> [CounselSettings] {
    if entry.value.string?.isEmpty == true { return [] }
    guard let items = entry.value.items else { throw fault("counsel", "a list of counsel", entry.line) }
    var all: [CounselSettings] = []
    for item in items {
      let one = try counsel(item)
      guard !all.contains(where: { $0.profile.name == one.profile.name }) else {
        throw fault("name", "a name that no other counsel has", item.line)
      }
      all.append(one)
    }
    return all
  }

  private static let known = [
    "name", "kind", "endpoint", "model", "key-env", "key-command", "key-as", "command", "pass-env", "stake",
    "window", "limits", "replies",
  ]

  private func counsel(_ node: Node) throws(Settings.Fault) -> CounselSettings {
    for entry in node.entries ?? [] {
      // Told apart, since this is what one tries first.
      guard entry.name != "key" else {
        throw fault("key", "key-env or key-command, since a key does not belong into a file", entry.line)
      }
      guard CounselReader.known.contains(entry.name) else {
        throw .unknown(path: path, key: entry.name, line: entry.line)
      }
    }
    guard let name = try text(node, "name"), NewCounsel.isName(name) else {
      throw fault("name", "a name of letters, digits, dots and hyphens", node.line)
    }
    guard let word = try text(node, "kind"), let kind = CounselProfile.Kind(rawValue: word), kind != .builtIn
    else {
      throw fault("kind", "openai-compatible, anthropic, ollama or command", node["kind"]?.line ?? node.line)
    }
    let (way, model) = try way(kind, node)
    let profile = CounselProfile(
      name: name, kind: kind, model: model, stake: try stake(node), window: try number(node, "window"),
      replyTokens: try node["limits"].flatMap { (limits) throws(Settings.Fault) in
        try number(limits, "reply-tokens")
      })
    return CounselSettings(profile: profile, way: way, limits: try limits(node["limits"]))
  }

  private func way(
    _ kind: CounselProfile.Kind, _ node: Node
  ) throws(Settings.Fault) -> (CounselSettings.Way, model: String) {
    guard let server = kind.server else {
      let command = try texts(node, "command")
      guard let first = command.first, !first.isEmpty else {
        throw fault("command", "a command with its arguments, as a list", node["command"]?.line ?? node.line)
      }
      let model = try text(node, "model") ?? first.split(separator: "/").last.map(String.init) ?? first
      return (.command(command, passingOn: try texts(node, "pass-env")), model)
    }
    guard let model = try text(node, "model") else { throw fault("model", "the name of a model", node.line) }
    let settings = CounselSettings.Server(
      kind: server, endpoint: try endpoint(server, node), model: model, key: try key(node),
      usesBearer: try usesBearer(node),
      isPlain: try isPlain(node))
    return (.server(settings), model)
  }

  private func endpoint(_ kind: ServerKind, _ node: Node) throws(Settings.Fault) -> Endpoint {
    let usual: String? =
      switch kind {
      case .anthropic: "https://api.anthropic.com"
      case .ollama: "http://127.0.0.1:11434"
      case .openAICompatible: nil
      }
    guard let text = try text(node, "endpoint") ?? usual, let endpoint = Endpoint(text) else {
      throw fault(
        "endpoint", "an address such as http://127.0.0.1:8080/v1, with no user, query or key in it",
        node["endpoint"]?.line ?? node.line)
    }
    return endpoint
  }

  private func key(_ node: Node) throws(Settings.Fault) -> KeySource {
    let (variable, command) = (try text(node, "key-env"), try text(node, "key-command"))
    switch (variable, command) {
    case (nil, nil): return .none
    case (let name?, nil): return .variable(name)
    case (nil, let command?): return .command(command)
    default:
      throw fault("key-command", "either key-env or key-command", node["key-command"]?.line ?? node.line)
    }
  }

  private func usesBearer(_ node: Node) throws(Settings.Fault) -> Bool {
    switch try text(node, "key-as") {
    case nil, "x-api-key": return false
    case "bearer": return true
    default: throw fault("key-as", "bearer or x-api-key", node["key-as"]?.line ?? node.line)
    }
  }

  private func isPlain(_ node: Node) throws(Settings.Fault) -> Bool {
    switch try text(node, "replies") {
    case nil, "strict": return false
    case "plain": return true
    default: throw fault("replies", "plain or strict", node["replies"]?.line ?? node.line)
    }
  }

  private func stake(_ node: Node) throws(Settings.Fault) -> CounselProfile.Stake {
    switch try text(node, "stake") {
    case nil, "none": return .none
    case "governed": return .governed
    default: throw fault("stake", "governed or none", node["stake"]?.line ?? node.line)
    }
  }

  private func limits(_ node: Node?) throws(Settings.Fault) -> CounselLimits {
    var limits = CounselLimits()
    guard let node else { return limits }
    let known = ["connect", "first-byte", "between-bytes", "whole", "retries", "reply-tokens"]
    guard let entries = node.entries else { throw fault("limits", "names with numbers", node.line) }
    for entry in entries where !known.contains(entry.name) {
      throw .unknown(path: path, key: entry.name, line: entry.line)
    }
    limits.connect = try number(node, "connect") ?? limits.connect
    limits.firstByte = try number(node, "first-byte") ?? limits.firstByte
    limits.betweenBytes = try number(node, "between-bytes") ?? limits.betweenBytes
    limits.whole = try number(node, "whole") ?? limits.whole
    limits.retries = try number(node, "retries", least: 0) ?? limits.retries
    return limits
  }

  private func text(_ node: Node, _ name: String) throws(Settings.Fault) -> String? {
    guard let value = node[name] else { return nil }
    guard let text = value.string, !text.isEmpty else { throw fault(name, "a text", value.line) }
    return text
  }

  private func texts(_ node: Node, _ name: String) throws(Settings.Fault) -> [String] {
    guard let value = node[name] else { return [] }
    if let text = value.string { return [text] }
    let texts = (value.items ?? []).compactMap(\.string)
    guard texts.count == value.items?.count else { throw fault(name, "a list of texts", value.line) }
    return texts
  }

  private func number(_ node: Node, _ name: String, least: Int = 1) throws(Settings.Fault) -> Int? {
    guard let value = node[name] else { return nil }
    guard let number = value.string.flatMap({ Int($0) }), (least...10_000_000).contains(number) else {
      throw fault(name, "a whole number, \(least) or more", value.line)
    }
    return number
  }

  private func fault(_ key: String, _ expected: String, _ line: Int) -> Settings.Fault {
    .value(path: path, key: key, expected: expected, line: line)
  }
}
