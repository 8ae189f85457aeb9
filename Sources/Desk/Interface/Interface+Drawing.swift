public import Cells
internal import Prose

extension Interface {
  public func draw(_ size: Size, _ look: Look) -> Canvas {
    var canvas = Canvas(size)
    guard size.columns >= Interface.smallest.columns, size.rows >= Interface.smallest.rows else {
      let words = "Too small: assent needs 40 columns and 10 rows. q quits."
      canvas.draw(rows(of: Bytes(words.utf8), columns: max(1, size.columns)), in: canvas.bounds)
      return canvas
    }
    switch screen {
    case .library(let screen): screen.draw(on: &canvas, self)
    case .glance(let screen): screen.draw(on: &canvas, self)
    case .desk(let screen): screen.draw(on: &canvas, self)
    case .draft(let screen): screen.draw(on: &canvas, self)
    case .review(let screen): screen.draw(on: &canvas, self)
    case .history(let screen): screen.draw(on: &canvas, self)
    case .docket(let screen): screen.draw(on: &canvas, self)
    }
    if let overlay { draw(overlay, on: &canvas) }
    return canvas
  }

  private func draw(_ overlay: Overlay, on canvas: inout Canvas) {
    switch overlay {
    case .help(let scroll): drawHelp(scroll, on: &canvas)
    case .palette(let field, let selected): drawPalette(field, selected, on: &canvas)
    case .prompt(let prompt): draw(prompt, on: &canvas)
    case .choice(let choice): draw(choice, on: &canvas)
    }
  }

  /// An area in the middle, cleared, framed and named; returns the room inside.
  private func sheet(on canvas: inout Canvas, columns: Int, rows: Int, _ name: String) -> Rect {
    let width = min(columns, canvas.size.columns - 2)
    let height = min(rows, canvas.size.rows - 2)
    let area = Rect(
      column: (canvas.size.columns - width) / 2, row: max(1, (canvas.size.rows - height) / 2), columns: width,
      rows: height)
    canvas.fill(area)
    canvas.cursor = nil
    // The frame under the sheet must not join into the sheet's own.
    let inside = canvas.pane(area, name, isFocused: true)
    return Rect(
      column: inside.origin.column + 1, row: inside.origin.row, columns: inside.size.columns - 2,
      rows: inside.size.rows)
  }

  private func drawHelp(_ scroll: Int, on canvas: inout Canvas) {
    let inside = sheet(on: &canvas, columns: 64, rows: canvas.size.rows - 2, "Keys")
    var lines: [DisplayLine] = []
    for context in contexts {
      lines.append(DisplayLine(context.rawValue, Style(.title, .bold)))
      for binding in keymap.bindings where binding.context == context {
        let keys = binding.keys.map(\.name).joined(separator: " ")
        var line = DisplayLine(
          spans: DisplayLine.spans(of: Bytes(("  " + keys).utf8), Style(.key)))
        let pad = max(1, 18 - line.columns)
        line.spans += DisplayLine.spans(
          of: Bytes((String(repeating: " ", count: pad) + binding.help).utf8), .text)
        lines.append(line)
      }
      lines.append(DisplayLine(""))
    }
    let last = max(0, lines.count - inside.size.rows)
    canvas.draw(lines.dropFirst(min(scroll, last)), in: inside)
  }

  private func drawPalette(_ field: Field, _ selected: Int, on canvas: inout Canvas) {
    let found = paletteRows(field.text)
    let inside = sheet(on: &canvas, columns: 60, rows: min(18, canvas.size.rows - 2), "Commands")
    canvas.put(":", at: inside.origin, style: Style(.key))
    let first = max(0, selected - (inside.size.rows - 3))
    for (offset, binding) in found.dropFirst(first).prefix(max(0, inside.size.rows - 2)).enumerated() {
      let isSelected = first + offset == selected
      let row = inside.origin.row + 2 + offset
      let style = Style(isSelected ? .focus : .text, isSelected ? .bold : [])
      canvas.put(isSelected ? ">" : " ", at: Point(column: inside.origin.column, row: row), style: style)
      canvas.put(
        binding.help, at: Point(column: inside.origin.column + 2, row: row), style: style, clip: inside)
      let key = binding.keys.first?.name ?? ""
      canvas.put(
        key, at: Point(column: inside.columns.upperBound - key.count, row: row), style: Style(.key),
        clip: inside)
    }
    canvas.draw(
      field,
      in: Rect(
        column: inside.origin.column + 2, row: inside.origin.row, columns: inside.size.columns - 2, rows: 1))
  }

  private func draw(_ prompt: Prompt, on canvas: inout Canvas) {
    let fieldRows =
      prompt.field.isMultiline
      ? max(4, min(canvas.size.rows - 8, prompt.field.characters.count { $0 == "\n" } + 4)) : 1
    let width = min(76, canvas.size.columns - 2) - 4
    let title = rows(of: Bytes(prompt.title.utf8), columns: width, style: Style(.text, .bold))
    let help = rows(of: Bytes(prompt.help.utf8), columns: width, style: .dim)
    let inside = sheet(on: &canvas, columns: 76, rows: title.count + help.count + fieldRows + 4, "")
    canvas.draw(title + help, in: inside)
    let top = inside.origin.row + title.count + help.count + 1
    canvas.put(">", at: Point(column: inside.origin.column, row: top), style: Style(.focus))
    canvas.draw(
      prompt.field,
      in: Rect(
        column: inside.origin.column + 2, row: top, columns: inside.size.columns - 2,
        rows: max(1, inside.rows.upperBound - top)))
  }

  private func draw(_ choice: Choice, on canvas: inout Canvas) {
    let width = min(76, canvas.size.columns - 2) - 4
    let title = rows(of: Bytes(choice.title.utf8), columns: width, style: Style(.text, .bold))
    let inside = sheet(on: &canvas, columns: 76, rows: title.count + choice.lines.count + 4, "")
    canvas.draw(title, in: inside)
    let room = max(1, inside.size.rows - title.count - 1)
    let first = max(0, choice.selected - room + 1)
    for (offset, line) in choice.lines.dropFirst(first).prefix(room).enumerated() {
      let index = first + offset
      let style = Style(index == choice.selected ? .focus : .text, index == choice.selected ? .bold : [])
      let row = inside.origin.row + title.count + 1 + offset
      canvas.draw(
        DisplayLine.spans(
          of: Bytes("\(index == choice.selected ? ">" : " ") \(index + 1) \(line)".utf8), style),
        at: Point(column: inside.origin.column, row: row), clip: inside)
    }
  }
}
