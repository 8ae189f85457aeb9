import Ledger
import Prose

/// A record as it is searched: what was said in it, and what it changed.
struct SearchedRecord {
  let record: Record

  init(_ record: Record) { self.record = record }

  /// The words of it that are free text, with what each is.
  var said: [(part: String, text: Bytes)] {
    SearchedRecord.parts(of: record.statement)
      + record.sections.flatMap { section in
        section.entries.compactMap { entry in
          entry.quoted.map { ("\(shownLine(entry.key)) of \(shownLine(section.name))", $0) }
        }
      }
  }

  static func parts(of statement: Statement) -> [(part: String, text: Bytes)] {
    [
      ("title", statement.title), ("problem", statement.problem), ("rationale", statement.rationale),
      ("expected effect", statement.expectedEffect),
    ]
  }

  /// The words of a proposal that was turned down: what was said for it, the lines that it would have brought in,
  /// and why it was declined.
  static func parts(of declined: Declined) -> [(part: String, text: Bytes)] {
    // A statement that was read has a change that parses.
    let lines = ((try? Patch(parsing: declined.statement.change[...]))?.hunks ?? []).flatMap(\.lines)
    let added = lines.filter { $0.kind == .added }.map(\.text).joined(separator: [.lineFeed])
    return parts(of: declined.statement) + [("text", Bytes(added)), ("why", declined.why)]
  }

  /// How often words stand in added and in removed lines.
  func changes(of finder: Finder) -> (came: Int, went: Int) {
    // A record that was read has a change that parses.
    guard let patch = try? Patch(parsing: record.statement.change[...]) else { return (0, 0) }
    var (came, went) = (0, 0)
    for line in patch.hunks.flatMap(\.lines) where line.kind != .context {
      if line.kind == .added {
        came += finder.count(in: Bytes(line.text))
      } else {
        went += finder.count(in: Bytes(line.text))
      }
    }
    return (came, went)
  }

  /// Where words stand in it, in a phrase: whether they came or went, or else in whose words they are first.
  func place(of finder: Finder) -> String? {
    let (came, went) = changes(of: finder)
    if came != went { return came > went ? "came" : "went" }
    return said.first { finder.stands(in: $0.text) }?.part
  }
}
