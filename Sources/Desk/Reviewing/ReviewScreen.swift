internal import Cells
internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
public import Ratification

/// One proposal in the ceremony.
public struct ReviewScreen: Equatable, Sendable {
  public let path: String
  public internal(set) var review: Review
  let earlierReasons: [Bytes]
  let repeats: Declined?
  /// The step that is shown, at most the first that is not done.
  private(set) var step = Step.problem
  /// What is typed at this step.
  var field = Field()
  /// The redline, once it was laid out.
  private(set) var pane: RedlinePane?
  let isMonochrome: Bool
  /// The first row of what is read at this step.
  private(set) var top = 0
  private var seenParts: Set<DisplayLine.Source> = []
  private var shownSince: Moment?
  /// Whether reading faster than anyone reads was said.
  private var hasWarned = false
  public internal(set) var attestation: Attestation?
  var isSigning = false

  init(_ material: ReviewMaterial, isMonochrome: Bool) {
    path = material.path
    review = material.review
    earlierReasons = material.earlierReasons
    repeats = material.repeats
    self.isMonochrome = isMonochrome
    if let draft = material.draft { review.restore(from: draft) }
    if review.hasSeenProblem { step = review.openStep }
  }

  /// The phrase that attests this statement.
  public var phrase: String { review.phrase }

  /// Whether the redline is on the screen at this step.
  var showsRedline: Bool { step == .redline || step == .decision }

  /// Whether keys are text at this step.
  var takesText: Bool {
    switch step {
    case .stance: !review.isStanceClosed
    case .reason: true
    case .objection: review.openObjection != nil
    default: false
    }
  }

  /// Goes to a step, from its top.
  mutating func enter(_ step: Step) {
    self.step = step
    (top, field, shownSince, attestation) = (0, Field(), nil, nil)
  }

  /// The step before this one that there was anything to do at.
  var previous: Step? {
    Step.allCases.last {
      $0 < step && review.occasion.includes($0) && !($0 == .stance && review.isOwnText)
    }
  }

  mutating func scrollReading(by step: Int, _ room: Size) {
    top = max(0, min(top + step, lineCount(room.columns) - room.rows))
  }

  /// Whether the changes were read faster than anyone reads; said once.
  mutating func warnsOfPace() -> Bool {
    guard !hasWarned, review.coverage.values.contains(where: \.isFasterThanReading) else { return false }
    hasWarned = true
    return true
  }

  /// When the screen wants to be told that time passed.
  func wakesAt(after now: Moment) -> Moment? {
    switch step {
    case .redline, .decision: now.after(milliseconds: 250)
    case .attestation:
      attestation.flatMap { $0.listensFrom > now.nanoseconds ? Moment(nanoseconds: $0.listensFrom) : nil }
    default: nil
    }
  }

  /// Asks the built-in critic for the strongest objection.
  mutating func raiseObjection() {
    guard review.objections == nil, review.isRedlineShown else { return }
    let objection = BuiltInCounsel().objection(from: review.base, to: review.result)
    try? review.object(objection.map { [$0] } ?? [], by: .builtIn)
  }
}

/// The redline: what of it was on the screen, and what comes next.
extension ReviewScreen {
  /// Lays the redline out for a room; at another width what was seen has to be seen again.
  mutating func layOut(_ room: Size, view: RedlineView? = nil) {
    let wished = view ?? pane?.view ?? .words
    if var pane, pane.columns == room.columns, pane.view == wished {
      pane.scroll(by: 0, rows: room.rows)
      self.pane = pane
      return
    }
    let layout = RedlineLayout(
      review.changes, from: review.base, to: review.result, columns: room.columns, view: wished,
      isMonochrome: isMonochrome,
      preface: claims(of: review.statement, columns: room.columns, withProblem: false))
    if var pane {
      pane.replace(layout, view: wished, columns: room.columns, rows: room.rows)
      self.pane = pane
    } else {
      pane = RedlinePane(layout, view: wished, columns: room.columns)
    }
    (seenParts, shownSince) = ([], nil)
    review.forgetCoverage()
    var coverage: [String: Coverage] = [:]
    for (index, change) in review.changes.enumerated() {
      coverage[change.id] = Coverage(
        changed: Set(layout.changedRows[index].keys), words: layout.changedWords[index])
    }
    try? review.showRedline(coverage)
  }

  /// Time passed with these lines on the screen; what was there for no time at all was not seen.
  ///
  /// - Parameter isInView: Whether nothing lay over them.
  mutating func show(rows: Int, isInView: Bool, until now: Moment) {
    guard let pane, showsRedline else { return }
    defer { shownSince = now }
    guard isInView, let since = shownSince, since < now else { return }
    let visible = pane.visible(rows).compactMap(\.source)
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

  mutating func scrollRedline(by step: Int, _ room: Size) { pane?.scroll(by: step, rows: room.rows) }

  mutating func scrollRedline(_ action: Action, _ room: Size) -> Bool {
    pane?.scroll(action, rows: room.rows) ?? false
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

  mutating func find(_ search: Search, _ room: Size) -> Bool {
    if showsRedline { return pane?.find(search, rows: room.rows) ?? false }
    let lines = reading(columns: room.columns)
    guard let found = search.next(from: top, count: lines.count, text: { lines[$0].text }) else {
      return false
    }
    scrollReading(by: found - top, room)
    return true
  }
}

extension Review {
  var stanceWords: String? { stance?.words.map { String(decoding: $0, as: UTF8.self) } }

  /// The first objection without an answer.
  var openObjection: Objection? {
    objections?.first { objection in !answers.contains { $0.objection == objection.id } }
  }
}
