import Adapters
import Charter
import Desk
import Ledger
import Prose
import Ratification

extension Performer {
  /// Every amendment in a line.
  func amendments(of path: String) async throws -> [AmendmentRow] {
    let folder = CharterFolder(path, disk: disk)
    var rows: [AmendmentRow] = []
    for name in try await folder.snapshot().records {
      let record = try await folder.record(name.number)
      let statement = record.statement
      rows.append(
        AmendmentRow(
          number: name.number, title: statement.title,
          date: record.sections.compactMap(\.date).max() ?? .earliest,
          proposer: statement.proposer, isEdited: !statement.proposedChange.isEmpty,
          size: statement.change.count))
    }
    return rows
  }

  /// One amendment with the texts around it.
  func amendment(_ number: Int, of path: String) async throws -> AmendmentDetail {
    let folder = CharterFolder(path, disk: disk)
    return AmendmentDetail(
      record: try await folder.record(number), before: try await folder.text(at: number - 1),
      after: try await folder.text(at: number))
  }
}
