import Adapters
import ArgumentParser
import Charter
import Prose

/// `assent diff`: what differs between two texts.
struct Diff: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two amendments, or two files.",
    usage: """
      assent diff <path> <a> <b> [--words | --lines | --side-by-side] [--by-provision] [--stat]
      assent diff --files <a> <b> [--words | --lines | --side-by-side] [--by-provision] [--stat]
      """,
    discussion: """
      A and B are numbers of amendments, dates, `now` (the text in force) or `draft` (charter.md as it lies \
      there). Lines are printed as a unified diff that `patch` and `git apply` take. Exits with 1 where they \
      differ.
      """)

  enum View: EnumerableFlag {
    case lines, words, sideBySide

    static func help(for value: View) -> ArgumentHelp? {
      switch value {
      case .lines: "A unified diff; the default."
      case .words: "Mark words: [-old-] and {+new+}."
      case .sideBySide: "The old text at the left, the new one at the right."
      }
    }
  }

  @Argument(
    help: ArgumentHelp(
      "A charter's folder and two versions, or with --files two files.", valueName: "operand"))
  var operands: [String]
  @Flag(help: "Compare two files.") var files = false
  @Flag var view = View.lines
  @Flag(help: "Each provision that changed, by itself.") var byProvision = false
  @Flag(help: "Only count changed lines by provision.") var stat = false
  @Option(help: ArgumentHelp("How wide side by side may be.", valueName: "columns")) var columns = 120

  var path: String { operands[0] }

  func validate() throws {
    guard operands.count == (files ? 2 : 3) else {
      throw ValidationError(
        files ? "Expected two files after --files." : "Expected a charter's folder and two versions.")
    }
    for name in files ? [] : operands.dropFirst() where Version(argument: name) == nil {
      throw ValidationError("Expected an amendment's number, a date, now or draft, found '\(name)'.")
    }
    guard (20...1_000).contains(columns) else {
      throw ValidationError("Expected 20 to 1000 columns, found \(columns).")
    }
  }

  func run(_ console: inout Console) async throws -> ExitStatus {
    let (old, new) = try await texts(console)
    guard old != new else { return .done }
    if stat {
      for change in changedParts(from: old, to: new) {
        let lines = LinePatch(from: change.old, to: change.new, name: "").patch.hunks.flatMap(\.lines)
        let (added, removed) = (lines.count { $0.kind == .added }, lines.count { $0.kind == .removed })
        try console.output.line("+\(added) -\(removed)  \(change.name)")
      }
    } else if byProvision {
      for (index, change) in changedParts(from: old, to: new).enumerated() {
        try console.output.line("\(index == 0 ? "" : "\n")\(change.name)")
        try await write(from: change.old, to: change.new, isPart: true, &console)
      }
    } else {
      try await write(from: old, to: new, isPart: false, &console)
    }
    return .no
  }

  private func texts(_ console: borrowing Console) async throws -> (Bytes, Bytes) {
    if files { return (try text(operands[0], console), try text(operands[1], console)) }
    let history = try await HistoryReader(CharterFolder(operands[0]), console)
    guard let old = Version(argument: operands[1]), let new = Version(argument: operands[2]) else {
      return ([], [])
    }
    return (try await history.text(old), try await history.text(new))
  }

  /// A file's bytes; unlike a charter's they may begin with a byte order mark, hold carriage returns and end
  /// without a line feed.
  private func text(_ file: String, _ console: borrowing Console) throws -> Bytes {
    let text = try console.read(file)
    var checked = text
    while true {
      do { try checkText(checked) } catch {
        switch error {
        case .missingFinalLineFeed: break
        case .byteOrderMark, .carriageReturn:
          // What is allowed here is checked as spaces, so that faults keep their places.
          let start = error == .byteOrderMark ? 3 : 0
          checked = checked.enumerated().map { $0 < start || $1 == 0x0D ? .space : $1 }
          continue
        case .invalidUTF8, .nul: throw Failure(.badData, file: file, Words(error, in: text))
        }
      }
      return text
    }
  }

  private func write(
    from old: Bytes, to new: Bytes, isPart: Bool, _ console: inout Console
  ) async throws {
    let isOpen = (old: isOpen(old), new: isOpen(new))
    // Only a diff in lines has a sign for a line feed that is not there.
    let (old, new) =
      view == .lines
      ? (old, new) : (isOpen.old ? old + [.lineFeed] : old, isOpen.new ? new + [.lineFeed] : new)
    let patch = LinePatch(from: old, to: new, name: name)
    if view == .lines, !isPart {
      try console.output.text(patch.bytes)
      return
    }
    let words = view == .words ? await plainRedlines(onAllCoresOf: patch.patch.hunks) : []
    for (index, hunk) in patch.patch.hunks.enumerated() {
      if !isPart { try console.output.line("\(index == 0 ? "" : "\n")line \(hunk.newStart)") }
      switch view {
      case .lines: try console.output.text(patch.bytes(of: hunk))
      case .words: try console.output.write(words[index])
      case .sideBySide: try console.output.write(SideBySide(columns: columns).text(of: hunk))
      }
    }
    if view != .lines, isOpen.old != isOpen.new {
      try console.output.line("\\ No line feed ends the \(isOpen.old ? "old" : "new") text.")
    }
  }

  private func isOpen(_ text: Bytes) -> Bool { text.last.map { $0 != .lineFeed } ?? false }

  /// The name in the head of a unified diff, behind the letter that `git apply` takes off: that of the file which
  /// the diff changes into the other.
  private var name: String {
    guard files else { return "charter.md" }
    var path = operands[0][...]
    while path.hasPrefix("/") || path.hasPrefix("./") || path.hasPrefix("../") {
      path = path.drop { $0 != "/" }.dropFirst()
    }
    return path == "-" ? "standard-input" : String(path)
  }

  /// The provisions that differ, or the whole text where it has none.
  private func changedParts(from old: Bytes, to new: Bytes) -> [(name: String, old: Bytes, new: Bytes)] {
    guard let before = Diff.document(old), let after = Diff.document(new) else {
      return [("the whole text", old, new)]
    }
    let parts = changes(from: before.document, to: after.document).map { change in
      let (old, new) = (change.old.map(before.text) ?? [], change.new.map(after.text) ?? [])
      let kind = old.isEmpty ? ProvisionChange.Kind.added : new.isEmpty ? .removed : change.kind
      return (name: "\(shownLine(change.id)) (\(kind.rawValue))", old: old, new: new)
    }
    return parts.isEmpty ? [("the whole text", old, new)] : parts
  }

  /// A text as a charter's, with a front matter put before it where it has none: any Markdown has provisions.
  private struct Side {
    let document: Document
    let hasFront: Bool

    func text(of provision: Provision) -> Bytes {
      provision.id == Provision.governanceID && !hasFront ? [] : document.text(of: provision)
    }
  }

  private static func document(_ text: Bytes) -> Side? {
    // A text without a front matter is compared as well.
    if let document = try? Document(text) { return Side(document: document, hasFront: true) }
    let end: Bytes = text.isEmpty || text.last == .lineFeed ? [] : [.lineFeed]
    // What is no charter either way is compared line by line.
    let document = try? Document(Bytes(plainFront.utf8) + text + end)
    return document.map { Side(document: $0, hasFront: false) }
  }

  private static let plainFront = """
    ---
    title: "Text"
    kind: constitution
    format: 1
    goal: "None."
    ratifiers:
    ratification:
      threshold: 1
      cooling-off: 0h
    ---

    """
}
