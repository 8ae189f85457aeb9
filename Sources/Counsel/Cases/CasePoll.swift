/// What several samples of one decider, asked the same in the same words, say of a case under one text.
public struct CasePoll: Equatable, Sendable {
  /// Nil for an answer that gave no verdict.
  public private(set) var samples: [CaseVerdict?]

  public init(_ samples: [CaseVerdict?] = []) { self.samples = samples }

  public mutating func add(_ sample: CaseVerdict?) { samples.append(sample) }

  /// How many samples say each outcome, the most frequent first.
  public var counts: [(outcome: CaseVerdict.Outcome, count: Int)] {
    CaseVerdict.Outcome.allCases
      .map { outcome in (outcome, samples.count { $0?.outcome == outcome }) }
      .filter { $0.1 > 0 }
      .sorted { $0.1 > $1.1 }
  }

  /// What more than half of all samples say; nil where there is no such outcome.
  public var majority: CaseVerdict.Outcome? { counts.first { $0.count * 2 > samples.count }?.outcome }

  /// Whether samples differ, though they were asked the same.
  public var isSplit: Bool { counts.count > 1 }

  /// What any sample rests on, each once, in the order in which they are named.
  public var citations: [CaseVerdict.Citation] {
    samples.flatMap { $0?.citations ?? [] }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Such as `as ruled 2/3, undecided 1/3`.
  public var words: String {
    guard !samples.isEmpty else { return "not asked" }
    let silent = samples.count { $0 == nil }
    let parts =
      counts.map { "\($0.outcome.rawValue) \($0.count)/\(samples.count)" }
      + (silent > 0 ? ["no verdict \(silent)/\(samples.count)"] : [])
    return parts.joined(separator: ", ")
  }
}

/// What one decider says of one case under the text in force, and under a proposed one.
public struct CaseFinding: Equatable, Sendable {
  public let caseID: String
  public let decider: String
  public internal(set) var now = CasePoll()
  /// Nil where there is no other text.
  public internal(set) var then: CasePoll?

  public init(_ caseID: String, by decider: String, now: CasePoll = CasePoll(), then: CasePoll? = nil) {
    (self.caseID, self.decider, self.now, self.then) = (caseID, decider, now, then)
  }

  /// Whether most samples say one thing under the one text, and most another under the other.
  public var flips: Bool {
    guard let before = now.majority, let after = then?.majority else { return false }
    return before != after
  }

  public var isSplit: Bool { now.isSplit || then?.isSplit ?? false }
}

extension [CaseFinding] {
  /// Whether two deciders of one case differ by their majorities, under one text or the other.
  public var disagree: Bool {
    Set(compactMap { $0.now.majority }).count > 1 || Set(compactMap { $0.then?.majority }).count > 1
  }
}
