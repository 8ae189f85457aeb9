public import Prose

extension Canvas {
  /// Draws a line of text and returns the column after it, whether or not that was cut off.
  ///
  /// What a terminal would obey instead of drawing is shown as U+FFFD.
  ///
  /// - Parameter clip: Nothing is drawn outside it; the canvas when nil.
  /// - Complexity: O(*n*) in the text.
  @discardableResult
  public mutating func put(
    _ text: String, at point: Point, style: Style = .text, clip: Rect? = nil
  ) -> Int {
    let clip = clip ?? bounds
    var point = point
    // Most of what is drawn are single letters, which are neither cut nor measured.
    if text.utf8.count == 1, let byte = text.utf8.first, (0x20...0x7E).contains(byte) {
      set(Cell(text: text, columns: 1, style: style), at: point, clip: clip)
      return point.column + 1
    }
    for (text, columns) in Self.cells(of: text) {
      set(Cell(text: text, columns: columns, style: style), at: point, clip: clip)
      point.column += columns
    }
    return point.column
  }

  /// Draws a row of clusters, each in a style of its own, and returns the column after them.
  @discardableResult
  public mutating func put(
    _ clusters: some Sequence<Cluster>, at point: Point, clip: Rect? = nil,
    style: (Cluster) -> Style
  ) -> Int {
    clusters.reduce(point.column) { column, cluster in
      put(cluster.text, at: Point(column: column, row: point.row), style: style(cluster), clip: clip)
    }
  }

  /// Fills an area with one character of one column.
  public mutating func fill(_ area: Rect, with character: Unicode.Scalar = " ", style: Style = .text) {
    let text = Self.columns(of: character) == 1 ? String(character) : Cell.replacement
    let cell = Cell(text: text, columns: 1, style: style)
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
