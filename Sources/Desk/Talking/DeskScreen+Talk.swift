internal import Cells
internal import Counsel
internal import Prose

extension DeskScreen {
  func drawTalk(
    on canvas: inout Canvas, _ area: Rect, _ panes: DeskPanes, _ keymap: Keymap, _ counsel: CounselProfile
  ) {
    let blocks = talkBlocks(columns: panes.talkColumns, keymap, counsel)
    let first = talkPlace.firstRow(of: blocks.map(\.count), rows: panes.talkRows)
    let lines = blocks.joined().dropFirst(first).prefix(panes.talkRows)
    let below = blocks.reduce(0) { $0 + $1.count } - first - lines.count
    let switching = panes.isWide ? "" : "\(keymap.keyName(of: .previousPane)): text"
    let inside = canvas.pane(
      area, "Talk", hint: below > 0 ? "\(below) below" : switching, isFocused: pane == .talk)
    canvas.draw(lines, in: inside, gutter: 1)
  }

  mutating func scrollTalk(by rows: Int, _ panes: DeskPanes) {
    let counts = talkBlocks(columns: panes.talkColumns).map(\.count)
    let first = talkPlace.firstRow(of: counts, rows: panes.talkRows)
    let (row, isOver) = first.addingReportingOverflow(rows)
    talkPlace = TalkPlace(row: isOver ? .max : row, of: counts, rows: panes.talkRows)
  }

  /// What stands above the talk, then a block for each remark.
  private func talkBlocks(
    columns: Int, _ keymap: Keymap = .standard, _ counsel: CounselProfile = .builtIn
  ) -> [[DisplayLine]] {
    let notices = noticeLines(columns: columns, keymap)
    if notices.isEmpty, talk.isEmpty {
      let who =
        counsel.kind == .builtIn
        ? "Counsel here is a critic made of rules. It is not a language model."
        : "Asked is \(counsel.label). What it says may be wrong; you decide."
      let words =
        "Press \(keymap.keyName(of: .critique)) for counsel's findings, \(keymap.keyName(of: .propose)) to say "
        + "what is wrong with the provision in focus, or write below.\n\n" + who
      return [rows(of: Bytes(words.utf8), columns: columns, style: .dim) + [DisplayLine("")]]
    }
    return [notices] + talk.map { lines(of: $0, columns: columns) }
  }

  private func lines(of remark: Remark, columns: Int) -> [DisplayLine] {
    let (name, role): (String, Role) =
      switch remark.speaker {
      case .person: ("you", .human)
      case .counsel(let label): (label, .model)
      case .program: ("assent", .dim)
      }
    var lines = rows(of: Bytes(name.utf8), columns: columns, style: Style(role, .bold))
    lines += rows(of: Bytes(remark.words.utf8), columns: columns, indent: 2)
    lines += rows(of: remark.growing, columns: columns, style: Style(.added), indent: 2).map { line in
      var line = line
      (line.gutter, line.gutterStyle) = ("+", Style(.added))
      return line
    }
    lines += rows(of: Bytes(remark.note.utf8), columns: columns, style: .dim, indent: 2)
    return lines + [DisplayLine("")]
  }
}
