/// A frame: a grid of styled cells, drawn by a pure function and compared by tests.
public struct Canvas: Hashable, Sendable {
  public let size: Size
  /// Where the terminal's cursor stands; hidden when nil.
  public var cursor: Point?
  public var cursorShape = CursorShape.block
  /// Row by row; `size.columns * size.rows` of them.
  private(set) var cells: [Cell]

  /// A blank canvas.
  ///
  /// - Complexity: O(*n*) in the cells.
  public init(_ size: Size, style: Style = .text) {
    self.size = size
    cells = Array(repeating: .blank(style), count: size.columns * size.rows)
  }

  public var bounds: Rect { Rect(origin: Point(column: 0, row: 0), size: size) }

  /// The cell at a place, nil outside the canvas.
  public subscript(point: Point) -> Cell? {
    bounds.contains(point) ? cells[index(point)] : nil
  }

  /// The cells of a row, from the left; none outside the canvas.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    guard bounds.rows.contains(row) else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  private func index(_ point: Point) -> Int { point.row * size.columns + point.column }

  /// Puts one cell, if it lies in `clip` and on the canvas; a wide one cut by an edge leaves a blank.
  mutating func set(_ cell: Cell, at point: Point, clip: Rect) {
    let clip = clip.intersection(bounds)
    let isWide = cell.columns == 2
    let right = Point(column: point.column + 1, row: point.row)
    guard isWide, clip.contains(point), clip.contains(right) else {
      let whole = isWide ? .blank(cell.style) : cell
      if clip.contains(point) { place(whole, at: point) }
      if isWide, clip.contains(right) { place(whole, at: right) }
      return
    }
    place(cell, at: point)
    place(Cell(text: "", columns: 0, style: cell.style), at: right)
  }

  /// Replaces one cell and blanks the other half of any wide cluster that this breaks.
  private mutating func place(_ cell: Cell, at point: Point) {
    let index = index(point)
    let old = cells[index]
    if old.columns == 0, cell.columns != 0 { cells[index - 1] = .blank(cells[index - 1].style) }
    if old.columns == 2 { cells[index + 1] = .blank(cells[index + 1].style) }
    cells[index] = cell
  }

  /// Changes the style of every cell of `area` and leaves the text.
  ///
  /// - Complexity: O(*n*) in the cells of the area.
  public mutating func restyle(_ area: Rect, _ change: (inout Style) -> Void) {
    let area = area.intersection(bounds)
    for row in area.rows {
      for column in area.columns { change(&cells[index(Point(column: column, row: row))].style) }
    }
  }
}

/// How the terminal's cursor looks, where the terminal can choose.
public enum CursorShape: Hashable, Sendable {
  case block
  /// Between two characters, for places where text is typed.
  case bar
}
