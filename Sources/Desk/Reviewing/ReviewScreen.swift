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
  var step = Step.problem
  /// What is typed at this step.
  var field = Field()
  var view = RedlineView.words
  var layout: RedlineLayout?
  /// The width that the layout is for, in columns.
  var layoutColumns = 0
  let isMonochrome: Bool
  /// The first line of what is shown.
  var top = 0
  /// The change in focus.
  var focus = 0
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
    enter(step)
  }

  /// The phrase that attests this statement.
  public var phrase: String {
    attestationPhrase(
      number: review.statement.number, added: review.addedText, digest: review.statement.digest)
  }

  /// Goes to a step; what was typed there is there again.
  mutating func enter(_ step: Step) {
    self.step = step
    top = 0
    field =
      switch step {
      case .stance: Field(review.stance?.words.map { String(decoding: $0, as: UTF8.self) } ?? "")
      case .reason: Field(review.reason.map { String(decoding: $0.text, as: UTF8.self) } ?? field.text)
      default: Field()
      }
    shownSince = nil
    if step != .attestation { attestation = nil }
  }

  /// The step before this one that the occasion has.
  var previous: Step? {
    Step.allCases.last { $0 < step && review.occasion.includes($0) }
  }

  /// Lays the redline out for a width; at another width what was seen has to be seen again.
  mutating func layOut(columns: Int) {
    guard columns != layoutColumns || layout == nil else { return }
    layoutColumns = columns
    let laid = RedlineLayout(
      review.changes, from: review.base, to: review.result, columns: columns, view: view,
      isMonochrome: isMonochrome, preface: claims(columns: columns))
    layout = laid
    seenParts = []
    shownSince = nil
    review.forgetCoverage()
    var coverage: [String: Coverage] = [:]
    for (index, change) in review.changes.enumerated() {
      coverage[change.id] = Coverage(
        changed: Set(laid.changedRows[index].keys), words: laid.changedWords[index])
    }
    try? review.showRedline(coverage)
    top = min(top, max(0, laid.lines.count - 1))
  }

  /// Scrolls to where the change in focus begins.
  mutating func showFocus(rows: Int) {
    guard let layout, layout.starts.indices.contains(focus) else { return }
    top = max(0, min(layout.starts[focus], layout.lines.count - rows))
  }

  mutating func cycleView() {
    view = view.next
    layout = nil
    layOut(columns: layoutColumns)
  }

  /// Time passed with these lines on the screen; what was there for no time at all was not seen.
  mutating func show(rows: Int, until now: Moment) {
    guard let layout, step == .redline || step == .decision else { return }
    defer { shownSince = now }
    guard let since = shownSince, since < now else { return }
    let visible = layout.lines.dropFirst(top).prefix(rows).compactMap(\.source)
    seenParts.formUnion(visible)
    for change in Set(visible.map(\.change)) {
      let whole = layout.changedRows[change].filter { row, parts in
        (0..<parts).allSatisfy { seenParts.contains(DisplayLine.Source(change: change, row: row, part: $0)) }
          && visible.contains { $0.change == change && $0.row == row }
      }
      review.show(whole.map(\.key), of: review.changes[change].id, for: now.nanoseconds - since.nanoseconds)
    }
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

  /// How many changed lines were on the screen, of how many.
  var seen: (shown: Int, all: Int) {
    review.coverage.values.reduce((0, 0)) { ($0.0 + $1.seen.count, $0.1 + $1.changed.count) }
  }

  /// Asks the built-in critic for the strongest objection.
  mutating func raiseObjection() {
    guard review.objections == nil, review.isRedlineShown else { return }
    let objection = BuiltInCounsel().objection(from: review.base, to: review.result)
    try? review.object(objection.map { [$0] } ?? [], by: .builtIn)
  }
}

extension Review {
  /// The text that the changes bring in.
  var addedText: Bytes {
    changes.flatMap { change -> Bytes in
      guard let new = change.new else { return [] }
      let old = change.old.flatMap { old in base?.text(of: old) } ?? []
      return Redline(from: old, to: result.text(of: new)).rows.filter { $0.kind != .same }
        .flatMap { $0.pieces.filter { $0.kind == .added }.flatMap { $0.text + [.space] } }
    }
  }
}
