internal import Adapters
internal import Charter
public import Ledger
public import Prose
public import Ratification

extension Clerk {
  /// Puts a motion on the docket.
  ///
  /// - Parameters:
  ///   - stance: What the person said before any text was shown, with the name that it is kept under.
  ///   - isOwn: Whether the bytes are the person's own, so that their stance needs no protection from them.
  /// - Throws: `FolderFault.motion` where it changes nothing or is no charter; `DiskFault`.
  public func propose(
    _ motion: Motion, in path: String, stance: (words: Bytes, name: String)? = nil, isOwn: Bool = false
  ) async throws -> Statement {
    let statement = try await folder(path).propose(motion, at: clock.now)
    if isOwn { try drafts.rememberOwn(statement.after) }
    if let stance {
      let entry = Section.Stance(.before, words: stance.words).entry
      try drafts.write(try Section(name: Bytes(stance.name.utf8), entries: [entry]), for: statement.digest)
    }
    return statement
  }

  /// Puts the author's other text in place of the one under review; what was written goes on with it.
  public func propose(_ motion: Motion, inPlaceOf review: Review, in path: String) async throws -> Statement {
    let folder = folder(path)
    let statement = try await folder.propose(motion, at: clock.now)
    if review.isOwnText { try drafts.rememberOwn(statement.after) }
    try handOver(review, to: statement)
    if statement != review.statement { try await folder.withdraw(review.statement) }
    return statement
  }

  /// The review goes on with another statement, as far as the text is the same.
  func handOver(_ review: Review, to statement: Statement) throws {
    let section = try Section(name: Bytes(review.ratifier.utf8), entries: review.draft(for: statement))
    try drafts.write(section, for: statement.digest)
    reviews.forget(review.statement.digest)
  }

  /// What came of stating an overtaken proposal on the text in force.
  public enum Restating: Equatable, Sendable {
    /// It takes the place of the old one, and what this user knew and answered goes along.
    case restated(Statement)
    /// It stands on the text in force as it is.
    case current
    /// Another amendment changed these provisions, which it changes: it can only be proposed anew.
    case touched([String])
  }

  /// States a proposal that another amendment overtook on the text in force.
  ///
  /// - Parameter isAnew: Whether it becomes another proposal, whatever was changed meanwhile: its cooling-off begins
  ///   again, and it has to be answered anew.
  /// - Throws: `FolderFault`, with nothing written.
  public func restate(_ statement: Statement, isAnew: Bool, in path: String) async throws -> Restating {
    try reviews.write(before: statement.digest)
    // Before it is restated: answers that can't be read could not go along.
    if !isAnew { _ = try drafts.stored(statement.digest) }
    let new: Statement
    do throws(FolderFault) {
      new = try await folder(path).restate(statement, anewAt: isAnew ? clock.now : nil)
    } catch {
      guard case .overtaken(.touched(let provisions)) = error else { throw error }
      return .touched(provisions)
    }
    guard new != statement else { return .current }
    if !isAnew {
      try drafts.carry(
        from: statement.digest, to: new.digest, results: (old: statement.after, new: new.after))
    } else {
      if drafts.isOwn(statement.after) { try drafts.rememberOwn(new.after) }
      if drafts.wasSeen(statement.digest) { try drafts.rememberSeen(new.digest) }
    }
    return .restated(new)
  }
}
