import Adapters
import ArgumentParser
import Export
import Glibc
import Ledger
import PlainJSON

/// `assent library`: the charters that are found, for pipes and where there is no terminal.
struct LibraryList: PlainCommand {
  static let configuration = CommandConfiguration(
    commandName: "library",
    abstract: "List the charters in the folders given, in ./constitutions and your own.")

  @Argument(help: ArgumentHelp("Folders of charters.", valueName: "path")) var folders: [String] = []
  @Flag(help: "As JSON.") var json = false
  /// Whether to say how to get the screen, which was asked for.
  private var isInPlaceOfScreen = false

  private enum CodingKeys: String, CodingKey { case folders, json }

  init() {}

  init(inPlaceOfScreen folder: String?) {
    folders = folder.map { [$0] } ?? []
    json = false
    isInPlaceOfScreen = true
  }

  func run(_ console: inout Console) async throws -> ExitStatus {
    for folder in folders where !console.disk.isFolder(folder) { throw FolderFault.notACharter(path: folder) }
    let entries = await Library(disk: console.disk)
      .charters(in: folders + libraryFolders(console.places))
    if json {
      try console.output.write(JSON.array(entries.map(\.row)).bytes)
      return .done
    }
    for entry in entries { try console.output.line(entry.line) }
    if entries.isEmpty {
      console.note(
        "no charters were found; `assent new NAME` makes one, `assent import FILE` makes one of a text.")
    }
    if isInPlaceOfScreen {
      console.note(
        "the screen needs a terminal: run `assent` or `assent PATH` at one. `assent --help` lists the commands."
      )
    }
    return .done
  }
}

extension OpenScreen {
  /// The list that stands in for the library's screen where there is no terminal.
  var withoutTerminal: (any PlainCommand)? {
    guard script == nil, isatty(STDIN_FILENO) != 1 || isatty(STDOUT_FILENO) != 1 else { return nil }
    if let path, Disk().holdsCharter(path) || !Disk().isFolder(path) { return nil }
    return LibraryList(inPlaceOfScreen: path)
  }
}

extension LibraryEntry {
  fileprivate var line: String {
    if let fault { return "\(shownLine(path)): can't be read: \(Failure(fault, folder: path).words.what)" }
    let stand = amendments == 0 ? "draft" : amendments == 1 ? "1 amendment" : "\(amendments) amendments"
    let date = last.map { ", last \($0.day)" } ?? ""
    let proposals = open == 0 ? "" : ", \(open) open"
    return "\(shownLine(path)): \(shownLine(title)) (\(kind), \(stand)\(date)\(proposals))"
  }

  fileprivate var row: JSON {
    .object([
      JSON.Member("path", .string(path)),
      JSON.Member("title", .string(title)),
      JSON.Member("kind", .string(kind)),
      JSON.Member("amendments", .number(amendments)),
      JSON.Member("open", .number(open)),
      JSON.Member("last", .optional(last) { .string($0.bytes) }),
      JSON.Member("fault", .optional(fault) { .string(Failure($0, folder: path).words.what) }),
    ])
  }
}
