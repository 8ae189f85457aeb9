import Adapters
import Charter
import Export
import Ledger
import Prose
import Ratification

/// A charter as a command looks back on it: every point of its history that can be read.
struct Past {
  let texts: PastTexts

  var folder: CharterFolder { texts.folder }

  init(_ texts: PastTexts) { self.texts = texts }

  init(_ folder: CharterFolder, _ console: borrowing Console) async throws(FolderFault) {
    texts = try await PastTexts(of: folder, cache: TextCache(places: console.places, disk: console.disk))
  }

  var records: [RecordFileName] { texts.history.records }

  /// The number of the last amendment that was in force at a point; without one, of the last there is.
  ///
  /// - Throws: `FolderFault` where there is none, which is the history's first fault where the point lies
  ///   behind it.
  /// - Complexity: For a moment, O(log *n*) records are read, since ratifications are in order of time.
  func number(at point: PointInTime?) async throws -> Int {
    switch point {
    case nil:
      try texts.check(texts.history.fault == nil ? records.count : records.count + 1)
      return records.count
    case .amendment(let number):
      try texts.check(number)
      return number
    case .moment(let moment):
      var (low, high) = (0, records.count)
      while low < high {
        let middle = (low + high) / 2
        // What can't be read is not known to have been in force.
        let date = try? await folder.record(named: records[middle]).newestRatification
        if let date, date <= moment { low = middle + 1 } else { high = middle }
      }
      // Whether the next one was in force by then has to be known, too.
      if low < records.count {
        _ = try await folder.record(named: records[low])
      } else if let fault = texts.history.fault {
        throw fault
      }
      return low
    }
  }

  /// The exact text after an amendment.
  func text(at number: Int) async throws -> Bytes { try await texts.text(at: number) }

  /// The records up to `number`, oldest first.
  func records(through number: Int) async throws -> [Record] {
    var records: [Record] = []
    try await folder.files.forEachRecord(self.records.prefix(number)) { record, _ in
      records.append(record)
      return true
    }
    return records
  }

  /// An amendment with the text that it made.
  struct Step {
    let record: Record
    let patch: Patch
    let document: Document
    /// The ids of the provisions that it changed, added, moved or removed.
    let touched: [String]
  }

  /// Calls `body` with each amendment up to `number`, oldest first.
  ///
  /// - Complexity: O(*n*) in the bytes of the records and of the provisions that they touch, and a copy of the
  ///   text for each.
  func forEachText(through number: Int, _ body: (Step) throws -> Void) async throws {
    var text: Document?
    var last: Statement?
    try await folder.files.forEachRecord(records.prefix(number)) { record, patch in
      let next: Document
      do throws(CharterFault) {
        if let text {
          next = try text.applying(patch)
        } else {
          next = try Document(try Past.founded(by: patch))
        }
      } catch { throw record.fault(error) }
      let touched = text.map { changes(from: $0, to: next).map(\.id) } ?? next.provisions.map(\.id)
      try body(Step(record: record, patch: patch, document: next, touched: touched))
      text = next
      last = record.statement
      return true
    }
    if let text, let last { try texts.check(text.bytes, madeBy: last) }
  }

  /// The history up to an amendment as bands.
  func flow(through number: Int, most: Int) async throws -> HistoryFlow {
    var flow = HistoryFlow(amendments: number, most: most)
    var blame = Blame()
    var authors: [Authorship] = [.human]
    try await forEachText(through: number) { step in
      let statement = step.record.statement
      blame.apply(step.patch, by: statement.number)
      authors.append(Authorship(of: statement))
      guard flow.endsColumn(statement.number) else { return }
      flow.add(statement.number, step.document, origins: blame.origins.map { authors[$0] })
    }
    return flow
  }

  private static func founded(by patch: Patch) throws(CharterFault) -> Bytes {
    do { return try patch.apply(to: []) } catch { throw .patch(error) }
  }

  /// A text by its name on the command line.
  func text(_ version: Version) async throws -> Bytes {
    switch version {
    case .draft: return try await folder.snapshot().charter
    case .now: return try await folder.textInForce(try await folder.snapshot())
    case .past(let point): return try await text(at: try await number(at: point))
    }
  }
}

extension Record {
  /// What a text that it makes does wrong, as a fault of the history.
  fileprivate func fault(_ fault: CharterFault) -> FolderFault {
    if case .patch(let fault) = fault { return fileName.fault(.change(fault)) }
    return fileName.fault(.text(fault))
  }
}
