public import Charter
public import History
public import Ledger
public import Prose
internal import Ratification

/// Reads a charter's history: forward, backward, from a text that is kept, and the text after any amendment.
///
/// What it hands out is bound: each record follows from its neighbour, and each text where it stops hashes to what its
/// record says. The votes it does not look at; that is ``CharterFolder/verify(remembering:keygen:progress:)``.
public struct HistoryReader: Sendable {
  public let folder: CharterFolder
  /// The records that can be read, as far as their names say: in order, from 1, without a gap.
  public let records: [RecordFileName]
  /// What keeps those after them from being read; nil where nothing does.
  public let fault: FolderFault?
  private let cache: TextCache?
  private let files: RecordFiles

  /// Every record before the first gap, fork or stray name.
  ///
  /// - Throws: `FolderFault` where the folder can't be listed.
  /// - Complexity: O(*n*) in the names.
  public init(of folder: CharterFolder, cache: TextCache? = nil) async throws(FolderFault) {
    (records, fault) = try await folder.readableNames()
    (self.folder, self.cache, files) = (folder, cache, folder.files)
  }

  /// The records of the history that a look into the folder chose.
  public init(of folder: CharterFolder, _ snapshot: Snapshot) {
    (records, fault) = (snapshot.records, nil)
    (self.folder, cache, files) = (folder, nil, folder.files)
  }

  /// - Throws: `FolderFault` where no amendment of that number can be read; 0 is before the first.
  public func check(_ number: Int) throws(FolderFault) {
    guard number < 0 || number > records.count else { return }
    throw fault ?? .noSuchAmendment(number, last: records.count)
  }

  /// The record of an amendment that can be read.
  ///
  /// - Throws: `FolderFault` where there is none of that number, or it is not what its name says.
  public func record(_ number: Int) async throws(FolderFault) -> Record {
    try check(number)
    guard number > 0 else { throw .noSuchAmendment(number, last: records.count) }
    return try await folder.record(named: records[number - 1])
  }

  /// The records up to an amendment, oldest first.
  public func records(through number: Int) async throws -> [Record] {
    var records: [Record] = []
    try await forEachRecord(through: number, making: { record, _ in record }) { _, record in
      records.append(record)
    }
    return records
  }

  /// Calls `body` with each amendment up to one, oldest first, and with what is made of its record and change on
  /// whichever core reads it; nothing else of the record is kept until its turn comes.
  ///
  /// - Throws: `FolderFault` for the first record that is not what it should be, after `body` saw those before it, and
  ///   what `body` throws.
  /// - Complexity: O(*n*) in the bytes of the records.
  public func forEachRecord<Content: Sendable>(
    through number: Int, isolation: isolated (any Actor)? = #isolation,
    making make: @escaping @Sendable (Record, Patch) -> Content,
    _ body: (Amendment, Content) async throws -> Void
  ) async throws {
    try await files.forEach(
      records.prefix(number), after: nil, reading: { FiledRecord($0, file: $1, making: make) }
    ) { amendment, content in
      try await body(amendment, content)
      return true
    }
  }

  /// The same, with each text held to its record first.
  ///
  /// - Complexity: O(*n*) in the bytes of the records and of the texts behind their first change.
  public func forEachBoundRecord<Content: Sendable>(
    through number: Int, isolation: isolated (any Actor)? = #isolation,
    making make: @escaping @Sendable (Record, Patch) -> Content, _ body: (Content) throws -> Void
  ) async throws {
    var cursor = Cursor(LineBuffer([]))
    var digests = SuccessiveDigests()
    try await forEachRecord(through: number, making: make) { amendment, content in
      try FolderFault.verifying(try cursor.goOn(over: amendment))
      _ = try FolderFault.verifying(try cursor.stop(&digests))
      try body(content)
    }
  }

  /// Calls `body` with each change after an amendment.
  ///
  /// - Parameter body: Returns whether to go on.
  public func forEachChange(
    after number: Int, through last: Int, isolation: isolated (any Actor)? = #isolation,
    _ body: (Amendment) async throws -> Bool
  ) async throws {
    let place = number > 0 ? Chain.Head(of: try await record(number)) : nil
    try await forEachChange(after: place, through: last, body)
  }

  func forEachChange(
    after place: Chain.Head?, through last: Int, isolation: isolated (any Actor)? = #isolation,
    _ body: (Amendment) async throws -> Bool
  ) async throws {
    try await files.forEach(
      records[(place?.number ?? 0)..<last], after: place, reading: FiledRecord.init(change:file:)
    ) { amendment, _ in
      try await body(amendment)
    }
  }

  /// Calls `body` with the change of an amendment and of each before it, the newest first.
  ///
  /// - Parameter body: Returns whether to go on.
  public func forEachChange(
    backFrom number: Int, isolation: isolated (any Actor)? = #isolation,
    _ body: (Amendment) async throws -> Bool
  ) async throws {
    try await files.forEachBackwards(records.prefix(number), reading: FiledRecord.init(change:file:)) {
      amendment, _ in try await body(amendment)
    }
  }

  /// An amendment whole, and the changes of so many before it, oldest first; the adoption is none of these.
  func record(
    _ number: Int, earlier count: Int
  ) async throws -> (amendment: Amendment, record: Record, earlier: [Patch]) {
    try check(number)
    var read: [(Amendment, Record)] = []
    let first = min(number, max(2, number - count))
    try await files.forEachBackwards(records[(first - 1)..<number], reading: FiledRecord.init(_:file:)) {
      read.append(($0, $1))
      return true
    }
    guard let (amendment, record) = read.first else {
      throw FolderFault.noSuchAmendment(number, last: records.count)
    }
    return (amendment, record, read.dropFirst().reversed().map(\.0.patch))
  }

