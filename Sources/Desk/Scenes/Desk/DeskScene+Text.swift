internal import Cells
internal import Charter
internal import Prose

/// The text: scrolled by rows as they are folded, so that a line longer than the pane can be read to its end.
extension DeskScene {
  /// The rows of a line of the text.
  func folds(ofLine line: Int, columns: Int, style: Style = .text) -> [[DisplayLine.Span]] {
    folded(Bytes(document.line(line)), columns: columns, style: style)
  }

  mutating func scrollText(by rows: Int, _ panes: DeskPanes) {
    let columns = panes.textColumns
    for _ in 0..<min(abs(rows), document.lineCount * 1000) {
      guard rows > 0 ? moveDown(columns) : moveUp(columns) else { return }
    }
  }

  private mutating func moveDown(_ columns: Int) -> Bool {
    if top.row + 1 < folds(ofLine: top.line, columns: columns).count {
      top.row += 1
    } else if top.line + 1 < document.lineCount {
      top = TextPlace(line: top.line + 1, row: 0)
    } else {
      return false
    }
    return true
  }

  private mutating func moveUp(_ columns: Int) -> Bool {
    // At another width the line may have fewer rows than before.
    top.row = min(top.row, folds(ofLine: top.line, columns: columns).count - 1)
    if top.row > 0 {
      top.row -= 1
    } else if top.line > 0 {
      top.line -= 1
      top.row = folds(ofLine: top.line, columns: columns).count - 1
    } else {
      return false
    }
    return true
  }

  /// Where the text stands, in words that find it again in another text: a provision, and how far into it.
  var place: String {
    let provision = document.provision(atLine: top.line)
    let start = provision?.lines.lowerBound ?? 0
    return "\(pane == .talk ? "talk" : "text") \(top.line - start) \(top.row) \(provision?.id ?? "")"
  }

  /// What is kept of the place; nothing where the text stands as it does when it is opened.
  var keptPlace: Bytes { place == DeskScene(charter).place ? [] : Bytes(place.utf8) }

  /// Goes where the text stood; what is not of the form, or not there any more, changes nothing.
  mutating func takePlace(_ place: String) {
    let words = place.split(separator: " ")
    guard words.count == 4, let offset = Int(words[1]), let row = Int(words[2]), offset >= 0, row >= 0,
      let provision = document.provision(String(words[3])), offset < provision.lines.count
    else { return }
    top = TextPlace(line: provision.lines.lowerBound + offset, row: row)
    if words[0] == "talk" { pane = .talk }
  }

  mutating func scrollToTop() { top = TextPlace(line: 0, row: 0) }

  /// The last row of the text becomes the last of the pane.
  mutating func scrollToBottom(_ panes: DeskPanes) {
    let last = max(0, document.lineCount - 1)
    top = TextPlace(line: last, row: folds(ofLine: last, columns: panes.textColumns).count - 1)
    scrollText(by: 1 - panes.textRows, panes)
  }

  mutating func move(to line: Int) {
    top = TextPlace(line: max(0, min(line, document.lineCount - 1)), row: 0)
  }

  /// Brings a line into view, with as much of its provision above it as half the pane holds.
  mutating func reveal(_ line: Int, _ panes: DeskPanes) {
    guard !isShown(line, panes) else { return }
    move(to: line)
    scrollText(by: -panes.textRows / 2, panes)
    let start = document.provision(atLine: line)?.lines.lowerBound ?? line
    if top.line < start { move(to: start) }
  }

  /// Whether all rows of a line are in view.
  private func isShown(_ line: Int, _ panes: DeskPanes) -> Bool {
    guard (top.line..<top.line + panes.textRows).contains(line), top.row == 0 || line > top.line else {
      return false
    }
    let rows = (top.line...line).reduce(0) { $0 + folds(ofLine: $1, columns: panes.textColumns).count }
    return rows - top.row <= panes.textRows
  }

  /// Goes to the next provision or the one before.
  mutating func moveProvision(isForward: Bool) {
    let starts = document.provisions.map(\.lines.lowerBound)
    let next = isForward ? starts.first { $0 > top.line } : starts.last { $0 < top.line }
    if let next { move(to: next) }
  }

  mutating func find(_ search: Search, _ world: inout World) -> Bool {
    let found = search.next(from: top.line, count: document.lineCount) { line in
      String(decoding: document.line(line), as: UTF8.self)
    }
    guard let found else { return false }
    pane = .text
    move(to: found)
    return true
  }

  /// The rows of the text that are shown, each with a mark where it opens the provision in focus.
  func textLines(_ panes: DeskPanes) -> [DisplayLine] {
    let fenced = document.fencedLines(
      in: document.provisions.filter { $0.lines.overlaps(top.line..<(top.line + panes.textRows)) })
    var lines: [DisplayLine] = []
    var line = top.line
    while lines.count < panes.textRows, line < document.lineCount {
      let rows = folds(
        ofLine: line, columns: panes.textColumns, style: style(ofLine: line, fenced: fenced))
      let skipped = line == top.line ? min(top.row, rows.count - 1) : 0
      lines += rows.dropFirst(skipped).map { DisplayLine(spans: $0) }
      line += 1
    }
    return lines
  }

  private func style(ofLine line: Int, fenced: Set<Int>) -> Style {
    guard let provision = document.provision(atLine: line) else { return .text }
    if provision.id == Provision.governanceID || fenced.contains(line) { return .dim }
    if let heading = provision.heading, line < heading.line + heading.lineCount {
      return Style(.title, .bold)
    }
    return .text
  }
}

/// A row of the text as it is folded for display.
struct TextPlace: Equatable, Sendable {
  /// From 0.
  var line: Int
  /// Among the rows of that line, from 0.
  var row: Int
}
