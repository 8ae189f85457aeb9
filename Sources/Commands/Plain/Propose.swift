import Acts
import Adapters
import ArgumentParser
import Charter
import Counsel
import Ledger
import Prose
import Ratification

/// `assent propose`: puts a proposal on the docket.
struct Propose: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose",
    abstract: "Put a proposal on the docket.",
    discussion: """
      The built-in counsel drafts it (it is a set of rules, not a language model), or with --counsel a model from \
      your settings, or with --edit $EDITOR, or with --from an edited copy of charter.md. In an adopted charter what you say is wrong is kept as your stance, \
      and counsel's text is shown at the screen only.
      """)

  @Argument(help: .charterPath) var path: String
  @Argument(help: ArgumentHelp("What is wrong.", valueName: "problem")) var problem: String?
  @Flag(help: "Write the proposal in $EDITOR.") var edit = false
  @Option(help: ArgumentHelp("Propose this edited copy of the text.", valueName: "file")) var from: String?
  @Option(help: ArgumentHelp("Who drafts it, by the name in your settings.", valueName: "name"))
  var counsel: String?
  @Option(help: ArgumentHelp("Only this provision, not with --from.", valueName: "id")) var provision: String?
  @Option(help: "The proposal's title.") var title: String?
  @Option(help: "Why the change mends it.") var rationale: String?
  @Option(help: "What should be different, and how one would see that it is not.") var effect: String?

  func validate() throws {
    if edit, from != nil { throw ValidationError("Expected only one of --edit and --from.") }
    if counsel != nil, edit || from != nil {
      throw ValidationError("Expected only one of --counsel, --edit and --from.")
    }
    if !edit, from == nil, problem == nil { throw ValidationError("Expected what is wrong, in a few words.") }
  }

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    let snapshot = try await folder.snapshot()
    let base = try await folder.document(snapshot)
    if let counsel, counsel != CounselProfile.builtIn.name {
      return try await draft(by: counsel, snapshot, &console)
    }
    if !edit, from == nil { return try await ask(base, snapshot, &console) }
    let result: Bytes
    var made: Editor.Edit?
    if let from {
      result = try console.read(from)
    } else {
      guard console.hasTerminal else {
        throw Failure(.notPermitted, "--edit needs a terminal", "`--from FILE` takes an edited copy.")
      }
      (result, made) = try edited(base, console)
    }
    do {
      let statement = try await propose(result, base: base, isOwn: made != nil, console)
      if let made { try console.editor.putAway(made) }
      try console.output.line("\(statement.id)  \(shownLine(statement.title))")
      try console.output.write(Bytes(indented(statement.problem, by: "    ").utf8))
    } catch {
      if let made { console.note("your text is kept in \(shownLine(made.file)).") }
      throw proposalFailure(error)
    }
    return .done
  }

  private func propose(
    _ result: Bytes, base: Document, isOwn: Bool, _ console: borrowing Console
  ) async throws -> Statement {
    let document: Document
    do { document = try Document(result) } catch {
      throw Failure(.badData, file: from ?? "the edited text", Words(error, in: result))
    }
    let motion = Motion(
      title: Bytes((title ?? Propose.title(from: base, to: document)).utf8),
      proposer: .human(Bytes(try console.userName().utf8)), problem: try words(of: console),
      rationale: Bytes((rationale ?? "").utf8).withoutBlankEnds,
      expectedEffect: Bytes((effect ?? "").utf8).withoutBlankEnds, result: result)
    return try await console.clerk.propose(motion, in: path, isOwn: isOwn)
  }

  private func words(of console: borrowing Console) throws -> Bytes {
    let given = problem.map { Bytes($0.utf8) } ?? console.ask("What is wrong today?")
    let words = given?.withoutBlankEnds ?? []
    guard !words.isEmpty else {
      throw Failure(
        .usage, "expected the problem, which ratifiers read before the text",
        "Say what is wrong today: `assent propose PATH --from FILE \"WHAT IS WRONG\"`.")
    }
    return words
  }

  private func edited(_ base: Document, _ console: borrowing Console) throws -> (Bytes, Editor.Edit) {
    let editor = console.editor
    guard let provision else {
      let made = try editor.edit(base.bytes, named: "charter.md")
      return (made.text, made)
    }
    guard let target = base.provision(provision) else {
      throw OperationFault.unknownProvision(provision, nearest: base.nearestID(to: provision))
    }
    let made = try editor.edit(base.text(of: target), named: "\(provision).md")
    do { return (try base.applying(.replace(provision, made.text)).bytes, made) } catch {
      console.note("your text is kept in \(shownLine(made.file)).")
      throw error
    }
  }

  /// The proposed text's faults belong to the file that it came from.
  private func proposalFailure(_ error: any Error) -> Failure {
    let failure = Failure(error, folder: path)
    guard let from, failure.file == nil, failure.status == .badData else { return failure }
    return Failure(failure.status, file: from, failure.words)
  }

  /// What the change is called where nobody says it.
  static func title(from base: Document, to result: Document) -> String {
    let changes = Charter.changes(from: base, to: result)
    guard let first = changes.first else { return "Change the text" }
    guard changes.count == 1 else { return "Change \(changes.count) provisions" }
    return switch first.kind {
    case .added: "Add \(first.id)"
    case .removed: "Retire \(first.id)"
    case .replaced: "Change \(first.id)"
    case .moved, .movedAndReplaced: "Move \(first.id)"
    }
  }
}
