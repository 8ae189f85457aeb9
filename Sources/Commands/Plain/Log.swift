import Adapters
import ArgumentParser
import Charter
import Export
import Ledger
import PlainJSON
import Prose

/// `assent log`: the amendments, newest first.
struct Log: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "List the amendments, newest first.")

  @Argument(help: .charterPath) var path: String
  @Flag(help: "A line for each: number, record, date, title.") var oneline = false
  @Flag(help: "As JSON.") var json = false
  @Option(help: ArgumentHelp("Only those that change this provision.", valueName: "id"))
  var provision: String?

  func run(_ console: inout Console) async throws -> ExitStatus {
    let history = try await HistoryReader(folder, console)
    var rows: [JSON] = []
    var fault = history.fault
    let wanted = try await wantedNumbers(history, &fault)
    for name in history.records.reversed() where wanted?.contains(name.number) ?? true {
      let record: Record
      do { record = try await folder.record(named: name) } catch {
        // Older records are none the worse for it, and the first fault is the one to end with.
        fault = error
        continue
      }
      if json {
        rows.append(record.row)
      } else if oneline {
        try console.output.line(
          "\(name.number) \(record.digest.short) \(record.date?.day ?? "no-date") \(shownLine(record.statement.title))"
        )
      } else {
        try console.output.write(Bytes(paragraph(record).utf8))
      }
    }
    if json { try console.output.write(JSON.array(rows).bytes) }
    if let fault { throw fault }
    if history.records.isEmpty { console.note("\(shownLine(path)) is a draft; it has no amendments yet.") }
    return .done
  }

  private func paragraph(_ record: Record) -> String {
    let statement = record.statement
    var text = "\(statement.number)  \(record.date?.day ?? "no date")  \(shownLine(statement.title))\n"
    text += "    proposed by \(shownLine(statement.proposer.bytes)), \(statement.proposed.day)\n"
    text += "    ratified by \(record.ratifiers.joined(separator: ", "))"
    if !record.dissenters.isEmpty { text += "; against: \(record.dissenters.joined(separator: ", "))" }
    text += "\n"
    let decisions = record.decisions
    if !decisions.isEmpty { text += "    \(decisions.joined(separator: ", "))\n" }
    return text
  }

  /// The numbers of the amendments that change the wanted provision, up to what can't be read; nil where all are
  /// wanted.
  private func wantedNumbers(_ history: HistoryReader, _ fault: inout FolderFault?) async throws -> Set<Int>?
  {
    guard let provision else { return nil }
    var numbers: Set<Int> = []
    var isKnown = false
    do {
      try await history.forEachText(through: history.records.count) { step in
        if step.touched.contains(provision) { numbers.insert(step.record.statement.number) }
        isKnown = isKnown || step.document.provision(provision) != nil
      }
    } catch let found as FolderFault { fault = found }
    guard isKnown || history.records.isEmpty || fault != nil else {
      throw Failure(
        .noInput, file: path, "no amendment ever had a provision \(quoted(provision))",
        "`assent status` lists the ids of today.")
    }
    return numbers
  }
}

extension Record {
  /// What was decided on each provision, as a phrase for each, those of all votes together.
  var decisions: [String] {
    var phrases: [String] = []
    for decision in sections.flatMap(\.decisions) {
      let phrase = "\(shownLine(decision.provision)) \(decision.outcome.rawValue)"
      if !phrases.contains(phrase) { phrases.append(phrase) }
    }
    return phrases
  }

  var row: JSON {
    .object([
      JSON.Member("number", .number(statement.number)),
      JSON.Member("record", .string(digest.hex)),
      JSON.Member("title", .string(statement.title)),
      JSON.Member("proposer", .string(statement.proposer.bytes)),
      JSON.Member("proposed", .string(statement.proposed.bytes)),
      JSON.Member("date", .optional(date) { .string($0.bytes) }),
      JSON.Member("ratified-by", .array(ratifiers.map { .string($0) })),
      JSON.Member("against", .array(dissenters.map { .string($0) })),
      JSON.Member("decisions", .array(decisions.map { .string($0) })),
    ])
  }
}
