/// Repeated measurements of one thing, in one unit.
public struct Samples: Equatable, Sendable {
  /// In ascending order, at least one.
  private let sorted: [Double]

  /// - Returns: nil where there is no value.
  public init?(_ values: [Double]) {
    if values.isEmpty { return nil }
    sorted = values.sorted()
  }

  public var count: Int { sorted.count }
  public var min: Double { sorted[0] }
  public var max: Double { sorted[sorted.count - 1] }

  /// The middle value, or the mean of the two in the middle.
  public var median: Double { (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2 }

  /// The smallest value that so many of a hundred do not exceed (the nearest rank).
  ///
  /// - Parameter percent: From 1 to 100; less counts as 1, more as 100.
  public func percentile(_ percent: Int) -> Double {
    let rank = (Swift.min(Swift.max(percent, 1), 100) * sorted.count + 99) / 100
    return sorted[rank - 1]
  }
}
