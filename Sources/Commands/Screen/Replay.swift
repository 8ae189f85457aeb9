import Adapters
import ArgumentParser
import Cells
import Desk
import Export
import Glibc
import History
import Ledger
import Prose
import Ratification

/// `assent replay`: the history, amendment by amendment, as a film or as text.
struct Replay: CharterCommand, ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Replay the history, amendment by amendment: a film on the screen, or text.",
    discussion: "In the text removed words stand in [-…-], added ones in {+…+}.")

  @Argument(help: .charterPath) var path: String
  @Flag(help: "Print each amendment as text.") var text = false
  @Option(help: ArgumentHelp("The first amendment.", valueName: "n")) var from = 1
  @Option(help: ArgumentHelp("The last amendment.", valueName: "n")) var to: Int?
  @Option(help: ArgumentHelp("How fast the film runs: 0.25, 0.5, 1, 2, 4, 8 or 16.", valueName: "times"))
  var speed = 1.0
  @Option(help: ArgumentHelp("Record the film as an asciicast v2; - is standard output.", valueName: "file"))
  var cast: String?
  @Option(help: ArgumentHelp("The size of the recording.", valueName: "columns>x<rows")) var size = CastSize()
  @Flag(help: "Tell for each amendment what was said, in the order in which it happened.")
  var deliberation = false
  @Flag(help: .linear) var linear = false

  func validate() throws {
    if let to, to < from { throw ValidationError("Expected --to at or after --from, \(from), found \(to).") }
    if ReplaySpeed(times: speed) == nil {
      throw ValidationError("Expected 0.25, 0.5, 1, 2, 4, 8 or 16 after --speed.")
    }
  }

  private var pace: ReplaySpeed { ReplaySpeed(times: speed) ?? ReplaySpeed() }

  var screen: ScreenRequest? {
    get throws {
      guard !text, cast == nil, !deliberation else { return nil }
      guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
        throw Failure(.notPermitted, "the film needs the screen of a terminal", "`--text` prints it as text.")
      }
      return ScreenRequest(
        path: path, errand: .replay(Film(from: from, to: to, speed: pace)), linear: linear)
    }
  }

  func run(_ console: inout Console) async throws -> ExitStatus {
    let history = try await HistoryReader(folder, console)
    guard !history.records.isEmpty || history.fault != nil else {
      console.note("\(shownLine(path)) is a draft; it has no amendments yet.")
      return .done
    }
    let last = to ?? history.records.count
    try history.check(from)
    try history.check(last)
    if let cast {
      let film = Recording(folder: folder, first: max(1, from), last: last)
      let (bytes, fault) = try await film.cast(size.size, speed: pace, tellsDeliberation: deliberation)
      if cast == "-" { try console.output.write(bytes) } else { try console.disk.replace(cast, bytes) }
      if let fault { throw fault }
    } else {
      try await write(history, through: last, &console)
    }
    if to == nil, let fault = history.fault { throw fault }
    return .done
  }

  /// Every text is held to the hash in its record before it is printed.
  private func write(_ history: HistoryReader, through last: Int, _ console: inout Console) async throws {
    let (from, tells) = (from, deliberation)
    try await history.forEachBoundRecord(through: last) { record, patch in
      record.statement.number < from ? [] : Replay.page(record, patch, tellsDeliberation: tells)
    } _: { page in
      try console.output.write(page)
    }
  }

  private static func page(_ record: Record, _ patch: Patch, tellsDeliberation: Bool) -> Bytes {
    var page = caption(of: record)
    if tellsDeliberation {
      put(Deliberation(of: record), patch, into: &page)
    } else {
      put(patch, into: &page)
    }
    page.append(.lineFeed)
    return page
  }

  private static func put(_ patch: Patch, into page: inout Bytes) {
    if patch.hunks.isEmpty { page += "\n  The text stays as it is.\n".utf8 }
    for hunk in patch.hunks {
      page += "\n  line \(hunk.newStart)\n".utf8
      page += plainRedline(of: hunk)
    }
  }

  /// What was said, the change where it was shown.
  private static func put(_ deliberation: Deliberation, _ patch: Patch, into page: inout Bytes) {
    for step in deliberation.steps {
      let facts = step.facts.map { shownLine($0) }.joined(separator: ": ")
      page += "\n  \(step.kind.rawValue), \(facts)\n".utf8
      if let words = step.words { page += indented(words, by: "    ").utf8 }
      if step.kind == .redline { put(patch, into: &page) }
    }
  }

  /// Number and title, who proposed and ratified, decisions, reasons.
  static func caption(of record: Record) -> Bytes {
    let statement = record.statement
    var caption = Bytes("== Amendment \(statement.number): ".utf8)
    caption += display(statement.title)
    caption += "\n   \(record.date?.day ?? "no date"), proposed by ".utf8
    caption += display(statement.proposer.bytes)
    caption += " (\(Authorship(of: statement).rawValue))".utf8
    caption += ", ratified by \(record.ratifiers.joined(separator: ", "))".utf8
    if !record.dissenters.isEmpty {
      caption += "; against: \(record.dissenters.joined(separator: ", "))".utf8
    }
    caption.append(.lineFeed)
    let decisions = record.decisions
    if !decisions.isEmpty { caption += "   \(decisions.joined(separator: ", "))\n".utf8 }
    for section in record.sections {
      for reason in section.reasons {
        guard let words = reason.words else { continue }
        caption += "   reason of ".utf8
        caption += section.name
        caption += ": ".utf8
        for line in words.split(separator: .lineFeed, omittingEmptySubsequences: false) {
          if line.startIndex > 0 { caption += "\n     ".utf8 }
          caption += display(Bytes(line))
        }
        caption.append(.lineFeed)
      }
    }
    return caption
  }
}
