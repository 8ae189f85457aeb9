internal import Cells
internal import History
internal import Ratification

/// The amendments as a row of bars: height by size, colour by who wrote most of it.
struct Scrubber: Equatable {
  struct Cell: Equatable {
    /// The amendments in it, by number.
    let numbers: ClosedRange<Int>
    /// 0 to 7.
    let level: Int
    let authorship: Authorship
    /// Whether one of them touches the provision that is followed; where none is followed, always.
    let isFollowed: Bool
  }

  let cells: [Cell]

  private static let bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// - Parameter followed: The numbers of the amendments that count, in order; nil for all.
  /// - Complexity: O(*n*) in the amendments.
  init(_ rows: [AmendmentRow], columns: Int, followed: [Int]?) {
    let count = min(rows.count, max(0, columns))
    let buckets = (0..<count).map { rows[$0 * rows.count / count..<($0 + 1) * rows.count / count] }
    let sizes = buckets.map { $0.reduce(0) { $0 + $1.size } }
    // One long adoption must not flatten all that follows, so the height grows with the logarithm.
    let most = max(1, Scrubber.logarithm(sizes.max() ?? 0))
    let wanted = followed.map(Set.init)
    cells = zip(buckets, sizes).compactMap { bucket, size in
      guard let first = bucket.first, let last = bucket.last else { return nil }
      return Cell(
        numbers: first.number...last.number, level: min(7, Int(Scrubber.logarithm(size) * 7 / most + 0.5)),
        authorship: Scrubber.author(of: bucket),
        isFollowed: wanted.map { wanted in bucket.contains { wanted.contains($0.number) } } ?? true)
    }
  }

  /// The one who wrote the most lines of them.
  private static func author(of bucket: ArraySlice<AmendmentRow>) -> Authorship {
    guard let first = bucket.first, bucket.count > 1 else { return bucket.first?.authorship ?? .human }
    var lines: [Authorship: Int] = [:]
    for row in bucket { lines[row.authorship, default: 0] += row.size }
    return lines.max { $0.value == $1.value ? $1.key == first.authorship : $0.value < $1.value }?.key
      ?? first.authorship
  }

  /// The binary logarithm of `size` + 1, linear between powers of two.
  private static func logarithm(_ size: Int) -> Double {
    let value = Double(max(0, size) + 1)
    return Double(value.exponent) + value.significand - 1
  }

  /// The cell that an amendment is in.
  func index(of number: Int) -> Int? { cells.firstIndex { $0.numbers.contains(number) } }

  /// Marks the place of a fault: on its amendment's bar, or behind the last bar.
  func draw(_ fault: HistoryFault, on canvas: inout Canvas, in area: Rect) {
    let place = index(of: fault.number) ?? cells.count
    canvas.put(
      "✗", at: Point(column: area.origin.column + place, row: area.origin.row), style: Style(.error),
      clip: area)
  }

  /// Draws the bars, and below them, where there is a second row, a mark under the cursor's cell with `label`.
  func draw(on canvas: inout Canvas, in area: Rect, cursor: Int, label: String) {
    let place = index(of: cursor)
    for (index, cell) in cells.enumerated() {
      let isCursor = index == place
      // With one row alone the mark takes the place of the bar.
      let text = isCursor && area.size.rows < 2 ? "◆" : Scrubber.bars[cell.level]
      let style = Style(cell.isFollowed ? cell.authorship.role : .dim, isCursor ? [.bold, .reverse] : [])
      canvas.put(
        text, at: Point(column: area.origin.column + index, row: area.origin.row), style: style, clip: area)
    }
    guard area.size.rows > 1, let place else { return }
    let width = Canvas.columns(of: label)
    let isLeft = place + width + 2 > area.size.columns
    let row = area.origin.row + 1
    let mark = Point(column: area.origin.column + place, row: row)
    canvas.put("▲", at: mark, style: Style(.focus, .bold), clip: area)
    let start = isLeft ? mark.column - width - 1 : mark.column + 2
    canvas.put(label, at: Point(column: start, row: row), style: .dim, clip: area)
  }
}
