internal import Cells
internal import Charter
internal import Prose
internal import Ratification

/// The redline: what of it was on the screen, and what comes next.
extension ReviewScene {
  /// Lays the redline out for a room; at another width what was seen has to be seen again.
  ///
  /// Where the ceremony refuses it, it says why, and nothing of the text is shown.
  mutating func layOut(_ room: Size, view: RedlineView? = nil, _ world: inout World) {
    let wished = view ?? pane?.view ?? .words
    let collapsed = Set(review.carried.keys)
    if let pane, pane.columns == room.columns, pane.view == wished, pane.layout.collapsed == collapsed {
      self.pane?.scroll(by: 0, rows: room.rows)
      return
    }
    let layout = RedlineLayout(
      review.changes, from: review.base, to: review.result, columns: room.columns, view: wished,
      isMonochrome: isMonochrome,
      preface: cautions(columns: room.columns)
        + claims(of: review.statement, columns: room.columns, withProblem: false),
      collapsed: collapsed)
    if review.picture != picture(wished, room) {
      seenParts = []
      review.forgetCoverage()
    }
    shownSince = nil
    var coverage: [String: Coverage] = [:]
    for (index, change) in review.changes.enumerated() {
      coverage[change.id] = Coverage(
        changed: Set(layout.changedRows[index].keys), words: layout.changedWords[index])
    }
    do throws(Refusal) { try review.showRedline(coverage, picture: picture(wished, room)) } catch {
      return world.refuse(error)
    }
    if pane == nil { pane = RedlinePane(layout, view: wished, columns: room.columns) }
    pane?.replace(layout, view: wished, columns: room.columns, rows: room.rows)
    for (index, change) in review.changes.enumerated() {
      for row in review.coverage[change.id]?.seen ?? [] {
        let parts = layout.changedRows[index][row] ?? 0
        seenParts.formUnion((0..<parts).map { DisplayLine.Source(change: index, row: row, part: $0) })
      }
    }
  }

  /// The cautions as lines, with an empty one behind them.
  private func cautions(columns: Int) -> [DisplayLine] {
    let width = columns - RedlineLayout.gutter
    let lines = cautions.flatMap { rows(of: Bytes("! \($0)".utf8), columns: width, style: Style(.caution)) }
    return lines.isEmpty ? [] : lines + [DisplayLine("")]
  }

  /// In what shape the redline is shown: where one of these differs, its rows are other ones.
  func picture(_ view: RedlineView, _ room: Size) -> String {
    "\(room.columns) \(view.name)\(isMonochrome ? " monochrome" : "")"
  }

  /// Time passed with these lines on the screen; what was there for no time at all was not seen.
  mutating func elapse(until now: Moment, isInView: Bool, _ world: inout World) {
    guard let pane, showsRedline else { return }
    defer { shownSince = now }
    guard isInView, let since = shownSince, since < now else { return }
    let visible = pane.visible(room(world).rows).compactMap(\.source)
    seenParts.formUnion(visible)
    for change in Set(visible.map(\.change)) {
      let whole = pane.layout.changedRows[change].filter { row, parts in
        visible.contains { $0.change == change && $0.row == row }
          && (0..<parts).allSatisfy {
            seenParts.contains(DisplayLine.Source(change: change, row: row, part: $0))
          }
      }
      review.show(whole.map(\.key), of: review.changes[change].id, for: now.nanoseconds - since.nanoseconds)
    }
  }

  /// What was read is kept as it is read, so that a crash loses a second of it at most.
  mutating func keep(_ world: inout World) {
    let lines = seen.shown
    guard showsRedline, lines != keptLines,
      lines == seen.all || keptAt.after(milliseconds: 1000) <= world.now
    else { return }
    (keptLines, keptAt) = (lines, world.now)
    keepReview(&world)
  }

  /// How many changed lines were on the screen, of how many.
  var seen: (shown: Int, all: Int) {
    review.coverage.values.reduce((0, 0)) { ($0.0 + $1.seen.count, $0.1 + $1.changed.count) }
  }

  /// The first change of which not every line was on the screen.
  var unread: Refusal? {
    for change in review.changes {
      guard let coverage = review.coverage[change.id], !coverage.isWhole else { continue }
      return .notSeen(provision: change.id, shown: coverage.seen.count, of: coverage.changed.count)
    }
    return nil
  }

  /// The change in focus where it is not decided on, or else the first that is not.
  var firstToDecide: Int {
    let (focus, open) = (pane?.focus ?? 0, review.undecided)
    if review.changes.indices.contains(focus), open.contains(review.changes[focus].id) { return focus }
    return review.changes.firstIndex { open.contains($0.id) } ?? focus
  }

  mutating func focus(on change: Int, _ room: Size) { pane?.focus(on: change, rows: room.rows) }

  /// Goes on to changed lines that were not seen, or else to those behind what is shown; or back.
  mutating func scrollToChange(isForward: Bool, _ room: Size) {
    guard let pane else { return }
    let lines = pane.layout.lines
    let changed = lines.indices.filter { lines[$0].source != nil }
    // The first line of each run of changed lines.
    let starts = changed.filter { $0 == 0 || lines[$0 - 1].source == nil }
    let unseen = changed.filter { lines[$0].source.map { !seenParts.contains($0) } ?? false }
    let next =
      isForward
      ? unseen.first { $0 >= pane.top } ?? unseen.first ?? starts.first { $0 >= pane.top + room.rows }
      : starts.last { $0 < pane.top }
    if let next { self.pane?.scroll(to: next, rows: room.rows) }
  }

  mutating func find(_ search: Search, _ world: inout World) -> Bool {
    let room = room(world)
    if showsRedline { return pane?.find(search, rows: room.rows) ?? false }
    let lines = reading(columns: room.columns)
    guard let found = search.next(from: top, count: lines.count, text: { lines[$0].text }) else {
      return false
    }
    scrollReading(by: found - top, room)
    return true
  }
}
