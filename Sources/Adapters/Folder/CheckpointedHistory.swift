public import Charter
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
  /// The state after the last row.
  private var history = ReplayedHistory()
  private var document: Document?
  private var blame = Blame()
  private var reading: Task<Void, any Error>?

  /// - Parameter row: What to keep of a record, its change, and the ids of the provisions that it touches.
  public init(of folder: CharterFolder, row: @escaping @Sendable (Record, Patch, [String]) -> Row) {
    (self.folder, self.row) = (folder, row)
  }

  /// A row for each amendment, in order; read on from where it was read before.
  ///
  /// - Throws: `FolderFault` for the first record that does not follow from the one before it.
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
    let found = try await folder.snapshot().records
    if found.prefix(rows.count) != names.prefix(rows.count) { forget() }
    names = found
    for name in found.dropFirst(rows.count) {
      let (record, patch) = try history.admit(try await folder.bytes(ofRecord: name), named: name)
      let next: Document
      do {
        if let document {
          next = try document.applying(patch)
        } else {
          next = try Document(history.text.bytes)
        }
      } catch { throw name.fault(.text(error)) }
      let touched =
        document.map { Charter.changes(from: $0, to: next).map(\.id) } ?? next.provisions.map(\.id)
      blame.apply(patch, by: name.number)
      document = next
      rows.append(row(record, patch, touched))
      if name.number % Self.spacing == 0 {
        try history.checkText()
        stops.append(Stop(number: name.number, text: history.text, blame: blame))
      }
    }
    try history.checkText()
  }

  private func forget() {
    (names, rows, stops, nearStops) = ([], [], [], [])
    (history, document, blame) = (ReplayedHistory(), nil, Blame())
  }

  /// An amendment with the texts around it.
  ///
  /// Before the history was read through, the last amendment is there at once, without its lines' origins; any
  /// other waits.
  ///
  /// - Parameter earlier: How many amendments before it are wanted with their changes.
  /// - Throws: `FolderFault` where there is none of that number, or its record or text is not what it was.
  /// - Complexity: O(*n*) in the bytes of the text, and of at most 256 records, as a rule 16.
  public func passage(_ number: Int, earlier: Int = 0) async throws -> Passage {
    if rows.isEmpty, let last = try await lastPassage(number, earlier: earlier) { return last }
    if rows.isEmpty || rows.count < number { _ = try await allRows() }
    guard number >= 1, number <= rows.count else {
      throw FolderFault.noSuchAmendment(number, last: rows.count)
    }
    let before = try await stop(at: number - 1)
    let (record, patch) = try await change(number)
    var after = before
    try after.apply(patch, by: names[number - 1])
    try after.check(against: record, names[number - 1])
    keep(after)
    let (old, new) = try documents(before.text.bytes, patch, after.text.bytes, names[number - 1])
    return Passage(
      record: record, before: old, after: new, origins: after.blame.origins,
      earlier: try await changes(before: number, earlier))
  }

  /// The last amendment by undoing its change, which needs no other record's text.
  private func lastPassage(_ number: Int, earlier: Int) async throws -> Passage? {
    let snapshot = try await folder.snapshot()
    guard number == snapshot.head.number, number > 1, let name = snapshot.records.last else { return nil }
    guard snapshot.projection == .inForce else { return nil }
    if names.isEmpty { names = snapshot.records }
    let (record, patch) = try await change(number)
    let old: Bytes
    do { old = try patch.reversed().apply(to: snapshot.charter) } catch { throw name.fault(.change(error)) }
    guard Digest(of: old) == record.statement.before else { return nil }
    let (before, after) = try documents(old, patch, snapshot.charter, name)
    return Passage(
      record: record, before: before, after: after, origins: nil,
      earlier: try await changes(before: number, earlier))
  }

  private func documents(
    _ old: Bytes, _ patch: Patch, _ new: Bytes, _ name: RecordFileName
  ) throws -> (Document?, Document) {
    do {
      guard name.number > 1 else { return (nil, try Document(new)) }
      let before = try Document(old)
      return (before, try before.applying(patch))
    } catch { throw name.fault(.text(error)) }
  }

  private func change(_ number: Int) async throws -> (Record, Patch) {
    let record = try await folder.record(named: names[number - 1])
    do { return (record, try Patch(parsing: record.statement.change[...])) } catch {
      throw names[number - 1].fault(.change(error))
    }
  }

  /// The changes of the amendments before `number`, the oldest first; the adoption is none.
  private func changes(before number: Int, _ count: Int) async throws -> [Patch] {
    var patches: [Patch] = []
    for number in max(2, number - count)..<max(2, number) { patches.append(try await change(number).1) }
    return patches
  }

  /// The text after an amendment, from the nearest one before it that is kept.
  private func stop(at number: Int) async throws -> Stop {
    let start = (stops + nearStops).filter { $0.number <= number }.max { $0.number < $1.number }
    var stop = start ?? Stop(number: 0, text: LineBuffer([]), blame: Blame())
    while stop.number < number {
      let name = names[stop.number]
      let (record, patch) = try await change(name.number)
      try stop.apply(patch, by: name)
      if stop.number == number { try stop.check(against: record, name) }
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
}

/// The text after an amendment, and where its lines are from.
private struct Stop: Sendable {
  private(set) var number: Int
  private(set) var text: LineBuffer
  private(set) var blame: Blame

  init(number: Int, text: LineBuffer, blame: Blame) {
    (self.number, self.text, self.blame) = (number, text, blame)
  }

  mutating func apply(_ patch: Patch, by name: RecordFileName) throws(FolderFault) {
    do { try text.apply(patch) } catch { throw name.fault(.change(error)) }
    blame.apply(patch, by: name.number)
    number = name.number
  }

  func check(against record: Record, _ name: RecordFileName) throws(FolderFault) {
    let found = Digest(of: text.bytes)
    guard found == record.statement.after else {
      throw name.fault(.after(expected: record.statement.after, found: found))
    }
  }
}

extension RecordFileName {
  fileprivate func fault(_ rule: VerificationFault.Rule) -> FolderFault {
    .verification(VerificationFault(number: number, file: string, rule))
  }
}
