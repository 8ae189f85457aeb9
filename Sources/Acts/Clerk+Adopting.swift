internal import Adapters
internal import Charter
public import Ledger
public import Prose
public import Ratification

extension Clerk {
  /// Puts the adoption of a draft as it stands on the docket, once.
  ///
  /// A front matter that names nobody names this person from then on. The reviews of earlier texts go on with it,
  /// as far as the text is the same.
  ///
  /// - Parameters:
  ///   - title: What the adoption is called.
  ///   - problem: What it is for.
  /// - Returns: The statement to be reviewed.
  /// - Throws: `ActFault.nobody` and `.namesOthers`; `FolderFault`.
  public func beginAdoption(of path: String, title: Bytes, problem: Bytes) async throws -> Statement {
    guard let identity else { throw ActFault.nobody(.adopting) }
    let folder = folder(path)
    while true {
      let snapshot = try await folder.snapshot()
      let document = try await folder.document(snapshot)
      switch document.adoption(by: identity, try await folder.docket(snapshot).map(\.statement)) {
      case .name(let named):
        try await folder.writeDraft(named)
        if let source = try drafts.source(of: Digest(of: document.bytes)) {
          try drafts.rememberCopy(Digest(of: named), of: source.path, inForceBy: source.record)
        }
      case .refuse: throw ActFault.namesOthers(name: identity.name, key: identity.key)
      case .review(let known): return known
      case .state(let others):
        let motion = document.adoptionMotion(by: identity.name, title: title, problem: problem)
        let statement = try motion.statement(after: .draft, base: [], proposed: clock.now)
        // Before anything is put down: what can't be handed over is not left behind.
        for other in others {
          try reviews.write(before: other.digest)
          _ = try drafts.stored(other.digest)
        }
        try await folder.put(statement)
        for other in others {
          try drafts.hand(over: other.digest, to: statement.digest)
          try await folder.withdraw(other)
        }
        return statement
      }
    }
  }

  /// States what a ratifier adopts where it is not what was proposed: a new statement, with the old one kept in it.
  ///
  /// What they set aside stays on the docket as a proposal of its own, and what they turned down is kept.
  ///
  /// - Throws: `AdoptedTextFault` where what is left makes no text; `FolderFault`.
  public func adoptOtherwise(_ review: Review, in path: String) async throws -> Statement {
    let folder = folder(path)
    let snapshot = try await folder.snapshot()
    let statement = try review.adoptedOtherwise(after: snapshot.head, now: clock.now)
    if snapshot.head.number == 0 {
      // Not accepted yet: the person reads once more what they wrote.
      try await write(try review.adoptedText().bytes, accepted: false, to: path)
    }
    try await folder.put(statement)
    try handOver(review, to: statement)
    switch review.fateOfProposal {
    case .stays: break
    case .withdrawn: try await folder.withdraw(review.statement)
    case .leftOut(let why):
      try await folder.decline(
        try Declined(
          review.statement, by: Bytes(review.ratifier.utf8), on: clock.now, outcome: .leftOut, why: why))
    }
    if let motion = review.motionSetAside, let base = review.base {
      let aside = try motion.statement(after: snapshot.head, base: base.bytes, proposed: clock.now)
      try await folder.put(aside)
      let section = try Section(
        name: Bytes(review.ratifier.utf8), entries: review.draftSetAside(for: aside))
      try drafts.write(section, for: aside.digest)
    }
    return statement
  }

  /// Puts the amendment on the docket that heals a fork by keeping the history that ends with `tip`.
  ///
  /// - Parameter words: Title, problem and rationale, from the fork and the branch that stays.
  /// - Throws: `ActFault.nobody` and `.notRatifierOfKept`; `FolderFault`.
  public func proposeHealing(
    of path: String, keeping tip: Digest,
    words: @Sendable (Fork, Fork.Branch) -> (title: Bytes, problem: Bytes, rationale: Bytes)
  ) async throws -> Statement {
    guard let identity else { throw ActFault.nobody(.healing) }
    let folder = folder(path, following: tip)
    guard identity.ratifies(try await folder.document(try await folder.snapshot())) else {
      throw ActFault.notRatifierOfKept
    }
    return try await folder.proposeHealing(
      by: .human(Bytes(identity.name.utf8)), at: clock.now, words: words)
  }
}
