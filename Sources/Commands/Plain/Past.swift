import Adapters
import Charter
import Export
import Ledger
import Prose
import Ratification

/// A charter as a command looks back on it: every point of its history that can be read.
struct Past {
  let folder: CharterFolder
  let texts: PastTexts

  init(_ folder: CharterFolder, _ console: borrowing Console) async throws(FolderFault) {
    self.folder = folder
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

  /// A text by its name on the command line.
  func text(_ version: Version) async throws -> Bytes {
    switch version {
    case .draft: return try await folder.snapshot().charter
    case .now: return try await folder.textInForce(try await folder.snapshot())
    case .past(let point): return try await text(at: try await number(at: point))
    }
  }
}
