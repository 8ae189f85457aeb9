internal import Prose

extension Canvas {
  /// Draws one cluster that is known to take `columns` columns.
  ///
  /// What a terminal would obey instead of drawing is shown as U+FFFD in as many columns.
  ///
  /// - Parameter clip: Nothing is drawn outside it; the canvas when nil.
  public mutating func put(
    cluster: String, columns: Int, at point: Point, style: Style = .text, clip: Rect? = nil
  ) {
    let clip = clip ?? bounds
    if (1...2).contains(columns), Cell.isDrawable(cluster) {
      set(Cell(text: cluster, columns: columns, style: style), at: point, clip: clip)
      return
    }
    for offset in 0..<min(max(columns, 1), 2) {
      set(
        Cell(text: Cell.replacement, columns: 1, style: style),
        at: Point(column: point.column + offset, row: point.row), clip: clip)
    }
  }

  /// Draws a line of text and returns the column after it, whether or not that was cut off.
  ///
  /// - Complexity: O(*n*) in the text.
  @discardableResult
  public mutating func put(
    _ text: String, at point: Point, style: Style = .text, clip: Rect? = nil
  ) -> Int {
    var point = point
    for character in text {
      let columns = max(1, Self.columns(of: character))
      put(cluster: String(character), columns: columns, at: point, style: style, clip: clip)
      point.column += columns
    }
    return point.column
  }

  /// Fills an area with one character of one column.
  public mutating func fill(_ area: Rect, with text: String = " ", style: Style = .text) {
    let cell = Cell(text: Cell.isDrawable(text) ? text : Cell.replacement, columns: 1, style: style)
    let area = area.intersection(bounds)
    for row in area.rows {
      for column in area.columns { set(cell, at: Point(column: column, row: row), clip: area) }
    }
  }

  /// Lays another canvas over this one, its cursor included.
  public mutating func lay(_ canvas: Canvas, at origin: Point, clip: Rect? = nil) {
    for row in 0..<canvas.size.rows {
      for (column, cell) in canvas.row(row).enumerated() where cell.columns > 0 {
        set(
          cell, at: Point(column: origin.column + column, row: origin.row + row), clip: clip ?? bounds)
      }
    }
    guard let cursor = canvas.cursor else { return }
    self.cursor = Point(column: origin.column + cursor.column, row: origin.row + cursor.row)
    cursorShape = canvas.cursorShape
  }
}
