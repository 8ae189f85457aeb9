import Acts
import Adapters
import Charter
import Desk
import History
import Ledger
import Prose
import Ratification
import Terminal

extension Performer {
  /// The charter, or what can be read of its past where it can't be opened.
  func open(_ path: String) async throws -> Desk.Message {
    do { return .opened(try await clerk.open(path)) } catch let fault as FolderFault {
      let history = try await HistoryReader(of: CharterFolder(path, disk: clerk.disk))
      let last = history.records.count
      guard last > 0 else { throw fault }
      var title = path
      // The last one may be what can't be read.
      for number in [last, last - 1] where number > 0 && title == path {
        // A title for the heading; what can't be read is said beside it.
        if let text = try? await history.text(at: number).text, let document = try? Document(text) {
          title = document.title
        }
      }
      return .openedPast(
        path: path, title: title,
        HistoryFault(number: last + 1, words: Failure(fault, folder: path).screenWords))
    }
  }

  /// Every amendment in a line, as far as the history can be read.
  func amendments(of path: String) async throws -> Desk.Message {
    let history = await histories.history(of: path)
    let rows = try await history.allRows()
    let fault = await history.fault.map { fault in
      HistoryFault(number: rows.count + 1, words: Failure(fault, folder: path).screenWords)
    }
    return .history(path: path, rows, fault: fault)
  }

  /// Posts what is found as it is found.
  func searchHistory(of path: String, for words: String) async throws {
    let finder = Finder(Bytes(words.utf8))
    var found = FoundWords(words: words)
    var posted = 0
    let readable = try await histories.history(of: path).allRows().count
    let history = try await HistoryReader(of: CharterFolder(path, disk: clerk.disk))
    do {
      try await history.forEachMatch(history.records.prefix(readable).reversed()) { bytes in
        finder.stands(in: bytes)
      } _: { record in
        guard let place = SearchedRecord(record).place(of: finder) else { return }
        found.places[record.statement.number] = place
        // Not for each: the screen draws what it is told.
        if found.places.count >= 2 * posted {
          mailbox.post(.found(path: path, found))
          posted = found.places.count
        }
      }
    } catch is FolderFault {
      // The scrubber shows what can't be read at its place.
    }
    var fault: (any Error)?
    do {
      found.declined = try await history.folder.declined().count { declined in
        SearchedRecord.parts(of: declined).contains { finder.stands(in: $0.text) }
      }
    } catch { fault = error }
    found.isComplete = true
    mailbox.post(.found(path: path, found))
    if let fault { throw fault }
  }

  /// A line of the text that an amendment left, followed both ways.
  func lineHistory(of path: String, _ number: Int, _ line: Int) async throws -> LineHistory {
    let readable = try await histories.history(of: path).allRows().count
    let history = try await HistoryReader(of: CharterFolder(path, disk: clerk.disk))
    var back = LineHistory.Trail(from: line)
    try await history.forEachChange(backFrom: number) { amendment in
      back.goBack(over: amendment.patch, amendment.number)
      return back.line != nil
    }
    var on = LineHistory.Trail(from: line)
    guard number < readable, number > 0 else { return LineHistory(back, on) }
    try await history.forEachChange(after: number, through: readable) { amendment in
      on.goOn(over: amendment.patch, amendment.number)
      return on.line != nil
    }
    return LineHistory(back, on)
  }

  /// The history as bands.
  func flow(of path: String) async throws -> HistoryFlow {
    let readable = try await histories.history(of: path).allRows().count
    let history = try await HistoryReader(of: CharterFolder(path, disk: clerk.disk))
    return try await history.flow(through: readable, most: 200)
  }

  /// One amendment with its text, compared with the one before it or with the one adopted.
  func amendment(_ number: Int, of path: String, _ comparison: Comparison) async throws -> AmendmentDetail {
    let history = await histories.history(of: path)
    switch comparison {
    case .thisAmendment:
      let passage = try await history.passage(number, earlier: AmendmentDetail.earlierChanges)
      return AmendmentDetail(
        record: passage.record, base: passage.before, document: passage.after, earlier: passage.earlier,
        origins: passage.origins)
    case .sinceAdoption:
      let passage = try await history.passage(number)
      let adopted = number == 1 ? passage : try await history.passage(1)
      return AmendmentDetail(
        record: passage.record, base: adopted.after, document: passage.after, comparison: .sinceAdoption,
        origins: passage.origins)
    }
  }
}

/// The histories that were looked at, so that none is read twice.
actor Histories {
  private let disk: Disk
  private var known: [String: CheckpointedHistory<AmendmentRow>] = [:]

  init(disk: Disk) { self.disk = disk }

  func history(of path: String) -> CheckpointedHistory<AmendmentRow> {
    if let history = known[path] { return history }
    let history = CheckpointedHistory(of: CharterFolder(path, disk: disk)) { record, patch, provisions in
      AmendmentRow(record, patch, provisions: provisions)
    }
    known[path] = history
    return history
  }
}
