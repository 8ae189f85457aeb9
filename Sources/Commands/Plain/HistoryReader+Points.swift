import Adapters
import Charter
import History
import Ledger
import Prose
import Ratification

/// The history as a command looks back on it, by points in time.
extension HistoryReader {
  init(_ folder: CharterFolder, _ console: borrowing Console) async throws(FolderFault) {
    try await self.init(of: folder, cache: TextCache(places: console.places, disk: console.disk))
  }

  /// The number of the last amendment that was in force at a point; without one, of the last there is.
  ///
  /// - Throws: `FolderFault` where there is none, which is the history's first fault where the point lies
  ///   behind it.
  /// - Complexity: For a moment, O(log *n*) records are read, since ratifications are in order of time.
  func number(at point: PointInTime?) async throws -> Int {
    switch point {
    case nil:
      try check(fault == nil ? records.count : records.count + 1)
      return records.count
    case .amendment(let number):
      try check(number)
      return number
    case .moment(let moment):
      var (low, high) = (0, records.count)
      while low < high {
        let middle = (low + high) / 2
        // What can't be read is not known to have been in force.
        let date = try? await record(middle + 1).newestRatification
        if let date, date <= moment { low = middle + 1 } else { high = middle }
      }
      // Whether the next one was in force by then has to be known, too.
      if low < records.count {
        _ = try await record(low + 1)
      } else if let fault {
        throw fault
      }
      return low
    }
  }

  /// A text by its name on the command line.
  func text(_ version: Version) async throws -> Bytes {
    switch version {
    case .draft: return try await folder.snapshot().charter
    case .now: return try await folder.textInForce(try await folder.snapshot())
    case .past(let point): return try await text(at: try await number(at: point)).text
    }
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
}
