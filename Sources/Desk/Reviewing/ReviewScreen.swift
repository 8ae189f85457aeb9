internal import Cells
internal import Charter
internal import Counsel
internal import Critic
internal import Ledger
internal import Prose
public import Ratification

/// One proposal in the ceremony.
public struct ReviewScreen: Equatable, Sendable {
  public let path: String
  public internal(set) var review: Review
  let earlierReasons: [Bytes]
  let repeats: Declined?
  let comments: [Comment]
  let votes: [Section]
  private let allEarlierObjections: [EarlierObjection]
  /// The step that is shown, at most the first that is not done.
  private(set) var step = Step.problem
  /// What is typed at this step.
  var field = Field()
  /// The redline, once it was laid out.
  var pane: RedlinePane?
  let isMonochrome: Bool
  /// The first row of what is read at this step.
  private(set) var top = 0
  var seenParts: Set<DisplayLine.Source> = []
  var shownSince: Moment?
  /// Whether reading faster than anyone reads was said.
  private var hasWarned = false
  public internal(set) var attestation: Attestation?
  /// What was on the screen when that was last kept, and when that was.
  var keptLines = 0
  var keptAt = Moment(nanoseconds: 0)
  var isSigning = false
  /// The cases of what changes, as far as they were decided in this run of the program.
  var inquiry: CaseInquiry?
  /// The exchange in which a counsel is asked for its objection.
  var objecting: Int?
  /// Whether the cases were brought up by themselves, which they are once.
  var hasOfferedCases = false

  init(_ material: ReviewMaterial, isMonochrome: Bool) {
    path = material.path
    review = material.review
    earlierReasons = material.earlierReasons
    repeats = material.repeats
    comments = material.comments
    votes = material.votes
    allEarlierObjections = material.earlierObjections
    self.isMonochrome = isMonochrome
    if let draft = material.draft { review.restore(from: draft, earlier: earlierReasons) }
  }

  /// Takes the review up where it was left, in a room of that size.
  mutating func takeUp(_ room: Size) {
    guard review.hasSeenProblem else { return }
    if review.isStanceClosed {
      layOut(room, view: RedlineView.allCases.first { picture($0, room) == review.picture })
    }
    // What was typed ahead of the text that changed is there, but the text comes first.
    step = review.changedSince == nil ? review.openStep : min(review.openStep, .redline)
    if step == .redline, unread != nil, seen.shown > 0 { scrollToChange(isForward: true, room) }
  }

  /// What was objected when these provisions were last amended, and is not among the objections now.
  var earlierObjections: [EarlierObjection] {
    allEarlierObjections.filter { earlier in
      !(review.objections?.contains { $0.words == earlier.words } ?? false)
    }
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
    if review.wantsObjection, review.isRedlineShown {
      let objection = BuiltInCritic().objectionText(from: review.base, to: review.result)
      try? review.object(objection.map { [$0] } ?? [], by: .builtIn)
    }
    review.hear(comments)
  }
}

extension Review {
  var stanceWords: String? { stance?.words.map { String(decoding: $0, as: UTF8.self) } }

  /// The first objection without an answer.
  var openObjection: Objection? {
    objections?.first { objection in !answers.contains { $0.objection == objection.id } }
  }
}
