public import Prose

extension CounselFault {
  /// The same fault with the words of others changed, and short.
  public func withWords(_ change: (Bytes) -> Bytes) -> CounselFault {
    func words(_ words: Bytes) -> Bytes { Bytes(change(words).prefix(400)) }
    return switch self {
    case .certificate(let text): .certificate(words(text))
    case .broken(let text): .broken(words(text))
    case .unauthorised(let status, let text): .unauthorised(status: status, words(text))
    case .unpaid(let text): .unpaid(words(text))
    case .notFound(let text): .notFound(words(text))
    case .tooLong(let text): .tooLong(words(text))
    case .tooMany(let text, let time): .tooMany(words(text), retryAfter: time)
    case .overloaded(let status, let text, let time):
      .overloaded(status: status, words(text), retryAfter: time)
    case .failed(let status, let text, let time): .failed(status: status, words(text), retryAfter: time)
    case .rejected(let status, let text): .rejected(status: status, words(text))
    case .wrongType(let text): .wrongType(words(text))
    case .midStream(let kind, let text): .midStream(kind: words(kind), words(text))
    case .unknownStop(let text): .unknownStop(words(text))
    case .commandFailed(let name, let status, let text): .commandFailed(name, status: status, words(text))
    case .noLibrary, .badEndpoint, .keyInTheClear, .noKey, .noHost, .refused, .timedOut, .redirected,
      .malformed,
      .empty, .over, .noCommand:
      self
    }
  }
}
