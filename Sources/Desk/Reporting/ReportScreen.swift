internal import Cells
internal import Charter
internal import Prose
internal import Ratification

/// How substantive the reviews of a charter were.
public struct ReportScreen: Equatable, Sendable {
  let title: String
  let report: ReviewReport
  /// The first row that is shown.
  private(set) var top = 0

  init(_ report: ReviewReport, title: String) { (self.report, self.title) = (report, title) }

  func lines(columns: Int) -> [DisplayLine] {
    ReportPage(report, columns: columns).lines.flatMap { line in
      if line.text.isEmpty { return [DisplayLine("")] }
      let text = line.text.drop { $0 == " " }
      return rows(
        of: Bytes(text.utf8), columns: columns, style: line.isHeading ? Style(.title, .bold) : .text,
        indent: line.text.count - text.count)
    }
  }

  mutating func scroll(by step: Int, _ room: Size) {
    top = max(0, min(top + step, lines(columns: room.columns - 2).count - room.rows))
  }

  mutating func find(_ search: Search, _ room: Size) -> Bool {
    let lines = lines(columns: room.columns - 2)
    guard let found = search.next(from: top, count: lines.count, text: { lines[$0].text }) else {
      return false
    }
    scroll(by: found - top, room)
    return true
  }

  func draw(on canvas: inout Canvas, _ interface: Interface) {
    let count = report.amendments.count
    let room = Chrome(
      title: title, facts: ["report", count == 1 ? "1 amendment" : "\(count) amendments"], contexts: [.report]
    ).draw(on: &canvas, interface)
    let body = Rect(
      column: 1, row: room.origin.row, columns: room.size.columns - 2, rows: room.size.rows)
    let lines = lines(columns: body.size.columns)
    let first = max(0, min(top, lines.count - body.size.rows))
    canvas.draw(lines.dropFirst(first), in: body)
  }
}

extension Interface {
  mutating func openReport(_ charter: OpenCharter) -> [Effect] {
    if isBusy() { return [] }
    work = "reading the records"
    return [.loadReport(path: charter.path)]
  }

  /// Shows a report, unless the person went elsewhere while it was made.
  mutating func receive(_ report: ReviewReport, of path: String) {
    guard case .desk(let desk) = screen, desk.charter.path == path else { return }
    screens.append(.report(ReportScreen(report, title: desk.document.title)))
  }

  mutating func receive(report action: Action) -> [Effect] {
    guard case .report(var report) = screen else { return [] }
    let page = max(1, room.size.rows - 1)
    switch action {
    case .down: report.scroll(by: 1, room.size)
    case .up: report.scroll(by: -1, room.size)
    case .pageDown: report.scroll(by: page, room.size)
    case .pageUp: report.scroll(by: -page, room.size)
    case .top: report.scroll(by: .min / 4, room.size)
    case .bottom: report.scroll(by: .max / 4, room.size)
    default: break
    }
    replaceScreen(.report(report))
    return []
  }
}
