internal import Charter
public import Ledger
public import Prose

extension Statement {
  /// The statement that heals a fork: it follows the branch that is kept, names the records that lose, and
  /// leaves the text as it is.
  ///
  /// - Parameters:
  ///   - head: The end of the branch that is kept.
  ///   - losers: The records that move to `forked/`.
  /// - Throws: `RecordFault` where the words have no form.
  public static func healing(
    after head: Head, losers: [Digest], by proposer: Proposer, proposed date: Timestamp, title: Bytes,
    problem: Bytes, rationale: Bytes
  ) throws(RecordFault) -> Statement {
    let name = Bytes("charter.md".utf8)
    return try Statement(
      Content(
        number: head.number + 1, title: title, proposer: proposer, proposed: date, parent: head.record,
        before: head.text, after: head.text, heals: losers, problem: tidied(problem),
        rationale: tidied(rationale),
        change: Patch(from: [], to: [], oldName: name, newName: name).bytes))
  }

  /// Whether it heals a fork.
  public var isHealing: Bool { !content.heals.isEmpty }
}
