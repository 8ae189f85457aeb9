public import Charter
internal import History
public import Ledger
internal import PlainJSON
public import Prose

/// A charter and its history as one page of HTML that needs nothing from elsewhere: the text, each provision's
/// history folded under it, and a slider through time.
///
/// Everything that a person or a model wrote stands in it as text, with what hides shown.
public struct HistoryPage: Sendable {
  private var lines: [Bytes: Int] = [:]
  private var ordered: [Bytes] = []
  private var steps: [JSON] = []
  private var amendments: [JSON] = []
  /// The amendments that touched a provision, by its id.
  private var touched: [String: [Int]] = [:]
  /// What a line is the heading of, by the line's place in `ordered`.
  private var headings: [Int: HeadingLine] = [:]
  private var notes: [Int: String] = [:]

  public init() {}

  /// Adds the next amendment.
  ///
  /// - Parameters:
  ///   - document: The text as it left it.
  ///   - provisions: The ids of the provisions that it touched.
  /// - Complexity: O(*n*) in the record and in the provisions.
  public mutating func add(_ record: Record, _ patch: Patch, _ document: Document, provisions: [String]) {
    steps.append(.array(patch.hunks.map { step(of: $0) }))
    let number = record.statement.number
    for id in provisions { touched[id, default: []].append(number) }
    var seen: [Int: Int] = [:]
    for provision in document.provisions {
      guard let heading = provision.heading else { continue }
      let line = index(of: Bytes(document.line(heading.line)))
      headings[line, default: HeadingLine(heading)].put(provision.id, at: seen[line, default: 0])
      seen[line, default: 0] += 1
    }
    notes[number] = note(on: record)
    amendments.append(
      .object([
        JSON.Member("number", .number(number)),
        JSON.Member("title", .string(display(record.statement.title))),
        JSON.Member("date", .string(record.date?.day ?? "no date")),
        JSON.Member("who", .string(Authorship(of: record.statement).words)),
      ]))
  }

  private mutating func index(of line: Bytes) -> Int {
    if let index = lines[line] { return index }
    lines[line] = ordered.count
    ordered.append(line)
    return ordered.count - 1
  }

  /// What a hunk does, without its context: the line from 0, how many lines go, and the lines that come.
  private mutating func step(of hunk: Patch.Hunk) -> JSON {
    var line = hunk.newCount == 0 ? hunk.newStart : hunk.newStart - 1
    var edits: [JSON] = []
    var removed = 0
    var added: [JSON] = []
    func flush(_ edits: inout [JSON]) {
      guard removed > 0 || !added.isEmpty else { return }
      edits.append(.array([.number(line), .number(removed), .array(added)]))
      line += added.count
      (removed, added) = (0, [])
    }
    for change in hunk.lines {
      switch change.kind {
      case .context:
        flush(&edits)
        line += 1
      case .removed: removed += 1
      case .added: added.append(.number(index(of: Bytes(change.text))))
      }
    }
    flush(&edits)
    return .array(edits)
  }

  /// What was said about an amendment, in the order in which it happened.
  private func note(on record: Record) -> String {
    let statement = record.statement
    var text =
      "<p><b>Amendment \(statement.number): \(Self.text(statement.title))</b>, \(record.date?.day ?? "no date"), proposed by \(Self.text(statement.proposer.bytes)) (\(Authorship(of: statement).words)), ratified by \(record.ratifiers.joined(separator: ", ").escapedForXML)"
    if !record.dissenters.isEmpty {
      text += ", against \(record.dissenters.joined(separator: ", ").escapedForXML)"
    }
    text += "</p>"
    func put(_ name: String, _ words: Bytes?) {
      guard let words, !words.isEmpty else { return }
      text += "<p><i>\(name)</i> \(Self.text(words))</p>"
    }
    put("Problem.", statement.problem)
    let told: [Deliberation.Kind] = [.framing, .panel, .told, .verdict, .rebuttal, .decidedCase]
    for step in Deliberation(of: record).steps where told.contains(step.kind) {
      let facts = Self.text(Bytes(step.facts.joined(separator: Bytes(", ".utf8))))
      put(
        "\(step.kind.rawValue.prefix(1).uppercased() + step.kind.rawValue.dropFirst()), \(facts).",
        step.words ?? [.space])
    }
    for section in record.sections {
      let name = Self.text(section.name)
      for objection in section.objections {
        put("Objection \(Self.text(objection.id)) by \(Self.text(objection.by)).", objection.words)
      }
      for answer in section.answers {
        put("\(Self.text(answer.objection)) \(answer.outcome.rawValue) by \(name).", answer.words)
      }
      for reason in section.reasons { put("Reason of \(name).", reason.words) }
    }
    return text
  }

