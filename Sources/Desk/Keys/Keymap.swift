public import Cells

/// A row of the key table: an action, where it holds, its keys, and what it is called.
public struct Binding: Equatable, Sendable {
  public let action: Action
  public let context: Context
  public var keys: [Key]
  /// A word or two for the bar at the bottom; empty for what the bar does not show.
  public let label: String
  /// What it does, in a phrase, for help, palette and the man page.
  public let help: String

  /// The keys as help writes them; of an action without one, how else it is reached.
  public var keyNames: [String] { keys.isEmpty ? [":\(action.rawValue)"] : keys.map(\.name) }
}

/// The one table behind bindings, bar, help, palette and README.
public struct Keymap: Equatable, Sendable {
  public private(set) var bindings: [Binding]

  public static let standard = Keymap(bindings: standardBindings)

  /// The table with some actions bound to other keys.
  ///
  /// Where text is typed, characters stay characters, and an action that gets no other key keeps its own.
  ///
  /// - Returns: nil where a name is neither of an action nor of a key.
  public func rebinding(_ keys: [(action: String, keys: [String])]) -> Keymap? {
    var map = self
    for (name, keyNames) in keys {
      let bound = keyNames.compactMap { Key(named: $0) }
      let rows = map.bindings.indices.filter { map.bindings[$0].action.rawValue == name }
      guard !rows.isEmpty, bound.count == keyNames.count else { return nil }
      for row in rows {
        let keys = bound.filter { !map.bindings[row].context.takesText || !$0.isCharacter }
        if !keys.isEmpty || bound.isEmpty { map.bindings[row].keys = keys }
      }
    }
    return map
  }

  /// The action of a key in the first of `contexts` that binds it.
  public func action(for key: Key, in contexts: [Context]) -> Action? {
    for context in contexts {
      if let binding = bindings.first(where: { $0.context == context && $0.keys.contains(key) }) {
        return binding.action
      }
    }
    return nil
  }

  /// The rows that hold in `contexts`, in the order of the contexts.
  public func bindings(in contexts: [Context]) -> [Binding] {
    contexts.flatMap { context in bindings.filter { $0.context == context } }
  }

  /// The first key of an action, as help writes it; of an action without one, how else it is reached.
  public func keyName(of action: Action) -> String {
    bindings.first { $0.action == action }?.keyNames.first ?? action.rawValue
  }

  /// The first key of an action, for who waits for that very key.
  public func key(of action: Action) -> Key? {
    bindings.first { $0.action == action }?.keys.first
  }

  /// The table of keys as Markdown, for the README.
  public var markdown: String {
    var text = "| where | keys |\n|---|---|\n"
    for context in Context.allCases {
      let rows = bindings.filter { $0.context == context }.map { binding in
        let keys = binding.keyNames.map { "`\($0 == "`" ? "` ` `" : $0)`" }.joined(separator: " ")
        return "\(keys) \(binding.help)"
      }
      if !rows.isEmpty {
        text += "| \(context.rawValue) | \(rows.joined(separator: " · ").replacing("|", with: "\\|")) |\n"
      }
    }
    return text
  }
}

extension Key {
  fileprivate var isCharacter: Bool {
    if case .character = self { true } else { false }
  }
}
