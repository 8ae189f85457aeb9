internal import Wire

/// How long a counsel is waited for, in seconds, and how often it is asked again by itself.
public struct CounselLimits: Equatable, Sendable {
  public var connect = 5
  /// A local model reads a long brief for minutes before it says a word.
  public var firstByte = 300
  public var betweenBytes = 60
  public var whole = 3_600
  public var retries = 4

  public init() {}
}

/// Watches over the times of one reply.
struct Deadlines {
  private let limits: CounselLimits
  private let start = monotonicSeconds()
  private var last: Double?

  init(_ limits: CounselLimits) { self.limits = limits }

  /// Bytes came.
  mutating func heard() { last = monotonicSeconds() }

  /// What has run out, if something has.
  var passed: CounselFault? {
    let now = monotonicSeconds()
    if now - start >= Double(limits.whole) { return .timedOut(.whole, seconds: limits.whole) }
    if let last {
      return now - last >= Double(limits.betweenBytes)
        ? .timedOut(.nextByte, seconds: limits.betweenBytes) : nil
    }
    return now - start >= Double(limits.firstByte) ? .timedOut(.firstByte, seconds: limits.firstByte) : nil
  }

  /// How long to wait at most until the next look, in milliseconds.
  var nextLook: Int32 {
    let limit = last.map { $0 + Double(limits.betweenBytes) } ?? start + Double(limits.firstByte)
    let left = min(limit, start + Double(limits.whole)) - monotonicSeconds()
    return Int32(max(0, min(1_000, left * 1_000 + 1)))
  }
}
