public import Charter
public import Ledger
internal import Prose

/// Cases that are decided under both texts, the ratifier's prediction first.
extension Review {
  /// The provisions whose cases an amendment may turn.
  public var touchedProvisions: Set<String> { Set(changes.map(\.id)) }

  /// The cases under the provisions that it touches, in either text; those of the whole text in an adoption.
  ///
  /// - Complexity: O(*n*) in the bytes of both texts.
  public var touchedCases: [Case] {
    let known = base?.readableCases ?? []
    let new = result.readableCases.filter { added in !known.contains { $0.id == added.id } }
    return (known + new).filter { touchedProvisions.contains($0.provision) }
  }

  /// What is wrong with the blocks of cases and gates in what the change leaves, since nobody can go by those.
  public var blockFaults: [BlockFault] {
    let lines = changes.compactMap { $0.new?.lines }
    return result.blockFaults.filter { fault in lines.contains { $0.contains(fault.line - 1) } }
  }

  /// Who the ratifier is in a record.
  public var ratifierProposer: Proposer { .human(Bytes(ratifier.utf8)) }

  /// What the ratifier expects of a case; nil where they have not said it.
  public func prediction(of caseID: String) -> Section.DecidedCase? {
    cases.first { $0.by == ratifierProposer.bytes && $0.id.elementsEqual(caseID.utf8) }
  }

  /// Takes how a case is decided, in place of what the same decider said of it before.
  ///
  /// - Throws: `Refusal` before the redline was shown, and where counsel would come before the ratifier.
  public mutating func take(_ decided: Section.DecidedCase) throws(Refusal) {
    guard isRedlineShown else { throw .notYet(.decision, first: .redline) }
    let isOwn = decided.by == ratifierProposer.bytes
    guard isOwn || prediction(of: String(decoding: decided.id, as: UTF8.self)) != nil else {
      throw .notPredicted(String(decoding: decided.id, as: UTF8.self))
    }
    // Whoever has seen what counsel says has no prediction to make any more.
    guard !isOwn || !cases.contains(where: { $0.id == decided.id && $0.by != decided.by }) else { return }
    cases.removeAll { $0.id == decided.id && $0.by == decided.by && $0.asked == decided.asked }
    cases.append(decided)
  }

  /// What a draft kept; verdicts on a text that has changed since say nothing.
  mutating func restoreCases(from draft: Section) {
    cases = changedSince == nil ? draft.decidedCases : []
  }
}

extension Section.DecidedCase {
  /// The line that says who was asked, by which two counsel with one model are told apart.
  fileprivate var asked: Bytes? { words.map { Bytes($0.prefix { $0 != .lineFeed }) } }
}
