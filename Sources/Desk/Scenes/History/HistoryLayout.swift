internal import Cells

/// Where the parts of the History screen stand.
///
/// At 100 columns and more text, list and record stand side by side; below that one of them is shown.
struct HistoryLayout: Equatable {
  let banner: Rect
  /// Frames included, if there are any; nil for what is not shown.
  let list: Rect?
  let caption: Rect?
  /// Where the text is, or would be where another pane has its place.
  let text: Rect
  let scrubber: Rect
  let isWide: Bool
  /// Whether panes have frames; without one a pane has a line with its name.
  let isFramed: Bool

  /// - Parameter room: What the line at the top and the bar at the bottom leave.
  init(_ room: Rect, pane: HistoryPane) {
    let (rows, columns) = (room.size.rows, room.size.columns)
    isWide = columns >= 100
    isFramed = rows >= 14
    let scrubberRows = rows >= 12 ? 2 : 1
    banner = Rect(column: room.origin.column, row: room.origin.row, columns: columns, rows: 1)
    scrubber = Rect(
      column: room.origin.column + 1, row: room.rows.upperBound - scrubberRows, columns: columns - 2,
      rows: scrubberRows)
    let body = Rect(
      column: room.origin.column, row: room.origin.row + 1, columns: columns, rows: rows - 1 - scrubberRows)
    guard isWide else {
      (list, caption) = (pane == .list ? body : nil, pane == .caption ? body : nil)
      text = body
      return
    }
    // Neighbours share the line between them.
    let left = columns * 2 / 5
    let upper = isFramed ? max(4, body.size.rows / 2) : body.size.rows / 2
    let shared = isFramed ? 1 : 0
    list = Rect(
      column: body.origin.column, row: body.origin.row, columns: left + shared, rows: upper + shared)
    caption = Rect(
      column: body.origin.column, row: body.origin.row + upper, columns: left + shared,
      rows: body.size.rows - upper)
    text = Rect(
      column: body.origin.column + left, row: body.origin.row, columns: columns - left, rows: body.size.rows)
  }

  /// The room inside of a pane.
  func inside(_ area: Rect) -> Rect {
    guard isFramed else {
      return Rect(
        column: area.origin.column + 1, row: area.origin.row + 1, columns: area.size.columns - 2,
        rows: area.size.rows - 1)
    }
    return Rect(
      column: area.origin.column + 2, row: area.origin.row + 1, columns: area.size.columns - 4,
      rows: area.size.rows - 2)
  }
}

/// A part of the History screen that takes keys.
public enum HistoryPane: CaseIterable, Sendable { case text, list, caption }
