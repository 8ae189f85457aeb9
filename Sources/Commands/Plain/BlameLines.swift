import Adapters
import ArgumentParser
import Charter
import Export
import Ledger
import Prose
import Ratification

/// `assent blame`: who brought each line in.
struct BlameLines: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "blame", abstract: "Say for each line which amendment brought it in, and who.",
    discussion: """
      Each line stands behind the amendment's number, who wrote it (H a human, M a machine, B both), its day \
      and who ratified it.
      """)

  @Argument(help: .charterPath) var path: String
  @Option(help: ArgumentHelp("Only this provision.", valueName: "id")) var provision: String?

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    let snapshot = try await folder.snapshot()
    guard !snapshot.records.isEmpty else {
      console.note("\(shownLine(path)) is a draft; no amendment brought its lines in.")
      return .done
    }
    var history = ReplayedHistory()
    var blame = Blame()
    var sources: [Int: String] = [:]
    for name in snapshot.records {
      let (record, patch) = try history.admit(try await folder.bytes(ofRecord: name), named: name)
      blame.apply(patch, by: name.number)
      sources[name.number] = BlameLines.source(record)
    }
    try history.checkText()
    let document = try Document(history.text.bytes)
    let width = blame.origins.map { sources[$0]?.utf8.count ?? 0 }.max() ?? 0
    for line in try wantedLines(of: document) {
      let source = sources[blame.origins[line]] ?? ""
      let gap = String(repeating: " ", count: width - source.utf8.count)
      try console.output.line("\(source)\(gap) | \(shownLine(document.line(line)))")
    }
    return .done
  }

  private static func source(_ record: Record) -> String {
    let author = Authorship(of: record.statement).rawValue
    return
      "\(record.statement.number) \(author) \(record.date?.day ?? "no date") \(record.ratifiers.joined(separator: ","))"
  }

  private func wantedLines(of document: Document) throws -> Range<Int> {
    guard let provision else { return 0..<document.lineCount }
    guard let found = document.provision(provision) else {
      throw OperationFault.unknownProvision(provision, nearest: document.nearestID(to: provision))
    }
    return found.lines
  }
}
