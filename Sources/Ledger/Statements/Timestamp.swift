/// A moment in UTC, to the second, from 1970 to 9999.
public struct Timestamp: Hashable, Sendable {
  /// Whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let seconds: Int

  /// The first moment of 1970.
  public static let earliest = Timestamp(unchecked: 0)
  /// The last second of 9999.
  public static let latest = Timestamp(unchecked: 253_402_300_799)

  /// Makes a moment from seconds since 1970; one outside of 1970 to 9999 is nil.
  public init?(seconds: Int) {
    guard seconds >= Timestamp.earliest.seconds, seconds <= Timestamp.latest.seconds else { return nil }
    self.seconds = seconds
  }

  private init(unchecked seconds: Int) { self.seconds = seconds }

  /// The moment `seconds` later, or earlier where negative; nil outside of 1970 to 9999.
  public func adding(seconds difference: Int) -> Timestamp? {
    let (sum, overflow) = seconds.addingReportingOverflow(difference)
    return overflow ? nil : Timestamp(seconds: sum)
  }
}

extension Timestamp: Comparable {
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }
}
