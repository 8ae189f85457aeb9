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
    let new = try await folder.carry(old, anewAt: anew ? console.clock.now : nil)
    guard new != old else {
      try console.output.line("\(old.id)  \(shownLine(old.title)): stated on the text in force already")
      return .done
    }
    try console.drafts.carry(old, to: new, isAnew: anew)
    try console.output.line("\(new.id)  \(shownLine(new.title)): for amendment \(new.number)")
    return .done
  }
}

extension ReviewDrafts {
  /// Takes what this user knows and answered along to the statement that takes the place of another; as
  /// another proposal it has to be answered anew.
  func carry(_ old: Statement, to new: Statement, isAnew: Bool) throws {
    if isAnew {
      if isOwn(old.after) { try rememberOwn(new.after) }
      if wasSeen(old.digest) { try rememberSeen(new.digest) }
    } else {
      try carry(from: old.digest, to: new.digest, results: (old: old.after, new: new.after))
    }
  }
}
