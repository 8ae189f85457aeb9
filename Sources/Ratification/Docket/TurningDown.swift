public import Charter
public import Ledger
public import Prose

/// Who may turn a proposal down, and what becomes of one of which something else is adopted.

extension Statement {
  /// Whether it is this person's to take back.
  public func isProposed(by name: String) -> Bool { self.proposer == .human(Bytes(name.utf8)) }

  /// Whether this person's word alone turns it down: where one ratifier decides, or where they proposed it.
  public func isTurnedDown(by name: String, _ requirement: Requirement) -> Bool {
    requirement.needed <= 1 || isProposed(by: name)
  }
}

extension Standing {
  /// As what a person turns the proposal down.
  ///
  /// - Returns: What they wish where one ratifier decides; `withdrawn` where it takes several and they proposed it;
  ///   nil where it is not theirs alone to turn down.
  public func outcome(wished: Declined.Outcome, by name: String) -> Declined.Outcome? {
    guard statement.isTurnedDown(by: name, requirement) else { return nil }
    return requirement.needed <= 1 ? wished : .withdrawn
  }
}

extension Review {
  /// Whether the reviewer's rejection alone turns the proposal down.
  public var isTurnedDownAlone: Bool { statement.isTurnedDown(by: ratifier, requirement) }

  /// What becomes of a proposal when its reviewer adopts something else of it.
  public enum Fate: Equatable, Sendable {
    /// It stays on the docket, since others may want it as it was proposed.
    case stays
    /// It goes without a word, since nothing of it was turned down.
    case withdrawn
    /// It is kept among what was turned down, with the reviewer's words.
    case leftOut(why: Bytes)
  }

  public var fateOfProposal: Fate {
    guard isTurnedDownAlone else { return .stays }
    let words = changes.compactMap { change -> Bytes? in
      switch decisions[change.id] {
      case .reject(let why), .sendBack(let why): why
      default: nil
      }
    }
    return words.isEmpty ? .withdrawn : .leftOut(why: Bytes(words.joined(separator: [.lineFeed])))
  }

  /// What of the review goes on with the part that was set aside: it has to be decided anew.
  public func draftSetAside(for statement: Statement) -> [Entry] {
    draft(for: statement).filter { !$0.has(.decided) && !$0.has(.edited) }
  }
}
