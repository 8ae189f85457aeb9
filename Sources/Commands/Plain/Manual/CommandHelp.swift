import PlainJSON

/// What the argument parser says of a command.
struct CommandHelp {
  struct Argument {
    /// As it is typed, with `[` and `]` around what may be left out.
    let synopsis: String
    /// As it is typed, by itself.
    let name: String
    let abstract: String
  }

  let name: String
  let abstract: String
  let discussion: String
  let arguments: [Argument]
  let subcommands: [CommandHelp]

  /// Nil for a command that is not shown.
  init?(_ value: JSON) {
    guard let name = value["commandName"]?.text, name != "help", value["shouldDisplay"]?.bool ?? true else {
      return nil
    }
    self.name = name
    abstract = value["abstract"]?.text ?? ""
    discussion = value["discussion"]?.text ?? ""
    arguments = (value["arguments"]?.items ?? []).compactMap(Argument.init)
    subcommands = (value["subcommands"]?.items ?? []).compactMap(CommandHelp.init)
  }
}

extension CommandHelp.Argument {
  /// Nil for what every command has.
  fileprivate init?(_ value: JSON) {
    guard value["shouldDisplay"]?.bool ?? true else { return nil }
    let placeholder = value["valueName"]?.text ?? "value"
    let long = value["preferredName"]?["name"]?.text
    if long == "help" || long == "version" { return nil }
    let dashes = value["preferredName"]?["kind"]?.text == "short" ? "-" : "--"
    switch value["kind"]?.text {
    case "flag": name = "\(dashes)\(long ?? placeholder)"
    case "option": name = "\(dashes)\(long ?? placeholder) \(placeholder)"
    default: name = placeholder
    }
    let repeated = value["isRepeating"]?.bool == true ? "\(name)…" : name
    synopsis = value["isOptional"]?.bool == true ? "[\(repeated)]" : repeated
    abstract = value["abstract"]?.text ?? ""
  }
}

extension JSON {
  fileprivate var text: String? { string.map { String(decoding: $0, as: UTF8.self) } }

  fileprivate var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }
}
