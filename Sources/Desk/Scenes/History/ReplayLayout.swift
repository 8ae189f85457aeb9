internal import Cells
internal import History
internal import Prose
internal import Ratification

/// The rows of a replayed text as rows of the screen, laid out only where they are looked at.
///
/// Wrapping is for display only. What changed has a sign in the gutter and the letter of who wrote it;
/// colour never stands alone, and in monochrome the words stand in brackets.
struct ReplayLayout {
  /// What stands before the text.
  enum Gutter: Equatable {
    /// The letter of who wrote what changed.
    case authors
    /// For every line the amendment that it is from, in so many digits.
    case blame(digits: Int)
  }

  let text: ReplayText
  let beat: Beat
  let gutter: Gutter
  /// The columns of the whole line, gutter included.
  let columns: Int
  let isMonochrome: Bool
  /// Who wrote the amendment that a line of the text is from; for lines without an origin, who wrote this one.
  let author: (_ origin: Int?) -> Authorship?

  private var gutterColumns: Int {
    switch gutter {
    case .authors: 3
    case .blame(let digits): digits + 4
    }
  }

  /// The rows of the screen for a row of the redline; none where this beat does not show it.
  ///
  /// - Complexity: O(*n*) in the bytes of the line.
  func lines(ofRow index: Int) -> [DisplayLine] {
    let row = text.rows[index]
    guard isShown(row) else { return gap(row) }
    if let above = shownRow(before: index), continues(above) { return [] }
    var spans = self.spans(ofRow: index)
    var last = index
    while continues(last), let next = shownRow(after: last) {
      spans += self.spans(ofRow: next)
      last = next
    }
    let width = max(8, columns - gutterColumns)
    let first = gutterSpans(ofRow: index)
    let pad = blank(columns: gutterColumns - 1)
    return wrapped(spans, columns: width).enumerated().map { part, spans in
      DisplayLine(
        gutter: part == 0 ? sign(index) : "", gutterStyle: signStyle(index),
        spans: (part == 0 ? first : [pad]) + spans,
        source: DisplayLine.Source(change: 0, row: index, part: part))
    }
  }

  private func isShown(_ row: Redline.Row) -> Bool {
    switch beat {
    case .redline: true
    case .before, .marked: row.kind != .added
    case .closing: row.kind == .same || row.kind == .revised
    case .entered: row.kind != .removed
    }
  }

  /// What a removed row leaves while the gap closes.
  private func gap(_ row: Redline.Row) -> [DisplayLine] {
    guard case .closing(let quarters) = beat, row.kind == .removed else { return [] }
    let full = wrapped(
      row.pieces.flatMap { DisplayLine.spans(of: $0.text, .text) }, columns: max(8, columns - gutterColumns)
    ).count
    return Array(repeating: DisplayLine(""), count: (full * quarters + 3) / 4)
  }

  /// Whether a row's line goes on in the next row, since the line end in it is of the text that is not shown.
  private func continues(_ index: Int) -> Bool {
    guard let last = text.rows[index].pieces.last, last.text.last == .lineFeed else { return false }
    return switch beat {
    case .redline: false
    case .before, .marked, .closing: last.kind == .added
    case .entered: last.kind == .removed
    }
  }

  private func shownRow(before index: Int) -> Int? {
    text.rows[..<index].lastIndex { isShown($0) }
  }

  private func shownRow(after index: Int) -> Int? {
    text.rows[(index + 1)...].firstIndex { isShown($0) }
  }
}

extension ReplayLayout {
  private func spans(ofRow index: Int) -> [DisplayLine.Span] {
    let row = text.rows[index]
    let isWhole = row.kind != .revised
    var offset = 0
    return row.pieces.flatMap { piece -> [DisplayLine.Span] in
      let start = offset
      if piece.kind != .added { offset += piece.text.count }
      switch (piece.kind, beat) {
      case (.same, _): return kept(piece.text, ofRow: index, from: start)
      case (.added, .before), (.added, .marked), (.added, .closing), (.removed, .entered): return []
      case (.removed, .before): return kept(piece.text, ofRow: index, from: start)
      case (.removed, .closing(let quarters)):
        let full = DisplayLine.spans(of: piece.text, .text).reduce(0) { $0 + $1.columns }
        return (0..<(full * quarters + 3) / 4).map { _ in blank(columns: 1) }
      case (let kind, _):
        let style = changedStyle(kind, isMoved: text.isMoved(index))
        let spans = changed(piece.text, style)
        return isMonochrome && !isWhole ? bracketed(spans, kind, style.role) : spans
      }
    }
  }

