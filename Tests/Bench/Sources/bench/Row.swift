import Stopwatch

/// One line of the result: what was measured of assent and of one peer, and what was aimed at.
struct Row {
  /// What is measured, and its unit.
  let measure: String
  let own: Samples?
  let peer: String?
  let peerSamples: Samples?
  let targets: [Target]

  enum Target {
    /// No more than so many of the unit, for 95 of 100 repetitions.
    case percentile(Double)
    /// No more than so many of the unit, for the median.
    case median(Double)
    /// The median no more than so many of the peer's.
    case ratio(Double)
  }

  init(
    _ measure: String, own: Samples?, peer: String? = nil, peerSamples: Samples? = nil, targets: [Target]
  ) {
    self.measure = measure
    self.own = own
    self.peer = peer
    self.peerSamples = peerSamples
    self.targets = targets
  }

  static let head = """
    | measure | assent: median (min–max), p95 | peer | peer: median (min–max), p95 | ratio | target | |
    |---|---|---|---|---|---|---|
    """

  var markdown: String {
    let ratioText = ratio.map(shown) ?? ""
    let targetText = targets.map(text).joined(separator: ", ")
    let cells = [
      measure, summary(own), peer ?? "", summary(peerSamples), ratioText, targetText, verdict,
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private var ratio: Double? {
    guard let own, let peerSamples, peerSamples.median > 0 else { return nil }
    return own.median / peerSamples.median
  }

  /// Empty where there is no target, or one could not be measured and no other is missed.
  private var verdict: String {
    let results = targets.map { target -> Bool? in
      switch target {
      case .percentile(let limit): own.map { $0.percentile(95) <= limit }
      case .median(let limit): own.map { $0.median <= limit }
      case .ratio(let limit): ratio.map { $0 <= limit }
      }
    }
    if results.contains(false) { return "missed" }
    return results.isEmpty || results.contains(nil) ? "" : "met"
  }

  private func text(of target: Target) -> String {
    switch target {
    case .percentile(let limit): "p95 ≤ \(shown(limit))"
    case .median(let limit): "≤ \(shown(limit))"
    case .ratio(let limit): "≤ \(shown(limit)) × \(peer ?? "")"
    }
  }

  private func summary(_ samples: Samples?) -> String {
    guard let samples else { return "" }
    return "\(shown(samples.median)) (\(shown(samples.min))–\(shown(samples.max))), "
      + shown(samples.percentile(95))
  }
}

/// A number with two decimals below 10, one below 100, none above.
func shown(_ value: Double) -> String {
  let places = value < 10 ? 2 : value < 100 ? 1 : 0
  let scale = places == 2 ? 100.0 : places == 1 ? 10.0 : 1.0
  let units = Int((value * scale).rounded())
  if places == 0 { return "\(units)" }
  let fraction = String(units % Int(scale))
  return "\(units / Int(scale))." + String(repeating: "0", count: places - fraction.count) + fraction
}
