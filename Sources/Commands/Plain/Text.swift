import Adapters
import ArgumentParser
import History
import Ratification

/// `assent text`: the exact text in force, or as it stood.
struct Text: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract: "Print the exact text in force, or as it stood.",
    discussion:
      "To a terminal, characters that hide are shown as escapes; to a file or a pipe the bytes are exact.")

  @Argument(help: .charterPath) var path: String

  @Option(help: ArgumentHelp("After amendment N (0: empty), or on a date.", valueName: "n|date"))
  var at: PointInTime?

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    if let at {
      let history = try await HistoryReader(folder, console)
      let number = try await history.number(at: at)
      if number == 0, case .moment = at { console.note("nothing was in force then; the text is empty.") }
      try console.output.text(try await history.text(at: number).text)
    } else {
      let snapshot = try await folder.snapshot()
      if snapshot.projection == .editedByHand {
        console.note("charter.md was edited by hand; this is the text in force.")
      }
      try console.output.text(try await folder.textInForce(snapshot))
    }
    return .done
  }
}
