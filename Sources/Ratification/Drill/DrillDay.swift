public import Ledger
public import Prose

/// What one person has done of drills, as of a day: at most one warm-up a day is asked for.
public struct DrillDay: Equatable, Sendable {
  private let name: String
  private let day: String
  private let today: [DrillEvent]
  /// All that this person ever answered.
  public let record: DrillCount

  /// - Complexity: O(*n*) in the events.
  public init(_ events: [DrillEvent], of name: String, on date: Timestamp) {
    self.name = name
    day = date.day
    let own = events.filter { $0.name == name }
    today = own.filter { [day] in $0.day == day }
    record = DrillCount(own.map(\.outcome))
  }

  /// Whether no warm-up was finished today.
  public var isDue: Bool { today.allSatisfy { !$0.isLast } }

  /// Names the next warm-up over a text, and chooses what is in it.
  ///
  /// The same person, day and text give the same one until it is finished, so leaving it deals no other cards.
  public func next(over text: Digest) -> WarmUp {
    let finished = today.count { $0.isLast }
    let digest = Digest(of: Bytes("\(day) \(name) \(text.hex) \(finished)".utf8))
    let id = String(digest.hex.prefix(8))
    return WarmUp(
      id: id, seed: digest.bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) },
      done: answers(in: id).map(\.outcome))
  }

  /// In the order of the texts, whatever order they were written in.
  private func answers(in warmUp: String) -> [DrillEvent] {
    today.filter { $0.warmUp == warmUp }.sorted { $0.place < $1.place }
  }

  /// The counts of the newest warm-up that was finished today.
  public var finished: DrillCount? {
    guard let last = today.last(where: { $0.isLast }) else { return nil }
    return DrillCount(answers(in: last.warmUp).map(\.outcome))
  }
}

/// A warm-up: which one it is, what chooses its texts, and what was answered before it was left.
public struct WarmUp: Equatable, Sendable {
  /// Eight hexadecimal digits.
  public let id: String
  public let seed: UInt64
  public let done: [DrillOutcome]

  public init(id: String, seed: UInt64, done: [DrillOutcome]) {
    (self.id, self.seed, self.done) = (id, seed, done)
  }
}
