public import Prose

/// Who wrote a proposal, an objection or a comment.
public enum Proposer: Hashable, Sendable {
  case human(Bytes)
  case model(Bytes)
  case command(Bytes)
  /// The critic that the program carries, which is not a language model.
  case builtIn

  /// Reads `human NAME`, `model NAME`, `command NAME` or `counsel built-in`; anything else is nil.
  ///
  /// A name is not empty and has no space at its ends.
  public init?(parsing text: some Collection<UInt8>) {
    if text.elementsEqual("counsel built-in".utf8) {
      self = .builtIn
      return
    }
    guard let space = text.firstIndex(of: .space) else { return nil }
    let name = Bytes(text[space...].dropFirst())
    guard let first = name.first, first != .space, name.last != .space else { return nil }
    switch String(decoding: text[..<space], as: UTF8.self) {
    case "human": self = .human(name)
    case "model": self = .model(name)
    case "command": self = .command(name)
    default: return nil
    }
  }

  /// Whether it is a counsel that is asked with settings; the built-in critic has none.
  public var isAsked: Bool {
    switch self {
    case .model, .command: true
    case .human, .builtIn: false
    }
  }

  /// The form in which a record names it.
  public var bytes: Bytes {
    switch self {
    case .human(let name): Bytes("human ".utf8) + name
    case .model(let name): Bytes("model ".utf8) + name
    case .command(let name): Bytes("command ".utf8) + name
    case .builtIn: Bytes("counsel built-in".utf8)
    }
  }
}
