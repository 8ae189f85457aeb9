import Adapters
import ArgumentParser
import Export
import Ledger
import Prose
import Ratification

/// `assent search`: finds words in the text, in what was said about it, and in what was declined.
struct Search: CharterCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find words in the text, the reasons, the objections and the declined proposals.",
    discussion:
      "Words are sought as they follow each other within a line, in either case. Exits with 1 where there are none."
  )

  @Argument(help: .charterPath) var path: String
  @Argument(help: "The words.") var words: [String]
  @Flag(help: "Find the amendments in which the words came or went.") var changed = false

  func run(_ console: inout Console) async throws -> ExitStatus {
    let needle = Needle(words.joined(separator: " "))
    let folder = folder
    let snapshot = try await folder.snapshot()
    var hits = 0
    func put(
      _ place: String, _ text: Bytes, isNumbered: Bool = false, _ console: inout Console
    ) throws {
      for (index, line) in text.split(separator: .lineFeed, omittingEmptySubsequences: false).enumerated()
      where needle.stands(in: line) {
        hits += 1
        let number = isNumbered ? ":\(index + 1)" : ""
        try console.output.line("\(place)\(number): \(shownLine(line))")
      }
    }
    if changed {
      for name in snapshot.records.reversed() {
        let record = try await folder.record(named: name)
        let (came, went) = try Search.count(needle, in: record)
        guard came != went else { continue }
        hits += 1
        let change = came > went ? "came" : "went"
        try console.output.line(
          "\(name.number) \(record.date?.day ?? "no date") \(change) (+\(came) -\(went)): \(shownLine(record.statement.title))"
        )
      }
      return hits > 0 ? .done : .no
    }
    try put("charter.md", try await folder.textInForce(snapshot), isNumbered: true, &console)
    for name in snapshot.records.reversed() {
      let record = try await folder.record(named: name)
      for (part, text) in Search.said(in: record) {
        try put("amendment \(name.number), \(part)", text, &console)
      }
    }
    for declined in try await folder.declined() {
      let statement = declined.statement
      for (part, text) in Search.parts(of: statement) + [("why", declined.why)] {
        try put("declined \(statement.id), \(part)", text, &console)
      }
    }
    return hits > 0 ? .done : .no
  }

  private static func parts(of statement: Statement) -> [(String, Bytes)] {
    [
      ("title", statement.title), ("problem", statement.problem), ("rationale", statement.rationale),
      ("expected effect", statement.expectedEffect),
    ]
  }

  private static func said(in record: Record) -> [(String, Bytes)] {
    parts(of: record.statement)
      + record.sections.flatMap { section in
        section.entries.compactMap { entry in
          entry.quoted.map { ("\(shownLine(entry.key)) of \(shownLine(section.name))", $0) }
        }
      }
  }

  /// How often the words stand in added and in removed lines.
  private static func count(_ needle: Needle, in record: Record) throws -> (came: Int, went: Int) {
    let lines = try record.statement.patch().hunks.flatMap(\.lines)
    return (
      lines.reduce(0) { $0 + ($1.kind == .added ? needle.count(in: $1.text[...]) : 0) },
      lines.reduce(0) { $0 + ($1.kind == .removed ? needle.count(in: $1.text[...]) : 0) }
    )
  }
}

/// Words to look for in either case.
struct Needle {
  private let folded: Bytes

  init(_ words: String) { folded = Needle.folded(Bytes(words.utf8)[...]) }

  func stands(in line: ArraySlice<UInt8>) -> Bool { Needle.folded(line).firstRange(of: folded) != nil }

  func count(in line: ArraySlice<UInt8>) -> Int {
    var rest = Needle.folded(line)[...]
    var count = 0
    while !folded.isEmpty, let found = rest.firstRange(of: folded) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }

  private static func folded(_ text: ArraySlice<UInt8>) -> Bytes {
    if text.allSatisfy({ $0 < 0x80 }) {
      return text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
    return Bytes(String(decoding: text, as: UTF8.self).lowercased().utf8)
  }
}
