public import Counsel
internal import Prose
public import Wire

extension BuiltInCounsel: AskableCounsel {
  public var profile: CounselProfile { .builtIn }

  /// Answers by rules, line by line, as the others stream.
  public func ask(
    _ ask: Ask, onEvent: @escaping @Sendable (CounselEvent) -> Void
  ) async -> StopReason {
    if ask.chat.schema != nil { onEvent(.plain) }
    let reply = reply(to: ask)
    var stop = StopReason.complete
    for line in lineRanges(of: reply) {
      guard !Task.isCancelled else {
        stop = .cancelled
        break
      }
      onEvent(.text(Bytes(reply[line]) + (line.upperBound < reply.count ? [.lineFeed] : [])))
    }
    onEvent(.ended(stop))
    return stop
  }
}
