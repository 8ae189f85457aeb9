import Charter
import PlainYAML
import Prose

/// The front matter of a Markdown text that is to become a charter.
struct FrontMatter {
  /// Where the body begins, in bytes.
  let end: Int
  /// Its lines, both `---` included.
  let lineCount: Int
  /// Whether it has rules of amendment, so that it has to be a charter's as it stands.
  let isCharters: Bool
  private(set) var title: String?
  private(set) var kind: Governance.Kind?
  private(set) var goal: String?

  /// Nil where the text has none.
  ///
  /// - Throws: `Words` where it does not parse, or has keys that a charter has not.
  init?(of text: Bytes) throws(Words) {
    let lines = lineRanges(of: text)
    let marker = Bytes("---".utf8)
    guard let first = lines.first, text[first].elementsEqual(marker),
      let last = lines.dropFirst().firstIndex(where: { text[$0].elementsEqual(marker) })
    else { return nil }
    lineCount = last + 1
    end = lines[last].upperBound + 1
    let root: Node
    do {
      root = try PlainYAML.parse(
        Bytes(text[(first.upperBound + 1)..<lines[last].lowerBound]), dialect: .settings)
    } catch {
      var words = Words(error)
      words.line = error.line + 1
      throw words
    }
    // Two lines of hyphens around something else are thematic breaks.
    guard let entries = root.entries else { return nil }
    isCharters = entries.contains { ["ratifiers", "ratification"].contains($0.name) }
    if isCharters { return }
    for entry in entries {
      let value = entry.value.string
      switch entry.name {
      case "title": title = value
      case "goal": goal = value
      case "kind": kind = value.flatMap(Governance.Kind.init)
      case "format" where value == "1": continue
      default:
        throw Words(
          "expected only title, kind and goal in the front matter, found \(quoted(entry.name))",
          "Remove it; what it says belongs into the text.", line: entry.line + 1)
      }
      let isOneLine = value?.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } ?? false
      guard isOneLine, value?.isEmpty == false, entry.name != "kind" || kind != nil else {
        throw Words(
          "expected \(entry.name == "kind" ? "constitution or procedure" : "some text on one line") as \(quoted(entry.name))",
          "Correct it.", line: entry.line + 1)
      }
    }
  }
}
