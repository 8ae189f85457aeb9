internal import Cells
internal import Prose

/// The charters that were found.
public struct LibraryScreen: Equatable, Sendable {
  /// Nil until they were looked for.
  var rows: [LibraryRow]?
  var selected = 0

  init() {}

  var current: LibraryRow? { rows.flatMap { $0.indices.contains(selected) ? $0[selected] : nil } }
}

extension Interface {
  mutating func receive(library action: Action) -> [Effect] {
    guard case .library(var screen) = screen else { return [] }
    let count = screen.rows?.count ?? 0
    switch action {
    case .down: screen.selected = min(screen.selected + 1, max(0, count - 1))
    case .up: screen.selected = max(0, screen.selected - 1)
    case .top: screen.selected = 0
    case .bottom: screen.selected = max(0, count - 1)
    case .choose:
      guard let row = screen.current else { return [] }
      if let fault = row.fault {
        refuse(fault)
        return []
      }
      work = "opening"
      return [.open(path: row.path)]
    case .newCharter:
      ask(.newCharter, "Create a charter", "Its title, for example: Constitution for our triage assistant.")
    case .importText:
      ask(
        .importText, "Import a Markdown file", "Its path. The file stays as it is; the copy becomes a draft.")
    case .who: return askWho()
    default: return []
    }
    replaceScreen(.library(screen))
    return []
  }
}

extension LibraryScreen {
  func draw(on canvas: inout Canvas, _ interface: Interface) {
    let room = Chrome(
      title: "Assent", facts: ["charters"], right: interface.identity.map { "you are \($0.name)" } ?? "",
      contexts: [.library]
    ).draw(on: &canvas, interface)
    guard let rows else { return }
    guard !rows.isEmpty else {
      let words = "No charters here yet.\n\nPress c to create one, or i to import a Markdown file."
      canvas.draw(
        Desk.rows(of: Bytes(words.utf8), columns: room.size.columns - 4, indent: 2), in: room.inset(by: 1))
      return
    }
    let height = max(1, room.size.rows / 3)
    let first = max(0, min(selected - height / 2, rows.count - height))
    for (offset, row) in rows.dropFirst(first).prefix(height).enumerated() {
      draw(row, isSelected: first + offset == selected, on: &canvas, at: room.origin.row + offset * 3, room)
    }
  }

  private func draw(_ row: LibraryRow, isSelected: Bool, on canvas: inout Canvas, at top: Int, _ room: Rect) {
    let clip = Rect(column: 0, row: top, columns: room.size.columns, rows: 2)
    let mark = isSelected ? ">" : " "
    canvas.put(mark, at: Point(column: 1, row: top), style: Style(.focus), clip: clip)
    let title = Style(isSelected ? .focus : .text, .bold)
    canvas.draw(
      DisplayLine.spans(of: Bytes(row.title.utf8), title), at: Point(column: 3, row: top), clip: clip)
    let below = Point(column: 3, row: top + 1)
    if let fault = row.fault {
      canvas.draw(DisplayLine.spans(of: Bytes("! \(fault)".utf8), Style(.error)), at: below, clip: clip)
      return
    }
    var facts = [row.kind]
    facts.append(row.amendments == 0 ? "draft" : "amendment \(row.amendments) in force")
    if row.open > 0 { facts.append("\(row.open) open") }
    if let last = row.last { facts.append(String("\(last)".prefix(10))) }
    canvas.draw(
      DisplayLine.spans(of: Bytes(facts.joined(separator: " · ").utf8), .dim), at: below, clip: clip)
  }
}
