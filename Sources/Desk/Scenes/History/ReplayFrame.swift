public import Cells
internal import Charter
internal import History
internal import Prose
internal import Ratification

/// One picture of the history: a pure function of the amendments, a moment of the replay and the room.
public struct ReplayFrame: Equatable, Sendable {
  /// The provision that is followed, and the amendments that touch it.
  struct Followed: Equatable, Sendable {
    /// Nil where words are followed instead of a provision.
    let id: String?
    let name: String
    /// In order.
    let numbers: [Int]
    /// Where the words are, by amendment.
    var notes: [Int: String] = [:]
    /// Whether all were found.
    var isComplete = true
  }

  /// The number of the last amendment, the one in force.
  var head: Int
  /// Nil while the history is being read.
  var amendments: [AmendmentRow]?
  /// The amendment that is shown; nil until one was read.
  private(set) var detail: AmendmentDetail?
  private(set) var beat = Beat.redline
  var place = ReplayPlace.top
  /// The number of the amendment that the person is at, which may still be on its way.
  var cursor: Int
  var followed: Followed?
  var isBlaming = false
  /// The row of the redline that the cursor is on while lines' origins are shown.
  var blamedRow: Int?
  /// Where the history breaks; nil where it is not known to.
  var fault: HistoryFault?
  var isFlowing = false
  var flow: HistoryFlow?
  public var pane = HistoryPane.text
  /// The last step of the deliberation that was told; nil while it is not told.
  private(set) var told: Int?
  /// How many rows the record is scrolled.
  var captionTop = 0

  /// A frame that shows no text yet.
  public init(head: Int, amendments: [AmendmentRow]? = nil) {
    (self.head, self.amendments, cursor) = (head, amendments, head)
  }

  /// The number of the amendment that left the text as it is shown; nil until one was read.
  ///
  /// Until the new text enters that is the one before.
  var shownNumber: Int? {
    switch beat {
    case .before, .marked, .closing: detail.map { $0.number - 1 }
    case .entered, .redline: detail?.number
    }
  }

  /// Whether the text shown is not the one in force.
  var isPast: Bool { shownNumber.map { $0 < head } ?? false }

  /// The amendments in the list: all, or those that touch the provision followed.
  var order: ReplayOrder { ReplayOrder(head: head, some: followed?.numbers) }

  /// Shows an amendment at a moment of its replay, the provision in focus on the row where it stood.
  ///
  /// - Parameters:
  ///   - size: The room that the frame will be drawn in.
  /// - Complexity: O(*n*) in the bytes of the lines on the screen.
  public mutating func show(_ detail: AmendmentDetail, _ beat: Beat, in size: Size, isMonochrome: Bool) {
    let isSame = self.detail?.number == detail.number && self.detail?.comparison == detail.comparison
    let (focus, line) = (self.focus?.id, focusLine)
    self.detail = detail
    self.beat = beat
    cursor = detail.number
    guard !isSame else { return }
    blamedRow = nil
    captionTop = 0
    place = .top
    guard let layout = layout(in: size, isMonochrome: isMonochrome, beat: .redline) else { return }
    let height = textRoom(in: size).rows
    guard let wanted = wantedFocus(after: focus, in: detail) else { return }
    let kept = wanted == focus ? line : nil
    place = layout.place(showing: wanted, keeping: kept, height: height) ?? .top
    // Where nothing has to keep its place, the room is filled.
    if kept == nil { place = layout.place(scrolling: place, by: 0, height: height) }
  }

  /// Shows what was said about an amendment up to a step of its deliberation, from 0: before the redline the old
  /// text, then the redline.
  public mutating func show(_ detail: AmendmentDetail, told step: Int, in size: Size, isMonochrome: Bool) {
    let steps = Deliberation(of: detail.record).steps
    let redline = steps.firstIndex { $0.kind == .redline } ?? 0
    show(detail, step < redline ? .before : .redline, in: size, isMonochrome: isMonochrome)
    told = max(0, min(step, steps.count - 1))
    // The last that was said is what is read now.
    captionTop = .max
  }

  /// Goes back to showing the record as a whole.
  public mutating func stopTelling() { (told, captionTop) = (nil, 0) }

  private func wantedFocus(after focus: String?, in detail: AmendmentDetail) -> String? {
    let changed = Set(detail.text.changes.map(\.id))
    if let id = followed?.id, changed.contains(id) { return id }
    if let focus, changed.contains(focus) || detail.comparison == .sinceAdoption { return focus }
    return detail.text.firstChanged ?? focus
  }

