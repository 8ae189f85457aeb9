internal import PlainJSON
internal import Prose

/// How one kind of server says things: reads its messages one by one.
protocol ServerDialect: Sendable {
  /// The end that the server itself has declared.
  var terminal: StopReason? { get }
  /// What the reply is when the stream ends, or says that it is done, behind what was read.
  var stopAtEnd: StopReason { get }
  mutating func read(_ message: JSON) throws(CounselFault) -> [CounselEvent]
  /// Reads a reply that came in one piece.
  mutating func readWhole(_ reply: JSON) throws(CounselFault) -> [CounselEvent]
}

/// What all dialects keep in mind of a reply.
struct ReplyState: Sendable {
  var hasText = false
  var stop: StopReason?
  var usage = Usage()
  private var model: Bytes?

  init() {}

  mutating func text(_ value: JSON?) -> [CounselEvent] {
    guard let text = value?.string, !text.isEmpty else { return [] }
    hasText = true
    return [.text(text)]
  }

  func thinking(_ value: JSON?) -> [CounselEvent] {
    guard let text = value?.string, !text.isEmpty else { return [] }
    return [.thinking(text)]
  }

  /// The model's name, once.
  mutating func model(_ value: JSON?) -> [CounselEvent] {
    guard let name = value?.string, !name.isEmpty, name != model else { return [] }
    model = name
    return [.model(name)]
  }

  mutating func usage(_ change: (inout Usage) -> Void) -> [CounselEvent] {
    let before = usage
    change(&usage)
    return usage == before ? [] : [.usage(usage)]
  }

  /// An end that is good only where something was said.
  var complete: StopReason { hasText ? .complete : .fault(.empty) }
}
