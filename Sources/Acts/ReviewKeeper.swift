public import Adapters
public import Ledger
public import Prose
internal import Synchronization

/// Writes unfinished reviews away from the screen, one write at a time, the newest state of each.
public final class ReviewKeeper: Sendable {
  private let drafts: ReviewDrafts
  private let waiting = Mutex<[Digest: (name: String, entries: [Entry])]>([:])
  private let writing = Mutex<Void>(())

  /// - Parameter drafts: Where they are written.
  public init(_ drafts: ReviewDrafts) { self.drafts = drafts }

  /// Takes what a review has come to, to be written by the next `write`.
  public func keep(_ statement: Digest, name: String, _ entries: [Entry]) {
    waiting.withLock { $0[statement] = (name, entries) }
  }

  /// Writes all that waits, behind a write that is under way.
  public func write() throws {
    let fault: (any Error)? = writing.withLock { _ in
      let all = waiting.withLock { waiting in
        defer { waiting = [:] }
        return waiting
      }
      for (statement, draft) in all where !draft.entries.isEmpty {
        do {
          try drafts.write(try Section(name: Bytes(draft.name.utf8), entries: draft.entries), for: statement)
        } catch { return error }
      }
      return nil
    }
    if let fault { throw fault }
  }

  /// Forgets the review of a statement that is settled, and what waits of it.
  public func forget(_ statement: Digest) {
    writing.withLock { _ in
      waiting.withLock { $0[statement] = nil }
      try? drafts.remove(statement)
    }
  }
}
