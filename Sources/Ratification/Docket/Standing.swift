public import Charter
public import Ledger
internal import Prose

/// A statement on the docket with the votes at hand, and what it lacks.
public struct Standing: Equatable, Sendable {
  /// What keeps a proposal from coming into force.
  public enum Lack: Equatable, Sendable {
    /// More ratifiers have to ratify.
    case votes(found: Int, needed: Int)
    case coolingOff(until: Timestamp)
    /// Another amendment passed first: it has to be stated on the new base.
    case overtaken
    /// No text comes into force without a ratifier.
    case noRatifiers
  }

  public let statement: Statement
  public let requirement: Requirement
  /// Signed sections whose signatures are good, in name order.
  public let votes: [Section]
  public let isCurrent: Bool
  private let earliest: Timestamp

  /// - Parameters:
  ///   - base: The text in force; nil for an adoption.
  ///   - result: What the statement makes of it.
  public init(
    of statement: Statement, base: Document?, result: Document, votes: [Section], head: Head
  ) {
    self.statement = statement
    requirement =
      base.map { Requirement(from: $0, to: result, isHealing: statement.isHealing) }
      ?? Requirement(founding: result)
    self.votes = votes.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    isCurrent =
      statement.parent == head.record && statement.number == head.number + 1
      && (head.number == 0 || statement.before == head.text)
    earliest = max(statement.end(ofCoolingOff: requirement.rule.coolingOff), head.newestVote)
  }

  /// How many ratify; a ratification that is dated too early counts for nothing.
  public var ratifyCount: Int { counted.filter { $0.vote == .ratify }.count }

  /// The votes that a record can hold.
  private var counted: [Section] {
    votes.filter { $0.vote == .dissent || $0.date.map { $0 >= earliest } ?? false }
  }

  /// From when on a ratification may be dated.
  public func earliestVote(after head: Head) -> Timestamp {
    max(statement.end(ofCoolingOff: requirement.rule.coolingOff), head.newestVote)
  }

  /// What it lacks at `now`; empty when it can be enacted.
  public func lacks(at now: Timestamp, head: Head) -> [Lack] {
    var lacks: [Lack] = []
    if !isCurrent { lacks.append(.overtaken) }
    if requirement.needed < 1 { lacks.append(.noRatifiers) }
    let earliest = earliestVote(after: head)
    if now < earliest { lacks.append(.coolingOff(until: earliest)) }
    if ratifyCount < max(1, requirement.needed) {
      lacks.append(.votes(found: ratifyCount, needed: max(1, requirement.needed)))
    }
    return lacks
  }

  /// Whether so many dissent that the threshold can no longer be met.
  public func isLost(ratifiers: Int) -> Bool {
    let dissents = votes.filter { $0.vote == .dissent }.count
    return ratifiers - dissents < requirement.needed
  }

  /// The record, once nothing is lacking.
  public func record() throws(RecordFault) -> Record {
    try Record(statement: statement, sections: counted)
  }
}

extension Statement {
  /// When so many hours since it was proposed are over.
  func end(ofCoolingOff hours: Int) -> Timestamp { content.proposed.adding(seconds: hours * 3600) ?? .latest }
}
