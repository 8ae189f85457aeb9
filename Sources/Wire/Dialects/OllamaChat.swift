internal import PlainJSON
internal import Prose

/// Ollama's own `/api/chat`.
struct OllamaChat: ServerDialect {
  private var state = ReplyState()
  private(set) var terminal: StopReason?
  private let sentTokens: Int?
  let stopAtEnd = StopReason.cut

  init(sentTokens: Int?) { self.sentTokens = sentTokens }

  mutating func read(_ message: JSON) throws(CounselFault) -> [CounselEvent] {
    if let error = ServerError(message) { throw .midStream(kind: error.kind, error.message) }
    let part = message["message"]
    var events = state.model(message["model"])
    events += state.thinking(part?["thinking"]) + state.text(part?["content"])
    guard message["done"] == .bool(true) else { return events }
    let reason = message["done_reason"]?.string ?? Bytes("stop".utf8)
    terminal =
      switch String(decoding: reason, as: UTF8.self) {
      case "stop": state.complete
      case "length": .length
      default: .fault(.unknownStop(reason))
      }
    events += state.usage {
      $0.briefTokens = message["prompt_eval_count"]?.number
      $0.replyTokens = message["eval_count"]?.number
    }
    return events + cut(read: message["prompt_eval_count"]?.number)
  }

  mutating func readWhole(_ reply: JSON) throws(CounselFault) -> [CounselEvent] { try read(reply) }

  /// Under 60 % of the estimate the server has most likely cut the brief, and said nothing.
  private func cut(read tokens: Int?) -> [CounselEvent] {
    guard let tokens, let sentTokens, tokens < sentTokens / 10 * 6 else { return [] }
    return [.briefCut(sent: sentTokens, read: tokens)]
  }
}
