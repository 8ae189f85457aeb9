internal import Glibc
internal import Prose
internal import Wire

/// Reads one reply as it comes: its events, or what the server says is wrong.
///
/// Used by one thread at a time.
final class StreamedReply: HTTPExchange.Reader {
  private let decoder: (Bytes?) -> ReplyDecoder
  private let onEvent: (CounselEvent) -> Void
  private var reader: ReplyDecoder?
  private var status = 0
  private var head = HTTPHead([])
  private var errorBody = Bytes()
  private var stop: StopReason?

  /// Whether anything was shown, so that the question may not be asked again by itself.
  private(set) var hasShown = false

  private static let errorLimit = 64 << 10

  /// - Parameter decoder: Makes the decoder for a media type.
  init(_ decoder: @escaping (Bytes?) -> ReplyDecoder, onEvent: @escaping (CounselEvent) -> Void) {
    (self.decoder, self.onEvent) = (decoder, onEvent)
  }

  var shouldRetry: Bool? { head.shouldRetry }

  func begin(_ status: Int, _ head: HTTPHead) {
    (self.status, self.head) = (status, head)
    if (200..<300).contains(status) { reader = decoder(head.mediaType) }
  }

  func read(_ bytes: Bytes) -> Bool {
    guard reader != nil else {
      errorBody += bytes.prefix(StreamedReply.errorLimit - errorBody.count)
      return errorBody.count < StreamedReply.errorLimit && !(300..<400).contains(status)
    }
    let events = reader?.read(bytes) ?? []
    pass(events)
    return stop == nil
  }

  /// How the reply ended, all told.
  func end(_ outcome: HTTPExchange.Outcome) -> StopReason {
    if let stop { return stop }
    switch outcome {
    case .cancelled: return .cancelled
    case .fault(let fault): return .fault(fault)
    case .partial where reader != nil: return .cut
    case .done, .stopped, .partial: break
    }
    guard reader != nil else {
      return .fault(
        CounselFault(status: status, body: errorBody, retryAfter: head.retryAfter(now: time(nil))))
    }
    let events = reader?.finish() ?? []
    pass(events)
    return stop ?? .cut
  }

  private func pass(_ events: [CounselEvent]) {
    for event in events {
      switch event {
      case .ended(let reason): stop = reason
      case .text, .thinking:
        hasShown = true
        onEvent(event)
      default: onEvent(event)
      }
    }
  }
}
