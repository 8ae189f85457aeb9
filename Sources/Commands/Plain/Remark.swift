import Adapters
import ArgumentParser
import Ledger
import Prose

/// `assent comment`: a comment or an objection by anyone.
struct Remark: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "comment", abstract: "Put a comment or an objection beside a proposal.",
    discussion: "The words come from standard input, or at a terminal from $EDITOR.")

  @Argument(help: .charterPath) var path: String
  @Argument(help: ArgumentHelp("The proposal: the first digits of its id.", valueName: "id"))
  var proposal: String
  @Flag(help: "An objection, which the ratifiers have to answer.") var objection = false
  @Option(help: ArgumentHelp("Your name, if not that of your settings.", valueName: "name")) var name: String?

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    let snapshot = try await folder.snapshot()
    let statement = try await folder.proposal(proposal, snapshot).statement
    let name = try name ?? console.userName()
    var edit: Editor.Edit?
    let words: Bytes
    if console.hasTerminal {
      let made = try console.editor.edit([], named: "comment.md")
      (edit, words) = (made, made.text)
    } else {
      words = try console.read("-", limit: 1 << 20)
    }
    let text = words.withoutBlankEnds
    guard !text.isEmpty else {
      throw Failure(.usage, "expected some words, found none", "Nothing was written.")
    }
    do { try checkText(text + [.lineFeed]) } catch {
      throw Failure(.badData, file: "standard input", Words(error, in: words))
    }
    try await folder.remark(
      text, by: .human(Bytes(name.utf8)), named: name, objection: objection, on: statement,
      at: console.clock.now)
    if let edit { try console.editor.putAway(edit) }
    try console.output.line(
      "\(statement.id)  \(objection ? "objection" : "comment") of \(shownLine(name)) kept")
    return .done
  }
}

extension Bytes {
  /// Without blank lines at both ends and blanks at the ends of lines, as quoted text has to be.
  var withoutBlankEnds: Bytes {
    var lines = split(separator: .lineFeed, omittingEmptySubsequences: false).map { line in
      let end = line.lastIndex { $0 != .space && $0 != 0x09 }.map { $0 + 1 } ?? line.startIndex
      return Bytes(line[..<end])
    }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return Bytes(lines.joined(separator: [.lineFeed]))
  }
}
