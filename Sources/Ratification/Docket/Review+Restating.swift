public import Charter
public import Ledger
internal import Prose

extension Review {
  /// What the person adopts where that is not what was proposed: the text with their own words, and
  /// without what they turned down.
  ///
  /// - Throws: `OperationFault` where what is left does not make a text.
  public func adoptedText() throws(OperationFault) -> Document {
    guard let base else { return try adoptedDraft() }
    var text = result
    for change in changes {
      guard let decision = decisions[change.id] else { continue }
      switch decision {
      case .adopt: continue
      case .adoptEdited(let words): text = try text.with(change.id, words)
      case .reject, .sendBack, .setAside: text = try text.reverting(change, to: base)
      }
    }
    return text
  }

  /// In an adoption every provision is new: turning one down leaves it out.
  private func adoptedDraft() throws(OperationFault) -> Document {
    var text = result
    for change in changes {
      switch decisions[change.id] {
      case .adoptEdited(let words): text = try text.with(change.id, words)
      case .reject, .sendBack, .setAside: text = try text.applying(.retire(change.id))
      case .adopt, nil: continue
      }
    }
    return text
  }

  /// The new statement for what the person adopts: a new date, no votes yet, the old change kept
  /// as what had been proposed.
  public func restated(after head: Head, now: Timestamp) throws(RestatingFault) -> Statement {
    let text: Document
    do { text = try adoptedText() } catch { throw .operation(error) }
    let motion = Motion(
      title: statement.title, proposer: statement.proposer, problem: statement.problem,
      rationale: statement.rationale, expectedEffect: statement.expectedEffect, result: text.bytes,
      origin: statement.origin)
    do {
      return try motion.statement(
        after: head, base: base?.bytes ?? [], proposed: now,
        replacing: statement.proposedChange.isEmpty ? statement.change : statement.proposedChange)
    } catch { throw .motion(error) }
  }
}

/// Why what a person adopts can't be stated.
public enum RestatingFault: Error, Equatable, Sendable {
  case operation(OperationFault)
  case motion(MotionFault)
}

extension Document {
  fileprivate func with(_ id: String, _ words: Bytes) throws(OperationFault) -> Document {
    do { return try applying(.replace(id, words)) } catch .unchanged { return self }
  }

  /// This text with one change taken back.
  fileprivate func reverting(_ change: ProvisionChange, to base: Document) throws(OperationFault) -> Document
  {
    switch change.kind {
    case .added:
      return try applying(.retire(change.id))
    case .replaced:
      return try with(change.id, change.old.map { base.text(of: $0) } ?? [])
    case .removed:
      guard let old = change.old else { return self }
      return try applying(.add(base.text(of: old), .after(place(before: old, in: base))))
    case .moved, .movedAndReplaced:
      guard let old = change.old else { return self }
      let back = try applying(.move(change.id, .after(place(before: old, in: base))))
      return try back.with(change.id, base.text(of: old))
    }
  }

  /// The provision that stood before `provision` in `base` and is still here.
  private func place(before provision: Provision, in base: Document) -> String {
    let earlier = base.provisions.prefix { $0.id != provision.id }
    return earlier.last { self.provision($0.id) != nil }?.id ?? Provision.governanceID
  }
}
