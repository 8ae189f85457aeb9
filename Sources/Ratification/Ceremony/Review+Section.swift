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
      entries += silent.map { Entry(.objection, Bytes("none ".utf8) + $0.bytes) }
    }
    for answer in answers {
      entries.append(
        Entry(.answer, "\(answer.objection) \(answer.outcome.rawValue)".utf8Bytes, quoted: answer.words))
    }
    entries += cases.map(\.entry) + opinionEntries(isDraft: vote == nil)
    entries += decisionEntries
    // In a draft they also say that the stance is closed, so each change has one.
    if isStanceClosed { entries += changes.map { carriedEntry(of: $0) ?? seenEntry(of: $0) } }
    if let reason {
      let cites = [changes.first?.id ?? Provision.governanceID] + reason.citations.map(\.text)
      entries.append(Entry(.reason, cites.joined(separator: " ").utf8Bytes, quoted: reason.text))
    }
    if vote != nil, let drill { entries.append(drill.entry) }
    if attestation == .assistive { entries.append(Entry(.entry, attestation.rawValue.utf8Bytes)) }
    return entries
  }

  private var decisionEntries: [Entry] {
    let edited = editedProvisions
    return changes.compactMap { change in
      guard let decision = decisions[change.id], decision.isAdoption else { return nil }
      let outcome: Section.Decision.Outcome =
        edited.contains(change.id) || decision != .adopt ? .adoptedEdited : .adopted
      return Section.Decision(change.id.utf8Bytes, outcome).entry
    }
  }

  /// A provision that was accepted in draft was not on the screen again.
  private func carriedEntry(of change: ProvisionChange) -> Entry? {
    carried[change.id].map { date in
      Entry(.carried, change.id.utf8Bytes + [.space] + date.bytes)
    }
  }

  private func seenEntry(of change: ProvisionChange) -> Entry {
    let coverage = coverage[change.id]
    let seconds = coverage?.seconds ?? Int((earlierTime[change.id] ?? 0) / 1_000_000_000)
    return Section.Seen(
      change.id.utf8Bytes, shownLines: coverage?.seen.count ?? 0, of: coverage?.changed.count ?? 0,
      seconds: seconds, wordsPerMinute: coverage?.wordsPerMinute ?? 0
    ).entry
  }

  /// The provisions whose adopted text is not the one that had been proposed.
  public var editedProvisions: Set<String> {
    guard !statement.proposedChange.isEmpty,
      // A proposed change that does not apply is refused where the history is verified; here nobody edited it.
      let patch = try? Patch(parsing: statement.proposedChange[...]),
      // As said above.
      let text = try? patch.apply(to: base?.bytes ?? []), let proposed = try? Document(text)
    else { return [] }
    return Set(Charter.changes(from: proposed, to: result).map(\.id))
  }
}

extension String {
  var utf8Bytes: Bytes { Bytes(utf8) }
}
