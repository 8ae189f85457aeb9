public import Cells
internal import Charter
import History
internal import Ledger
internal import Prose
internal import Ratification

extension ReplayFrame {
  /// The frame on a canvas of its own, as a recording shows it.
  public func canvas(_ size: Size, _ look: Look) -> Canvas {
    var canvas = Canvas(size)
    draw(on: &canvas, in: canvas.bounds, isMonochrome: look.isMonochrome)
    return canvas
  }

  func draw(on canvas: inout Canvas, in room: Rect, isMonochrome: Bool) {
    let layout = HistoryLayout(room, pane: pane)
    drawBanner(on: &canvas, layout.banner)
    if let area = layout.list { drawList(on: &canvas, area, layout) }
    if let area = layout.caption { drawCaption(on: &canvas, area, layout) }
    if layout.isWide || pane == .text {
      drawText(on: &canvas, layout, size: room.size, isMonochrome: isMonochrome)
    }
    if let amendments {
      let columns = layout.scrubber.size.columns - (fault == nil ? 0 : 1)
      let scrubber = Scrubber(amendments, columns: columns, followed: followed?.numbers)
      scrubber.draw(on: &canvas, in: layout.scrubber, cursor: cursor, label: "\(cursor) of \(head)")
      if let fault { scrubber.draw(fault, on: &canvas, in: layout.scrubber) }
    }
  }

  /// What text this is: one of the past, which is read-only, or the one in force.
  private func drawBanner(on canvas: inout Canvas, _ area: Rect) {
    guard let detail, let number = shownNumber else {
      canvas.put(" reading amendment \(cursor)…", at: area.origin, style: .dim, clip: area)
      return
    }
    let place = cursor == detail.number ? bannerPlace(number) : ["reading amendment \(cursor)…"]
    let facts = bannerFacts(detail)
    // What is left out where all has no room: words, then facts.
    let words = [facts.map(\.long), facts.map(\.short), []].flatMap { facts in
      place.map { ([$0] + facts).joined(separator: " · ") }
    }
    let style = isPast ? Style(.banner) : .dim
    canvas.fill(area, style: isPast ? style : .text)
    let text = words.first { Canvas.columns(of: $0) + 2 <= area.size.columns } ?? words.last ?? ""
    canvas.draw(
      DisplayLine(text, style).cut(to: area.size.columns - 2).spans,
      at: Point(column: area.origin.column + 1, row: area.origin.row), clip: area)
  }

  /// Where in time the text is, in ever fewer words.
  private func bannerPlace(_ number: Int) -> [String] {
    if isPast {
      return [
        "the past: as amendment \(number) left it · Esc is now",
        "as amendment \(number) left it · Esc is now",
        "amendment \(number) · Esc is now",
      ]
    }
    if let fault, fault.number > head {
      return [
        "as amendment \(number) left it, the last that can be read", "amendment \(number), the last readable",
      ]
    }
    return ["now: as amendment \(number) left it", "now: amendment \(number)"]
  }

  private func bannerFacts(_ detail: AmendmentDetail) -> [(long: String, short: String)] {
    var facts: [(long: String, short: String)] = []
    if detail.comparison == .sinceAdoption { facts.append(("compared with amendment 1", "against 1")) }
    if let followed {
      facts.append(
        (followed.id == nil ? "with \(followed.name)" : "following \(followed.name)", followed.name))
    }
    if let fault { facts.append(("read-only: amendment \(fault.number) breaks the history", "read-only")) }
    return facts
  }

  /// Draws a pane's frame, or the line that stands for it, with a name.
  private func pane(
    _ area: Rect, _ name: DisplayLine, isFocused: Bool, on canvas: inout Canvas, _ layout: HistoryLayout
  ) -> Rect {
    let inside = layout.inside(area)
    let columns = max(0, area.size.columns - (layout.isFramed ? 6 : 2))
    let title = DisplayLine(spans: name.cut(to: columns).spans)
    if layout.isFramed {
      canvas.box(area, style: Style(isFocused ? .focus : .border))
      let pad = DisplayLine(" ").spans
      canvas.draw(
        pad + title.spans + pad, at: Point(column: area.origin.column + 2, row: area.origin.row), clip: area)
    } else {
      canvas.draw(title.spans, at: Point(column: area.origin.column + 1, row: area.origin.row), clip: area)
    }
    return inside
  }

