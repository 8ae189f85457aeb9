internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// The charters that were found.
struct LibraryScene: Scene {
  enum Question: Equatable, Sendable {
    case title
    case kind(title: String)
    case file
  }

  var pending: Pending<Question>?
  /// Nil until they were looked for.
  private var rows: [LibraryRow]?
  private var selected = 0

  /// A title, a line of facts and a blank line for each.
  private static let rowsForEach = 3

  let contexts: [Context] = [.library, .search, .moving, .everywhere]

  var isOpening: Bool { rows == nil }

  func availability(of action: Action, _ world: World) -> Availability { action == .back ? .hidden : .open }

  mutating func appear(_ world: inout World) { world.want(.loadLibrary) }
  mutating func uncover(_ world: inout World) { world.want(.loadLibrary) }

  mutating func hear(_ message: Message, _ world: inout World) -> Bool {
    guard case .library(let rows) = message else { return false }
    self.rows = rows
    select(selected)
    return true
  }

  private mutating func select(_ index: Int) { selected = max(0, min(index, (rows?.count ?? 0) - 1)) }

  mutating func perform(_ action: Action, _ world: inout World) {
    let page = max(1, world.room.size.rows / LibraryScene.rowsForEach)
    switch action {
    case .down: select(selected + 1)
    case .up: select(selected - 1)
    case .pageDown: select(selected + page)
    case .pageUp: select(selected - page)
    case .top: select(0)
    case .bottom: select(.max)
    case .choose: open(&world)
    case .newCharter: askTitle(world)
    case .importText:
      ask(
        .file, "Import a Markdown file",
        "Its path. The file stays as it is; the copy becomes a draft.", world)
    case .who: world.open(.who(world))
    default: break
    }
  }

  private mutating func askTitle(_ world: World) {
    ask(
      .title, "Create a charter", "Its title, for example: Constitution for our triage assistant.", world)
  }

  private func open(_ world: inout World) {
    guard let rows, rows.indices.contains(selected), !world.isBusy() else { return }
    if let fault = rows[selected].fault { return world.refuse(fault) }
    world.want(.open(path: rows[selected].path), "opening")
  }

  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World) {
    switch question {
    case .title where answer.text.isEmpty, .file where answer.text.isEmpty: break
    case .title:
      ask(
        .kind(title: answer.text), "What is “\(answer.text)”?",
        [
          "A constitution: principles that an AI system is to follow",
          "A procedure: who reviews what, when, on what evidence",
        ])
    case .kind(let title):
      world.want(.create(name: title, kind: answer.line == 0 ? .constitution : .procedure), "creating")
    case .file: world.want(.importText(path: answer.text), "importing")
    }
  }

  mutating func find(_ search: Search, _ world: inout World) -> Bool {
    let rows = rows ?? []
    guard let found = search.next(from: selected, count: rows.count, text: { rows[$0].title }) else {
      return false
    }
    select(found)
    return true
  }

  /// Puts the charter into focus that is drawn there.
  mutating func press(at point: Point, _ world: inout World) {
    let room = world.room
    guard let rows, room.contains(point) else { return }
    let shown = shown(in: room, of: rows.count)
    let index = shown.lowerBound + (point.row - room.origin.row) / LibraryScene.rowsForEach
    if shown.contains(index) { select(index) }
  }

  private func shown(in room: Rect, of count: Int) -> Range<Int> {
    let most = max(1, (room.size.rows + 1) / LibraryScene.rowsForEach)
    let first = firstShown(focus: selected, count: count, rows: most)
    return first..<min(count, first + most)
  }

  func draw(on canvas: inout Canvas, _ world: World) {
    let count = rows.map { $0.count == 1 ? "1 charter" : "\($0.count) charters" } ?? "looking for charters…"
    let room = drawChrome(
      Chrome(
        title: "Assent", facts: [count], right: world.identity.map { "you are \($0.name)" } ?? "",
        contexts: [.library]), on: &canvas, world)
    guard let rows else { return }
    guard !rows.isEmpty else {
      let keymap = world.keymap
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
          column: 1, row: room.origin.row + offset * LibraryScene.rowsForEach,
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

extension LibraryScene {
  func outline(_ world: World) -> SceneOutline {
    let rows = rows ?? []
    let count = rows.count == 1 ? "1 charter" : "\(rows.count) charters"
    let who = world.identity.map { " You are \($0.name)." } ?? ""
    var page = SceneOutline("library \(rows.count)", "Library: \(count).\(who)")
    page.choices = rows.enumerated().map { index, row in
      let facts = row.fault.map { "! \(linear(Bytes($0.utf8)))" } ?? row.facts
      return SceneOutline.Choice("open \(linear(Bytes(row.title.utf8))): \(facts)", .item(index, .choose))
    }
    page.choices += choices([.library, .search], world)
    page.choices.append(SceneOutline.Choice("end the program", .action(.close)))
    return page
  }

  mutating func select(item index: Int, _ world: inout World) { select(index) }
}

extension SceneOpening {
  static var library: SceneOpening { SceneOpening(LibraryScene()) }
}

extension LibraryRow {
  /// Kind, amendments, open proposals and the last date.
  fileprivate var facts: String {
    var facts = [kind, amendments == 0 ? "draft" : "\(amendments) in force"]
    if open > 0 { facts.append("\(open) open") }
    if let last { facts.append(last.day) }
    return facts.joined(separator: ", ")
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
