public import Prose

/// What a model is sent, in the very bytes: the fixed rules, the talk, and the schema of the reply.
public struct Chat: Equatable, Sendable {
  /// The fixed rules; UTF-8.
  public var system: Bytes
  /// The talk, the oldest turn first; the last one is the person's and holds the request.
  public var turns: [Turn]
  /// The JSON Schema of a strict reply; nil asks for the plain form.
  ///
  /// Who can't be held to a schema drops it and says so with `CounselEvent.plain`.
  public var schema: Bytes?
  /// The rules where the reply is held to the schema, in place of `system`; nil where they are the same.
  public var strictSystem: Bytes?
  /// The longest reply in tokens; nil leaves it to the server, or to the user's settings.
  public var replyTokens: Int?

  public init(
    system: Bytes, turns: [Turn], schema: Bytes? = nil, strictSystem: Bytes? = nil, replyTokens: Int? = nil
  ) {
    self.system = system
    self.turns = turns
    self.schema = schema
    self.strictSystem = strictSystem
    self.replyTokens = replyTokens
  }

  public struct Turn: Equatable, Sendable {
    public let speaker: Speaker
    /// UTF-8.
    public let text: Bytes

    public init(_ speaker: Speaker, _ text: Bytes) { (self.speaker, self.text) = (speaker, text) }
  }

  public enum Speaker: Equatable, Sendable { case person, counsel }

  /// What the tokens of a request come to, at four bytes each.
  public var estimatedTokens: Int {
    (system.count + turns.reduce(0) { $0 + $1.text.count } + (schema?.count ?? 0)) / 4
  }

  /// The chat as one text for a command's standard input.
  public var plainText: Bytes {
    var text = system
    for turn in turns {
      if !text.isEmpty { text += "\n\n".utf8 }
      if turns.count > 1 { text += (turn.speaker == .person ? "# The person\n\n" : "# You\n\n").utf8 }
      text += turn.text
    }
    if text.last != .lineFeed { text.append(.lineFeed) }
    return text
  }
}
