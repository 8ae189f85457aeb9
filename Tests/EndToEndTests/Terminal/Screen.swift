import Prose

/// What a terminal shows after the bytes that a program sent: enough of xterm to know the text on it.
///
/// Colours and attributes are passed over, and so is what a program asks the terminal.
public struct Screen: Equatable, Sendable {
  public let rows: Int
  public let columns: Int
  /// Row by row; the second cell of a wide character holds nothing.
  var cells: [Unicode.Scalar?]
  var row = 0
  var column = 0
  /// The last column holds a character, and the next one goes to the line below.
  var wrapsNext = false
  /// The rows that scroll.
  var region: Range<Int>
  var saved = (row: 0, column: 0)
  var lastPrinted: Unicode.Scalar = " "
  var state = ParserState.text

  public init(rows: Int, columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    cells = Array(repeating: " ", count: rows * columns)
    region = 0..<rows
  }

  /// Two screens are equal where they show the same characters in the same places.
  public static func == (left: Screen, right: Screen) -> Bool {
    left.columns == right.columns && left.cells == right.cells
  }

  /// Each row without the blanks at its end.
  public var lines: [String] {
    (0..<rows).map { row in
      var text = String.UnicodeScalarView(cells[row * columns..<(row + 1) * columns].compactMap(\.self))
      while text.last == " " { text.removeLast() }
      return String(text)
    }
  }

  /// Whether `text` stands on one row.
  public func holds(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  /// The share of `other`'s characters, blanks aside, that stand here in the same places; 1 where it has none.
  public func share(of other: Screen) -> Double {
    let printed = other.cells.indices.filter { other.cells[$0] != " " }
    if printed.isEmpty { return 1 }
    return Double(printed.count { cells[$0] == other.cells[$0] }) / Double(printed.count)
  }
}

extension Screen {
  /// Prints a character where the cursor stands.
  mutating func print(_ scalar: Unicode.Scalar) {
    let width = Width.columns(of: scalar) ?? 1
    if width == 0 { return }
    if wrapsNext || column + width > columns {
      column = 0
      lineFeed()
    }
    cells[row * columns + column] = scalar
    if width == 2, column + 1 < columns { cells[row * columns + column + 1] = nil }
    lastPrinted = scalar
    wrapsNext = column + width >= columns
    column = wrapsNext ? columns - 1 : column + width
  }

  mutating func move(row: Int, column: Int) {
    self.row = min(max(row, 0), rows - 1)
    self.column = min(max(column, 0), columns - 1)
    wrapsNext = false
  }

  /// Goes down a row, scrolling at the end of the region.
  mutating func lineFeed() {
    wrapsNext = false
    if row == region.upperBound - 1 {
      scroll(region, by: 1)
    } else if row < rows - 1 {
      row += 1
    }
  }

  mutating func reverseLineFeed() {
    wrapsNext = false
    if row == region.lowerBound {
      scroll(region, by: -1)
    } else if row > 0 {
      row -= 1
    }
  }

  /// Moves rows up by a positive number, down by a negative one, and blanks those that come in.
  mutating func scroll(_ moved: Range<Int>, by distance: Int) {
    let count = min(abs(distance), moved.count)
    let blanks = Array(repeating: Unicode.Scalar?.some(" "), count: count * columns)
    let (first, end) = (moved.lowerBound * columns, moved.upperBound * columns)
    if distance > 0 {
      cells.replaceSubrange(first..<end, with: cells[(first + count * columns)..<end] + blanks)
    } else {
      cells.replaceSubrange(first..<end, with: blanks + cells[first..<(end - count * columns)])
    }
  }

  /// Blanks cells, counted row by row from the top left.
  mutating func erase(_ erased: Range<Int>) {
    for cell in erased.clamped(to: cells.indices) { cells[cell] = " " }
  }

  /// Inserts blanks before the cursor by a positive number, takes out characters by a negative one.
  mutating func shift(by distance: Int) {
    let (here, end) = (row * columns + column, (row + 1) * columns)
    let count = min(abs(distance), end - here)
    let blanks = Array(repeating: Unicode.Scalar?.some(" "), count: count)
    if distance > 0 {
      cells.replaceSubrange(here..<end, with: blanks + cells[here..<(end - count)])
    } else {
      cells.replaceSubrange(here..<end, with: cells[(here + count)..<end] + blanks)
    }
  }
}
