internal import Cells
internal import Prose

/// The changes of a proposal in a pane: scrolled, with one of them in focus.
struct RedlinePane: Equatable, Sendable {
  private(set) var layout: RedlineLayout
  private(set) var view: RedlineView
  /// The columns that the layout is for.
  private(set) var columns: Int
  /// The first line that is shown.
  private(set) var top = 0
  /// The change in focus.
  private(set) var focus = 0

  init(_ layout: RedlineLayout, view: RedlineView, columns: Int) {
    (self.layout, self.view, self.columns) = (layout, view, columns)
  }

  /// The lines that are shown in so many rows.
  func visible(_ rows: Int) -> ArraySlice<DisplayLine> { layout.lines.dropFirst(top).prefix(rows) }

  /// The same changes laid out anew; focus and place stay as near as can be.
  mutating func replace(_ layout: RedlineLayout, view: RedlineView, columns: Int, rows: Int) {
    (self.layout, self.view, self.columns) = (layout, view, columns)
    scroll(by: 0, rows: rows)
  }

  mutating func scroll(by step: Int, rows: Int) { scroll(to: top + step, rows: rows) }

  mutating func scroll(to line: Int, rows: Int) { top = max(0, min(line, layout.lines.count - rows)) }

  /// Puts a change into focus and brings its beginning to the top.
  mutating func focus(on change: Int, rows: Int) {
    focus = max(0, min(change, layout.starts.count - 1))
    if layout.starts.indices.contains(focus) { scroll(to: layout.starts[focus], rows: rows) }
  }

  /// Takes a key that scrolls; false for any other.
  mutating func scroll(_ action: Action, rows: Int) -> Bool {
    let page = max(1, rows - 1)
    switch action {
    case .down: scroll(by: 1, rows: rows)
    case .up: scroll(by: -1, rows: rows)
    case .pageDown: scroll(by: page, rows: rows)
    case .pageUp: scroll(by: -page, rows: rows)
    case .top: scroll(to: 0, rows: rows)
    case .bottom: scroll(to: layout.lines.count, rows: rows)
    default: return false
    }
    return true
  }

  mutating func find(_ search: Search, rows: Int) -> Bool {
    let found = search.next(from: top, count: layout.lines.count) { layout.lines[$0].text }
    guard let found else { return false }
    scroll(to: found, rows: rows)
    return true
  }

  /// Draws the lines, each change with what became of it, and a mark at the one in focus.
  func draw(on canvas: inout Canvas, in area: Rect, marksFocus: Bool, status: (Int) -> String) {
    var lines = Array(visible(area.size.rows))
    for (change, start) in layout.starts.enumerated() where lines.indices.contains(start - top) {
      let status = status(change)
      let room =
        area.size.columns - RedlineLayout.gutter - (status.isEmpty ? 0 : Canvas.columns(of: status) + 1)
      lines[start - top].spans = lines[start - top].spans.fitted(to: room)
    }
    canvas.draw(lines, in: area, gutter: RedlineLayout.gutter)
    for (change, start) in layout.starts.enumerated() where lines.indices.contains(start - top) {
      let row = area.origin.row + start - top
      let status = status(change)
      canvas.put(
        status, at: Point(column: area.columns.upperBound - Canvas.columns(of: status), row: row),
        style: Style(change == focus && marksFocus ? .selection : .dim, .bold), clip: area)
      if change == focus, marksFocus {
        canvas.put(">", at: Point(column: area.origin.column - 1, row: row), style: Style(.focus, .bold))
      }
    }
  }
}
