internal import Cells
internal import Prose

/// What every screen has in common: the line at the top, and the bar at the bottom.
struct Chrome {
  let title: String
  /// What goes wrong with the charter, in a few words; it is never left out.
  var warning = ""
  let facts: [String]
  let right: String
  let contexts: [Context]
  /// Actions that can be done, but are seldom wanted at this moment, so that the bar leaves them out.
  var hidden: [Action] = []

  /// The title is not cut below this many columns for a fact's sake.
  private static let shortestTitle = 24

  init(title: String, facts: [String] = [], right: String = "", contexts: [Context]) {
    (self.title, self.facts, self.right, self.contexts) = (title, facts, right, contexts)
  }

  fileprivate func drawTop(on canvas: inout Canvas, right: String) {
    let end = canvas.size.columns - 1
    let rightColumns = right.isEmpty ? 0 : Canvas.columns(of: right) + 2
    let room = max(0, end - 1 - rightColumns)
    let facts = (warning.isEmpty ? [] : [warning]) + facts
    let widths = facts.map { Canvas.columns(of: $0) + 5 }
    let first = widths.first ?? 0
    let mayKeepFirst = !warning.isEmpty || room - first >= Chrome.shortestTitle
    var column = canvas.draw(
      DisplayLine.spans(of: Bytes(title.utf8), Style(.title, .bold))
        .fitted(to: mayKeepFirst ? max(0, room - first) : room),
      at: Point(column: 1, row: 0), clip: canvas.bounds)
    for (fact, width) in zip(facts, widths) where column + width <= room + 1 {
      let style = fact == warning ? Style(.error, .bold) : .dim
      column = canvas.put("  ·  ", at: Point(column: column, row: 0), style: .dim)
      column = canvas.put(fact, at: Point(column: column, row: 0), style: style)
    }
    canvas.put(right, at: Point(column: end - rightColumns + 2, row: 0), style: .dim)
  }
}

extension Scene {
  /// Draws the line at the top and the bar at the bottom, with the actions that are open now, and returns the room
  /// between.
  func drawChrome(_ chrome: Chrome, on canvas: inout Canvas, _ world: World) -> Rect {
    chrome.drawTop(on: &canvas, right: world.work.map { "\($0)…" } ?? chrome.right)
    if let notice = world.notice {
      canvas.draw(notice, in: world.bottom(of: canvas.size))
    } else {
      canvas.drawBar(
        world.bar(chrome.contexts).filter {
          availability(of: $0.action, world) == .open && !chrome.hidden.contains($0.action)
        })
    }
    return world.room(in: canvas.size)
  }
}

extension World {
  /// The rows of the key table along the bottom.
  ///
  /// It is cut from the right, so the hint at help stands leftmost. Where keys are text, or pick a line, there is
  /// none.
  func bar(_ contexts: [Context]) -> [Binding] {
    let isAlone = contexts.contains { $0.takesText || $0 == .choice || $0 == .parts }
    let rows = keymap.bindings(in: contexts + (isAlone ? [] : [.everywhere])).filter { !$0.label.isEmpty }
    return rows.filter { $0.action == .help } + rows.filter { $0.action != .help }
  }
}

extension World.Notice {
  func rows(columns: Int) -> [DisplayLine] {
    Desk.rows(of: Bytes(text.utf8), columns: columns, style: Style(isFault ? .error : .focus))
  }
}

extension Canvas {
  /// Draws what there is to say; a part that does not fit ends in `…`.
  mutating func draw(_ notice: World.Notice, in area: Rect) {
    let columns = area.size.columns - 2
    var lines = notice.rows(columns: columns)
    if lines.count > area.size.rows, area.size.rows > 0 {
      let rest = lines[(area.size.rows - 1)...].flatMap(\.spans)
      lines = lines.prefix(area.size.rows - 1) + [DisplayLine(spans: rest.fitted(to: columns))]
    }
    draw(lines, in: Rect(column: 1, row: area.origin.row, columns: columns, rows: area.size.rows))
  }

  /// Draws keys along the last row, as many as there is room for.
  mutating func drawBar(_ rows: [Binding]) {
    let row = size.rows - 1
    let area = Rect(column: 0, row: row, columns: size.columns, rows: 1)
    fill(area)
    let gap = size.columns < 60 ? 2 : 3
    var column = 1
    for binding in rows {
      guard let key = binding.keys.first?.name,
        column + key.count + binding.label.count + 1 < size.columns
      else { break }
      column = put(key, at: Point(column: column, row: row), style: Style(.key), clip: area)
      column = put(" \(binding.label)", at: Point(column: column, row: row), style: .dim, clip: area) + gap
    }
  }
}
