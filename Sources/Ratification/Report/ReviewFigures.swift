public import Ledger

/// What one person's sections come to, or those of all.
///
/// Counts and nothing else; how they are told is for others.
public struct ReviewFigures: Equatable, Sendable {
  public internal(set) var ratified = 0
  public internal(set) var dissented = 0
  /// Decisions, one for each provision of each amendment.
  public internal(set) var adopted = 0
  public internal(set) var adoptedEdited = 0
  /// Proposals that were turned down, by how.
  public internal(set) var declined: [Declined.Outcome: Int] = [:]
  /// Stances, by when they were written.
  public internal(set) var stances: [Section.Stance.Moment: Int] = [:]
  public internal(set) var answered = 0
  public internal(set) var overruled = 0
  /// How often the one who was asked found nothing to object.
  public internal(set) var noneFound = 0
  /// The words a minute of each provision that had changed lines, in the order of the records.
  public internal(set) var paces: [Int] = []
  public internal(set) var reasons = Reasons()
  public internal(set) var drills = DrillCount()
  /// Sections that say that a warm-up was taken.
  public internal(set) var warmUps = 0

  /// Reasons by what they cite; one that cites a line and a case is in both.
  public struct Reasons: Equatable, Sendable {
    public internal(set) var total = 0
    public internal(set) var provisionAlone = 0
    public internal(set) var lines = 0
    public internal(set) var cases = 0
    public internal(set) var objections = 0
  }

  public init() {}

  /// Decisions that adopted a text as the person had edited it.
  public var edited: Proportion { Proportion(adoptedEdited, of: adopted + adoptedEdited) }

  /// Objections that were overruled rather than answered.
  public var overruling: Proportion { Proportion(overruled, of: answered + overruled) }

  public var medianPace: Int? { median(of: paces) }

  /// Provisions that went by faster than anyone reads.
  public var beyondReading: Proportion {
    Proportion(paces.count { $0 > Coverage.readingLimit }, of: paces.count)
  }

  public func count(of outcome: Declined.Outcome) -> Int { declined[outcome] ?? 0 }
  public func count(of moment: Section.Stance.Moment) -> Int { stances[moment] ?? 0 }
}

extension ReviewFigures {
  /// Adds what one signed section says.
  mutating func add(_ section: Section) {
    switch section.vote {
    case .ratify?: ratified += 1
    case .dissent?: dissented += 1
    case nil: break
    }
    for decision in section.decisions {
      switch decision.outcome {
      case .adopted: adopted += 1
      case .adoptedEdited: adoptedEdited += 1
      }
    }
    if let stance = section.stance { stances[stance.moment, default: 0] += 1 }
    for answer in section.answers {
      switch answer.outcome {
      case .answered: answered += 1
      case .overruled: overruled += 1
      }
    }
    noneFound += section.objections.count { $0.id.elementsEqual("none".utf8) }
    paces += section.paces
    for reason in section.reasons { reasons.add(reason) }
    for drill in section.drills { drills.add(DrillCount(drill)) }
    if !section.drills.isEmpty { warmUps += 1 }
  }
}

extension ReviewFigures.Reasons {
  fileprivate mutating func add(_ reason: Section.Reason) {
    let citations = reason.cites.dropFirst().compactMap {
      Citation(parsing: String(decoding: $0, as: UTF8.self))
    }
    total += 1
    if citations.isEmpty { provisionAlone += 1 }
    if citations.contains(where: { if case .line = $0 { true } else { false } }) { lines += 1 }
    if citations.contains(where: { if case .decidedCase = $0 { true } else { false } }) { cases += 1 }
    if citations.contains(where: { if case .objection = $0 { true } else { false } }) { objections += 1 }
  }
}

extension Section {
  /// The words a minute of each provision; one whose changed lines held no words has none.
  var paces: [Int] { seen.map(\.wordsPerMinute).filter { $0 > 0 } }
}

/// The value in the middle, of an even number the mean of the two, rounded up from a half; nil of none.
///
/// - Complexity: O(*n* log *n*).
func median(of values: [Int]) -> Int? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
  return low + (high - low + 1) / 2
}
