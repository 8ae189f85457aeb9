import Acts
import Adapters
public import ArgumentParser
public import Charter
import Prose

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
    let path = CharterPlace.path(for: title, in: parent)
    if let from {
      let copy: Clerk.Copy
      do {
        copy = try await console.clerk.copy(of: from, citedAs: from, title: title, for: ratifier)
      } catch { throw Failure(error, folder: from) }
      if copy.record == nil { console.note("\(shownLine(from)) is a draft, so there is no record to cite.") }
      try console.clerk.make(copy, at: path)
    } else {
      try console.clerk.make(
        Starter.text(kind ?? .constitution, title: title, ratifier: ratifier), at: path)
    }
    try console.output.line("\(shownLine(path)): a draft, \"\(shownLine(title))\"")
    if ratifier == nil {
      console.note(
        "it names no ratifier yet; set `name` and `key` in your settings, or add one to charter.md.")
    }
    return .done
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
