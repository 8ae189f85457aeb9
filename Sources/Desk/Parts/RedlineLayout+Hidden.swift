internal import Cells
internal import Prose

/// What a reader could miss in a changed provision, listed above its redline.
extension RedlineLayout {
  /// Everything that warns or blocks, line by line, then the marked characters of changed lines.
  func cautions(of text: Bytes, _ redline: Redline) -> [DisplayLine] {
    let findings = hiddenFindings(in: text)
    return findings.filter { $0.severity > .note }.flatMap { warning($0, in: text) }
      + noted(findings, redline, in: text)
  }

  private func warning(_ finding: HiddenFinding, in text: Bytes) -> [DisplayLine] {
    let place = Prose.line(at: finding.offset, in: text).line
    let advice = finding.severity == .blocks ? "it must go before this can be adopted" : "look closely"
    return caution("line \(place): \(words(for: finding)); \(advice)")
  }

  /// The marked characters of changed lines that have honest uses: each with the lines that it stands in.
  private func noted(_ findings: [HiddenFinding], _ redline: Redline, in text: Bytes) -> [DisplayLine] {
    let changed = Set(redline.rows.filter { $0.kind != .same }.compactMap(\.newLine))
    var places: [(words: String, lines: [Int])] = []
    for finding in findings where finding.severity == .note {
      guard case .character = finding.kind else { continue }
      let (line, name) = (Prose.line(at: finding.offset, in: text).line, words(for: finding))
      guard changed.contains(line) else { continue }
      if let known = places.firstIndex(where: { $0.words == name }) {
        if places[known].lines.last != line { places[known].lines.append(line) }
      } else {
        places.append((name, [line]))
      }
    }
    return places.flatMap { place in
      let lines = place.lines.map(String.init).joined(separator: ", ")
      return caution("\(place.lines.count == 1 ? "line" : "lines") \(lines): \(place.words)")
    }
  }

  private func caution(_ words: String) -> [DisplayLine] {
    wrapped(DisplayLine.spans(of: Bytes(words.utf8), Style(.caution, .bold)), columns: columns).enumerated()
      .map { part, spans in
        DisplayLine(
          gutter: part == 0 ? "!" : "·", gutterStyle: Style(.caution, part == 0 ? .bold : []), spans: spans)
      }
  }
}
