import Adapters
import ArgumentParser
import Ledger
import PlainJSON
import Prose
import Ratification

/// `assent verify`: checks the whole history by the rules of the format.
struct Verify: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every record: chain, hashes, changes, signatures, thresholds, dates.",
    discussion: """
      Exits with 65 where a history is bad, and names the first bad record and the rule. Exits with 74 where it is \
      good and what this machine remembers of it can't be read, so that one cut short could not be noticed.
      """)

  @Argument(help: ArgumentHelp("Charters' folders.", valueName: "path"))
  var paths: [String]

  @Flag(help: "Say nothing about charters that are good.") var quiet = false
  @Flag(help: "As JSON.") var json = false

  func run(_ console: inout Console) async throws -> ExitStatus {
    var status = ExitStatus.done
    var rows: [JSON] = []
    for path in paths {
      let progress = Progress("verifying \(shownLine(path)): amendment")
      do {
        let folder = CharterFolder(path)
        let verified = try await folder.verify(
          remembering: console.memory, progress: { progress.show($0) })
        progress.clear()
        let forgotten = console.memory.fault(of: try await folder.snapshot()).map { Failure($0) }
        rows.append(Verify.row(path, verified, forgotten))
        if !quiet, !json { try console.output.line("\(shownLine(path)): \(Verify.words(verified))") }
        if let forgotten {
          try console.output.flush()
          writeError(forgotten.message)
          if status == .done { status = forgotten.status }
        }
      } catch {
        progress.clear()
        let failure = Failure(error, folder: path)
        rows.append(Verify.row(path, failure))
        try console.output.flush()
        writeError(failure.message)
        if status == .done { status = failure.status }
      }
    }
    if json { try console.output.write(JSON.array(rows).bytes) }
    return status
  }

  private static func row(_ path: String, _ verified: Verified, _ forgotten: Failure?) -> JSON {
    .object([
      JSON.Member("path", .string(path)), JSON.Member("good", .bool(true)),
      JSON.Member("amendments", .number(verified.head.number)),
      JSON.Member("record", .optional(verified.head.record) { .string($0.hex) }),
      JSON.Member("memory", .optional(forgotten) { .string($0.place + $0.words.what) }),
    ])
  }

  private static func row(_ path: String, _ failure: Failure) -> JSON {
    .object([
      JSON.Member("path", .string(path)), JSON.Member("good", .bool(false)),
      JSON.Member("file", .optional(failure.file) { .string($0) }),
      JSON.Member("line", .optional(failure.words.line) { .number($0) }),
      JSON.Member("byte", .optional(failure.words.byte) { .number($0) }),
      JSON.Member("rule", .string(failure.words.what)),
    ])
  }

  static func words(_ verified: Verified) -> String {
    guard let record = verified.head.record else { return "a draft, with nothing to verify yet." }
    let amendments = verified.head.number == 1 ? "1 amendment" : "\(verified.head.number) amendments"
    return "good: \(amendments), record sha256:\(record.short)…, text sha256:\(verified.head.text.short)…."
  }
}
