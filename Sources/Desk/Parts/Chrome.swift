internal import Cells
internal import Prose

/// What every screen has in common: the line at the top, the bar at the bottom, and frames around panes.
struct Chrome {
  let title: String
  let facts: [String]
  let right: String
  let contexts: [Context]

  init(title: String, facts: [String] = [], right: String = "", contexts: [Context]) {
    (self.title, self.facts, self.right, self.contexts) = (title, facts, right, contexts)
  }

  /// Draws top and bottom, and returns the room between.
  func draw(on canvas: inout Canvas, _ interface: Interface) -> Rect {
    let size = canvas.size
    let right = interface.work.map { "\($0)…" } ?? self.right
    let top = Rect(column: 0, row: 0, columns: size.columns, rows: 1)
    // A long title makes room for what stands at the right; facts go before that.
    let room = Rect(
      column: 0, row: 0, columns: max(20, size.columns - (facts.isEmpty ? right.count + 3 : 0)), rows: 1)
    var column = canvas.draw(
      DisplayLine.spans(of: Bytes(" \(title)".utf8), Style(.title, .bold)), at: Point(column: 0, row: 0),
      clip: room)
    for fact in facts where column + fact.count + 5 < size.columns {
      column = canvas.draw(
        DisplayLine.spans(of: Bytes("  ·  \(fact)".utf8), .dim), at: Point(column: column, row: 0), clip: top)
    }
    if column + right.count + 3 < size.columns {
      canvas.put(right, at: Point(column: size.columns - right.count - 1, row: 0), style: .dim)
    }
    drawBar(on: &canvas, interface)
    return Rect(column: 0, row: 1, columns: size.columns, rows: max(0, size.rows - 2))
  }

  /// The bar is cut from the right, so the hint at help stands leftmost.
  ///
  /// A notice takes its place.
  private func drawBar(on canvas: inout Canvas, _ interface: Interface) {
    let row = canvas.size.rows - 1
    let area = Rect(column: 0, row: row, columns: canvas.size.columns, rows: 1)
    if let notice = interface.notice {
      let style = notice.isFault ? Style(.error) : Style(.focus)
      canvas.draw(
        DisplayLine.spans(of: Bytes(" \(notice.text)".utf8), style), at: Point(column: 0, row: row),
        clip: area)
      return
    }
    var column = 1
    // Where keys are text, the keys of everywhere mean nothing.
    let isTyping = contexts.contains(.composer) || contexts.contains(.attestation)
    let help = isTyping ? [] : interface.keymap.bindings.filter { $0.action == .help }
    let rows = interface.keymap.bindings(in: contexts + (isTyping ? [] : [.everywhere])).filter {
      $0.action != .help
    }
    for binding in help + rows where !binding.label.isEmpty {
      let key = binding.keys.first?.name ?? ""
      guard column + key.count + binding.label.count + 1 < canvas.size.columns else { break }
      column = canvas.put(key, at: Point(column: column, row: row), style: Style(.key), clip: area)
      column =
        canvas.put(" \(binding.label)", at: Point(column: column, row: row), style: .dim, clip: area) + 3
    }
  }
}

extension Canvas {
  /// A framed pane with its name in the frame; returns the room inside.
  mutating func pane(_ area: Rect, _ name: String, isFocused: Bool = false) -> Rect {
    box(area, style: Style(isFocused ? .focus : .border))
    let spans = DisplayLine.spans(
      of: Bytes((name.isEmpty ? "" : " \(name) ").utf8), Style(isFocused ? .focus : .dim))
    draw(
      spans, at: Point(column: area.origin.column + 2, row: area.origin.row),
      clip: Rect(
        column: area.origin.column, row: area.origin.row, columns: max(0, area.size.columns - 2), rows: 1))
    return Rect(
      column: area.origin.column + 1, row: area.origin.row + 1, columns: max(0, area.size.columns - 2),
      rows: max(0, area.size.rows - 2))
  }

  /// Draws what is being typed, wrapped, with the cursor; keeps the cursor's row in view.
  mutating func draw(_ field: Field, in area: Rect, style: Style = .text) {
    var rows: [[DisplayLine.Span]] = []
    var cursor = Point(column: 0, row: 0)
    let width = max(1, area.size.columns)
    var position = 0
    for line in field.characters.split(separator: "\n", omittingEmptySubsequences: false) {
      let shown = field.isSecret ? String(repeating: "•", count: line.count) : String(line)
      let before = field.cursor - position
      let spans = DisplayLine.spans(of: Bytes(shown.utf8), style)
      let folded = wrapped(spans, columns: width)
      if before >= 0, before <= line.count {
        let prefix = field.isSecret ? String(repeating: "•", count: before) : String(line.prefix(before))
        let head = wrapped(
          DisplayLine.spans(of: Bytes((prefix + (before < line.count ? "x" : "")).utf8), style),
          columns: width)
        let last = head.last?.reduce(0) { $0 + $1.columns } ?? 0
        cursor = Point(column: max(0, last - (before < line.count ? 1 : 0)), row: rows.count + head.count - 1)
      }
      rows += folded
      position += line.count + 1
    }
    if cursor.column >= width { cursor = Point(column: 0, row: cursor.row + 1) }
    let first = max(0, cursor.row - area.size.rows + 1)
    draw(rows.dropFirst(first).map { DisplayLine(spans: $0) }, in: area)
    self.cursor = Point(column: area.origin.column + cursor.column, row: area.origin.row + cursor.row - first)
    cursorShape = .bar
  }
}
