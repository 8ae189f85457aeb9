internal import Cells
internal import Counsel
internal import Prose

extension DeskScreen {
  func drawTalk(
    on canvas: inout Canvas, _ area: Rect, _ panes: DeskPanes, _ keymap: Keymap, _ counsel: CounselProfile
  ) {
    let (lines, below) = visibleTalk(panes, keymap, counsel)
    let switching = panes.isWide ? "" : "\(keymap.keyName(of: .previousPane)): text"
    let inside = canvas.pane(area, "Talk", hint: below ?? switching, isFocused: pane == .talk)
    canvas.draw(lines, in: inside, gutter: 1)
  }

  /// The rows that are seen, and what is said of those below them; nil where there are none.
  ///
  /// An answer that streams is drawn anew with every word, so no more of it is laid out than is seen, and what
  /// is below it is not counted.
  private func visibleTalk(
    _ panes: DeskPanes, _ keymap: Keymap, _ counsel: CounselProfile
  ) -> (lines: [DisplayLine], below: String?) {
    let (rows, columns) = (panes.talkRows, panes.talkColumns)
    func end() -> ([DisplayLine], String?) { (lastLines(rows, columns: columns, keymap, counsel), nil) }
    guard let (block, row) = talkPlace.start else { return end() }
    guard talk.contains(where: { $0.exchange != nil }) else {
      let blocks = talkBlocks(columns: columns, keymap, counsel)
      let first = talkPlace.firstRow(of: blocks.map(\.count), rows: rows)
      let lines = blocks.joined().dropFirst(first).prefix(rows)
      let below = blocks.reduce(0) { $0 + $1.count } - first - lines.count
      return (Array(lines), below > 0 ? "\(below) below" : nil)
    }
    var lines = block == 0 ? opening(columns: columns, keymap, counsel) : []
    for remark in talk.dropFirst(max(0, block - 1)) where lines.count <= row + rows {
      lines += self.lines(of: remark, columns: columns, first: row + rows - lines.count + 1)
    }
    let seen = lines.dropFirst(row)
    return seen.count < rows ? end() : (Array(seen.prefix(rows)), seen.count > rows ? "more below" : nil)
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
    [opening(columns: columns, keymap, counsel)] + talk.map { lines(of: $0, columns: columns) }
  }

  /// The last rows of the talk.
  private func lastLines(
    _ count: Int, columns: Int, _ keymap: Keymap, _ counsel: CounselProfile
  ) -> [DisplayLine] {
    var lines: [DisplayLine] = []
    for remark in talk.reversed() where lines.count < count {
      lines = self.lines(of: remark, columns: columns, last: count - lines.count) + lines
    }
    if lines.count < count { lines = opening(columns: columns, keymap, counsel) + lines }
    return lines.suffix(count)
  }

  /// What stands above the talk.
  private func opening(columns: Int, _ keymap: Keymap, _ counsel: CounselProfile) -> [DisplayLine] {
    let notices = noticeLines(columns: columns, keymap)
    if notices.isEmpty, talk.isEmpty {
      let who =
        counsel.kind == .builtIn
        ? "Counsel here is a critic made of rules. It is not a language model."
        : "Asked is \(counsel.label). What it says may be wrong; you decide."
      let words =
        "Press \(keymap.keyName(of: .critique)) for counsel's findings, \(keymap.keyName(of: .propose)) to say "
        + "what is wrong with the provision in focus, or write below.\n\n" + who
      return rows(of: Bytes(words.utf8), columns: columns, style: .dim) + [DisplayLine("")]
    }
    return notices
  }

  /// - Parameters:
  ///   - first: How many rows are wanted from the start; of the words below them, rows may be missing.
  ///   - last: How many are wanted from the end.
  private func lines(
    of remark: Remark, columns: Int, first: Int = .max, last: Int = .max
  ) -> [DisplayLine] {
    let role: Role =
      switch remark.speaker {
      case .person: .human
      case .counsel: .model
      case .program: .dim
      }
    var lines = rows(of: Bytes(remark.speaker.name.utf8), columns: columns, style: Style(role, .bold))
    lines += rows(of: Bytes(remark.words.utf8), columns: columns, indent: 2, first: first, last: last)
    lines += rows(
      of: remark.growing, columns: columns, style: Style(.added), indent: 2, first: first, last: last
    ).map {
      line in
      var line = line
      (line.gutter, line.gutterStyle) = ("+", Style(.added))
      return line
    }
    lines += rows(of: Bytes(remark.note.utf8), columns: columns, style: .dim, indent: 2)
    return lines + [DisplayLine("")]
  }
}