  /// The page.
  ///
  /// - Parameter document: The text after the last amendment that was added.
  /// - Complexity: O(*n*) in the bytes of all lines.
  public func html(_ document: Document) -> Bytes {
    let title = document.title.escapedForXML
    var page =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>\(HistoryPage.style)</style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      <p id="caption">As amendment \(amendments.count) left it.</p>
      <input id="time" type="range" min="1" max="\(max(1, amendments.count))" value="\(max(1, amendments.count))" aria-label="Amendment" hidden>
      </header>
      <main id="text">

      """
    for provision in document.provisions { page += section(provision, in: document) }
    page += "</main>\n<div id=\"notes\" hidden>\n"
    for (number, note) in notes.sorted(by: { $0.key < $1.key }) {
      page += "<div id=\"note-\(number)\">\(note)</div>\n"
    }
    page += "</div>\n<script id=\"history\" type=\"application/json\">"
    var bytes = Bytes(page.utf8)
    bytes += Bytes(data.line.dropLast()).escapedForScript
    bytes += "</script>\n<script>\(HistoryPage.script)</script>\n</body>\n</html>\n".utf8
    return bytes
  }

  private func section(_ provision: Provision, in document: Document) -> String {
    var text = "<section>\n"
    text +=
      provision.id == Provision.governanceID
      ? rules(provision, in: document) : lines(of: provision, in: document)
    if let numbers = touched[provision.id], !numbers.isEmpty {
      let count = numbers.count == 1 ? "1 amendment" : "\(numbers.count) amendments"
      text += "<details><summary>\(count)</summary>\n"
      for number in numbers { text += notes[number] ?? "" }
      text += "</details>\n"
    }
    return text + "</section>\n"
  }

  private func lines(of provision: Provision, in document: Document) -> String {
    var text = ""
    for line in provision.lines {
      let shown = Self.text(Bytes(document.line(line)))
      if let heading = provision.heading, line < heading.line + heading.lineCount {
        guard line == heading.line else { continue }
        text += "<h\(heading.level)>\(heading.name.escapedForXML)</h\(heading.level)>\n"
      } else {
        text += shown.isEmpty ? "<div class=\"blank\"></div>\n" : "<div>\(shown)</div>\n"
      }
    }
    return text
  }

  /// The front matter, folded.
  private func rules(_ provision: Provision, in document: Document) -> String {
    let lines = provision.lines.map { "<div>\(Self.text(Bytes(document.line($0))))</div>\n" }
    return
      "<details class=\"front\"><summary>\(HistoryPage.rulesName)</summary>\n\(lines.joined())</details>\n"
  }

  private var data: JSON {
    let touched = self.touched.sorted { $0.key < $1.key }.map { id, numbers in
      JSON.Member(id, .array(numbers.map { .number($0) }))
    }
    let headings = self.headings.sorted { $0.key < $1.key }.map { line, heading in
      JSON.Member("\(line)", heading.json)
    }
    return .object([
      JSON.Member("rules", .string(HistoryPage.rulesName)),
      JSON.Member("lines", .array(ordered.map { .string(display($0)) })),
      JSON.Member("steps", .array(steps)), JSON.Member("amendments", .array(amendments)),
      JSON.Member("touched", .object(touched)), JSON.Member("headings", .object(headings)),
    ])
  }

  private static func text(_ bytes: Bytes) -> String {
    String(decoding: bytes, as: UTF8.self).escapedForXML.split(
      separator: "\n", omittingEmptySubsequences: false
    ).joined(separator: "<br>")
  }
}

/// A line as a heading of provisions.
private struct HeadingLine: Sendable {
  /// Of the first that it is the heading of in a text, of the second and so on.
  var ids: [String] = []
  let level: Int
  let name: String
  /// How many lines the heading takes.
  let lineCount: Int

  init(_ heading: Heading) {
    level = heading.level
    name = heading.name.split(separator: "\n").joined(separator: " ")
    lineCount = heading.lineCount
  }

  mutating func put(_ id: String, at place: Int) {
    if place < ids.count { ids[place] = id } else { ids.append(id) }
  }

  var json: JSON {
    .object([
      JSON.Member("ids", .array(ids.map { .string($0) })), JSON.Member("level", .number(level)),
      JSON.Member("name", .string(display(Bytes(name.utf8)))), JSON.Member("lines", .number(lineCount)),
    ])
  }
}

extension Bytes {
  /// So that nothing in it ends a script element (HTML, 4.12.1.3).
  fileprivate var escapedForScript: Bytes {
    flatMap { $0 == UInt8(ascii: "<") ? Bytes("\\u003c".utf8) : [$0] }
  }
}
