public import Ledger
public import Prose

/// A charter with a history of any length, made from a seed: the same seed gives the same bytes.
///
/// Record 1 adopts the text; each further one changes a few lines of one or two provisions, or adds, retires
/// or moves one. One ratifier signs them all. The dates lie in the past.
public struct Specimen {
  private let amendments: Int
  private let lines: Int
  private let seal: Seal
  private var random: SplitMix64
  private var draft: Draft
  private var last: Record?

  /// The text in force after the last record that was made; empty before the first.
  public private(set) var text: Bytes = []

  private static let ratifier = "chair"

  /// - Parameter lines: About how many lines the text has, at least 150.
  public init(amendments: Int, lines: Int, seed: UInt64) throws {
    self.amendments = amendments
    self.lines = max(150, lines)
    seal = try Seal(seed: seed)
    random = SplitMix64(seed: seed)
    draft = Draft(
      ratifier: Specimen.ratifier, key: seal.publicText, lines: self.lines, using: &random)
  }

  /// The next record, or nil after the last.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  public mutating func next() throws -> Record? {
    let number = (last?.statement.number ?? 0) + 1
    guard number <= amendments else { return nil }
    let change = number == 1 ? draft.adoption : draft.amend(towards: lines, using: &random)
    let before = text
    text = draft.bytes
    var deliberation = Deliberation(on: change, using: &random)
    let (proposed, ratified) = dates(of: number)
    let statement = try Statement(
      Statement.Content(
        number: number, title: Bytes(change.title.utf8),
        proposer: deliberation.proposer(ratifier: Specimen.ratifier), proposed: proposed,
        parent: last?.digest, before: last?.statement.after ?? .ofNothing, after: Digest(of: text),
        problem: deliberation.problem(), rationale: deliberation.rationale(),
        expectedEffect: deliberation.expectedEffect(),
        proposedChange: change.proposed.map { patch(from: before, to: $0) } ?? [],
        change: patch(from: before, to: text)))
    let unsigned = try Section(
      name: Bytes(Specimen.ratifier.utf8),
      entries: deliberation.entries(
        date: ratified, line: draft.line(of: change.touched[0].id), isEdited: change.proposed != nil))
    let signature = try seal.signature(over: statement.bytes + unsigned.unsignedBytes)
    let record = try Record(statement: statement, sections: [unsigned.signed(signature)])
    last = record
    return record
  }

  private func patch(from old: Bytes, to new: Bytes) -> Bytes {
    Patch(
      from: old, to: new, oldName: Bytes((old.isEmpty ? "/dev/null" : "charter.md").utf8),
      newName: Bytes("charter.md".utf8)
    ).bytes
  }

  /// When a record was proposed and ratified: at most three days apart from the next, all within nine years.
  ///
  /// The first waits out the longest cooling-off in the text.
  private func dates(of number: Int) -> (proposed: Timestamp, ratified: Timestamp) {
    let step = min(3 * 86_400, 9 * 365 * 86_400 / amendments)
    func moment(_ seconds: Int) -> Timestamp {
      Specimen.firstRatification?.adding(seconds: seconds) ?? .latest
    }
    return number == 1
      ? (moment(-80 * 3_600), moment(0)) : (moment(number * step), moment(number * step + step / 4))
  }

  private static let firstRatification = Timestamp(parsing: Bytes("2016-01-04T08:00:00Z".utf8))
}
