public import Charter
internal import History
internal import Ledger
public import Prose

extension Edition {
  /// The text for readers of Markdown: without front matter and, unless ids are wanted, attributes; cases in
  /// prose, reasons as footnotes of the provisions that they rest on, amendments as an appendix.
  ///
  /// What is left keeps its bytes; without attributes an id that the text links to stands as an anchor.
  ///
  /// - Throws: `BlockFault` where a case does not parse.
  public func markdown() throws(BlockFault) -> Bytes {
    var text = Bytes()
    let cases = try document.cases()
    let notes = parts.contains(.reasons) ? footnotes : []
    for provision in document.provisions.dropFirst() {
      if !text.isEmpty { text.append(.lineFeed) }
      put(provision, cases.filter { $0.provision == provision.id }, into: &text)
      put(marksOf: notes.filter { $0.rests(on: provision) }, into: &text)
    }
    // A footnote without a mark is not shown.
    let others = notes.filter { note in !document.provisions.dropFirst().contains { note.rests(on: $0) } }
    put(marksOf: others, "Reasons that rest on something else: ", into: &text)
    if !parts.isDisjoint(with: [.history, .deliberation]) { putAmendments(into: &text) }
    for note in notes { put(note, into: &text) }
    return text
  }

  private func put(_ provision: Provision, _ cases: [Case], into text: inout Bytes) {
    var line = provision.lines.lowerBound
    if let heading = provision.heading, !parts.contains(.ids) {
      if let id = heading.attributes.id, document.links(to: id) {
        text += "<a id=\"\(id)\"></a>\n\n".utf8
      }
      text += repeatElement(UInt8(ascii: "#"), count: heading.level)
      text.append(.space)
      text += heading.title
      text.append(.lineFeed)
      line += heading.lineCount
    }
    while line < provision.lines.upperBound {
      if let decided = cases.first(where: { $0.line == line + 1 }) {
        put(decided, into: &text)
        line = document.endOfFence(at: line, in: provision.lines)
      } else {
        text += document.line(line)
        text.append(.lineFeed)
        line += 1
      }
    }
    // A case that was left out leaves its blank lines behind.
    while text.suffix(2) == [.lineFeed, .lineFeed] { text.removeLast() }
  }

  private func put(_ decided: Case, into text: inout Bytes) {
    guard parts.contains(.cases) else {
      while text.suffix(2) == [.lineFeed, .lineFeed] { text.removeLast() }
      return
    }
    text += "> **Case \(decided.id).** \(decided.situation)\n>\n> **Ruling.** \(decided.ruling)\n".utf8
  }

  private func putAmendments(into text: inout Bytes) {
    text += "\(text.isEmpty ? "" : "\n")## Amendments\n".utf8
    for record in records {
      let statement = record.statement
      text += "\n\(statement.number). **".utf8
      text += statement.title.escapedForMarkdown
      text += "**, \(record.date.map(\.day) ?? "without a date"), proposed by ".utf8
      text += statement.proposer.bytes.escapedForMarkdown
      if let asked = statement.asked {
        text += Bytes(" (".utf8) + asked.bytes.escapedForMarkdown + Bytes(")".utf8)
      }
      text += ", ratified by \(record.ratifiers.joined(separator: ", "))".utf8
      if !record.dissenters.isEmpty {
        text += ", against \(record.dissenters.joined(separator: ", "))".utf8
      }
      text += ".\n".utf8
      guard parts.contains(.deliberation) else { continue }
      text += "\n".utf8
      // As deep as the item's own text begins, or else it is no part of it (CommonMark 0.31, 5.2).
      let indent = String(repeating: " ", count: "\(statement.number). ".count)
      for step in Deliberation(of: record).steps { put(step, indent: indent, into: &text) }
    }
  }

  /// A reason with its label among the footnotes.
  private struct Footnote {
    let label: String
    let record: Record
    let section: Section
    let reason: Section.Reason

    func rests(on provision: Provision) -> Bool {
      reason.cites.first?.elementsEqual(provision.id.utf8) ?? false
    }
  }

  private var footnotes: [Footnote] {
    // Apart from footnotes that the text has of its own.
    let prefix = document.bytes.firstRange(of: Bytes("[^".utf8)) == nil ? "" : "reason-"
    var notes: [Footnote] = []
    for record in records {
      for section in record.sections {
        for reason in section.reasons where reason.words != nil {
          notes.append(
            Footnote(label: "\(prefix)\(notes.count + 1)", record: record, section: section, reason: reason))
        }
      }
    }
    return notes
  }

  /// The marks of reasons, in a paragraph of their own.
  private func put(marksOf notes: [Footnote], _ words: String = "", into text: inout Bytes) {
    let marks = notes.map { "[^\($0.label)]" }
    if !marks.isEmpty { text += "\(text.isEmpty ? "" : "\n")\(words)\(marks.joined(separator: " "))\n".utf8 }
  }

  private func put(_ note: Footnote, into text: inout Bytes) {
    text +=
      "\n[^\(note.label)]: Amendment \(note.record.statement.number), \(note.record.date?.day ?? "no date"), "
      .utf8
    text += note.section.name
    text += ": ".utf8
    text += (note.reason.words ?? []).onOneLine.escapedForMarkdown
    text.append(.lineFeed)
  }
}

extension Document {
  fileprivate func links(to id: String) -> Bool {
    bytes.firstRange(of: Bytes("](#\(id))".utf8)) != nil
  }

  /// The line after the fence that opens at `line` (CommonMark 0.31, 4.5).
  func endOfFence(at line: Int, in lines: Range<Int>) -> Int {
    let opening = self.line(line).drop { $0 == .space }
    guard let mark = opening.first else { return line + 1 }
    let count = opening.prefix { $0 == mark }.count
    let closing = (line + 1..<lines.upperBound).first { index in
      let text = self.line(index).drop { $0 == .space }
      let run = text.prefix { $0 == mark }.count
      return run >= count && text.dropFirst(run).allSatisfy { $0 == .space || $0 == 0x09 }
    }
    return closing.map { $0 + 1 } ?? lines.upperBound
  }
}
