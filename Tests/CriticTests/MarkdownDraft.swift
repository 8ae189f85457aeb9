import Charter
import Prose

@testable import Critic

extension DraftText {
  /// A small reading of Markdown for tests: headings with `{#id}`, `gate` and `case` blocks, front matter skipped.
  init(markdown: String) {
    var passages: [Passage] = []
    var current = Passage(provision: "p", heading: "", lines: [])
    var fence: String?
    var isFrontMatter = false
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (offset, line) in lines.enumerated() {
      let number = offset + 1
      if number == 1, line == "---" { isFrontMatter = true }
      if isFrontMatter {
        if number > 1, line == "---" { isFrontMatter = false }
        continue
      }
      if fence == nil, line.hasPrefix("#"), let space = line.firstIndex(of: " ") {
        if !current.lines.isEmpty { passages.append(current) }
        current = Passage(heading: line[space...], number: passages.count)
      }
      if line.hasPrefix("~~~") || line.hasPrefix("```") {
        let info = String(line.dropFirst(3))
        if fence == nil, info == "gate" {
          current.gate = Gate(provision: current.provision, line: number, fields: [])
        }
        fence = fence == nil ? info : nil
      } else if let open = fence, let colon = line.firstIndex(of: ":") {
        let key = String(line[..<colon])
        let value = line[line.index(after: colon)...].filter { $0 != "\"" }.drop { $0 == " " }
        if open == "gate" {
          current.gate?.fields.append(Gate.Field(key: key, value: String(value), line: number))
        }
        if open == "case", key == "id" { current.cases.append(String(value)) }
      }
      current.lines.append(DraftLine(number: number, text: Bytes(line.utf8)))
    }
    if !current.lines.isEmpty { passages.append(current) }
    self.init(passages)
  }
}

extension Passage {
  /// The start of a provision from the rest of its heading line.
  fileprivate init(heading line: Substring, number: Int) {
    let open = line.firstIndex(of: "{") ?? line.endIndex
    let heading = line[..<open].drop { $0 == " " }
    let id = line[open...].dropFirst(2).prefix { $0 != "}" && $0 != " " }
    self.init(
      provision: id.isEmpty ? "p\(number)" : String(id),
      heading: String(heading.reversed().drop { $0 == " " }.reversed()), lines: [])
  }
}

extension DraftText {
  /// The bytes of a line by its number.
  func line(_ number: Int) -> Bytes? {
    passages.lazy.flatMap(\.lines).first { $0.number == number }?.text
  }
}
