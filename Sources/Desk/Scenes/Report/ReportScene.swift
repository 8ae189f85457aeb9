internal import Cells
internal import Prose
internal import Ratification

/// How substantive the reviews of a charter were.
struct ReportScene: Scene {
  var pending: Pending<Never>?
  let path: String?
  private let title: String
  private let report: ReviewReport
  /// The first row that is shown.
  private var top = 0

  init(_ report: ReviewReport, of path: String, title: String) {
    (self.report, self.path, self.title) = (report, path, title)
  }

  let contexts: [Context] = [.report, .search, .moving, .everywhere]

  private func lines(columns: Int) -> [DisplayLine] {
    ReportPage(report, columns: columns).lines.flatMap { line in
      if line.text.isEmpty { return [DisplayLine("")] }
      let text = line.text.drop { $0 == " " }
      return rows(
        of: Bytes(text.utf8), columns: columns, style: line.isHeading ? Style(.title, .bold) : .text,
        indent: line.text.count - text.count)
    }
  }

  private mutating func scroll(by step: Int, _ room: Size) {
    top = max(0, min(top + step, lines(columns: room.columns - 2).count - room.rows))
  }

  mutating func perform(_ action: Action, _ world: inout World) {
    let room = world.room.size
    let page = max(1, room.rows - 1)
    switch action {
    case .down: scroll(by: 1, room)
    case .up: scroll(by: -1, room)
    case .pageDown: scroll(by: page, room)
    case .pageUp: scroll(by: -page, room)
    case .top: scroll(by: .min / 4, room)
    case .bottom: scroll(by: .max / 4, room)
    default: break
    }
  }

  mutating func find(_ search: Search, _ world: inout World) -> Bool {
    let room = world.room.size
    let lines = lines(columns: room.columns - 2)
    guard let found = search.next(from: top, count: lines.count, text: { lines[$0].text }) else {
      return false
    }
    scroll(by: found - top, room)
    return true
  }

  func draw(on canvas: inout Canvas, _ world: World) {
    let count = report.amendments.count
    let room = drawChrome(
      Chrome(
        title: title, facts: ["report", count == 1 ? "1 amendment" : "\(count) amendments"],
        contexts: [.report]), on: &canvas, world)
    let body = Rect(
      column: 1, row: room.origin.row, columns: room.size.columns - 2, rows: room.size.rows)
    let lines = lines(columns: body.size.columns)
    let first = max(0, min(top, lines.count - body.size.rows))
    canvas.draw(lines.dropFirst(first), in: body)
  }

  /// The figures, a part for each heading.
  func outline(_ world: World) -> SceneOutline {
    let count = report.amendments.count
    var page = SceneOutline(
      "report",
      "Report of \(linear(Bytes(title.utf8))): \(count == 1 ? "1 amendment" : "\(count) amendments")")
    for line in ReportPage(report, columns: nil).lines where !line.text.isEmpty {
      let words = linear(Bytes(line.text.utf8))
      if line.isHeading || page.parts.isEmpty {
        page.parts.append(SceneOutline.Part(line.isHeading ? words : "", line.isHeading ? [] : [words]))
      } else {
        let last = page.parts.removeLast()
        page.parts.append(SceneOutline.Part(last.label, last.lines + [String(words.drop { $0 == " " })]))
      }
    }
    page.choices = [SceneOutline.Choice("back", .action(.back))]
    return page
  }
}

extension SceneOpening {
  static func report(_ report: ReviewReport, of path: String, title: String) -> SceneOpening {
    SceneOpening(ReportScene(report, of: path, title: title))
  }
}
