internal import Charter

extension Rule {
  /// More review than one week of one person holds.
  static let impossibleWorkload = Rule(
    "impossible-workload", .warning,
    reason: "A reviewer with more items than hours approves without reading.",
    source: """
      Fuller, The Morality of Law (1964), chapter II (rules that ask the impossible); EU AI Act (Regulation \
      2024/1689), article 14(4)(b) (automation bias)
      """,
    harm: "by Wednesday the reviewer is two hundred items behind, and clears the queue by pressing approve"
  ) { reading in
    var hours: [String: Double] = [:]
    var hits: [Hit] = []
    for (place, passage) in reading.passages.enumerated() {
      guard let gate = passage.gate, let items = gate.field("items-per-week"), let load = gate.hoursPerWeek
      else { continue }
      let reviewer = Reading.name(gate.value("reviewer"))
      let sum = (hours[reviewer] ?? 0) + load
      hours[reviewer] = sum
      let people = max(1, TimeReader.count(at: gate.value("reviewer")) ?? 1)
      guard sum > week * people else { continue }
      hits.append(Hit(place, line: items.line, advice(sum: sum, isShared: sum > load, people: people)))
    }
    return hits
  }

  /// The hours that a person works in a week.
  private static let week = 40.0

  private static func advice(sum: Double, isShared: Bool, people: Double) -> String {
    let total = "That is \(sum.inTenths) hours a week" + (isShared ? " over all gates of this reviewer" : "")
    let held =
      people == 1 ? "one person has 40" : "\(people.inTenths) people have \((week * people).inTenths)"
    return "\(total); \(held). Narrow the trigger, sample, or add reviewers."
  }
}

extension Gate {
  /// The hours that the gate's reviews take in a week, where both numbers are given.
  fileprivate var hoursPerWeek: Double? {
    guard let minutes = Double(value("minutes-per-item")), let items = Double(value("items-per-week")),
      minutes.isFinite, items.isFinite, minutes >= 0, items >= 0
    else { return nil }
    return minutes * items / 60
  }
}

extension Double {
  /// The number with at most one decimal.
  fileprivate var inTenths: String {
    guard self < 1e12 else { return "too many" }
    let tenths = Int((self * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
