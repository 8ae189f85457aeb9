internal import Cells
internal import Prose

extension Canvas {
  /// A framed pane with its name in the frame, and a hint at its right end; returns the room inside.
  mutating func pane(_ area: Rect, _ name: String, hint: String = "", isFocused: Bool = false) -> Rect {
    box(area, style: Style(isFocused ? .focus : .border))
    let end = area.columns.upperBound - 2
    let width = hint.isEmpty ? 0 : Canvas.columns(of: hint) + 2
    let room = max(0, area.size.columns - 4)
    let hintRoom = room - width >= 12 || name.isEmpty ? width : 0
    if !name.isEmpty {
      let spans = DisplayLine.spans(of: Bytes(name.utf8), Style(isFocused ? .focus : .dim))
      let blank = DisplayLine(" ").spans
      draw(
        blank + spans.fitted(to: max(0, room - hintRoom - 2)) + blank,
        at: Point(column: area.origin.column + 2, row: area.origin.row), clip: area)
    }
    if hintRoom > 0 {
      put(" \(hint) ", at: Point(column: end - width, row: area.origin.row), style: .dim, clip: area)
    }
    return Rect(
      column: area.origin.column + 1, row: area.origin.row + 1, columns: max(0, area.size.columns - 2),
      rows: max(0, area.size.rows - 2))
  }
}