  /// An amendment with the text that it made.
  public struct Step: Sendable {
    public let record: Record
    public let patch: Patch
    public let document: Document
    /// The ids of the provisions that it changed, added, moved or removed.
    public let touched: [String]
    /// Where the next one goes on.
    let cursor: Cursor<Document?>
  }

  /// Calls `body` with each amendment up to one and its text, oldest first; the last text is held to its record.
  ///
  /// - Complexity: O(*n*) in the bytes of the records and of the provisions that they touch, and a copy of the
  ///   text for each.
  public func forEachText(
    through number: Int, isolation: isolated (any Actor)? = #isolation, _ body: (Step) throws -> Void
  ) async throws {
    try await forEachText(after: Cursor(nil), through: number, body)
  }

  func forEachText(
    after start: Cursor<Document?>, through number: Int, isolation: isolated (any Actor)? = #isolation,
    _ body: (Step) throws -> Void
  ) async throws {
    var cursor = start
    try await files.forEach(
      records[start.number..<number], after: start.place, reading: FiledRecord.init(_:file:)
    ) { amendment, record in
      let base = cursor.text
      try FolderFault.verifying(try cursor.goOn(over: amendment))
      guard let document = cursor.text else { return false }
      let touched = base.map { changes(from: $0, to: document).map(\.id) } ?? document.provisions.map(\.id)
      try body(
        Step(
          record: record, patch: amendment.patch, document: document, touched: touched, cursor: cursor))
      return true
    }
    _ = try FolderFault.verifying(try cursor.stop())
  }

  /// Calls `body` with those of some records whose bytes pass a test; each file is checked against its name, the chain
  /// is not.
  ///
  /// - Parameter body: Returns whether to go on.
  /// - Throws: At the end, the `FolderFault` of the last one that can't be read; the others are none the worse.
  /// - Complexity: O(*n*) in the bytes of the records, which are parsed only where they pass.
  public func forEachMatch(
    _ names: [RecordFileName], isolation: isolated (any Actor)? = #isolation,
    where isWanted: @escaping @Sendable (Bytes) -> Bool = { _ in true }, _ body: (Record) throws -> Void
  ) async throws {
    try await files.forEachMatch(names, where: isWanted) { record in
      try body(record)
      return true
    }
  }
}

/// The texts of the past, each reached from the nearest that is known.
extension HistoryReader {
  /// The exact text after an amendment.
  ///
  /// - Throws: `FolderFault` where there is none of that number, or a record on the way is not what it should be.
  /// - Complexity: O(*n*) in the bytes of the records from the nearest text that is known.
  public func text(at number: Int) async throws -> Bound {
    guard number != 0 else { return Bound() }
    try check(number)
    // A fault on the way back is none of what came before it.
    if let undone = try? await undone(to: number) { return undone }
    var cursor = await nearestKept(before: number)
    var hasKept = false
    defer { if hasKept { cache?.tidy() } }
    try await forEachChange(after: cursor.place, through: number) { amendment in
      try FolderFault.verifying(try cursor.goOn(over: amendment))
      if let cache, amendment.number % TextCache.spacing == 0 {
        cache.keep(try FolderFault.verifying(try cursor.stop()).text, amendment.place.after)
        hasKept = true
      }
      return true
    }
    return try FolderFault.verifying(try cursor.stop())
  }

  /// The last text before an amendment that is in the cache.
  private func nearestKept(before number: Int) async -> Cursor<LineBuffer> {
    var kept = number - number % TextCache.spacing
    while let cache, kept > 0 {
      // Where the record can't be read, going on from an earlier text says so.
      if let record = try? await record(kept), let text = cache.text(record.statement.after) {
        return Cursor(LineBuffer(text), at: Chain.Head(of: record))
      }
      kept -= TextCache.spacing
    }
    return Cursor(LineBuffer([]))
  }

  /// The text by undoing the last amendments; nil where it is too far back, or `charter.md` is not what the last one
  /// made.
  func undone(to number: Int) async throws -> Bound? {
    guard fault == nil, number > 0, 0..<TextCache.spacing ~= records.count - number,
      let charter = try await folder.charter()
    else { return nil }
    var cursor = Cursor(LineBuffer(charter))
    var later: Amendment?
    try await files.forEachBackwards(records[(number - 1)...], reading: FiledRecord.init(change:file:)) {
      amendment, _ in
      if let later {
        try FolderFault.verifying(try cursor.goBack(over: later, to: amendment))
      } else {
        cursor = Cursor(cursor.text, at: amendment.place)
        // Where the last text is another one, the way forward says so.
        guard (try? cursor.stop()) != nil else { return false }
      }
      later = amendment
      return true
    }
    guard cursor.number == number else { return nil }
    // What is there instead is found on the way forward.
    return try? cursor.stop()
  }
}

extension CharterFolder {
  /// The records' files, to be read in bulk.
  nonisolated var files: RecordFiles { RecordFiles(history: "\(path)/history", disk: disk) }

  /// The records' names up to the first gap, fork or stray name, and what keeps those behind from being read.
  fileprivate func readableNames() throws(FolderFault) -> ([RecordFileName], FolderFault?) {
    guard disk.holdsCharter(path) else { throw .notACharter(path: path) }
    let (names, strays) = try parsedNames()
    for (index, name) in names.enumerated() {
      let isForked = index + 1 < names.count && names[index + 1].number == name.number
      if name.number == index + 1, !isForked { continue }
      let fault =
        isForked
        ? FolderFault.fork(number: name.number, files: [name.string, names[index + 1].string])
        : FolderFault.gap(after: index, file: file("history", name.string))
      return (Array(names[..<index]), fault)
    }
    return (names, strays.first.map { .strayRecordName(file: $0) })
  }
}
