/// So many of so many, with the interval that the true share lies in.
public struct Proportion: Equatable, Sendable {
  public let count: Int
  public let total: Int

  /// Counts below 0, or above `total`, are brought into their range.
  public init(_ count: Int, of total: Int) {
    self.total = max(0, total)
    self.count = min(max(0, count), self.total)
  }

  /// From 0 to 1; nil of none.
  public var share: Double? { total > 0 ? Double(count) / Double(total) : nil }

  /// The Wilson score interval at 95 %, from 0 to 1; nil of none.
  ///
  /// It keeps its coverage for small counts and near 0 and 1, where the textbook interval fails (Wilson, Journal
  /// of the American Statistical Association 22, 1927, 209–212; Brown, Cai and DasGupta, Statistical Science 16,
  /// 2001, 101–133).
  public var interval: ClosedRange<Double>? {
    guard let share else { return nil }
    let (z, n) = (1.959964, Double(total))
    let centre = share + z * z / (2 * n)
    let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // At none and at all the bound is exactly 0 or 1, which rounding would miss.
    let low = count == 0 ? 0 : max(0, (centre - spread) / scale)
    let high = count == total ? 1 : min(1, (centre + spread) / scale)
    return low...high
  }
}

/// Such as `61 of 75 (81 %, 95 % interval 71–88 %)`.
public func words(for proportion: Proportion) -> String {
  let counts = "\(proportion.count) of \(proportion.total)"
  guard let share = proportion.share, let interval = proportion.interval else { return counts }
  func percent(_ value: Double) -> Int { Int((value * 100).rounded()) }
  return "\(counts) (\(percent(share)) %, 95 % interval "
    + "\(percent(interval.lowerBound))–\(percent(interval.upperBound)) %)"
}
