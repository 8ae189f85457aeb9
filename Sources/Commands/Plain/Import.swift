import Acts
import Adapters
import ArgumentParser
import Charter
import Prose

/// `assent import`: a draft charter from any Markdown file.
struct Import: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a draft charter of any Markdown file.",
    discussion: """
      A byte order mark goes, CR LF becomes LF, a last line end and a front matter are added; every other byte \
      stays. A front matter may have title, kind and goal. Files beyond 50 MB are refused.
      """)

  static let sizeLimit = 50 << 20

  @Argument(help: "A Markdown file; - is standard input.") var file: String
  @Option(name: .customLong("in"), help: ArgumentHelp("Where to put the folder.", valueName: "dir"))
  var parent = "."
  @Option(help: "The title; else that of the front matter, or of the first heading.") var name: String?
  @Option(help: "constitution or procedure.") var kind: Governance.Kind?
  @Option(help: "What the charter is for, in one sentence.") var goal: String?
  @Flag(help: "Give headings without an id the one that their title makes.") var addIds = false

  func run(_ console: inout Console) async throws -> ExitStatus {
    let source = file == "-" ? "standard input" : file
    let raw = try console.read(file, limit: Import.sizeLimit)
    var text: ImportedText
    do { text = try ImportedText(raw) } catch { throw Failure(.badData, file: source, Words(error, in: raw)) }
    let wanted = ImportedText.Wanted(
      title: try name.map(New.checkedTitle), kind: kind, goal: try goal.map(New.checkedTitle),
      ratifier: try console.ratifier(), fileName: file == "-" ? "Imported text" : file)
    let document: Document
    do {
      document = try text.document(wanted)
    } catch { throw Failure(.badData, file: source, error) }
    let final = addIds ? try Document(text.addingIDs(document)) : document
    let path = CharterPlace.path(for: final.title, in: parent)
    try console.clerk.make(final.bytes, at: path)
    try console.output.line("\(shownLine(path)): a draft, \"\(shownLine(final.title))\"")
    for note in text.notes { try console.output.line("  \(note)") }
    return .done
  }
}
