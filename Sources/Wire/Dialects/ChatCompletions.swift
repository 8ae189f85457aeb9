internal import PlainJSON
internal import Prose

/// OpenAI's chat completions, which many servers speak.
struct ChatCompletions: ServerDialect {
  private var state = ReplyState()
  private var refusal: Bytes?
  private var finish: Bytes?

  /// A chunk with the usage may come behind the stop reason, so that only `[DONE]` or the end is the end.
  let terminal: StopReason? = nil

  var stopAtEnd: StopReason {
    guard let finish else { return refusal.map { .refusal(category: [], explanation: $0) } ?? .cut }
    switch String(decoding: finish, as: UTF8.self) {
    case "stop", "eos":
      return refusal.map { .refusal(category: [], explanation: $0) } ?? state.complete
    case "length": return .length
    case "content_filter":
      return .refusal(category: finish, explanation: refusal ?? [])
    default: return .fault(.unknownStop(finish))
    }
  }

  mutating func read(_ message: JSON) throws(CounselFault) -> [CounselEvent] {
    try take(message, part: "delta")
  }

  mutating func readWhole(_ reply: JSON) throws(CounselFault) -> [CounselEvent] {
    try take(reply, part: "message")
  }

  private mutating func take(_ message: JSON, part: String) throws(CounselFault) -> [CounselEvent] {
    if let error = ServerError(message) { throw .midStream(kind: error.kind, error.message) }
    var events = state.model(message["model"])
    for choice in message["choices"]?.items ?? [] where (choice["index"]?.number ?? 0) == 0 {
      let delta = choice[part]
      events += state.thinking(delta?["reasoning_content"] ?? delta?["reasoning"])
      events += state.text(ChatCompletions.joined(delta?["content"]))
      if let words = delta?["refusal"]?.string, !words.isEmpty { refusal = (refusal ?? []) + words }
      if let reason = choice["finish_reason"]?.string { finish = reason }
    }
    return events + usage(message["usage"])
  }

  /// A content in parts, as some servers send it, is their texts.
  private static func joined(_ content: JSON?) -> JSON? {
    guard let parts = content?.items else { return content }
    return .string(parts.flatMap { $0["text"]?.string ?? [] })
  }

  private mutating func usage(_ usage: JSON?) -> [CounselEvent] {
    state.usage {
      $0.briefTokens = usage?["prompt_tokens"]?.number ?? $0.briefTokens
      $0.replyTokens = usage?["completion_tokens"]?.number ?? $0.replyTokens
      guard let cost = usage?["cost"]?.decimal else { return }
      $0.microcost = Int(exactly: (cost * 1_000_000).rounded()) ?? $0.microcost
    }
  }
}
