internal import Cells
internal import Prose
internal import Ratification

extension Scene {
  /// The scene, and over it the question that is asked.
  func drawWithPrompt(on canvas: inout Canvas, _ world: World) {
    draw(on: &canvas, world)
    prompt?.draw(on: &canvas, world)
  }
}

extension Prompt {
  private static let columns = 72

  func draw(on canvas: inout Canvas, _ world: World) {
    let title = rows(
      of: Bytes(title.utf8), columns: world.sheetColumns(Prompt.columns), style: Style(.text, .bold))
    switch form {
    case .words(let field): draw(field, under: title, on: &canvas, world)
    case .choice(let lines, let selected): draw(lines, selected, under: title, on: &canvas, world)
    case .parts(let picker): draw(picker, under: title, on: &canvas, world)
    }
    world.drawBar(on: &canvas, [context], hidden: hidden)
  }

  private func draw(
    _ field: Field, under title: [DisplayLine], on canvas: inout Canvas, _ world: World
  ) {
    let columns = world.sheetColumns(Prompt.columns)
    var help = rows(of: Bytes(help.utf8), columns: columns, style: .dim)
    let most = world.room(in: canvas.size).size.rows - 2
    let typed = FoldedField(field, columns: max(1, columns - 2)).rows.count
    let wanted = field.isMultiline ? max(4, typed + 1) : typed
    // Where there is little room, what is typed has it.
    if title.count + help.count + min(wanted, 3) + 1 > most { help = [] }
    let inside = world.sheet(
      on: &canvas, columns: Prompt.columns, rows: title.count + help.count + wanted + 3, "")
    canvas.draw(title + help, in: inside)
    let top = inside.origin.row + title.count + help.count + (help.isEmpty ? 0 : 1)
    canvas.put(">", at: Point(column: inside.origin.column, row: top), style: Style(.focus))
    canvas.draw(
      field,
      in: Rect(
        column: inside.origin.column + 2, row: top, columns: inside.size.columns - 2,
        rows: max(1, inside.rows.upperBound - top)))
  }

  private func draw(
    _ choices: [String], _ selected: Int, under title: [DisplayLine], on canvas: inout Canvas, _ world: World
  ) {
    let columns = world.sheetColumns(Prompt.columns)
    let lines = choices.enumerated().map { index, line in
      let isSelected = index == selected
      return rows(
        of: Bytes("\(index + 1) \(line)".utf8), columns: columns - 2,
        style: Style(isSelected ? .focus : .text, isSelected ? .bold : []))
    }
    let count = lines.reduce(0) { $0 + $1.count }
    let inside = world.sheet(on: &canvas, columns: Prompt.columns, rows: title.count + count + 3, "")
    canvas.draw(title, in: inside)
    let room = max(1, inside.size.rows - title.count - 1)
    // As many whole lines before the one that is picked as there is room for.
    var first = selected
    var used = lines[first].count
    while first > 0, used + lines[first - 1].count <= room {
      first -= 1
      used += lines[first].count
    }
    var row = inside.origin.row + title.count + 1
    for (index, line) in lines.enumerated().dropFirst(first) where row < inside.rows.upperBound {
      canvas.draw(line, isSelected: index == selected, at: row, in: inside)
      row += line.count
    }
  }

  private func draw(
    _ picker: PartsPicker, under title: [DisplayLine], on canvas: inout Canvas, _ world: World
  ) {
    let columns = world.sheetColumns(Prompt.columns)
    let parts = picker.hunks.enumerated().map { index, hunk -> [DisplayLine] in
      let layout = RedlineLayout(
        picker.redline.rows[hunk], columns: columns - 6, isMonochrome: world.isMonochrome)
      let isKept = picker.kept.contains(index)
      return layout.lines.enumerated().map { row, line in
        let mark = DisplayLine(row == 0 ? isKept ? "[x] " : "[ ] " : "    ", Style(.focus)).spans
        let sign = DisplayLine(line.gutter.isEmpty ? "  " : "\(line.gutter) ", line.gutterStyle).spans
        let words = isKept ? line.spans : line.spans.map(\.dimmed)
        return DisplayLine(spans: mark + sign + words)
      }
    }
    let count = parts.reduce(0) { $0 + $1.count }
    let inside = world.sheet(on: &canvas, columns: Prompt.columns, rows: title.count + count + 3, "")
    canvas.draw(title, in: inside)
    let top = inside.origin.row + title.count + 1
    let room = max(1, inside.rows.upperBound - top)
    let before = parts.prefix(picker.selected).reduce(0) { $0 + $1.count }
    var row = top - firstShown(focus: before, count: count, rows: room)
    for (index, lines) in parts.enumerated() {
      if row >= top { canvas.draw(lines, isSelected: index == picker.selected, at: row, in: inside) }
      row += lines.count
    }
  }
}

extension DisplayLine.Span {
  /// The same words, since what is dropped is shown for as long as it can be taken back.
  fileprivate var dimmed: DisplayLine.Span {
    DisplayLine.Span(text: text, columns: columns, style: .dim)
  }
}
