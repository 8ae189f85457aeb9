internal import Charter
public import Ledger
public import Prose
internal import Ratification

/// The texts of a charter's past, each reached from the nearest that is known.
public struct PastTexts: Sendable {
  public let folder: CharterFolder
  private let cache: TextCache?
  public let history: ReadableHistory

  /// - Throws: `FolderFault` where the folder can't be listed.
  public init(of folder: CharterFolder, cache: TextCache?) async throws(FolderFault) {
    self.folder = folder
    self.cache = cache
    history = try await folder.readableHistory()
  }

  /// The exact text after amendment `number` (0: no bytes).
  ///
  /// The records from the known text to it are read, their chain and the text's hash are checked, the votes
  /// are not.
  ///
  /// - Throws: `FolderFault` where there is none of that number, or a record on the way is not what it should be.
  /// - Complexity: O(*n*) in the bytes of the records from the nearest text that is known.
  public func text(at number: Int) async throws -> Bytes {
    guard number != 0 else { return [] }
    try check(number)
    // A fault on the way back is none of what came before it.
    if let head = try? await undoneFromHead(to: number) { return head }
    let (start, former) = await nearestKept(before: number)
    var text = LineBuffer(start)
    var last: Statement?
    var hasKept = false
    defer { if hasKept { cache?.tidy() } }
    let first = former?.statement.number ?? 0
    try await folder.files.forEachStatement(history.records[first..<number], after: former) {
      statement, patch in
      let name = history.records[statement.number - 1]
      do throws(PatchFault) { try text.apply(patch) } catch { throw name.fault(.change(error)) }
      last = statement
      if cache != nil, statement.number % TextCache.spacing == 0 {
        try keep(text.bytes, statement)
        hasKept = true
      }
      return true
    }
    if let last { try check(text.bytes, madeBy: last) }
    return text.bytes
  }

  /// - Throws: where no amendment of that number can be read.
  public func check(_ number: Int) throws(FolderFault) {
    guard number < 0 || number > history.count else { return }
    throw history.fault ?? .noSuchAmendment(number, last: history.count)
  }

  /// - Throws: where a text is not the one that a statement of this history says it makes.
  public func check(_ text: Bytes, madeBy statement: Statement) throws(FolderFault) {
    try check(text, statement.after, history.records[statement.number - 1])
  }

  private func check(_ text: Bytes, _ expected: Digest, _ name: RecordFileName) throws(FolderFault) {
    let found = Digest(of: text)
    guard found == expected else { throw name.fault(.after(expected: expected, found: found)) }
  }

  private func keep(_ text: Bytes, _ statement: Statement) throws(FolderFault) {
    try check(text, madeBy: statement)
    cache?.keep(text, statement.after)
  }

  /// The last text before `number` that is in the cache, with its record; no bytes where there is none.
  private func nearestKept(before number: Int) async -> (Bytes, Record?) {
    var kept = number - number % TextCache.spacing
    while let cache, kept > 0 {
      if let record = try? await folder.record(named: history.records[kept - 1]),
        let text = cache.text(record.statement.after)
      {
        return (text, record)
      }
      kept -= TextCache.spacing
    }
    return ([], nil)
  }

  /// The text by undoing the last amendments, where `charter.md` is what the last one made and is near.
  private func undoneFromHead(to number: Int) async throws -> Bytes? {
    guard history.fault == nil, history.count - number < TextCache.spacing,
      let snapshot = try? await folder.snapshot(), snapshot.projection == .inForce
    else { return nil }
    guard number < history.count else { return snapshot.charter }
    var text = LineBuffer(snapshot.charter)
    try await folder.files.forEachStatementBackwards(history.records[number...]) { statement, patch in
      let name = history.records[statement.number - 1]
      do throws(PatchFault) { try text.apply(patch.reversed()) } catch { throw name.fault(.change(error)) }
      return true
    }
    let record = try await folder.record(named: history.records[number - 1])
    try check(text.bytes, record.statement.after, history.records[number - 1])
    return text.bytes
  }
}
