internal import Cells
internal import Prose

extension World {
  /// An area over the screen, cleared, framed and named; returns the room inside its frame.
  ///
  /// Where the terminal is narrow it takes the whole width, since the screen beneath could not be read anyway.
  func sheet(on canvas: inout Canvas, columns: Int, rows: Int, _ name: String, hint: String = "") -> Rect {
    let room = room(in: canvas.size)
    let width = sheetColumns(columns, in: room.size) + 4
    let height = min(rows, room.size.rows)
    let area = Rect(
      column: (room.size.columns - width) / 2, row: room.origin.row + (room.size.rows - height) / 2,
      columns: width, rows: height)
    // What is cleared can't join into the sheet's frame.
    canvas.fill(area)
    canvas.cursor = nil
    let inside = canvas.pane(area, name, hint: hint, isFocused: true)
    return Rect(
      column: inside.origin.column + 1, row: inside.origin.row, columns: max(0, inside.size.columns - 2),
      rows: inside.size.rows)
  }

  /// The columns inside a sheet that wants `columns` with its frame.
  func sheetColumns(_ columns: Int, in size: Size? = nil) -> Int {
    let most = (size ?? self.size).columns
    return max(1, (most < columns + 8 ? most : columns) - 4)
  }

  /// Draws the keys of what lies over the screen, unless there is something to say.
  func drawBar(on canvas: inout Canvas, _ contexts: [Context], hidden: [Action] = []) {
    if notice == nil { canvas.drawBar(bar(contexts).filter { !hidden.contains($0.action) }) }
  }
}

extension Canvas {
  /// A mark and a line that may take several rows, in the look of one that is picked or not.
  mutating func draw(_ lines: [DisplayLine], isSelected: Bool, at row: Int, in area: Rect) {
    let style = Style(isSelected ? .focus : .text, isSelected ? .bold : [])
    put(isSelected ? ">" : " ", at: Point(column: area.origin.column, row: row), style: style, clip: area)
    draw(
      lines,
      in: Rect(
        column: area.origin.column + 2, row: row, columns: max(0, area.size.columns - 2),
        rows: max(0, area.rows.upperBound - row)))
  }
}

/// The first line to show so that the line in focus is among `rows` of them.
func firstShown(focus: Int, count: Int, rows: Int) -> Int {
  max(0, min(focus - rows / 2, count - rows))
}
