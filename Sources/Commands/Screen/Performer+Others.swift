import Adapters
import Charter
import Desk
import Ledger
import Prose
import Ratification

/// What a proposal goes through where it is not one person's alone.
extension Performer {
  /// A ratifier turns it down, or who proposed it takes it back.
  func decline(
    _ path: String, _ statement: Statement, _ why: Bytes, _ wished: Declined.Outcome
  ) async throws -> [Desk.Message] {
    guard let identity = identity() else { return [] }
    let folder = CharterFolder(path, disk: disk)
    let standing = try await folder.proposal(statement.digest.short, try await folder.snapshot()).standing
    let isAlone = standing.requirement.needed <= 1
    guard isAlone || statement.proposer == .human(Bytes(identity.name.utf8)) else {
      return [
        .failed(
          "It takes \(standing.requirement.needed) ratifiers, so it is not yours alone to decline. It stays on the docket."
        )
      ]
    }
    let outcome = isAlone ? wished : .withdrawn
    let declined = try Declined(
      statement, by: Bytes(identity.name.utf8), on: clock.now, outcome: outcome, why: why)
    try await folder.decline(declined)
    reviews.forget(statement.digest)
    return [
      .refreshed(try await charter(at: path)),
      .done("\(act(outcome)). It is kept in declined/ with your words."),
    ]
  }

  /// The vote that was just cast was a dissent; where too few are left to ratify, the proposal is declined.
  func follow(
    _ dissent: Section, _ folder: CharterFolder, _ standing: Standing, _ base: Document
  ) async throws -> Desk.Message {
    let isLost = standing.isLost(ratifiers: base.governance.ratifiers.count)
    if isLost {
      let why = dissent.reasons.compactMap(\.words).first ?? Bytes("The threshold can't be met.".utf8)
      try await folder.decline(
        try Declined(standing.statement, by: dissent.name, on: clock.now, outcome: .outvoted, why: why))
      reviews.forget(standing.statement.digest)
    }
    return .dissented(path: folder.path, number: standing.statement.number, isDeclined: isLost)
  }

  /// Publishes what enough ratifiers have signed, each in their own ceremony; here nobody signs.
  func enact(_ path: String, _ statement: Digest) async throws -> [Desk.Message] {
    let folder = CharterFolder(path, disk: disk)
    let verified = try await folder.verify(remembering: memory, keygen: keygen)
    let standing = try await folder.proposal(statement.short, try await folder.snapshot()).standing
    let lacks = standing.lacks(at: clock.now, head: verified.head)
    guard lacks.isEmpty, standing.statement.digest == statement else { throw FolderFault.lacks(lacks) }
    try await folder.enact(try standing.record(), after: verified, remembering: memory, keygen: keygen)
    reviews.forget(statement)
    return [
      .refreshed(try await charter(at: path)),
      .ratified(path: path, number: standing.statement.number, isEnacted: true),
    ]
  }

  /// States an overtaken proposal on the text in force; what this user answered goes along as a draft.
  func carry(_ path: String, _ statement: Statement, isAnew: Bool) async throws -> [Desk.Message] {
    try reviews.write()
    let folder = CharterFolder(path, disk: disk)
    let carried: Statement
    do throws(FolderFault) {
      carried = try await folder.carry(statement, anewAt: isAnew ? clock.now : nil)
    } catch {
      guard case .overtaken(.touched(let provisions)) = error else { throw error }
      return [.touched(path: path, statement, provisions: provisions)]
    }
    try drafts.carry(statement, to: carried, isAnew: isAnew)
    return [
      .refreshed(try await charter(at: path)),
      .done(
        isAnew
          ? "Proposed anew as \(carried.digest.short), for amendment \(carried.number)."
          : "Restated as \(carried.digest.short), for amendment \(carried.number). Your answers are kept."),
    ]
  }
}

/// What was done to a proposal that did not come into force.
private func act(_ outcome: Declined.Outcome) -> String {
  switch outcome {
  case .sentBack: "Sent back"
  case .withdrawn: "Withdrawn"
  case .declined, .outvoted, .leftOut: "Declined"
  }
}
