internal import Cells

/// Where the panes of a desk are: side by side where there is room, else one at a time.
struct DeskPanes: Equatable {
  /// From this width on text and talk stand side by side.
  static let columnsForBoth = 100
  /// Below this height the composer only takes room while it is used.
  private static let rowsForComposer = 12

  let text: Rect?
  let talk: Rect?
  let composer: Rect

  init(_ room: Rect, _ pane: DeskScreen.Pane, composer field: Field) {
    let columns = room.size.columns
    let isUsed = pane == .composer || !field.isEmpty
    let typed = isUsed ? FoldedField(field, columns: max(1, columns - 6)).rows.count : 1
    let rows =
      room.size.rows < DeskPanes.rowsForComposer && !isUsed
      ? 1 : min(max(1, typed) + 2, max(3, room.size.rows / 2))
    // The panes share the line between them.
    let upper = Rect(
      column: 0, row: room.origin.row, columns: columns, rows: max(0, room.size.rows - rows + 1))
    composer = Rect(column: 0, row: upper.rows.upperBound - 1, columns: columns, rows: rows)
    guard columns < DeskPanes.columnsForBoth else {
      let left = columns * 2 / 5
      talk = Rect(column: 0, row: upper.origin.row, columns: left + 1, rows: upper.size.rows)
      text = Rect(column: left, row: upper.origin.row, columns: columns - left, rows: upper.size.rows)
      return
    }
    talk = pane == .text ? nil : upper
    text = pane == .text ? upper : nil
  }

  var isWide: Bool { talk != nil && text != nil }

  var talkColumns: Int { DeskPanes.columns(in: talk) }
  var talkRows: Int { max(1, (talk?.size.rows ?? 0) - 2) }
  var textColumns: Int { DeskPanes.columns(in: text) }
  var textRows: Int { max(1, (text?.size.rows ?? 0) - 2) }

  /// Inside the frame, behind the gutter.
  private static func columns(in pane: Rect?) -> Int { max(1, (pane?.size.columns ?? 0) - 4) }
}

extension Interface {
  func panes(of desk: DeskScreen) -> DeskPanes { DeskPanes(room, desk.pane, composer: desk.composer) }
}
