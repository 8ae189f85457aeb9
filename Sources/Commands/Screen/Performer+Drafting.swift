import Acts
import Adapters
import Desk
import Ledger
import Prose

/// What is done to a text that is not in force.
extension Performer {
  /// Writes what the person wrote in their own editor: they accept it.
  func writeDraft(_ path: String, _ text: Bytes) async throws -> [Desk.Message] {
    try await clerk.write(text, accepted: true, to: path)
    return [.redrafted(try await clerk.open(path), "The draft is saved.")]
  }

  func accept(_ path: String, _ statement: Statement, _ text: Bytes) async throws -> [Desk.Message] {
    try await clerk.accept(statement, as: text, in: path)
    return [.redrafted(try await clerk.open(path), "Taken into the draft.")]
  }

  func discard(_ path: String, _ statement: Statement) async throws -> [Desk.Message] {
    try await clerk.discard(statement, in: path)
    return [.refreshed(try await clerk.open(path)), .done("Left out of the draft.")]
  }

  /// Undo and redo: a text of before comes back, with what was accepted of it.
  func goThroughDrafts(_ path: String, _ direction: DraftMemory.Direction) async throws -> [Desk.Message] {
    guard let ids = try await clerk.go(direction, inDraft: path) else {
      return [.done(direction == .undo ? "There is nothing to undo." : "There is nothing to redo.")]
    }
    let place = ids.count == 1 ? " in [\(shownLine(ids[0]))]" : " in \(ids.count) provisions"
    let words = "\(direction == .undo ? "Undone" : "Done again")\(place)."
    return [.redrafted(try await clerk.open(path), words)]
  }
}
