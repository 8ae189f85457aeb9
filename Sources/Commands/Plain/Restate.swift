import Acts
import Adapters
import ArgumentParser
import Ledger
import Prose
import Ratification

/// `assent restate`: a proposal that another amendment overtook, on the text in force.
struct Restate: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "restate",
    abstract: "State a proposal on the text in force, where another amendment passed first.",
    discussion: """
      It keeps its date, and your answers for signing; whoever has signed has to sign again. Where the other \
      amendment changed what it changes, it can only become another proposal, with --anew: the cooling-off \
      begins again, and its redline shows what it would undo.
      """)

  @Argument(help: .charterPath) var path: String
  @Argument(help: ArgumentHelp("The proposal: the first digits of its id.", valueName: "id"))
  var proposal: String
  @Flag(help: "Make another proposal of it, whatever was changed meanwhile.") var anew = false

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    let snapshot = try await folder.snapshot()
    let old = try await folder.proposal(proposal, snapshot).statement
    switch try await console.clerk.restate(old, isAnew: anew, in: path) {
    case .restated(let new):
      try console.output.line("\(new.id)  \(shownLine(new.title)): for amendment \(new.number)")
    case .current:
      try console.output.line("\(old.id)  \(shownLine(old.title)): stated on the text in force already")
    case .touched(let provisions): throw FolderFault.overtaken(.touched(provisions))
    }
    return .done
  }
}
