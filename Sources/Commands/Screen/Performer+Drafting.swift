import Adapters
import Charter
import Desk
import Ledger
import Prose
import Ratification

/// What is done to a text that is not in force.
extension Performer {
  func memory(ofDraft path: String) -> DraftMemory { DraftMemory(of: path, places: places, disk: disk) }

  /// Writes what the person wrote in their own editor: they accept it.
  func writeDraft(_ path: String, _ text: Bytes) async throws -> [Desk.Message] {
    try await write(text, accepted: true, to: path)
    return [.redrafted(try await charter(at: path), "The draft is saved.")]
  }

  func accept(_ path: String, _ statement: Statement, _ text: Bytes) async throws -> [Desk.Message] {
    try await write(text, accepted: true, to: path)
    try keepOpinions(on: statement, ofDraft: path)
    try await CharterFolder(path, disk: disk).withdraw(statement)
    return [.redrafted(try await charter(at: path), "Taken into the draft.")]
  }

  func discard(_ path: String, _ statement: Statement) async throws -> [Desk.Message] {
    reviews.forget(statement.digest)
    try await CharterFolder(path, disk: disk).withdraw(statement)
    return [.refreshed(try await charter(at: path)), .done("Left out of the draft.")]
  }

  /// The adoption says what counsel said of the ideas that went into the draft, and how who drafted was asked.
  private func keepOpinions(on statement: Statement, ofDraft path: String) throws {
    try reviews.write()
    let said = drafts.read(statement.digest)?.entries.filter { $0.isOpinion || $0.has(.asked) } ?? []
    let drafter = statement.asked.map {
      Section.AskedCounsel(statement.proposer.bytes, $0, on: statement.proposed).entry
    }
    try memory(ofDraft: path).keep(opinions: said + (drafter.map { [$0] } ?? []))
    reviews.forget(statement.digest)
  }

  /// Undo and redo: a text of before comes back, with what was accepted of it.
  func goThroughDrafts(_ path: String, _ direction: DraftMemory.Direction) async throws -> [Desk.Message] {
    let folder = CharterFolder(path, disk: disk)
    let memory = memory(ofDraft: path)
    let current = try await folder.snapshot().charter
    guard let text = memory.text(direction, from: current) else {
      return [.done(direction == .undo ? "There is nothing to undo." : "There is nothing to redo.")]
    }
    try await folder.writeDraft(text)
    try memory.didGo(direction, from: current)
    let ids = changes(from: try folder.readable(current), to: try folder.readable(text)).map(\.id)
    let place = ids.count == 1 ? " in [\(shownLine(ids[0]))]" : " in \(ids.count) provisions"
    let words = "\(direction == .undo ? "Undone" : "Done again")\(place)."
    return [.redrafted(try await charter(at: path), words)]
  }

  /// Writes a draft, after the one that it takes the place of was put aside for undo.
  ///
  /// - Parameter accepted: Whether what differs was accepted by the person, for the adoption.
  func write(_ text: Bytes, accepted: Bool, to path: String) async throws {
    let folder = CharterFolder(path, disk: disk)
    let result: Document
    do { result = try folder.readable(text) } catch {
      var failure = Failure(error)
      failure.words.advice =
        (failure.words.advice.map { "\($0) " } ?? "")
        + "The draft stays as it was, and what you wrote is kept."
      throw failure
    }
    let memory = memory(ofDraft: path)
    let old = try await folder.snapshot().charter
    try memory.note(old, before: text)
    try await folder.writeDraft(text)
    guard accepted, let base = try? Document(old) else { return }
    let changed = changes(from: base, to: result).compactMap { $0.new.map { result.text(of: $0) } }
    try memory.accept(changed, at: clock.now)
  }
}
