import Adapters
import ArgumentParser
import Charter
import Export
import History
import Ledger
import PlainJSON
import Prose
import Ratification

/// `assent blame`: who brought each line in, and each word.
struct BlameLines: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "blame", abstract: "Say for each line which amendment brought it in, and who.",
    discussion: """
      Each line stands behind the amendment's number, who wrote it (H a human, M a machine, B both), its day, \
      who ratified it, and the objections that it stands against: O1 was answered, O1! overruled. With --words \
      a line whose words are of several amendments is cut where they change; the parts after the first stand \
      behind + instead of |.
      """)

  @Argument(help: .charterPath) var path: String
  @Option(help: ArgumentHelp("Only this provision.", valueName: "id")) var provision: String?
  @Option(help: ArgumentHelp("As it stood after amendment N, or on a date.", valueName: "n|date"))
  var at: PointInTime?
  @Flag(help: "Within each line, say it for each run of words.") var words = false
  @Flag(help: "Add who proposed each amendment, and the objections that it stands against.") var why = false
  @Flag(help: "As JSON, lines, words and amendments.") var json = false

  func run(_ console: inout Console) async throws -> ExitStatus {
    let history = try await HistoryReader(folder, console)
    guard !history.records.isEmpty || history.fault != nil else {
      console.note("\(shownLine(path)) is a draft; no amendment brought its lines in.")
      return .done
    }
    let number = try await history.number(at: at)
    let text = try await history.text(at: number).text
    guard number > 0 else { return .done }
    let lines = try wantedLines(of: text)
    var blame = WordBlame(of: text, lines: lines)
    var sources: [Int: BlameSource] = [:]
    let followsWords = words || json
    try await history.forEachChange(backFrom: number) { amendment in
      blame.trace(back: amendment.patch, amendment: amendment.number, words: followsWords)
      return followsWords ? !blame.isComplete : !blame.hasAllLines
    }
    try await history.forEachMatch(history.records.filter { blame.wasReached($0.number) }) { record in
      sources[record.statement.number] = BlameSource(record)
    }
    let rows = BlameRows(text: text, lines: lines, blame: blame, sources: sources)
    if json {
      try console.output.write(rows.json(amendment: number).bytes)
      return .done
    }
    try rows.write(words: words, to: &console.output)
    if why { try rows.writeReasons(to: &console.output) }
    return .done
  }

  private func wantedLines(of text: Bytes) throws -> Range<Int> {
    guard let provision else { return lineRanges(of: text).indices }
    let document = try Document(text)
    guard let found = document.provision(provision) else {
      let nearest = document.nearestID(to: provision).map { "Its id may be \(quoted($0)). " } ?? ""
      throw Failure(
        .noInput, file: path, "the text has no provision \(quoted(provision)) at that point",
        "\(nearest)`assent log --provision` finds those of the past.")
    }
    return found.lines
  }
}
