internal import Cells
internal import Ledger
internal import Prose
internal import Ratification

/// The charters that were found.
public struct LibraryScreen: Equatable, Sendable {
  /// Nil until they were looked for.
  var rows: [LibraryRow]?
  var selected = 0

  /// A title, a line of facts and a blank line for each.
  private static let rowsForEach = 3

  init() {}

  var current: LibraryRow? { rows.flatMap { $0.indices.contains(selected) ? $0[selected] : nil } }

  mutating func select(_ index: Int) { selected = max(0, min(index, (rows?.count ?? 0) - 1)) }

  mutating func find(_ search: Search) -> Bool {
    let rows = rows ?? []
    guard let found = search.next(from: selected, count: rows.count, text: { rows[$0].title }) else {
      return false
    }
    select(found)
    return true
  }

  /// Puts the charter into focus that is drawn at a place.
  mutating func select(at point: Point, in room: Rect) {
    guard let rows, room.contains(point) else { return }
    let shown = shown(in: room, of: rows.count)
    let index = shown.lowerBound + (point.row - room.origin.row) / LibraryScreen.rowsForEach
    if shown.contains(index) { select(index) }
  }

  private func shown(in room: Rect, of count: Int) -> Range<Int> {
    let most = max(1, (room.size.rows + 1) / LibraryScreen.rowsForEach)
    let first = firstShown(focus: selected, count: count, rows: most)
    return first..<min(count, first + most)
  }

  func draw(on canvas: inout Canvas, _ interface: Interface) {
    let count = rows.map { $0.count == 1 ? "1 charter" : "\($0.count) charters" } ?? "looking for charters…"
    var chrome = Chrome(
      title: "Assent", facts: [count], right: interface.identity.map { "you are \($0.name)" } ?? "",
      contexts: [.library])
    chrome.hidden = [.back]
    let room = chrome.draw(on: &canvas, interface)
    guard let rows else { return }
    guard !rows.isEmpty else {
      let keymap = interface.keymap
      let words =
        "No charters here yet.\n\nPress \(keymap.keyName(of: .newCharter)) to create one, or "
        + "\(keymap.keyName(of: .importText)) to import a Markdown file."
      canvas.draw(
        Desk.rows(of: Bytes(words.utf8), columns: room.size.columns - 4, indent: 2), in: room.inset(by: 1))
      return
    }
    for (offset, index) in shown(in: room, of: rows.count).enumerated() {
      draw(
        rows[index], isSelected: index == selected, on: &canvas,
        in: Rect(
          column: 1, row: room.origin.row + offset * LibraryScreen.rowsForEach,
          columns: room.size.columns - 2,
          rows: 2))
    }
  }

  private func draw(_ row: LibraryRow, isSelected: Bool, on canvas: inout Canvas, in area: Rect) {
    let columns = area.size.columns - 2
    let style = Style(isSelected ? .focus : .text, .bold)
    canvas.put(isSelected ? ">" : " ", at: area.origin, style: Style(.focus), clip: area)
    let facts: [DisplayLine.Span]
    if let fault = row.fault {
      facts = DisplayLine("! \(fault)", Style(.error)).spans
    } else {
      var words = [row.kind, row.amendments.named]
      if row.open > 0 { words.append("\(row.open) open") }
      if let last = row.last { words.append(last.day) }
      facts = DisplayLine(words.joined(separator: " · "), .dim).spans
    }
    canvas.draw(
      [
        DisplayLine(spans: DisplayLine.spans(of: Bytes(row.title.utf8), style).fitted(to: columns)),
        DisplayLine(spans: facts.fitted(to: columns)),
      ],
      in: Rect(column: area.origin.column + 2, row: area.origin.row, columns: columns, rows: 2))
  }
}

extension Interface {
  mutating func receive(library action: Action) -> [Effect] {
    guard case .library(var library) = screen else { return [] }
    let page = max(1, room.size.rows / 3)
    switch action {
    case .down: library.select(library.selected + 1)
    case .up: library.select(library.selected - 1)
    case .pageDown: library.select(library.selected + page)
    case .pageUp: library.select(library.selected - page)
    case .top: library.select(0)
    case .bottom: library.select(.max)
    case .choose: return openCharter(library.current)
    case .newCharter:
      ask(.newCharter, "Create a charter", "Its title, for example: Constitution for our triage assistant.")
    case .importText:
      ask(
        .importText, "Import a Markdown file", "Its path. The file stays as it is; the copy becomes a draft.")
    case .who: return askWho()
    default: break
    }
    replaceScreen(.library(library))
    return []
  }

  private mutating func openCharter(_ row: LibraryRow?) -> [Effect] {
    guard let row, !isBusy() else { return [] }
    if let fault = row.fault {
      refuse(fault)
      return []
    }
    work = "opening"
    return [.open(path: row.path)]
  }
}

extension Int {
  /// So many amendments, in words.
  fileprivate var named: String {
    switch self {
    case 0: "draft"
    case 1: "1 amendment"
    default: "\(self) amendments"
    }
  }
}