  /// The provision in focus: the one that holds its place on the screen.
  var focus: Provision? { detail?.text.provision(ofRow: place.row) }

  /// The row of the screen on which the heading in focus stands; nil where it is not what holds its place.
  private var focusLine: Int? {
    guard let focus, let rows = detail?.text.rows(of: focus.id), rows.lowerBound == place.row else {
      return nil
    }
    return place.line
  }

  mutating func scroll(by step: Int, in size: Size, isMonochrome: Bool) {
    guard let layout = layout(in: size, isMonochrome: isMonochrome, beat: beat) else { return }
    place = layout.place(scrolling: place, by: step, height: textRoom(in: size).rows)
  }

  /// The line of the text, from 0, that the cursor is on.
  var blamedLine: Int? {
    guard let detail, isBlaming, let row = blamedRow ?? firstBlamed(in: detail) else { return nil }
    return detail.text.rows[row].newLine.map { $0 - 1 }
  }

  private func firstBlamed(in detail: AmendmentDetail) -> Int? {
    detail.text.rows.indices.dropFirst(place.row).first { detail.text.rows[$0].newLine != nil }
  }

  /// Whether up and down move from line to line rather than the text.
  var movesBlamed: Bool { isBlaming && pane == .text && !isFlowing }

  /// Moves the cursor to another line of the text, and the text along where it would leave the room.
  mutating func moveBlamed(by step: Int, in size: Size, isMonochrome: Bool) {
    guard let detail, let layout = layout(in: size, isMonochrome: isMonochrome, beat: beat) else { return }
    let rows = detail.text.rows
    var row = blamedRow ?? firstBlamed(in: detail) ?? 0
    if blamedRow != nil {
      var left = abs(step)
      var next = row
      while left > 0, rows.indices.contains(next + step.signum()) {
        next += step.signum()
        if rows[next].newLine != nil { (row, left) = (next, left - 1) }
      }
    }
    blamedRow = row
    let height = textRoom(in: size).rows
    for _ in 0..<rows.count {
      let shown = layout.window(at: place, height: height).compactMap(\.source?.row)
      guard !shown.contains(row), let first = shown.first, let last = shown.last else { return }
      let moved = layout.place(scrolling: place, by: row < first ? -1 : row > last ? 1 : 0, height: height)
      if moved == place { return }
      place = moved
    }
  }

  /// Scrolls the record, as far as it goes.
  mutating func scrollCaption(by step: Int, in size: Size) {
    let layout = HistoryLayout(Rect(origin: Point(column: 0, row: 0), size: size), pane: pane)
    guard let detail, let area = layout.caption.map(layout.inside) else { return }
    let count = captionLines(of: detail, columns: area.size.columns).count
    let most = max(0, count - area.size.rows)
    captionTop = max(0, min(min(captionTop, most) + step, most))
  }

  /// What the record's pane shows: all of it, or what was told so far.
  func captionLines(of detail: AmendmentDetail, columns: Int) -> [DisplayLine] {
    let caption = Caption(record: detail.record)
    return told.map { caption.lines(told: $0, columns: columns) } ?? caption.lines(columns: columns)
  }

  /// The room for the lines of the text.
  func textRoom(in size: Size) -> Size {
    let layout = HistoryLayout(Rect(origin: Point(column: 0, row: 0), size: size), pane: pane)
    return layout.inside(layout.text).size
  }

  func layout(in size: Size, isMonochrome: Bool, beat: Beat) -> ReplayLayout? {
    guard let detail else { return nil }
    let digits = String(head).count
    return ReplayLayout(
      text: detail.text, beat: beat, gutter: isBlaming ? .blame(digits: digits) : .authors,
      columns: textRoom(in: size).columns, isMonochrome: isMonochrome, author: author(in: detail))
  }

  /// Who wrote a line, by the amendment that it is from.
  private func author(in detail: AmendmentDetail) -> (Int?) -> Authorship? {
    { [amendments] origin in
      guard let origin else { return detail.comparison == .thisAmendment ? detail.authorship : nil }
      if origin == detail.number { return detail.authorship }
      guard let amendments, amendments.indices.contains(origin - 1) else { return nil }
      return amendments[origin - 1].authorship
    }
  }
}
