import Glibc

/// A moment on the monotonic clock.
public struct Instant: Comparable, Sendable {
  /// Since some moment that is fixed while the machine runs.
  private let nanoseconds: Int

  public static var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Instant(nanoseconds: time.tv_sec * 1_000_000_000 + time.tv_nsec)
  }

  /// How many milliseconds lie between an earlier moment and this one.
  public func milliseconds(since earlier: Instant) -> Double {
    Double(nanoseconds - earlier.nanoseconds) / 1_000_000
  }

  public static func < (left: Instant, right: Instant) -> Bool { left.nanoseconds < right.nanoseconds }
}
