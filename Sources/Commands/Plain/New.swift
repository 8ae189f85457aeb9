import Adapters
public import ArgumentParser
public import Charter
import Ledger
import Prose
import Ratification

/// `assent new`: a new charter, in draft.
struct New: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a new charter, in draft.",
    discussion: """
      It begins with a starter, or with --from with the text in force of another charter, whose origin it \
      cites. The ratifier is the name and key of your settings, if they have them.
      """)

  @Argument(help: "The charter's title; its folder is named after it.") var name: String
  @Option(help: "constitution or procedure; a constitution, if nothing is said.") var kind: Governance.Kind?
  @Option(help: ArgumentHelp("Another charter, whose text to copy.", valueName: "path")) var from: String?
  @Option(name: .customLong("in"), help: ArgumentHelp("Where to put the folder.", valueName: "dir"))
  var parent = "."

  func validate() throws {
    if kind != nil, from != nil { throw ValidationError("A copy keeps its kind: leave out --kind.") }
  }

  func run(_ console: inout Console) async throws -> ExitStatus {
    let title = try Self.checkedTitle(name)
    let ratifier = try console.ratifier()
    let text: Bytes
    var record: Digest?
    if let from {
      (text, record) = try await copy(of: from, title: title, ratifier: ratifier, console)
    } else {
      text = Starter.text(kind ?? .constitution, title: title, ratifier: ratifier)
    }
    let path = CharterPlace.path(for: title, in: parent)
    _ = try CharterFolder.create(at: path, text: text, disk: console.disk)
    if let from, let record {
      try console.drafts.rememberCopy(Digest(of: text), of: from, inForceBy: record)
    }
    try console.output.line("\(shownLine(path)): a draft, \"\(shownLine(title))\"")
    if ratifier == nil {
      console.note(
        "it names no ratifier yet; set `name` and `key` in your settings, or add one to charter.md.")
    }
    return .done
  }

  /// The text in force of a charter that verifies, under the user's own governance.
  private func copy(
    of source: String, title: String, ratifier: Governance.Ratifier?, _ console: borrowing Console
  ) async throws -> (text: Bytes, record: Digest?) {
    let folder = CharterFolder(source)
    let snapshot = try await folder.snapshot()
    let document: Document
    do {
      _ = try await folder.verify(remembering: console.memory)
      document = try await folder.document(snapshot)
    } catch { throw Failure(error, folder: source) }
    let origin = snapshot.head.record.map { Governance.Origin(from: source, record: "sha256:\($0.hex)") }
    if origin == nil { console.note("\(shownLine(source)) is a draft, so there is no record to cite.") }
    return (document.copied(for: ratifier, origin: origin, title: title), snapshot.head.record)
  }

  /// A title has to fit on a line.
  static func checkedTitle(_ name: String) throws -> String {
    let isOneLine = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isOneLine, name.contains(where: { !$0.isWhitespace }) else {
      throw Failure(.usage, "expected a title on one line, found \(quoted(name))", "Give another name.")
    }
    return name
  }
}

extension Governance.Kind: ExpressibleByArgument {}

/// Where a new charter is put.
enum CharterPlace {
  /// A folder named after the title: `[a-z0-9-]`, at most 60 bytes, or `charter`.
  static func path(for title: String, in parent: String) -> String {
    var slug = ""
    for scalar in title.lowercased().unicodeScalars {
      if Governance.isValid(name: "a\(scalar)"), scalar != "-" {
        slug.unicodeScalars.append(scalar)
      } else if slug.utf8.last != UInt8(ascii: "-"), !slug.isEmpty {
        slug += "-"
      }
      if slug.utf8.count == 60 { break }
    }
    while slug.utf8.last == UInt8(ascii: "-") { slug.removeLast() }
    let name = slug.isEmpty ? "charter" : slug
    return parent == "." ? name : parent.hasSuffix("/") ? parent + name : "\(parent)/\(name)"
  }
}

extension Console {
  /// The user as a ratifier, if the settings have both name and key.
  func ratifier() throws -> Governance.Ratifier? {
    let settings = try settings()
    guard settings.name != nil, let key = settings.key else { return nil }
    guard Governance.isValid(key: key) else {
      throw Failure(
        .badData, file: places.settingsFile, "expected a type, a space and base64 as `key`",
        "Copy the first two words of the .pub file.")
    }
    return Governance.Ratifier(name: try userName(), key: key)
  }
}
