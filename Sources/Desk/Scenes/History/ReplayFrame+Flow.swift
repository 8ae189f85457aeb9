internal import Cells
import History
internal import Prose
internal import Ratification

extension ReplayFrame {
  /// The history as bands, the column of the cursor marked below.
  func drawFlow(on canvas: inout Canvas, in area: Rect) {
    guard let flow, area.size.rows > 2 else {
      canvas.draw([DisplayLine("Reading the history…", .dim)], in: area)
      return
    }
    let height = area.size.rows - 2
    let cells = flow.cells(rows: height)
    // Names have what the columns leave, and at least as much as says something where that can be had.
    let least = area.size.columns >= 60 ? 24 : 0
    let shown = min(max(1, area.size.columns - least), cells.count)
    let names = area.size.columns - shown >= 16 ? area.size.columns - shown : 0
    for place in 0..<shown {
      let column = cells[place * cells.count / shown]
      for (row, cell) in column.enumerated() {
        let style = Style(cell.authorship.role, cell.isOdd ? [] : .reverse)
        let letter = String(cell.authorship.rawValue)
        canvas.put(
          letter, at: Point(column: area.origin.column + place, row: area.origin.row + row), style: style,
          clip: area)
      }
      let numbers = flow.columns[place * cells.count / shown].numbers
      if numbers.contains(cursor) {
        canvas.put(
          "▲", at: Point(column: area.origin.column + place, row: area.origin.row + height),
          style: Style(.focus, .bold), clip: area)
      }
    }
    for (row, cell) in (cells.last ?? []).enumerated() where names > 0 {
      guard let name = cell.name else { continue }
      canvas.draw(
        DisplayLine(name, .dim).cut(to: names - 2).spans,
        at: Point(column: area.origin.column + shown + 2, row: area.origin.row + row), clip: area)
    }
    let legend =
      area.size.columns < 68
      ? "H human, M machine, B both" : "H human, M machine, B edited by a human; a band for each provision"
    canvas.draw(
      DisplayLine(legend, .dim).cut(to: area.size.columns).spans,
      at: Point(column: area.origin.column, row: area.rows.upperBound - 1), clip: area)
  }
}
