internal import Cells
internal import Prose

/// A text over the screen, to be read to its end.
extension Interface {
  private static let pageColumns = 100

  mutating func receive(page key: Key, _ title: String, _ text: Bytes, _ scroll: Int) {
    let lines = rows(of: text, columns: sheetColumns(Interface.pageColumns)).count
    let page = max(1, pageRows - 1)
    let wanted: Int
    switch keymap.action(for: key, in: [.moving]) {
    case .down: wanted = scroll + 1
    case .up: wanted = scroll - 1
    case .pageDown: wanted = scroll + page
    case .pageUp: wanted = scroll - page
    case .top: wanted = 0
    case .bottom: wanted = lines
    default:
      overlay = nil
      return
    }
    overlay = .page(title: title, text, scroll: max(0, min(wanted, lines - pageRows)))
  }

  private var pageRows: Int { max(1, room.size.rows - 2) }

  func drawPage(_ title: String, _ text: Bytes, _ scroll: Int, on canvas: inout Canvas) {
    let lines = rows(of: text, columns: sheetColumns(Interface.pageColumns))
    let inside = sheet(
      on: &canvas, columns: Interface.pageColumns, rows: pageRows + 2, title,
      hint: lines.count > scroll + pageRows ? "\(keymap.keyName(of: .pageDown)) more" : "")
    canvas.draw(lines.dropFirst(scroll), in: inside)
  }
}
