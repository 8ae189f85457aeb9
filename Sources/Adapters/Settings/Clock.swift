internal import Glibc
public import Ledger

/// The system's clock.
public struct Clock: Sendable {
  public init() {}

  /// Now, in whole seconds of UTC.
  public var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(seconds: time.tv_sec) ?? .earliest
  }
}
