public import Ledger

/// What became of one text of a drill.
public enum DrillOutcome: String, CaseIterable, Sendable {
  /// A flaw, at its place.
  case found
  /// The text was called flawed and is, but not there.
  case misplaced
  /// A flawed text was called clean.
  case missed
  /// A clean text was called clean.
  case cleared
  /// A clean text was called flawed.
  case falseAlarm = "false-alarm"

  public var isOfFlaw: Bool {
    switch self {
    case .found, .misplaced, .missed: true
    case .cleared, .falseAlarm: false
    }
  }

  /// Whether the answer was right.
  public var isRight: Bool { self == .found || self == .cleared }
}

/// Hits and false alarms, kept apart: a reviewer who calls everything flawed finds every flaw.
public struct DrillCount: Equatable, Sendable {
  public private(set) var hits: Proportion
  public private(set) var falseAlarms: Proportion

  /// Below so many events no rate is shown: an interval that wide says nothing about a person.
  public static let fewestForRate = 100

  public init(_ outcomes: some Sequence<DrillOutcome> = EmptyCollection<DrillOutcome>()) {
    var (found, flaws, alarms, clean) = (0, 0, 0, 0)
    for outcome in outcomes {
      if outcome.isOfFlaw { flaws += 1 } else { clean += 1 }
      if outcome == .found { found += 1 }
      if outcome == .falseAlarm { alarms += 1 }
    }
    hits = Proportion(found, of: flaws)
    falseAlarms = Proportion(alarms, of: clean)
  }

  /// The counts in a ratifier's section.
  public init(_ drill: Section.Drill) {
    hits = Proportion(drill.found, of: drill.flaws)
    falseAlarms = Proportion(drill.falseAlarms, of: drill.clean)
  }

  public mutating func add(_ other: DrillCount) {
    hits = Proportion(hits.count + other.hits.count, of: hits.total + other.hits.total)
    falseAlarms = Proportion(
      falseAlarms.count + other.falseAlarms.count, of: falseAlarms.total + other.falseAlarms.total)
  }

  /// How many texts were shown.
  public var events: Int { hits.total + falseAlarms.total }

  public var mayShowRate: Bool { events >= DrillCount.fewestForRate }

  /// The line of a ratifier's section.
  public var entry: Entry {
    Section.Drill(
      found: hits.count, of: hits.total, falseAlarms: falseAlarms.count, of: falseAlarms.total
    ).entry
  }
}
