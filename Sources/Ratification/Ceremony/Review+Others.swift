public import Charter
public import Ledger
public import Prose

/// What other people have to do with a review: their objections, and a vote against them.
extension Review {
  /// What it takes to bring the statement into force.
  public var requirement: Requirement {
    base.map { Requirement(from: $0, to: result, isHealing: statement.isHealing) }
      ?? Requirement(founding: result)
  }

  /// Votes against the statement as a whole, for a reason that is still to be given.
  ///
  /// - Throws: `Refusal` where changed lines were not on the screen.
  public mutating func dissent() throws(Refusal) {
    guard isRedlineShown else { throw .notYet(.decision, first: .redline) }
    for change in changes {
      let coverage = coverage[change.id]
      guard coverage?.isWhole ?? false else {
        throw .notSeen(
          provision: change.id, shown: coverage?.seen.count ?? 0, of: coverage?.changed.count ?? 0)
      }
    }
    (isDissent, decisions, reason) = (true, [:], nil)
  }

  /// Takes a dissent back, so that it can be decided on.
  public mutating func undoDissent() {
    guard isDissent else { return }
    (isDissent, reason) = (false, nil)
  }

  /// Adds what others object to those objections that are to be met, each once.
  ///
  /// Until somebody was asked for an objection it changes nothing.
  public mutating func hear(_ comments: [Comment]) {
    guard var heard = objections else { return }
    for remark in comments.flatMap(\.remarks) where remark.objection != nil {
      if heard.contains(where: { $0.by == remark.by && $0.words == remark.words }) { continue }
      heard.append(Objection(id: "O\(heard.count + 1)", by: remark.by, words: remark.words))
    }
    if heard != objections { reason = nil }
    objections = heard
  }

  /// What stays the same when the proposal is stated on another text (format.md, 3), and differs for every
  /// other proposal: the words, the date, and what it makes of each provision.
  ///
  /// - Complexity: O(*n*) in the bytes of the changed provisions.
  public var lineage: Digest {
    var parts = [
      statement.title, statement.proposer.bytes, statement.proposed.bytes, statement.problem,
      statement.rationale, statement.expectedEffect,
    ]
    if let asked = statement.asked { parts.append(asked.bytes) }
    for change in changes {
      parts += [
        change.id.utf8Bytes, change.kind.rawValue.utf8Bytes,
        change.old.flatMap { old in base?.text(of: old) } ?? [],
        change.new.map { result.text(of: $0) } ?? [],
      ]
    }
    // The length before each part, so that no two lists of parts run together to the same bytes.
    return Digest(of: parts.reduce(into: Bytes()) { $0 += "\($1.count) ".utf8Bytes + $1 })
  }
}
