public import Adapters
internal import Charter
public import Ledger
public import Prose
internal import Ratification

/// What is done to a text that is not in force.
extension Clerk {
  /// Writes a draft, after the one that it takes the place of was put aside for undo.
  ///
  /// - Parameter accepted: Whether what differs was accepted by the person, for the adoption.
  /// - Throws: `ActFault.unreadable` where it is no charter; the draft then stays as it was.
  public func write(_ text: Bytes, accepted: Bool, to path: String) async throws {
    let folder = folder(path)
    let result = try readable(text, in: folder)
    let memory = draftMemory(of: path)
    let old = try await folder.snapshot().charter
    try memory.note(old, before: text)
    try await folder.writeDraft(text)
    // A draft that could not be read has no provisions to compare with.
    guard accepted, let base = try? Document(old) else { return }
    let changed = changes(from: base, to: result).compactMap { $0.new.map { result.text(of: $0) } }
    try memory.accept(changed, at: clock.now)
  }

  private func readable(_ text: Bytes, in folder: CharterFolder) throws(ActFault) -> Document {
    do throws(FolderFault) { return try folder.readable(text) } catch { throw .unreadable(error) }
  }

  /// Takes a proposal into the draft and off the docket; what counsel said of it goes along.
  ///
  /// - Throws: With nothing taken where the text is no charter's, or what was said can't be kept.
  public func accept(_ statement: Statement, as text: Bytes, in path: String) async throws {
    _ = try readable(text, in: folder(path))
    try reviews.write(before: statement.digest)
    let said = try drafts.stored(statement.digest)?.entries.filter { $0.isOpinion || $0.has(.asked) } ?? []
    let drafter = statement.asked.map {
      Section.AskedCounsel(statement.proposer.bytes, $0, on: statement.proposed).entry
    }
    try draftMemory(of: path).keep(opinions: said + (drafter.map { [$0] } ?? []))
    try await write(text, accepted: true, to: path)
    try await folder(path).withdraw(statement)
    reviews.forget(statement.digest)
  }

  /// Takes a proposal off the docket of a draft.
  public func discard(_ statement: Statement, in path: String) async throws {
    reviews.forget(statement.digest)
    try await folder(path).withdraw(statement)
  }

  /// Undo and redo: a text of before comes back, with what was accepted of it.
  ///
  /// - Returns: The provisions that differ; nil where there is nothing to go to.
  public func go(_ direction: DraftMemory.Direction, inDraft path: String) async throws -> [String]? {
    let folder = folder(path)
    let memory = draftMemory(of: path)
    let current = try await folder.snapshot().charter
    guard let text = try memory.text(direction, from: current) else { return nil }
    try await folder.writeDraft(text)
    try memory.didGo(direction, from: current)
    return changes(from: try folder.readable(current), to: try folder.readable(text)).map(\.id)
  }
}
