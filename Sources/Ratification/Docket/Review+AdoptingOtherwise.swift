public import Charter
public import Ledger
internal import Prose

extension Review {
  /// What the person adopts where that is not what was proposed: the text with their own words, and
  /// without what they turned down.
  ///
  /// - Throws: `AdoptedTextFault` where what is left does not make a text.
  public func adoptedText() throws(AdoptedTextFault) -> Document {
    if changes.allSatisfy({ decisions[$0.id] == .adopt }) { return result }
    let turnedDown = changes.filter { change in
      // Own words in place of a removal: the provision stays, with these words.
      if change.kind == .removed, case .adoptEdited = decisions[change.id] { return true }
      return decisions[change.id].map { !$0.isAdoption } ?? false
    }
    var text = PartialAdoption(of: changes, from: base, to: result, turnedDown: Set(turnedDown.map(\.id)))
    for change in changes {
      if case .adoptEdited(let words) = decisions[change.id] { try text.replace(change.id, with: words) }
    }
    return try text.text()
  }

  /// What the person set aside while they adopt something else of it; nil where that is nothing.
  public var motionSetAside: Motion? {
    let ids = Set(changes.map(\.id).filter { decisions[$0] == .setAside })
    guard let base, adoptsOtherwise, !ids.isEmpty,
      // What can't stand by itself makes no proposal of its own.
      let text = try? base.taking(ids, of: changes, in: result)
    else { return nil }
    return Motion(
      title: statement.title, proposer: statement.proposer, asked: statement.asked,
      problem: statement.problem,
      rationale: statement.rationale, expectedEffect: statement.expectedEffect, result: text.bytes)
  }

  /// The new statement for what the person adopts: a new date, no votes yet, the old change kept
  /// as what had been proposed.
  public func adoptedOtherwise(after head: Head, now: Timestamp) throws(AdoptedTextFault) -> Statement {
    let text = try adoptedText()
    let motion = Motion(
      title: claims?.title ?? statement.title, proposer: statement.proposer, asked: statement.asked,
      problem: statement.problem,
      rationale: claims?.rationale ?? statement.rationale, expectedEffect: statement.expectedEffect,
      result: text.bytes,
      origin: statement.origin)
    do {
      return try motion.statement(
        after: head, base: base?.bytes ?? [], proposed: now,
        // Where only the words about it are other ones, the change is what was proposed.
        replacing: statement.proposedChange.isEmpty && text.bytes != result.bytes
          ? statement.change : statement.proposedChange)
    } catch { throw .motion(error) }
  }
}

/// Why what a person adopts can't be stated.
public enum AdoptedTextFault: Error, Equatable, Sendable {
  case operation(OperationFault)
  /// Without what was turned down this provision would be lost in another or stand under another heading.
  case entangled(String)
  case motion(MotionFault)
}
