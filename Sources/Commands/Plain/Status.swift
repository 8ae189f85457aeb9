import Adapters
import ArgumentParser
import PlainJSON

/// `assent status`: one screen of facts about a charter.
struct Status: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say what is in force, what is open and whether the history verifies.",
    discussion: """
      Exits with 65 where the history does not verify, and with 74 where what this machine remembers of it can't be read.
      """)

  @Argument(help: .charterPath) var path: String
  @Flag(help: "As JSON.") var json = false

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    let snapshot = try await folder.snapshot()
    let document = try await folder.document(snapshot)
    let facts = StatusFacts(
      snapshot: snapshot, document: document, docket: try await folder.docket(snapshot),
      declined: try await folder.declined().count, verification: await verification(console.memory),
      now: console.clock.now)
    if json {
      try console.output.write(facts.json.bytes)
    } else {
      for line in facts.lines { try console.output.line(line) }
    }
    if facts.verification != nil { return .badData }
    guard let fault = console.memory.fault(of: snapshot) else { return .done }
    try console.output.flush()
    let failure = Failure(fault)
    writeError(failure.message)
    return failure.status
  }

  /// What keeps the history from being good; nil where nothing does.
  private func verification(_ memory: HeadMemory) async -> Failure? {
    do {
      _ = try await folder.verify(remembering: memory)
      return nil
    } catch { return Failure(error, folder: path) }
  }
}
