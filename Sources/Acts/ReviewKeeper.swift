public import Adapters
public import Ledger
public import Prose

/// Writes unfinished reviews away from the screen, the newest state of each.
public struct ReviewKeeper: Sendable {
  private let drafts: ReviewDrafts
  private let keeper: Keeper<Digest, (name: String, entries: [Entry])>

  /// - Parameter drafts: Where they are written.
  public init(_ drafts: ReviewDrafts) {
    self.drafts = drafts
    keeper = Keeper { draft, statement in
      guard !draft.entries.isEmpty else { return }
      try drafts.write(
        try Section(name: Bytes(draft.name.utf8), entries: draft.entries), for: statement)
    }
  }

  /// Takes what a review has come to, to be written by the next `write`.
  public func keep(_ statement: Digest, name: String, _ entries: [Entry]) {
    keeper.keep((name, entries), at: statement)
  }

  /// Writes all that waits; what can't be written waits on.
  ///
  /// - Throws: one fault of those that there were.
  public func write() throws { if let fault = keeper.write().values.first { throw fault } }

  /// Writes all that waits, before a review is gone on with.
  ///
  /// - Throws: Where that one can't be written. The fault of another is no reason to stop: it was said as that one
  ///   was left, and is said again with each `write`.
  public func write(before statement: Digest) throws {
    if let fault = keeper.write()[statement] { throw fault }
  }

  /// Forgets the review of a statement that is settled, and what waits of it.
  public func forget(_ statement: Digest) {
    keeper.forget(statement) {
      // A draft left behind is of a statement that nobody reviews again, so it asks nothing and harms nothing.
      try? drafts.remove(statement)
    }
  }
}
