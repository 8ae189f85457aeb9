import Adapters
import ArgumentParser
import Export
import Ledger
import Prose

/// `assent search`: finds words in the text, in what was said about it, and in what was declined.
struct Search: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find words in the text, the reasons, the objections and the declined proposals.",
    discussion: """
      Words are sought as they follow each other within a line, in either case; of proposals that wait only \
      title and problem are. What is found is printed at once, the newest first. Exits with 1 where there is \
      none.
      """)

  @Argument(help: .charterPath) var path: String
  @Argument(help: "The words.") var words: [String]
  @Flag(help: "Find the amendments in which the words came or went.") var changed = false

  func validate() throws {
    if words.allSatisfy(\.isEmpty) { throw ValidationError("Expected words to look for, found none.") }
  }

  func run(_ console: inout Console) async throws -> ExitStatus {
    let finder = Finder(Bytes(words.joined(separator: " ").utf8))
    let history = try await HistoryReader(folder, console)
    var hits = 0
    // What can't be read keeps nobody from what can.
    var fault = history.fault
    if !changed, fault == nil {
      do {
        let text = try await folder.textInForce(try await folder.snapshot())
        hits += try put("charter.md", text, finder, isNumbered: true, &console)
      } catch let found as FolderFault { fault = found }
    }
    let isAboutChanges = changed
    do {
      try await history.forEachMatch(history.records.reversed()) { bytes in
        finder.stands(in: bytes)
      } _: { record in
        hits +=
          isAboutChanges
          ? try putChange(of: record, finder, &console) : try putWords(of: record, finder, &console)
      }
    } catch let found as FolderFault { fault = found }
    if !changed {
      for declined in try await folder.declined() {
        for (part, text) in SearchedRecord.parts(of: declined) {
          hits += try put("declined \(declined.statement.id), \(part)", text, finder, &console)
        }
      }
      hits += try await putWaiting(history, finder, &console)
    }
    if let fault { throw fault }
    return hits > 0 ? .done : .no
  }

  /// Prints the lines of a text that hold the words, and counts them.
  private func put(
    _ place: String, _ text: Bytes, _ finder: Finder, isNumbered: Bool = false, _ console: inout Console
  ) throws -> Int {
    var hits = 0
    for (index, line) in lineRanges(of: text).enumerated() where finder.stands(in: text, line) {
      hits += 1
      let number = isNumbered ? ":\(index + 1)" : ""
      try console.output.line("\(place)\(number): \(shownLine(text[line]))")
      if console.output.isTerminal { try console.output.flush() }
    }
    return hits
  }

  private func putWords(
    of record: Record, _ finder: Finder, _ console: inout Console
  ) throws -> Int {
    var hits = 0
    for (part, text) in SearchedRecord(record).said {
      hits += try put("amendment \(record.statement.number), \(part)", text, finder, &console)
    }
    return hits
  }

  private func putChange(of record: Record, _ finder: Finder, _ console: inout Console) throws -> Int {
    let statement = record.statement
    let (came, went) = SearchedRecord(record).changes(of: finder)
    guard came != went else { return 0 }
    try console.output.line(
      "\(statement.number) \(record.date?.day ?? "no date") \(came > went ? "came" : "went") (+\(came) -\(went)): \(shownLine(statement.title))"
    )
    if console.output.isTerminal { try console.output.flush() }
    return 1
  }

  /// Of a proposal that waits no more is shown than to somebody without a stance.
  private func putWaiting(_ history: HistoryReader, _ finder: Finder, _ console: inout Console) async throws
    -> Int
  {
    var hits = 0
    guard history.fault == nil else { return 0 }
    for proposal in try await folder.docket(try await folder.snapshot()) {
      let statement = proposal.statement
      for (part, text) in [("title", statement.title), ("problem", statement.problem)] {
        hits += try put("proposal \(statement.id), \(part)", text, finder, &console)
      }
    }
    return hits
  }
}
