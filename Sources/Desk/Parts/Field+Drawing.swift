internal import Cells
internal import Prose

extension Field {
  /// What the bar leaves out: how a field is cleared is said where it came with words in it.
  var hidden: [Action] { isPrefilled ? [] : [.clear] }

  /// What is typed as rows of at most `columns`, with the place of the cursor among them.
  func laidOut(columns: Int, style: Style = .text) -> (rows: [DisplayLine], cursor: Point) {
    var rows: [DisplayLine] = []
    var place = Point(column: 0, row: 0)
    var start = 0
    for line in characters.split(separator: "\n", omittingEmptySubsequences: false) {
      let shown = isSecret ? line.map { _ in Character("•") } : Array(line)
      let drawn = clusters(of: Bytes(String(shown).utf8))
      var folded = wrap(drawn, columns: columns)
      if (start...start + line.count).contains(cursor) {
        let offset = String(shown.prefix(cursor - start)).utf8.count
        let index = drawn.firstIndex { $0.source.upperBound > offset } ?? drawn.count
        var row = folded.lastIndex { $0.lowerBound <= index } ?? 0
        var column = drawn[folded[row].lowerBound..<index].reduce(0) { $0 + $1.columns }
        if column >= columns {
          // Behind a full row the cursor is on the next one, where what is typed will stand.
          (row, column) = (row + 1, 0)
          if row == folded.count { folded.append(index..<index) }
        }
        place = Point(column: column, row: rows.count + row)
      }
      rows += folded.map { DisplayLine(spans: DisplayLine.spans(of: drawn[$0], style)) }
      start += line.count + 1
    }
    return (rows, place)
  }
}

extension Canvas {
  /// Draws what is being typed, wrapped, with the cursor; keeps the cursor's row in view.
  mutating func draw(_ field: Field, in area: Rect, style: Style = .text) {
    let (rows, cursor) = field.laidOut(columns: max(1, area.size.columns), style: style)
    let first = max(0, cursor.row - area.size.rows + 1)
    draw(rows.dropFirst(first), in: area)
    self.cursor = Point(column: area.origin.column + cursor.column, row: area.origin.row + cursor.row - first)
    cursorShape = .bar
  }
}
