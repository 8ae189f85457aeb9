internal import Cells
internal import Counsel
internal import Prose
internal import Ratification

extension DeskScene {
  func drawTalk(on canvas: inout Canvas, _ area: Rect, _ panes: DeskPanes, _ world: World) {
    let (lines, below) = visibleTalk(panes, world)
    let switching = panes.isWide ? "" : "\(world.keyName(of: .previousPane)): text"
    let inside = canvas.pane(area, "Talk", hint: below ?? switching, isFocused: pane == .talk)
    canvas.draw(lines, in: inside, gutter: 1)
  }

  /// The rows that are seen, and what is said of those below them; nil where there are none.
  ///
  /// An answer that streams is drawn anew with every word, so no more of it is laid out than is seen, and what
  /// is below it is not counted.
  private func visibleTalk(_ panes: DeskPanes, _ world: World) -> (lines: [DisplayLine], below: String?) {
    let (rows, columns) = (panes.talkRows, panes.talkColumns)
    let talk = world.talk(charter.path)
    func end() -> ([DisplayLine], String?) { (lastLines(rows, columns: columns, world), nil) }
    guard let (block, row) = talk.place.start else { return end() }
    guard talk.remarks.contains(where: { $0.exchange != nil }) else {
      let blocks = talkBlocks(columns: columns, world)
      let first = talk.place.firstRow(of: blocks.map(\.count), rows: rows)
      let lines = blocks.joined().dropFirst(first).prefix(rows)
      let below = blocks.reduce(0) { $0 + $1.count } - first - lines.count
      return (Array(lines), below > 0 ? "\(below) below" : nil)
    }
    var lines = block == 0 ? opening(columns: columns, world) : []
    for remark in talk.remarks.dropFirst(max(0, block - 1)) where lines.count <= row + rows {
      lines += self.lines(of: remark, columns: columns, first: row + rows - lines.count + 1)
    }
    let seen = lines.dropFirst(row)
    return seen.count < rows ? end() : (Array(seen.prefix(rows)), seen.count > rows ? "more below" : nil)
  }

  func scrollTalk(by rows: Int, _ panes: DeskPanes, _ world: inout World) {
    let counts = talkBlocks(columns: panes.talkColumns, world).map(\.count)
    let first = world.talk(charter.path).place.firstRow(of: counts, rows: panes.talkRows)
    let (row, isOver) = first.addingReportingOverflow(rows)
    world.moveTalk(
      of: charter.path, to: TalkPlace(row: isOver ? .max : row, of: counts, rows: panes.talkRows))
  }

  /// What stands above the talk, then a block for each remark.
  private func talkBlocks(columns: Int, _ world: World) -> [[DisplayLine]] {
    [opening(columns: columns, world)]
      + world.talk(charter.path).remarks.map { lines(of: $0, columns: columns) }
  }

  /// The last rows of the talk.
  private func lastLines(_ count: Int, columns: Int, _ world: World) -> [DisplayLine] {
    var lines: [DisplayLine] = []
    for remark in world.talk(charter.path).remarks.reversed() where lines.count < count {
      lines = self.lines(of: remark, columns: columns, last: count - lines.count) + lines
    }
    if lines.count < count { lines = opening(columns: columns, world) + lines }
    return lines.suffix(count)
  }

  /// What stands above the talk.
  private func opening(columns: Int, _ world: World) -> [DisplayLine] {
    let notices = noticeLines(columns: columns, world)
    guard notices.isEmpty, world.talk(charter.path).remarks.isEmpty else { return notices }
    let who =
      world.counsel.kind == .builtIn
      ? "Counsel here is a critic made of rules. It is not a language model."
      : "Asked is \(world.counsel.label). What it says may be wrong; you decide."
    let words =
      "Press \(world.keyName(of: .critique)) for counsel's findings, \(world.keyName(of: .propose)) to say "
      + "what is wrong with the provision in focus, or write below.\n\n" + who
    return rows(of: Bytes(words.utf8), columns: columns, style: .dim) + [DisplayLine("")]
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
