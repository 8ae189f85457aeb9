public import Charter
internal import History
public import Ledger
public import Prose
internal import Ratification

/// A charter's history as it is looked through: read once from end to end, with the text kept in a few places,
/// so that the text of any amendment is near one of them.
///
/// What it keeps are a row for each amendment and some forty texts for each ten thousand.
public actor CheckpointedHistory<Row: Sendable> {
  /// How many amendments lie between two texts that are kept.
  private static var spacing: Int { 256 }
  /// The same, between those around the place that was looked at last.
  private static var nearSpacing: Int { 16 }

  /// The text after an amendment, and where its lines are from.
  private struct Stop {
    var cursor = Cursor(LineBuffer([]))
    var blame = Blame()

    mutating func goOn(over amendment: Amendment) throws(VerificationFault) {
      try cursor.goOn(over: amendment)
      blame.apply(amendment.patch, by: amendment.number)
    }
  }

  private let folder: CharterFolder
  private let row: @Sendable (Record, Patch, [String]) -> Row
  private var reader: HistoryReader?
  /// Until the history was read through.
  private var recentReader: HistoryReader?
  private var rows: [Row] = []
  private var stops: [Stop] = []
  private var nearStops: [Stop] = []
  /// The state after the last row.
  private var cursor = Cursor<Document?>(nil)
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
    recentReader = nil
  }

  private func readRecords() async throws {
    let found = try await HistoryReader(of: folder)
    if let reader, !found.records.starts(with: reader.records.prefix(rows.count)) { forget() }
    reader = found
    fault = found.fault
    do {
      try await found.forEachText(after: cursor, through: found.records.count) { step in
        blame.apply(step.patch, by: step.cursor.number)
        cursor = step.cursor
        rows.append(row(step.record, step.patch, step.touched))
        guard cursor.number % Self.spacing == 0 else { return }
        let text = try FolderFault.verifying(try cursor.stop()).text
        stops.append(Stop(cursor: Cursor(LineBuffer(text), at: cursor.place), blame: blame))
      }
    } catch let broken as FolderFault { fault = broken }
  }

  private func forget() {
    (reader, recentReader, rows, stops, nearStops) = (nil, nil, [], [], [])
    (cursor, blame, fault) = (Cursor(nil), Blame(), nil)
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
    guard number >= 1, number <= rows.count, let reader else {
      throw FolderFault.noSuchAmendment(number, last: rows.count)
    }
    var stop = try await stop(at: number - 1, reader)
    let base = stop.cursor.text.bytes
    let read = try await reader.record(number, earlier: earlier)
    try FolderFault.verifying(try stop.goOn(over: read.amendment))
    keep(stop)
    return try Passage(read, base: base, origins: stop.blame.origins)
  }

  /// One of the last amendments by undoing those after it, which needs no older record; nil where it is none.
  private func recentPassage(_ number: Int, earlier: Int) async throws -> Passage? {
    let reader: HistoryReader
    if let recentReader { reader = recentReader } else { reader = try await HistoryReader(of: folder) }
    recentReader = reader
    guard number <= reader.records.count, let base = try await reader.undone(to: number - 1) else {
      return nil
    }
    return try Passage(try await reader.record(number, earlier: earlier), base: base.text, origins: nil)
  }

  /// The text after an amendment, from the nearest one before it that is kept.
  private func stop(at number: Int, _ reader: HistoryReader) async throws -> Stop {
    let start = (stops + nearStops).filter { $0.cursor.number <= number }
      .max { $0.cursor.number < $1.cursor.number }
    var stop = start ?? Stop()
    try await reader.forEachChange(after: stop.cursor.place, through: number) { amendment in
      try FolderFault.verifying(try stop.goOn(over: amendment))
      if amendment.number % Self.nearSpacing == 0 { keep(stop) }
      return true
    }
    _ = try FolderFault.verifying(try stop.cursor.stop())
    return stop
  }

  /// Keeps a text at hand, and lets go of those that are far from it.
  private func keep(_ stop: Stop) {
    let number = stop.cursor.number
    nearStops.removeAll { $0.cursor.number == number || abs($0.cursor.number - number) > Self.spacing }
    nearStops.append(stop)
    if nearStops.count > 2 * Self.nearSpacing { nearStops.removeFirst() }
  }
}

/// An amendment with the texts around it.
public struct Passage: Sendable {
  public let record: Record
  /// Nil before the first amendment.
  public let before: Document?
  public let after: Document
  /// For each line of the text after it, the amendment that it is from; nil where the history was not read yet.
  public let origins: [Int]?
  /// The changes of amendments before it, the oldest first.
  public let earlier: [Patch]

  /// - Throws: `FolderFault` where the amendment does not make of the text what its record says.
  fileprivate init(
    _ read: (amendment: Amendment, record: Record, earlier: [Patch]), base: Bytes, origins: [Int]?
  ) throws(FolderFault) {
    do throws(VerificationFault) {
      do throws(CharterFault) { before = read.amendment.number > 1 ? try Document(base) : nil } catch {
        throw VerificationFault(at: read.amendment.place, .text(error))
      }
      var cursor = Cursor<Document?>(before)
      try cursor.goOn(over: read.amendment)
      _ = try cursor.stop()
      guard let text = cursor.text else { throw VerificationFault(at: read.amendment.place, .change(.empty)) }
      after = text
    } catch { throw .verification(error) }
    (record, earlier, self.origins) = (read.record, read.earlier, origins)
  }
}
