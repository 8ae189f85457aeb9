public import Adapters
public import Charter
public import Ledger
public import Prose
public import Ratification

/// What becomes of a proposal where it is not one person's alone.
extension Clerk {
  /// A ratifier turns a proposal down, or who proposed it takes it back; it is kept with their words.
  ///
  /// - Returns: As what it was turned down.
  /// - Throws: `ActFault.notAlone` where it takes several ratifiers and is somebody else's.
  public func decline(
    _ statement: Statement, by name: String, why: Bytes, wished: Declined.Outcome, in path: String
  ) async throws -> Declined.Outcome {
    let folder = folder(path)
    let standing = try await folder.proposal(statement.digest.short, try await folder.snapshot()).standing
    guard let outcome = standing.outcome(wished: wished, by: name) else {
      throw ActFault.notAlone(needed: standing.requirement.needed)
    }
    try await folder.decline(
      try Declined(statement, by: Bytes(name.utf8), on: clock.now, outcome: outcome, why: why))
    reviews.forget(statement.digest)
    return outcome
  }

  /// After a dissent: where too few ratifiers are left for the threshold, the proposal is declined.
  ///
  /// - Parameters:
  ///   - base: The text whose ratifiers count.
  ///   - why: What is kept as the reason where the dissent gives none.
  /// - Returns: Whether it was declined.
  public func follow(
    _ dissent: Section, _ standing: Standing, base: Document, why: Bytes, in folder: CharterFolder
  ) async throws -> Bool {
    guard standing.isLost(ratifiers: base.governance.ratifiers.count) else { return false }
    let words = dissent.reasons.compactMap(\.words).first ?? why
    try await folder.decline(
      try Declined(standing.statement, by: dissent.name, on: clock.now, outcome: .outvoted, why: words))
    reviews.forget(standing.statement.digest)
    return true
  }

  /// Publishes what enough ratifiers have signed, each in their own ceremony; here nobody signs.
  ///
  /// - Returns: The number of the amendment.
  /// - Throws: `FolderFault.lacks` where something is lacking after all.
  public func enact(_ statement: Digest, in path: String) async throws -> Int {
    let folder = folder(path)
    let verified = try await folder.verify(remembering: memory, keygen: keygen)
    let standing = try await folder.proposal(statement.short, try await folder.snapshot()).standing
    let lacks = standing.lacks(at: clock.now, head: verified.head)
    guard lacks.isEmpty, standing.statement.digest == statement else { throw FolderFault.lacks(lacks) }
    try await folder.enact(try standing.record(), after: verified, remembering: memory, keygen: keygen)
    reviews.forget(statement)
    return standing.statement.number
  }
}
