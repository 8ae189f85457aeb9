extension Canvas {
  /// Draws a frame along the inside of `area`, joined to the frames that it touches.
  public mutating func box(_ area: Rect, style: Style = Style(.border)) {
    guard area.size.columns > 1, area.size.rows > 1 else { return }
    let (left, right) = (area.columns.lowerBound, area.columns.upperBound - 1)
    let (top, bottom) = (area.rows.lowerBound, area.rows.upperBound - 1)
    for row in [top, bottom] { rule(row: row, from: left, through: right, style: style) }
    for column in [left, right] { rule(column: column, from: top, through: bottom, style: style) }
  }

  /// Draws a line along a row, joined to the lines that it touches.
  public mutating func rule(
    row: Int, from left: Int, through right: Int, style: Style = Style(.border)
  ) {
    guard left < right else { return }
    for column in left...right {
      let arms = (column > left ? Arms.left : []).union(column < right ? .right : [])
      join(arms, at: Point(column: column, row: row), style: style)
    }
  }

  /// Draws a line down a column, joined to the lines that it touches.
  public mutating func rule(
    column: Int, from top: Int, through bottom: Int, style: Style = Style(.border)
  ) {
    guard top < bottom else { return }
    for row in top...bottom {
      let arms = (row > top ? Arms.up : []).union(row < bottom ? .down : [])
      join(arms, at: Point(column: column, row: row), style: style)
    }
  }

  private mutating func join(_ arms: Arms, at point: Point, style: Style) {
    guard let old = self[point] else { return }
    let text = Arms(old.text).union(arms).text
    set(Cell(text: text, columns: 1, style: style), at: point, clip: bounds)
  }
}

/// The directions in which a box-drawing character reaches.
private struct Arms: OptionSet {
  let rawValue: Int

  static let up = Arms(rawValue: 1)
  static let down = Arms(rawValue: 2)
  static let left = Arms(rawValue: 4)
  static let right = Arms(rawValue: 8)

  /// Indexed by the raw value.
  private static let characters = [
    " ", "╵", "╷", "│", "╴", "┘", "┐", "┤", "╶", "└", "┌", "├", "─", "┴", "┬", "┼",
  ]

  init(rawValue: Int) { self.rawValue = rawValue }

  /// The arms of a drawn character; none if it is no line.
  init(_ text: String) {
    self.init(rawValue: Arms.characters.firstIndex(of: text) ?? 0)
  }

  var text: String { Arms.characters[rawValue & 15] }
}
