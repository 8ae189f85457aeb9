internal import PlainJSON
internal import Prose

/// Anthropic's Messages.
struct AnthropicMessages: ServerDialect {
  private var state = ReplyState()
  private(set) var terminal: StopReason?

  /// Without `message_stop` a good stop reason is not enough.
  var stopAtEnd: StopReason {
    guard let stop = state.stop else { return .cut }
    return stop == .complete ? .cut : stop
  }

  mutating func read(_ message: JSON) throws(CounselFault) -> [CounselEvent] {
    if let error = ServerError(message) { throw .midStream(kind: error.kind, error.message) }
    guard let type = message["type"]?.string else { return [] }
    switch String(decoding: type, as: UTF8.self) {
    case "message_start":
      let start = message["message"]
      return state.model(start?["model"]) + usage(start?["usage"])
    // Some servers put the first words there.
    case "content_block_start": return block(message["content_block"])
    case "content_block_delta":
      let delta = message["delta"]
      return state.text(delta?["text"]) + state.thinking(delta?["thinking"])
    case "message_delta":
      stop(message["delta"])
      return usage(message["usage"])
    case "message_stop":
      terminal = state.stop.map { $0 == .complete ? state.complete : $0 } ?? .cut
      return []
    default: return []
    }
  }

  mutating func readWhole(_ reply: JSON) throws(CounselFault) -> [CounselEvent] {
    if let error = ServerError(reply) { throw .midStream(kind: error.kind, error.message) }
    var events = state.model(reply["model"])
    for part in reply["content"]?.items ?? [] { events += block(part) }
    stop(reply)
    terminal = state.stop.map { $0 == .complete ? state.complete : $0 } ?? .cut
    return events + usage(reply["usage"])
  }

  private mutating func block(_ block: JSON?) -> [CounselEvent] {
    state.text(block?["text"]) + state.thinking(block?["thinking"])
  }

  private mutating func stop(_ place: JSON?) {
    guard let reason = place?["stop_reason"]?.string else { return }
    state.stop =
      switch String(decoding: reason, as: UTF8.self) {
      case "end_turn", "stop_sequence": .complete
      case "max_tokens", "model_context_window_exceeded": .length
      case "refusal":
        .refusal(
          category: place?["stop_details"]?["category"]?.string ?? [],
          explanation: place?["stop_details"]?["explanation"]?.string ?? [])
      default: .fault(.unknownStop(reason))
      }
  }

  private mutating func usage(_ usage: JSON?) -> [CounselEvent] {
    state.usage {
      if let fresh = usage?["input_tokens"]?.number {
        let cached = ["cache_read_input_tokens", "cache_creation_input_tokens"].compactMap {
          usage?[$0]?.number
        }
        $0.briefTokens = cached.reduce(fresh) { $0.addingReportingOverflow($1).partialValue }
      }
      $0.replyTokens = usage?["output_tokens"]?.number ?? $0.replyTokens
    }
  }
}
