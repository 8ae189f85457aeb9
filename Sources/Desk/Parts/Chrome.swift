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
  /// Actions that mean nothing at this moment, so that the bar leaves them out.
  var hidden: [Action] = []

  /// The title is not cut below this many columns for a fact's sake.
  private static let shortestTitle = 24

  init(title: String, facts: [String] = [], right: String = "", contexts: [Context]) {
    (self.title, self.facts, self.right, self.contexts) = (title, facts, right, contexts)
  }

  /// Draws top and bottom, and returns the room between.
  func draw(on canvas: inout Canvas, _ interface: Interface) -> Rect {
    drawTop(on: &canvas, right: interface.work.map { "\($0)…" } ?? right)
    if let notice = interface.notice {
      canvas.draw(notice, in: interface.bottom(of: canvas.size))
    } else {
      canvas.drawBar(contexts, hidden: hidden, interface)
    }
    return interface.room(in: canvas.size)
  }

  private func drawTop(on canvas: inout Canvas, right: String) {
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

extension Interface {
  /// The rows at the bottom: one for the bar, or as many as what there is to say takes.
  func bottom(of size: Size) -> Rect {
    let most = max(1, size.rows / 2)
    let count = notice.map { min(most, $0.rows(columns: size.columns - 2).count) } ?? 1
    return Rect(column: 0, row: size.rows - count, columns: size.columns, rows: count)
  }

  /// The room between the line at the top and the rows at the bottom.
  func room(in size: Size) -> Rect {
    Rect(column: 0, row: 1, columns: size.columns, rows: max(0, bottom(of: size).origin.row - 1))
  }

  var room: Rect { room(in: size) }
}

extension Interface.Notice {
  func rows(columns: Int) -> [DisplayLine] {
    Desk.rows(of: Bytes(text.utf8), columns: columns, style: Style(isFault ? .error : .focus))
  }
}

extension Canvas {
  /// Draws what there is to say; a part that does not fit ends in `…`.
  mutating func draw(_ notice: Interface.Notice, in area: Rect) {
    let columns = area.size.columns - 2
    var lines = notice.rows(columns: columns)
    if lines.count > area.size.rows, area.size.rows > 0 {
      let rest = lines[(area.size.rows - 1)...].flatMap(\.spans)
      lines = lines.prefix(area.size.rows - 1) + [DisplayLine(spans: rest.fitted(to: columns))]
    }
    draw(lines, in: Rect(column: 1, row: area.origin.row, columns: columns, rows: area.size.rows))
  }

  /// Draws the keys of some contexts along the last row.
  ///
  /// It is cut from the right, so the hint at help stands leftmost. Where keys are text, or pick a line, there is
  /// none.
  mutating func drawBar(_ contexts: [Context], hidden: [Action] = [], _ interface: Interface) {
    let row = size.rows - 1
    let area = Rect(column: 0, row: row, columns: size.columns, rows: 1)
    fill(area)
    let isAlone = contexts.contains { $0.takesText || $0 == .choice || $0 == .parts }
    let rows = interface.keymap.bindings(in: contexts + (isAlone ? [] : [.everywhere]))
    let gap = size.columns < 60 ? 2 : 3
    let help = rows.filter { $0.action == .help }
    var column = 1
    for binding in help + rows.filter({ $0.action != .help })
    where !binding.label.isEmpty && !hidden.contains(binding.action) {
      guard let key = binding.keys.first?.name,
        column + key.count + binding.label.count + 1 < size.columns
      else { break }
      column = put(key, at: Point(column: column, row: row), style: Style(.key), clip: area)
      column = put(" \(binding.label)", at: Point(column: column, row: row), style: .dim, clip: area) + gap
    }
  }
}
