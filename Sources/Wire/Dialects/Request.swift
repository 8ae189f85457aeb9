internal import PlainJSON
public import Prose

/// What a server speaks.
public enum ServerKind: CaseIterable, Sendable {
  /// Chat completions, as OpenAI has them and many others.
  case openAICompatible
  /// Anthropic's Messages.
  case anthropic
  /// Ollama's own `/api/chat`.
  case ollama
}

/// The body of a request, in the words of each kind of server.
public struct Request: Equatable, Sendable {
  public var chat: Chat
  public var model: String
  public var format: ReplyFormat
  /// The longest reply in tokens; nil leaves it to the server.
  public var replyTokens: Int?
  /// The model's window in tokens, for servers that have to be told.
  public var window: Int?

  /// The longest reply in tokens where a kind of server has to be told one.
  public static let usualReplyTokens = 16_000

  public init(
    _ chat: Chat, model: String, format: ReplyFormat? = nil, replyTokens: Int? = nil, window: Int? = nil
  ) {
    self.chat = chat
    self.model = model
    self.format = format ?? (chat.schema == nil ? .plain : .schema)
    self.replyTokens = chat.replyTokens ?? replyTokens
    self.window = window
  }

  /// The bytes that are sent; the fixed rules stand first, so that servers can keep them in a cache.
  public func body(for kind: ServerKind) -> Bytes {
    let members =
      switch kind {
      case .anthropic: anthropic
      case .ollama: ollama
      case .openAICompatible: chatCompletions(isOpenAI: false)
      }
    return JSON.object(members).line.dropLast()
  }

  /// The same for OpenAI's own servers, which have another word for the longest reply.
  public var openAIBody: Bytes { JSON.object(chatCompletions(isOpenAI: true)).line.dropLast() }

  private var system: Bytes { format == .plain ? chat.system : chat.strictSystem ?? chat.system }

  // The schema is the program's own JSON.
  private var schema: JSON? { format == .schema ? chat.schema.flatMap { try? JSON($0) } : nil }

  private var turns: [JSON] {
    chat.turns.map { Request.message($0.speaker == .person ? "user" : "assistant", $0.text) }
  }

  private var withSystem: [JSON] { system.isEmpty ? turns : [Request.message("system", system)] + turns }

  private static func message(_ role: String, _ text: Bytes) -> JSON {
    .object([JSON.Member("role", .string(role)), JSON.Member("content", .string(text))])
  }

  private func chatCompletions(isOpenAI: Bool) -> [JSON.Member] {
    var members = [
      JSON.Member("model", .string(model)), JSON.Member("messages", .array(withSystem)),
      JSON.Member("stream", .bool(true)),
      JSON.Member("stream_options", .object([JSON.Member("include_usage", .bool(true))])),
    ]
    if let replyTokens {
      members.append(JSON.Member(isOpenAI ? "max_completion_tokens" : "max_tokens", .number(replyTokens)))
    }
    if let schema {
      let strict = JSON.object([
        JSON.Member("name", .string("reply")), JSON.Member("strict", .bool(true)),
        JSON.Member("schema", schema),
      ])
      members.append(
        JSON.Member(
          "response_format",
          .object([JSON.Member("type", .string("json_schema")), JSON.Member("json_schema", strict)])))
    } else if format == .object {
      members.append(
        JSON.Member("response_format", .object([JSON.Member("type", .string("json_object"))])))
    }
    return members
  }

  private var anthropic: [JSON.Member] {
    var members = [
      JSON.Member("model", .string(model)),
      JSON.Member("max_tokens", .number(replyTokens ?? Request.usualReplyTokens)),
      JSON.Member("cache_control", .object([JSON.Member("type", .string("ephemeral"))])),
    ]
    if !system.isEmpty { members.append(JSON.Member("system", .string(system))) }
    members += [JSON.Member("messages", .array(turns)), JSON.Member("stream", .bool(true))]
    if let schema {
      let strict = JSON.object([JSON.Member("type", .string("json_schema")), JSON.Member("schema", schema)])
      members.append(JSON.Member("output_config", .object([JSON.Member("format", strict)])))
    }
    return members
  }

  private var ollama: [JSON.Member] {
    var options = [JSON.Member("num_ctx", .number(ollamaWindow))]
    if let replyTokens { options.append(JSON.Member("num_predict", .number(replyTokens))) }
    var members = [
      JSON.Member("model", .string(model)), JSON.Member("messages", .array(withSystem)),
      JSON.Member("stream", .bool(true)), JSON.Member("options", .object(options)),
    ]
    if let schema { members.append(JSON.Member("format", schema)) }
    return members
  }

  /// The window that is asked for: what the settings say, or else room for the brief and a long reply.
  ///
  /// Ollama's own default is 4,096 tokens on most machines, and it cuts what is longer.
  private var ollamaWindow: Int {
    if let window { return window }
    let need = chat.estimatedTokens * 3 / 2 + (replyTokens ?? 4_096)
    var window = 8_192
    while window < need, window < 1 << 20 { window *= 2 }
    return window
  }
}

/// How strictly a reply can be asked for, the strictest first.
public enum ReplyFormat: CaseIterable, Sendable {
  /// JSON after a schema.
  case schema
  /// JSON after what the rules say.
  case object
  case plain

  /// The next one that a kind of server may know, where a request was refused for this one; nil where it was not.
  public func lower(after fault: CounselFault, for kind: ServerKind) -> ReplyFormat? {
    guard self != .plain, case .rejected(_, let words) = fault else { return nil }
    let marks = [
      "response_format", "json_schema", "json_object", "output_config", "schema", "structured", "format",
    ]
    guard marks.contains(where: words.has) else { return nil }
    return self == .schema && kind == .openAICompatible ? .object : .plain
  }
}
