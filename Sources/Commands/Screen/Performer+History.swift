import Adapters
import Charter
import Desk
import Ledger
import Prose
import Ratification

extension Performer {
  /// Every amendment in a line.
  func amendments(of path: String) async throws -> [AmendmentRow] {
    try await histories.history(of: path).allRows()
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
