import Adapters
import ArgumentParser
import Charter
import Prose

/// `assent diff`: what differs between two texts.
struct Diff: PlainCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare two amendments, or two files.",
    usage: "assent diff <path> <a> <b> [--words] [--stat]\nassent diff --files <a> <b> [--words] [--stat]",
    discussion: """
      A and B are numbers of amendments, dates, `now` (the text in force) or `draft` (charter.md as it lies \
      there). Exits with 1 where they differ.
      """)

  @Argument(
    help: ArgumentHelp(
      "A charter's folder and two versions, or with --files two files.", valueName: "operand"))
  var operands: [String]
  @Flag(help: "Compare two files.") var files = false
  @Flag(help: "Mark words: [-old-] and {+new+}.") var words = false
  @Flag(help: "Only count changed lines by provision.") var stat = false

  func validate() throws {
    guard operands.count == (files ? 2 : 3) else {
      throw ValidationError(
        files ? "Expected two files after --files." : "Expected a charter's folder and two versions.")
    }
    for name in files ? [] : operands.dropFirst() where Version(argument: name) == nil {
      throw ValidationError("Expected an amendment's number, a date, now or draft, found '\(name)'.")
    }
  }

  func run(_ console: inout Console) async throws -> ExitStatus {
    let (old, new) = try await texts(console)
    guard old != new else { return .done }
    if stat {
      try writeCounts(from: old, to: new, &console)
      return .no
    }
    let names = (Bytes("charter.md".utf8), Bytes("charter.md".utf8))
    let patch = Patch(
      from: old, to: new, oldName: old.isEmpty ? Bytes("/dev/null".utf8) : names.0, newName: names.1)
    guard words else {
      try console.output.text(patch.bytes)
      return .no
    }
    for (index, hunk) in patch.hunks.enumerated() {
      try console.output.line("\(index == 0 ? "" : "\n")line \(hunk.newStart)")
      try console.output.write(plainRedline(of: hunk))
    }
    return .no
  }

  private func texts(_ console: borrowing Console) async throws -> (Bytes, Bytes) {
    if files { return (try text(operands[0], console), try text(operands[1], console)) }
    let past = try await Past(CharterFolder(operands[0]), console)
    guard let old = Version(argument: operands[1]), let new = Version(argument: operands[2]) else {
      return ([], [])
    }
    return (try await past.text(old), try await past.text(new))
  }

  private func text(_ file: String, _ console: borrowing Console) throws -> Bytes {
    let text = try console.read(file)
    do { try checkText(text) } catch { throw Failure(.badData, file: file, Words(error, in: text)) }
    return text
  }

  /// Lines added and removed, for each provision that changed where both are charters.
  private func writeCounts(from old: Bytes, to new: Bytes, _ console: inout Console) throws {
    var rows: [(name: String, old: Bytes, new: Bytes)] = []
    if let before = try? Document(old), let after = try? Document(new) {
      rows = changes(from: before, to: after).map { change in
        (
          "\(shownLine(change.id)) (\(change.kind.rawValue))", change.old.map { before.text(of: $0) } ?? [],
          change.new.map { after.text(of: $0) } ?? []
        )
      }
    }
    if rows.isEmpty { rows = [("the whole text", old, new)] }
    for row in rows {
      let patch = Patch(from: row.old, to: row.new, oldName: [], newName: [])
      let lines = patch.hunks.flatMap(\.lines)
      let (added, removed) = (lines.count { $0.kind == .added }, lines.count { $0.kind == .removed })
      try console.output.line("+\(added) -\(removed)  \(row.name)")
    }
  }
}
