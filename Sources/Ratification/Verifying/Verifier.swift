public import Charter
public import History
public import Ledger
public import Prose

/// Verifies a history record by record (format.md, 7), carrying the text from one to the next.
///
/// What depends on the order (numbers, changes, hashes of texts, thresholds, dates) is checked at once. The signatures
/// are handed back as ``SignedVotes``, so that they can be checked on other cores.
public struct Verifier: Sendable {
  public private(set) var head = Head.draft
  /// The hashes of the records that lost a fork which one of these healed.
  public private(set) var healed: Set<Digest> = []
  /// How many records were admitted since the last whose signatures are known to be good.
  var open = 0
  private var chain = Chain()
  private var cursor = Cursor<Document?>(nil)
  private var digests = SuccessiveDigests()

  public init() {}

  /// The text in force after the records so far; nil before the first.
  public var text: Document? { cursor.text }

  /// Checks the next record.
  ///
  /// - Throws: `VerificationFault` with the rule that it breaks; nothing more can be admitted then.
  /// - Complexity: O(*n*) in the bytes of the record and of the provisions that it touches, and a copy
  ///   of the text.
  public mutating func admit(_ filed: FiledRecord<Record>) throws(VerificationFault) -> SignedVotes {
    let (amendment, record) = try filed.bound(to: &chain)
    let base = text
    try cursor.goOn(over: amendment)
    try cursor.stop(&digests)
    guard let revised = text else { return SignedVotes(votes: []) }
    let requirement =
      base.map { Requirement(from: $0, to: revised, isHealing: record.statement.isHealing) }
      ?? Requirement(founding: revised)
    let votes: [SignedVotes.Vote]
    do {
      votes = try self.votes(on: record, by: (base ?? revised).governance, requirement)
    } catch { throw VerificationFault(at: amendment.place, error) }
    head = Head(
      number: amendment.number, record: record.digest, text: record.statement.after,
      newestVote: record.newestRatification ?? head.newestVote)
    healed.formUnion(record.statement.heals)
    open += 1
    return SignedVotes(votes: votes)
  }

  /// Thresholds and dates; whether a key signed a vote is checked apart.
  private func votes(
    on record: Record, by governance: Governance, _ requirement: Requirement
  ) throws(VerificationFault.Rule) -> [SignedVotes.Vote] {
    var votes: [SignedVotes.Vote] = []
    var ratified = 0
    let file = String(decoding: record.fileName.bytes, as: UTF8.self)
    let cooled = record.statement.end(ofCoolingOff: requirement.rule.coolingOff)
    for section in record.sections {
      let vote = try SignedVotes.Vote(section, on: record.statement, by: governance, file: file)
      let name = vote.name
      guard let date = section.date else { throw .notARatifier(name) }
      if section.vote == .ratify {
        guard date >= head.newestVote else { throw .dateOrder(name, earliest: head.newestVote) }
        guard date >= cooled else {
          throw .coolingOff(name, hours: requirement.rule.coolingOff, earliest: cooled)
        }
        ratified += 1
      }
      votes.append(vote)
    }
    guard ratified >= max(1, requirement.needed) else {
      throw .threshold(needed: max(1, requirement.needed), found: ratified)
    }
    return votes
  }
}
