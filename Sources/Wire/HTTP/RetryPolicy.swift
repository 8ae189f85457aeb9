/// When a question is asked again by itself: only before anything of the reply has come.
public struct RetryPolicy: Equatable, Sendable {
  /// Attempts after the first.
  public var retries: Int
  /// A server that wants a longer wait than this is not waited for, in milliseconds.
  public var longestWait: Int

  public init(retries: Int = 4, longestWait: Int = 60_000) {
    (self.retries, self.longestWait) = (retries, longestWait)
  }

  /// How long to wait, in milliseconds; nil where it is not to be tried again.
  ///
  /// - Parameters:
  ///   - attempt: From 1: how often it was asked.
  ///   - shouldRetry: What the server says of it.
  ///   - jitter: From 0 to 1, by chance, so that many clients do not come back at once.
  public func wait(after fault: CounselFault, attempt: Int, shouldRetry: Bool?, jitter: Double) -> Int? {
    guard attempt <= retries, shouldRetry ?? fault.mayPass else { return nil }
    if let wanted = fault.retryAfter { return wanted <= longestWait ? wanted : nil }
    let doubled = min(8_000, 500 << min(attempt - 1, 10))
    return doubled - Int(Double(doubled) * 0.25 * min(max(jitter, 0), 1))
  }
}
