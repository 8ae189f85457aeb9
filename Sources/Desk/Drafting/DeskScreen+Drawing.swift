internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension DeskScreen {
  func draw(on canvas: inout Canvas, _ interface: Interface) {
    var facts = [charter.isDraft ? "draft" : "amendment \(charter.head.number) in force"]
    if !charter.proposals.isEmpty { facts.append("\(charter.proposals.count) open") }
    switch verification {
    case .bad: facts.append("DOES NOT VERIFY")
    case .good where !charter.isDraft: facts.append("verified")
    case .good, nil: break
    }
    if charter.handEdit != nil { facts.append("edited by hand") }
    let room = Chrome(
      title: document.title, facts: facts, right: "counsel: built-in",
      contexts: pane == .composer ? [.composer] : [.desk]
    ).draw(on: &canvas, interface)
    let composerRows = min(max(3, composer.characters.count { $0 == "\n" } + 3), max(3, room.size.rows / 3))
    let areas = DeskScreen.areas(in: room, composerRows: composerRows, showsText: pane == .text)
    if let talk = areas.talk { drawTalk(on: &canvas, talk) }
    if let text = areas.text { drawText(on: &canvas, text) }
    drawComposer(on: &canvas, areas.composer)
  }

  /// Where the panes stand: side by side from 100 columns on, below that one at a time.
  static func areas(in room: Rect, composerRows: Int, showsText: Bool) -> (
    talk: Rect?, text: Rect?, composer: Rect
  ) {
    let upper = Rect(
      column: room.origin.column, row: room.origin.row, columns: room.size.columns,
      rows: room.size.rows - composerRows + 1)
    let composer = Rect(
      column: room.origin.column, row: upper.rows.upperBound - 1, columns: room.size.columns,
      rows: composerRows)
    guard room.size.columns >= columnsForBoth else {
      return showsText ? (nil, upper, composer) : (upper, nil, composer)
    }
    let left = room.size.columns * 2 / 5
    return (
      Rect(column: 0, row: upper.origin.row, columns: left + 1, rows: upper.size.rows),
      Rect(column: left, row: upper.origin.row, columns: room.size.columns - left, rows: upper.size.rows),
      composer
    )
  }

  private func drawText(on canvas: inout Canvas, _ area: Rect) {
    let name = focus.map { "\($0.name)  [\($0.id)]" } ?? ""
    let inside = canvas.pane(area, name, isFocused: pane == .text)
    let width = inside.size.columns - 2
    guard width > 0 else { return }
    var row = 0
    var line = top
    let fenced = visibleFences(rows: inside.size.rows)
    while row < inside.size.rows, line < document.lineCount {
      let style = style(ofLine: line, fenced: fenced)
      let spans = DisplayLine.spans(of: Bytes(document.line(line)), style)
      let folded = wrapped(spans, columns: width)
      canvas.draw(
        folded.map { DisplayLine(gutter: "", spans: $0) },
        in: Rect(
          column: inside.origin.column, row: inside.origin.row + row, columns: inside.size.columns,
          rows: inside.size.rows - row), gutter: 1)
      row += max(1, folded.count)
      line += 1
    }
  }

  private func visibleFences(rows: Int) -> Set<Int> {
    document.fencedLines(in: document.provisions.filter { $0.lines.overlaps(top..<(top + rows)) })
  }

  private func style(ofLine line: Int, fenced: Set<Int>) -> Style {
    guard let provision = document.provision(atLine: line) else { return .text }
    if provision.id == Provision.governanceID || fenced.contains(line) { return .dim }
    if let heading = provision.heading, line < heading.line + heading.lineCount {
      return Style(.title, .bold)
    }
    return .text
  }

  private func drawTalk(on canvas: inout Canvas, _ area: Rect) {
    let inside = canvas.pane(area, "Talk", isFocused: pane == .talk)
    let width = inside.size.columns - 2
    guard width > 4 else { return }
    let lines = talkLines(width: width)
    let end = max(0, lines.count - talkScroll)
    let first = max(0, end - inside.size.rows)
    canvas.draw(lines[first..<end], in: inside, gutter: 1)
  }

  private func talkLines(width: Int) -> [DisplayLine] {
    var lines: [DisplayLine] = []
    if charter.handEdit != nil {
      lines += rows(
        of: Bytes(
          "charter.md was changed without an amendment. Press e to look at it and propose it, or restore the text."
            .utf8),
        columns: width, style: Style(.caution))
      lines.append(DisplayLine(""))
    }
    if case .bad(let words) = verification {
      lines += rows(of: Bytes(words.utf8), columns: width, style: Style(.error))
      lines.append(DisplayLine(""))
    }
    for card in charter.proposals { lines += self.card(card, width: width) }
    for remark in talk {
      let (name, role): (String, Role) =
        switch remark.speaker {
        case .person: ("you", .human)
        case .counsel: ("counsel built-in (rules, not a language model)", .model)
        case .program: ("assent", .dim)
        }
      lines.append(DisplayLine(name, Style(role, .bold)))
      lines += rows(of: Bytes(remark.words.utf8), columns: width, indent: 2)
      lines.append(DisplayLine(""))
    }
    if lines.isEmpty {
      let words =
        "Press c for counsel's findings, p to say what is wrong with the provision in focus, or write below.\n\n"
        + "Counsel here is a critic made of rules. It is not a language model."
      lines = rows(of: Bytes(words.utf8), columns: width, style: .dim)
    }
    return lines
  }

  /// Title and problem, and nothing of the proposal's text.
  private func card(_ card: Card, width: Int) -> [DisplayLine] {
    var lines = [DisplayLine("proposal \(card.id)", Style(.changed, .bold))]
    lines += rows(of: card.statement.title, columns: width, style: Style(.text, .bold), indent: 2)
    lines += rows(of: card.statement.problem, columns: width, indent: 2)
    lines += rows(of: card.statement.proposer.bytes, columns: width, style: .dim, indent: 2)
    lines.append(DisplayLine(charter.isDraft ? "  r to look at it" : "  r to review it", Style(.key)))
    lines.append(DisplayLine(""))
    return lines
  }

  private func drawComposer(on canvas: inout Canvas, _ area: Rect) {
    let inside = canvas.pane(area, "", isFocused: pane == .composer)
    canvas.put(">", at: Point(column: inside.origin.column + 1, row: inside.origin.row), style: Style(.focus))
    let room = Rect(
      column: inside.origin.column + 3, row: inside.origin.row, columns: max(1, inside.size.columns - 4),
      rows: inside.size.rows)
    if pane == .composer {
      canvas.draw(composer, in: room)
    } else {
      let words =
        composer.isEmpty ? "i to write to counsel; Enter sends, Alt-Enter breaks the line" : composer.text
      canvas.draw(rows(of: Bytes(words.utf8), columns: room.size.columns, style: .dim), in: room)
    }
  }
}
