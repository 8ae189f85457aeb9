import Adapters
import ArgumentParser
import Prose
import Ratification

/// `assent verify`: checks the whole history by the rules of the format.
struct Verify: PlainCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check every record: chain, hashes, changes, signatures, thresholds, dates.",
    discussion: "Exits with 65 where a history is bad, and names the first bad record and the rule.")

  @Argument(help: ArgumentHelp("Charters' folders.", valueName: "path"))
  var paths: [String]

  @Flag(help: "Say nothing about charters that are good.")
  var quiet = false

  func run(_ console: inout Console) async throws -> ExitStatus {
    var status = ExitStatus.done
    for path in paths {
      do {
        let verified = try await CharterFolder(path).verify(remembering: console.memory)
        guard !quiet else { continue }
        try console.output.line("\(shownLine(path)): \(Verify.words(verified))")
      } catch {
        let failure = Failure(error, folder: path)
        try console.output.flush()
        writeError(failure.message)
        if status == .done { status = failure.status }
      }
    }
    return status
  }

  static func words(_ verified: VerifiedHistory) -> String {
    guard let record = verified.head.record else { return "a draft, with nothing to verify yet." }
    let amendments = verified.count == 1 ? "1 amendment" : "\(verified.count) amendments"
    return "good: \(amendments), record sha256:\(record.short)…, text sha256:\(verified.head.text.short)…."
  }
}
