internal import Cells
internal import Prose

/// One row of the screen, laid out: its sign in the gutter, then spans.
public struct DisplayLine: Equatable, Sendable {
  /// A cluster with its style.
  struct Span: Equatable, Sendable {
    let text: String
    let columns: Int
    let style: Style
  }

  /// Which row of which redline it shows, and which part of that row.
  struct Source: Hashable, Sendable {
    let change: Int
    let row: Int
    let part: Int
  }

  var gutter = ""
  var gutterStyle = Style.text
  var spans: [Span] = []
  var source: Source?

  init(gutter: String = "", gutterStyle: Style = .text, spans: [Span] = [], source: Source? = nil) {
    (self.gutter, self.gutterStyle, self.spans, self.source) = (gutter, gutterStyle, spans, source)
  }

  /// A line of the program's own words, which is cut where it is too long.
  init(_ text: String, _ style: Style = .text) { spans = DisplayLine.spans(of: Bytes(text.utf8), style) }

  var columns: Int { spans.columns }

  /// The clusters of a text, escaped, in one style; marked ones stand out.
  static func spans(of text: Bytes, _ style: Style) -> [Span] { spans(of: clusters(of: text)[...], style) }

  /// The same of clusters.
  static func spans(of clusters: ArraySlice<Cluster>, _ style: Style) -> [Span] {
    clusters.filter { $0.columns > 0 }.map { cluster in
      Span(
        text: cluster.text, columns: cluster.columns,
        style: cluster.mark == nil ? style : Style(.caution, style.emphasis.union(.reverse)))
    }
  }
}

extension [DisplayLine.Span] {
  var columns: Int { reduce(0) { $0 + $1.columns } }

  /// The spans, or as many of the first as leave room for `…`.
  func fitted(to columns: Int) -> [DisplayLine.Span] {
    guard self.columns > columns, let style = last?.style else { return self }
    guard columns > 0 else { return [] }
    var used = 0
    let kept = prefix { span in
      used += span.columns
      return used < columns
    }
    return kept + [DisplayLine.Span(text: "…", columns: 1, style: style)]
  }
}

/// Wraps spans as one line of text, into rows of at most `columns`.
func wrapped(_ spans: [DisplayLine.Span], columns: Int, hanging: Int = 0) -> [[DisplayLine.Span]] {
  let clusters = spans.map { Cluster(text: $0.text, columns: $0.columns, source: 0..<0) }
  return wrapped(clusters, columns: columns, hanging: hanging) { spans[$0] }
}

/// The same of clusters, whose spans are made row by row.
private func wrapped(
  _ clusters: [Cluster], columns: Int, hanging: Int, _ spans: (Range<Int>) -> some Sequence<DisplayLine.Span>
) -> [[DisplayLine.Span]] {
  let hanging = min(hanging, max(1, columns) / 2)
  return wrap(clusters, columns: columns, hanging: hanging).enumerated().map { index, range in
    let indent =
      index == 0 || hanging == 0
      ? [] : [DisplayLine.Span(text: String(repeating: " ", count: hanging), columns: hanging, style: .text)]
    return indent + spans(range)
  }
}

/// The rows of a text of any number of lines; lists keep their indent.
///
/// - Parameters:
///   - first: How many rows are wanted from the start; lines below those that hold them are left out.
///   - last: How many are wanted from the end, where not all are wanted from the start.
func rows(
  of text: Bytes, columns: Int, style: Style = .text, indent: Int = 0, first: Int = .max, last: Int = .max
) -> [DisplayLine] {
  let pad = DisplayLine.Span(text: String(repeating: " ", count: indent), columns: indent, style: .text)
  func rows(_ range: Range<Int>) -> [DisplayLine] {
    folded(Bytes(text[range]), columns: columns - indent, style: style)
      .map { DisplayLine(spans: (indent > 0 ? [pad] : []) + $0) }
  }
  var blocks: [[DisplayLine]] = []
  var count = 0
  func isEnough(_ block: [DisplayLine], _ wanted: Int) -> Bool {
    blocks.append(block)
    count += block.count
    return count >= wanted
  }
  let ranges = lineRanges(of: text)
  if last == .max {
    for range in ranges where isEnough(rows(range), first) { break }
  } else {
    for range in ranges.reversed() where isEnough(rows(range), last) { break }
    blocks.reverse()
  }
  return Array(blocks.joined())
}

/// The rows of one line, those after the first under its first word.
func folded(_ line: Bytes, columns: Int, style: Style = .text) -> [[DisplayLine.Span]] {
  let clusters = clusters(of: line)
  return wrapped(clusters, columns: columns, hanging: hangingIndent(of: line)) {
    DisplayLine.spans(of: clusters[$0], style)
  }
}

extension Canvas {
  /// Draws laid-out lines from the top of `area`; what does not fit is not drawn.
  mutating func draw(_ lines: some Sequence<DisplayLine>, in area: Rect, gutter: Int = 0) {
    for (offset, line) in lines.prefix(area.size.rows).enumerated() {
      let row = area.origin.row + offset
      if gutter > 0 {
        put(line.gutter, at: Point(column: area.origin.column, row: row), style: line.gutterStyle, clip: area)
      }
      draw(line.spans, at: Point(column: area.origin.column + gutter, row: row), clip: area)
    }
  }

  /// Draws spans from a place and returns the column after them.
  @discardableResult
  mutating func draw(_ spans: [DisplayLine.Span], at place: Point, clip: Rect) -> Int {
    var place = place
    for span in spans {
      put(span.text, at: place, style: span.style, clip: clip)
      place.column += span.columns
    }
    return place.column
  }
}