  private func drawText(on canvas: inout Canvas, _ layout: HistoryLayout, size: Size, isMonochrome: Bool) {
    let isFocused = pane == .text
    let style = Style(isFocused ? .focus : .dim)
    var name = focus.map { DisplayLine("\($0.name)  [\($0.id)]", style) } ?? DisplayLine("")
    if !layout.isWide, let detail { name = title(of: detail, style) }
    let inside = pane(layout.text, name, isFocused: isFocused, on: &canvas, layout)
    if isFlowing {
      drawFlow(on: &canvas, in: inside)
      return
    }
    guard let laid = self.layout(in: size, isMonochrome: isMonochrome, beat: beat) else { return }
    var place = place
    place.line = min(place.line, inside.size.rows - 1)
    var lines = laid.window(at: place, height: inside.size.rows)
    if isBlaming, let cursor = blamedRow {
      for index in lines.indices where lines[index].source.map({ $0.row == cursor && $0.part == 0 }) ?? false
      {
        (lines[index].gutter, lines[index].gutterStyle) = (">", Style(.focus, [.bold, .reverse]))
      }
    }
    canvas.draw(lines, in: inside, gutter: 1)
    if isPast {
      canvas.restyle(inside) { $0 = $0.with(.tinted) }
    }
  }

  private func title(of detail: AmendmentDetail, _ style: Style) -> DisplayLine {
    let author = detail.authorship
    var line = DisplayLine("\(detail.number) ", style)
    line.spans += DisplayLine("\(author.rawValue) ", Style(author.role, .bold)).spans
    line.spans += DisplayLine.spans(of: detail.record.statement.title, style)
    return line
  }

  private func drawCaption(on canvas: inout Canvas, _ area: Rect, _ layout: HistoryLayout) {
    let isFocused = pane == .caption
    let name = DisplayLine(told == nil ? "Record" : "What was said", Style(isFocused ? .focus : .dim))
    let inside = pane(area, name, isFocused: isFocused, on: &canvas, layout)
    guard let detail else { return }
    let lines = captionLines(of: detail, columns: inside.size.columns)
    canvas.draw(lines.dropFirst(min(captionTop, max(0, lines.count - inside.size.rows))), in: inside)
  }

  private func drawList(on canvas: inout Canvas, _ area: Rect, _ layout: HistoryLayout) {
    let isFocused = pane == .list
    let style = Style(isFocused ? .focus : .dim)
    let name = DisplayLine(listName, style)
    let inside = pane(area, name, isFocused: isFocused, on: &canvas, layout)
    guard let amendments else {
      canvas.draw([DisplayLine("Reading the history…", .dim)], in: inside)
      return
    }
    let first = max(
      0, min(order.index(of: cursor) - inside.size.rows / 2, order.count - inside.size.rows))
    let shown = (first..<min(order.count, first + inside.size.rows)).compactMap { index -> DisplayLine? in
      let number = order[index]
      guard amendments.indices.contains(number - 1) else { return nil }
      return line(amendments[number - 1], columns: inside.size.columns)
    }
    canvas.draw(shown, in: inside)
  }

  private var listName: String {
    guard let followed else { return "Amendments" }
    if followed.id != nil { return "Amendments of \(followed.name)" }
    return "\(followed.numbers.count) with \(followed.name)\(followed.isComplete ? "" : ", searching…")"
  }

  /// An amendment in the list: mark, number, letter, day and title, as far as there is room.
  private func line(_ row: AmendmentRow, columns: Int) -> DisplayLine {
    let isCursor = row.number == cursor
    let style = Style(isCursor ? .focus : .text, isCursor ? .bold : [])
    let number = String(row.number)
    let pad = String(repeating: " ", count: max(0, String(head).count - number.count))
    var line = DisplayLine("\(isCursor ? ">" : " ") \(pad)\(number) ", style)
    line.spans += DisplayLine(String(row.authorship.rawValue), Style(row.authorship.role, .bold)).spans
    if columns >= 50 { line.spans += DisplayLine(" \(row.date.day)", .dim).spans }
    line.spans += DisplayLine.spans(of: Bytes(" ".utf8) + row.title, style)
    if let note = followed?.notes[row.number] {
      line.spans += DisplayLine.spans(of: Bytes("  \(note)".utf8), .dim)
    }
    return line.cut(to: columns)
  }
}

extension DisplayLine {
  /// The line, or as much of its beginning as leaves room for `…`.
  func cut(to columns: Int) -> DisplayLine {
    guard self.columns > columns else { return self }
    var line = self
    line.spans = []
    var used = 0
    for span in spans {
      guard used + span.columns < columns else { break }
      line.spans.append(span)
      used += span.columns
    }
    if columns > 0, let style = spans.last?.style {
      line.spans.append(Span(text: "…", columns: 1, style: style))
    }
    return line
  }
}
