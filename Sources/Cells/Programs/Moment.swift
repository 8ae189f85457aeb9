/// A reading of a clock that only goes forward, in nanoseconds from an unknown start.
///
/// Values are passed in by whoever owns the clock.
public struct Moment: Hashable, Comparable, Sendable {
  public let nanoseconds: UInt64

  public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

  public static func < (a: Moment, b: Moment) -> Bool { a.nanoseconds < b.nanoseconds }

  /// The moment `milliseconds` later.
  public func after(milliseconds: Int) -> Moment {
    Moment(nanoseconds: nanoseconds &+ UInt64(max(0, milliseconds)) &* 1_000_000)
  }

  /// Whole milliseconds from `earlier` to this; 0 if it is not earlier.
  public func milliseconds(since earlier: Moment) -> Int {
    earlier < self ? Int((nanoseconds - earlier.nanoseconds) / 1_000_000) : 0
  }
}
