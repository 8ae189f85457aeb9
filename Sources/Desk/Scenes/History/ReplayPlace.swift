internal import Cells
internal import Prose

/// Where a replayed text stands on the screen: a row of its redline, and the screen's row that it begins on.
///
/// While the beats of an amendment come and go, that row keeps its place.
public struct ReplayPlace: Equatable, Sendable {
  /// From 0, of the redline.
  var row: Int
  /// From 0, of the room for the text; less where the row begins above it.
  var line: Int

  static let top = ReplayPlace(row: 0, line: 0)
}

extension ReplayLayout {
  /// The lines that a room of `height` rows shows, at most as many as it has.
  ///
  /// - Complexity: O(*n*) in the bytes of the lines between the place and the ends of the room.
  func window(at place: ReplayPlace, height: Int) -> [DisplayLine] {
    guard text.rows.indices.contains(place.row) else { return [] }
    let above = linesAbove(place.row, atMost: place.line)
    var lines = Array(repeating: DisplayLine(""), count: max(0, place.line - above.count)) + above
    var below: [DisplayLine] = []
    var row = place.row
    while lines.count + below.count + min(0, place.line) < height, row < text.rows.count {
      below += self.lines(ofRow: row)
      row += 1
    }
    lines += below.dropFirst(max(0, -place.line))
    return Array(lines.prefix(height))
  }

  private func linesAbove(_ row: Int, atMost count: Int) -> [DisplayLine] {
    var groups: [[DisplayLine]] = []
    var found = 0
    var row = row - 1
    while found < count, row >= 0 {
      let lines = self.lines(ofRow: row)
      groups.append(lines)
      found += lines.count
      row -= 1
    }
    return Array(groups.reversed().joined().suffix(max(0, count)))
  }

  /// How many lines the rows take, counted no further than `limit`.
  private func lineCount(of rows: Range<Int>, limit: Int) -> Int {
    var count = 0
    for row in rows where count < limit { count += lines(ofRow: row).count }
    return count
  }

  /// The place that shows the first change of a provision, its heading on the row `line` where that can be.
  ///
  /// - Parameter line: Where the provision's heading stood before; nil if it was another provision.
  func place(showing id: String, keeping line: Int?, height: Int) -> ReplayPlace? {
    guard let rows = text.rows(of: id) else { return nil }
    let changed = rows.first { text.rows[$0].kind != .same } ?? rows.lowerBound
    // What changed can go on beyond the provision, as where another follows it.
    let changedEnd = text.rows[changed...].firstIndex { $0.kind == .same } ?? text.rows.count
    let wanted = line ?? min(1, height / 8)
    let distance = lineCount(of: rows.lowerBound..<max(changedEnd, changed + 1), limit: height + 1)
    if wanted >= 0, wanted < height {
      if wanted + distance <= height { return clampedAtTop(ReplayPlace(row: rows.lowerBound, line: wanted)) }
      if distance <= height {
        return clampedAtTop(ReplayPlace(row: rows.lowerBound, line: height - distance))
      }
    }
    return clampedAtTop(ReplayPlace(row: changed, line: height / 4))
  }

  /// The place after scrolling down by `step` lines, or up where it is negative; never beyond the text.
  func place(scrolling place: ReplayPlace, by step: Int, height: Int) -> ReplayPlace {
    guard text.rows.indices.contains(place.row) else { return place }
    var moved = ReplayPlace(row: place.row, line: place.line - step)
    let below = lineCount(of: moved.row..<text.rows.count, limit: height - moved.line)
    if moved.line + below < height { moved.line = height - below }
    moved = clampedAtTop(moved)
    let isVisible = moved.line < height && moved.line + lines(ofRow: moved.row).count > 0
    return isVisible ? moved : placeOfFirstVisible(moved, height: height)
  }

  /// Holds on to the row at the top of the screen instead of one that has left it.
  private func placeOfFirstVisible(_ place: ReplayPlace, height: Int) -> ReplayPlace {
    guard let source = window(at: place, height: height).lazy.compactMap(\.source).first else { return place }
    return ReplayPlace(row: source.row, line: -source.part)
  }

  /// No empty rows above the first line of the text.
  private func clampedAtTop(_ place: ReplayPlace) -> ReplayPlace {
    guard place.line > 0 else { return place }
    return ReplayPlace(row: place.row, line: linesAbove(place.row, atMost: place.line).count)
  }
}
