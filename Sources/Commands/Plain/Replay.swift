import Adapters
import ArgumentParser
import Desk
import Export
import Glibc
import Ledger
import Prose
import Ratification

/// `assent replay`: the history, amendment by amendment, as a film or as text.
struct Replay: CharterCommand, ScreenCommand {
  static let configuration = CommandConfiguration(
    abstract: "Replay the history, amendment by amendment: a film on the screen, or text.",
    discussion: "In the text removed words stand in [-…-], added ones in {+…+}.")

  @Argument(help: .charterPath) var path: String
  @Flag(help: "Print each amendment as text.") var text = false
  @Option(help: ArgumentHelp("The first amendment.", valueName: "n")) var from = 1
  @Option(help: ArgumentHelp("The last amendment.", valueName: "n")) var to: Int?
  @Option(help: ArgumentHelp("How fast the film runs: 0.25, 0.5, 1, 2, 4, 8 or 16.", valueName: "times"))
  var speed = 1.0

  var screen: OpenScreen? {
    get throws {
      guard !text else { return nil }
      guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
        throw Failure(.notPermitted, "the film needs the screen of a terminal", "`--text` prints it as text.")
      }
      guard let speed = ReplaySpeed(times: speed) else {
        throw ValidationError("--speed is one of 0.25, 0.5, 1, 2, 4, 8 and 16.")
      }
      return OpenScreen(path: path, errand: .replay(Film(from: from, to: to, speed: speed)))
    }
  }

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    let snapshot = try await folder.snapshot()
    let last = to ?? snapshot.head.number
    guard from >= 0, last <= snapshot.head.number else {
      throw FolderFault.noSuchAmendment(from < 0 ? from : last, last: snapshot.head.number)
    }
    var history = ReplayedHistory()
    for name in snapshot.records.prefix(last) {
      let (record, patch) = try history.admit(try await folder.bytes(ofRecord: name), named: name)
      guard name.number >= from else { continue }
      try console.output.write(Replay.caption(of: record))
      for hunk in patch.hunks {
        try console.output.write(Bytes("\n  line \(hunk.newStart)\n".utf8))
        try console.output.write(plainRedline(of: hunk))
      }
      try console.output.write(CollectionOfOne(.lineFeed))
    }
    try history.checkText()
    return .done
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
