internal import Charter
public import Ledger
internal import Prose

extension Review {
  /// What the review comes to, as entries of the ratifier's section, in the order of the format.
  ///
  /// - Parameters:
  ///   - vote: Nil in a draft that is only kept for later.
  ///   - date: The date of the vote.
  public func entries(vote: Section.Vote?, date: Timestamp?, attestation: Attestation.Entry = .typed)
    -> [Entry]
  {
    var entries: [Entry] = []
    if let vote { entries.append(Entry(.vote, vote.rawValue.utf8Bytes)) }
    if let date { entries.append(Entry(.date, date.bytes)) }
    if let stance { entries.append(Entry(.stance, stance.moment.rawValue.utf8Bytes, quoted: stance.words)) }
    if let objections {
      if objections.isEmpty {
        entries.append(Entry(.objection, Bytes("none ".utf8) + objector.bytes))
      }
      for objection in objections {
        entries.append(
          Entry(.objection, "\(objection.id) ".utf8Bytes + objection.by.bytes, quoted: objection.words))
      }
    }
    for answer in answers {
      entries.append(
        Entry(.answer, "\(answer.objection) \(answer.outcome.rawValue)".utf8Bytes, quoted: answer.words))
    }
    entries += decisionEntries
    for change in changes {
      guard let coverage = coverage[change.id], isRedlineShown else { continue }
      entries.append(
        Entry(
          .seen,
          "\(change.id) \(coverage.seen.count)/\(coverage.changed.count) \(coverage.seconds)s \(coverage.wordsPerMinute)wpm"
            .utf8Bytes))
    }
    if let reason {
      let cites = [changes.first?.id ?? Provision.governanceID] + reason.citations.map(\.text)
      entries.append(Entry(.reason, cites.joined(separator: " ").utf8Bytes, quoted: reason.text))
    }
    if attestation == .assistive { entries.append(Entry(.entry, attestation.rawValue.utf8Bytes)) }
    return entries
  }

  private var decisionEntries: [Entry] {
    changes.compactMap { change in
      guard let decision = decisions[change.id], decision.isAdoption else { return nil }
      let isEdited = editedProvisions.contains(change.id) || decision != .adopt
      return Entry(.decision, "\(change.id) \(isEdited ? "adopted-edited" : "adopted")".utf8Bytes)
    }
  }

  /// The provisions whose adopted text is not the one that had been proposed.
  public var editedProvisions: Set<String> {
    guard !statement.proposedChange.isEmpty, let base,
      let patch = try? Patch(parsing: statement.proposedChange[...]),
      let proposed = try? base.applying(patch)
    else { return [] }
    return Set(Charter.changes(from: proposed, to: result).map(\.id))
  }

  /// Takes up a review from a draft of its section: what was typed is there again.
  ///
  /// What was seen is not: the eyes have to do that again.
  public mutating func restore(from draft: Section) {
    hasSeenProblem = true
    if let stance = draft.stance, stance.words != nil || isOwnText { self.stance = stance }
    let objections = draft.objections.filter { $0.id != Bytes("none".utf8) }.compactMap { objection in
      Proposer(parsing: objection.by).map {
        Objection(id: String(decoding: objection.id, as: UTF8.self), by: $0, words: objection.words ?? [])
      }
    }
    if !draft.objections.isEmpty {
      self.objections = objections
      if let by = draft.objections.first.flatMap({ Proposer(parsing: $0.by) }) { objector = by }
    }
    answers = draft.answers.map {
      Answer(
        objection: String(decoding: $0.objection, as: UTF8.self), outcome: $0.outcome, words: $0.words ?? [])
    }
  }
}

extension String {
  var utf8Bytes: Bytes { Bytes(utf8) }
}
