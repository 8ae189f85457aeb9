import Adapters
import ArgumentParser
import Counsel
import Prose
import Ratification

/// `assent sound`: an idea put to counsel before any text exists.
struct Sound: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "sound",
    abstract: "Put an idea to counsel before any text exists.",
    discussion: """
      Each says whether to go on, to change the idea, or to go back to the drawing board, with its strongest reason \
      and a case that would go wrong. Without --counsel the first one in your settings is asked, or else the \
      built-in one, which is a set of rules. Exits with 69 where one does not answer.
      """)

  @Argument(help: .charterPath) var path: String
  @Argument(help: ArgumentHelp("The idea, in a sentence or two.", valueName: "idea")) var idea: String
  @Option(help: .counselName) var counsel: [String] = []
  @Option(help: ArgumentHelp("The provision that it is about.", valueName: "id")) var provision: String?

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    let words = Bytes(idea.utf8).withoutBlankEnds
    guard !words.isEmpty else { throw Failure(.usage, "expected an idea, in a sentence or two") }
    let material = try await folder.material(try await folder.snapshot(), focus: provision)
    return try await console.consult(counsel, .soundOut(words), material)
  }
}

extension ArgumentHelp {
  static let counselName = ArgumentHelp(
    "Whom to ask, by the name in your settings; may be given again.", valueName: "name")
}