  /// Text that both have, in which the words of the amendments before stand out and fade.
  private func kept(_ text: Bytes, ofRow index: Int, from start: Int) -> [DisplayLine.Span] {
    let style =
      switch self.text.tone(ofRow: index) {
      case .plain: Style.text
      case .heading: Style(.title, .bold)
      case .quiet: Style.dim
      }
    guard let marks = self.text.fresh[index] else { return DisplayLine.spans(of: text, style) }
    return clusters(of: text).filter { $0.columns > 0 }.map { cluster in
      let place = start + cluster.source.lowerBound
      let age = marks.first { $0.range.contains(place) }?.age
      let own = age.map { Style(.added, fade: $0) } ?? style
      return DisplayLine.Span(
        text: cluster.text, columns: cluster.columns,
        style: cluster.mark == nil ? own : Style(.caution, own.emphasis.union(.reverse)))
    }
  }

  /// Removed or added text; a line end in it is drawn, since it is part of the change.
  private func changed(_ text: Bytes, _ style: Style) -> [DisplayLine.Span] {
    guard text.last == .lineFeed else { return DisplayLine.spans(of: text, style) }
    return DisplayLine.spans(of: Bytes(text.dropLast()), style)
      + DisplayLine.spans(of: Bytes("⏎".utf8), style)
  }

  private func changedStyle(_ kind: Redline.Piece.Kind, isMoved: Bool) -> Style {
    let role: Role = isMoved ? .moved : kind == .added ? .added : .removed
    guard beat == .redline else { return Style(role, [.bold, .reverse]) }
    // Bold, so that it stands out from what came in shortly before and fades.
    return Style(role, kind == .added ? [.bold, .underline] : .bold)
  }

  private func bracketed(
    _ spans: [DisplayLine.Span], _ kind: Redline.Piece.Kind, _ role: Role
  ) -> [DisplayLine.Span] {
    let (open, close) = kind == .added ? ("{+", "+}") : ("[-", "-]")
    return DisplayLine.spans(of: Bytes(open.utf8), Style(role)) + spans
      + DisplayLine.spans(of: Bytes(close.utf8), Style(role))
  }

  private func blank(columns: Int) -> DisplayLine.Span {
    DisplayLine.Span(text: String(repeating: " ", count: columns), columns: columns, style: .text)
  }
}

extension ReplayLayout {
  /// Whether this beat shows the row as changed.
  private func isMarked(_ index: Int) -> Bool {
    let row = text.rows[index]
    return switch beat {
    case .redline: row.kind != .same
    case .marked: row.kind == .removed || row.pieces.contains { $0.kind == .removed }
    case .before, .closing: false
    case .entered: row.kind == .added || row.pieces.contains { $0.kind == .added }
    }
  }

  private func sign(_ index: Int) -> String {
    guard isMarked(index) else { return "" }
    if text.isMoved(index) { return "»" }
    switch beat {
    case .marked: return "-"
    case .entered: return "+"
    default: break
    }
    return switch text.rows[index].kind {
    case .same: ""
    case .removed: "-"
    case .added: "+"
    case .revised: "~"
    }
  }

  private func signStyle(_ index: Int) -> Style {
    let role: Role =
      switch sign(index) {
      case "-": .removed
      case "+": .added
      case "»": .moved
      default: .changed
      }
    return Style(role, .bold)
  }

  /// Who, and in blame from which amendment, between the sign and the text.
  private func gutterSpans(ofRow index: Int) -> [DisplayLine.Span] {
    let line = text.rows[index].newLine.map { $0 - 1 }
    let origin = line.flatMap { line in text.origins.flatMap { $0.indices.contains(line) ? $0[line] : nil } }
    let isMarked = isMarked(index)
    switch gutter {
    case .authors:
      guard isMarked, let author = author(origin) else { return [blank(columns: 2)] }
      return [letter(author), blank(columns: 1)]
    case .blame(let digits):
      let number = origin.map(String.init) ?? ""
      let pad = blank(columns: max(0, digits - number.count))
      let who = origin == nil && !isMarked ? nil : author(origin)
      return [pad] + DisplayLine.spans(of: Bytes(number.utf8), .dim) + [blank(columns: 1)]
        + (who.map { [letter($0)] } ?? [blank(columns: 1)]) + [blank(columns: 1)]
    }
  }

  private func letter(_ author: Authorship) -> DisplayLine.Span {
    DisplayLine.Span(text: String(author.rawValue), columns: 1, style: Style(author.role, .bold))
  }
}

extension Authorship {
  /// The colour of who wrote it.
  var role: Role {
    switch self {
    case .human: .human
    case .machine: .model
    case .both: .both
    }
  }
}
