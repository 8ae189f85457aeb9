internal import Charter
public import Ledger
public import Prose
internal import Ratification

/// A charter's history as it is looked through: read once from end to end, with the text kept in a few places,
/// so that the text of any amendment is near one of them.
///
/// The chain and the texts' hashes are checked, the votes are not. What it keeps are a row for each amendment
/// and some forty texts for each ten thousand.
public actor CheckpointedHistory<Row: Sendable> {
  /// How many amendments lie between two texts that are kept.
  private static var spacing: Int { 256 }
  /// The same, between those around the place that was looked at last.
  private static var nearSpacing: Int { 16 }

  private let folder: CharterFolder
  private let row: @Sendable (Record, Patch, [String]) -> Row
  private var names: [RecordFileName] = []
  private var rows: [Row] = []
  private var stops: [Stop] = []
  private var nearStops: [Stop] = []
  /// Until the history was read: the text in force, and the one that was last reached by undoing from there.
  private var newest: Undone?
  private var undone: Undone?
  /// The state after the last row.
  private var lastRecord: Record?
  private var document: Document?
  private var blame = Blame()
  private var reading: Task<Void, any Error>?
  /// What keeps the records after the last row from being read; nil where all were.
  public private(set) var fault: FolderFault?

  /// - Parameter row: What to keep of a record, its change, and the ids of the provisions that it touches.
  public init(of folder: CharterFolder, row: @escaping @Sendable (Record, Patch, [String]) -> Row) {
    (self.folder, self.row) = (folder, row)
  }

  /// A row for each amendment, in order; read on from where it was read before.
  ///
  /// The rows end before the first record that does not follow from the one before it, which `fault` then names.
  ///
  /// - Throws: where the folder can't be read.
  /// - Complexity: O(*n*) in the bytes of the records that were not read before, and a copy of the text for
  ///   each.
  public func allRows() async throws -> [Row] {
    if let reading {
      try await reading.value
    } else {
      let task = Task { try await readOn() }
      reading = task
      defer { reading = nil }
      try await task.value
    }
    return rows
  }

  private func readOn() async throws {
    do { try await readRecords() } catch {
      forget()
      throw error
    }
    (newest, undone) = (nil, nil)
  }

  private func readRecords() async throws {
    let readable = try await folder.readableHistory()
    let found = readable.records
    if found.prefix(rows.count) != names.prefix(rows.count) { forget() }
    names = found
    fault = readable.fault
    do {
      try await folder.files.forEachRecord(found.dropFirst(rows.count), after: lastRecord) { record, patch in
        try admit(record, patch)
        return true
      }
      if let lastRecord { try check(lastRecord.statement) }
    } catch let broken as FolderFault {
      fault = broken
      names.removeLast(names.count - rows.count)
    }
  }

  private func admit(_ record: Record, _ patch: Patch) throws(FolderFault) {
    let name = record.fileName
    let next: Document
    do throws(CharterFault) {
      if let document { next = try document.applying(patch) } else { next = try Self.founded(by: patch) }
    } catch {
      if case .patch(let error) = error { throw name.fault(.change(error)) }
      throw name.fault(.text(error))
    }
    let touched =
      document.map { Charter.changes(from: $0, to: next).map(\.id) } ?? next.provisions.map(\.id)
    blame.apply(patch, by: name.number)
    document = next
    lastRecord = record
    rows.append(row(record, patch, touched))
    guard name.number % Self.spacing == 0 else { return }
    try check(record.statement)
    stops.append(Stop(number: name.number, text: LineBuffer(next.bytes), blame: blame))
  }

  /// Checks that the text is the one that the statement says.
  private func check(_ statement: Statement) throws(FolderFault) {
    let found = Digest(of: document?.bytes ?? [])
    guard found == statement.after else {
      throw names[statement.number - 1].fault(.after(expected: statement.after, found: found))
    }
  }

  private static func founded(by patch: Patch) throws(CharterFault) -> Document {
    let bytes: Bytes
    do { bytes = try patch.apply(to: []) } catch { throw .patch(error) }
    return try Document(bytes)
  }

  private func forget() {
    (names, rows, stops, nearStops) = ([], [], [], [])
    (newest, undone) = (nil, nil)
    (lastRecord, document, blame, fault) = (nil, nil, Blame(), nil)
  }

  /// An amendment with the texts around it.
  ///
  /// Before the history was read through, one of the last amendments is there at once, without its lines'
  /// origins; any other waits.
  ///
  /// - Parameter earlier: How many amendments before it are wanted with their changes.
  /// - Throws: `FolderFault` where there is none of that number, or its record or text is not what it was.
  /// - Complexity: O(*n*) in the bytes of the text, and of at most 256 records, as a rule 16.
  public func passage(_ number: Int, earlier: Int = 0) async throws -> Passage {
    if rows.count < number, let recent = try await recentPassage(number, earlier: earlier) { return recent }
    if rows.isEmpty || rows.count < number { _ = try await allRows() }
    guard number >= 1, number <= rows.count else {
      throw FolderFault.noSuchAmendment(number, last: rows.count)
    }
    let before = try await stop(at: number - 1)
    let change = try await change(number)
    var after = before
    try after.apply(change)
    try after.check(against: change)
    keep(after)
    let (old, new) = try change.documents(before.text.bytes, after.text.bytes)
    return Passage(
      record: change.record, before: old, after: new, origins: after.blame.origins,
      earlier: try await changes(before: number, earlier))
  }

  /// One of the last amendments by undoing those after it, which needs no older record; nil where it is none.
  private func recentPassage(_ number: Int, earlier: Int) async throws -> Passage? {
    if newest == nil { try await findNewest() }
    guard let newest, number > 1, newest.number - Self.spacing...newest.number ~= number else { return nil }
    var text = newest
    if let undone, undone.number >= number { text = undone }
    while text.number > number { try text.undo(try await change(text.number)) }
    let change = try await change(number)
    guard Digest(of: text.text.bytes) == change.record.statement.after else { return nil }
    undone = text
    var before = text
    try before.undo(change)
    let (old, new) = try change.documents(before.text.bytes, text.text.bytes)
    return Passage(
      record: change.record, before: old, after: new, origins: nil,
      earlier: try await changes(before: number, earlier))
  }

  private func findNewest() async throws {
    let snapshot = try await folder.snapshot()
    guard snapshot.projection == .inForce, snapshot.records.starts(with: names) else { return }
    names = snapshot.records
    newest = Undone(number: snapshot.head.number, text: LineBuffer(snapshot.charter))
  }

  private func change(_ number: Int) async throws -> Change {
    guard names.indices.contains(number - 1) else {
      throw FolderFault.noSuchAmendment(number, last: names.count)
    }
    let name = names[number - 1]
    let record = try await folder.record(named: name)
    do {
      return Change(name: name, record: record, patch: try record.statement.patch())
    } catch {
      throw name.fault(.change(error))
    }
  }

  /// The changes of the amendments before `number`, the oldest first; the adoption is none.
  private func changes(before number: Int, _ count: Int) async throws -> [Patch] {
    var patches: [Patch] = []
    for number in max(2, number - count)..<max(2, number) { patches.append(try await change(number).patch) }
    return patches
  }

  /// The text after an amendment, from the nearest one before it that is kept.
  private func stop(at number: Int) async throws -> Stop {
    let start = (stops + nearStops).filter { $0.number <= number }.max { $0.number < $1.number }
    var stop = start ?? Stop(number: 0, text: LineBuffer([]), blame: Blame())
    while stop.number < number {
      let change = try await change(stop.number + 1)
      try stop.apply(change)
      if stop.number == number { try stop.check(against: change) }
      if stop.number % Self.nearSpacing == 0 { keep(stop) }
    }
    return stop
  }

  /// Keeps a text at hand, and lets go of those that are far from it.
  private func keep(_ stop: Stop) {
    nearStops.removeAll { $0.number == stop.number || abs($0.number - stop.number) > Self.spacing }
    nearStops.append(stop)
    if nearStops.count > 2 * Self.nearSpacing { nearStops.removeFirst() }
  }
}
