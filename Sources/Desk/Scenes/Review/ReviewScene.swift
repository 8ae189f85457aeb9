internal import Cells
internal import Charter
internal import Counsel
internal import History
internal import Ledger
internal import Prose
public import Ratification

/// One proposal in the ceremony.
public struct ReviewScene: Equatable, Sendable, Scene {
  /// What is asked over a step.
  enum Question: Equatable, Sendable {
    /// Why a change is rejected.
    case rejection(String)
    /// What should be different where a change is sent back.
    case sendingBack(String)
    /// The person's own text of a provision.
    case text(String)
    /// Which changes of a provision are kept.
    case parts(String)
    /// Title and rationale of the change, in the person's own words.
    case claims
    /// How an objection is answered.
    case answer(String)
    /// What was objected before and is raised again.
    case earlierObjection
    /// The passphrase of the key that signs.
    case passphrase
  }

  var pending: Pending<Question>?
  /// The path of the charter.
  public let charter: String
  public internal(set) var review: Review
  let earlierReasons: [Bytes]
  let repeats: Declined?
  let comments: [Comment]
  let votes: [Section]
  let allEarlierObjections: [EarlierObjection]
  /// What the change would bring about that nobody may miss.
  let cautions: [String]
  /// What is said when it is opened.
  let greeting: String?
  /// The step that is shown, at most the first that is not done.
  private(set) var step = Step.problem
  /// What is typed at this step.
  var typed = Field()
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

  init(_ material: ReviewMaterial, saying greeting: String?, drilled: DrillCount?, _ world: World) {
    charter = material.path
    review = material.review
    earlierReasons = material.earlierReasons
    repeats = material.repeats
    comments = material.comments
    votes = material.votes
    allEarlierObjections = material.earlierObjections
    cautions = review.newImpasses.map { words(for: $0) } + review.blockFaults.map(\.words)
    self.greeting = greeting
    isMonochrome = world.isMonochrome
    if let draft = material.draft { review.restore(from: draft, earlier: earlierReasons) }
    if let drilled { review.drill = drilled }
    // What was said of an idea in a draft has come to be part of the draft.
    guard review.base == nil else { return }
    for opinions in world.talk(charter).opinions { review.take(opinions: opinions.entries) }
  }

  var path: String? { charter }

  var contexts: [Context] {
    (step == .objection ? [.objection] : []) + [.review, .search, .moving, .everywhere]
  }

  var helpContexts: [Context] {
    [.review, .words, .objection, .attestation, .search, .moving, .everywhere]
  }

  /// Whether words are typed at this step.
  var takesWords: Bool {
    switch step {
    case .stance: !review.isStanceClosed
    case .reason: true
    case .objection: review.openObjection != nil
    default: false
    }
  }

  func takesText(_ world: World) -> Bool { takesWords || step == .attestation }

  /// What became of the phrase stands until it is typed on.
  var keepsNotice: Bool { step == .attestation }

  var field: Field? {
    get { takesWords ? typed : nil }
    set { if takesWords, let newValue { typed = newValue } }
  }

  /// Where the words of this step are kept.
  var typedPlace: TypedPlace? {
    guard takesWords else { return nil }
    let statement = review.statement.digest
    return switch step {
    case .stance: .stance(statement)
    case .objection: review.openObjection.map { .answer(statement, to: $0.id) }
    case .reason: .reason(statement)
    default: nil
    }
  }

  func place(of question: Question) -> TypedPlace? {
    let statement = review.statement.digest
    return switch question {
    case .rejection(let id): .rejection(statement, of: id)
    case .sendingBack(let id): .sendingBack(statement, of: id)
    case .text(let id): .provision(statement, id)
    case .claims: .claims(statement)
    case .parts, .answer, .earlierObjection, .passphrase: nil
    }
  }

  /// Whether the redline is on the screen at this step.
  var showsRedline: Bool { step == .redline || step == .decision }

  /// The change that a decision would be about; nil while none is open.
  var changeInFocus: ProvisionChange? {
    guard step == .decision, let pane, review.changes.indices.contains(pane.focus) else { return nil }
    return review.changes[pane.focus]
  }

  func availability(of action: Action, _ world: World) -> Availability {
    switch action {
    case .adoptChange, .adoptEdited, .editInPlace, .parts, .reject, .sendBack, .setAside:
      refusalToDecide(by: action, world).map(Availability.refused) ?? .open
    case .dissent:
      isAlone
        ? .refused(
          "You are the one ratifier, so there is nobody to dissent from. "
            + "\(world.keyName(of: .reject)) rejects a change.") : showsRedline ? .open : .hidden
    case .nextProvision, .previousProvision: showsRedline ? .open : .hidden
    case .cycleView: showsRedline ? .open : .refused("The redline is not shown at this step.")
    case .retitle:
      showsRedline && review.occasion != .copy
        ? .open
        : .refused("A title is changed beside the redline, which it is to be measured against.")
    case .cases: refusalToDecideCases(world).map(Availability.refused) ?? .open
    case .strikePanel:
      review.hasPanel ? .open : .refused("No panel on the idea was kept with this proposal.")
    case .raise:
      earlierObjections.isEmpty
        ? .refused("Nothing else was objected when these provisions were last amended.") : .open
    case .askObjection:
      objectors(world).isEmpty
        ? .refused(
          "Nobody but the text's own author is there to ask. \(world.keyName(of: .counsel)) at the desk adds one."
        ) : .open
    case .clear where typed.hidden.contains(.clear): .hidden
    default: .open
    }
  }

  /// Whether nobody else ratifies, so that there is nobody to dissent from.
  private var isAlone: Bool { (review.base ?? review.result).governance.ratifiers.count < 2 }

  mutating func perform(_ action: Action, _ world: inout World) {
    if scroll(action, room(world)) { return }
    switch action {
    case .next: advance(&world)
    case .cycleView:
      guard let view = pane?.view.next else { return }
      layOut(room(world), view: view, &world)
      world.say("View: \(view.name). What was not decided on is to be seen again.")
    case .retitle: askForClaims(world)
    case .raise: raiseAgain(&world)
    case .askObjection: askObjection(&world)
    case .adoptChange, .adoptEdited, .editInPlace, .parts, .reject, .sendBack, .setAside:
      decide(by: action, &world)
    case .dissent: dissent(&world)
    case .cases: openCases(&world)
    case .strikePanel:
      review.strikePanel()
      world.say(
        review.isPanelStruck ? "The panel is left out of the record." : "The panel goes into the record.")
      keepReview(&world)
    default: break
    }
  }

  /// Goes to a step, from its top.
  mutating func enter(_ step: Step) {
    self.step = step
    (top, typed, shownSince, attestation) = (0, Field(), nil, nil)
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

  // MARK: Time

  /// When it wants to be told that time passed.
  func wakesAt(_ world: World) -> Moment? {
    switch step {
    case .redline, .decision: world.now.after(milliseconds: 250)
    case .attestation:
      attestation.flatMap {
        $0.listensFrom > world.now.nanoseconds ? Moment(nanoseconds: $0.listensFrom) : nil
      }
    default: nil
    }
  }

  /// A resize, a lost focus or a stop voids what was typed to attest, and a new width what was seen.
  mutating func interrupt(_ world: inout World) {
    attestation?.interrupt(at: world.now.nanoseconds)
    fit(&world)
  }

  /// Time that was spent elsewhere is not time spent on the redline, and its width may be another one now.
  mutating func uncover(_ world: inout World) {
    if shownSince != nil { shownSince = world.now }
    fit(&world)
  }

  private mutating func fit(_ world: inout World) {
    if showsRedline, !world.isTooSmall { layOut(room(world), &world) }
    scrollReading(by: 0, room(world))
  }

  mutating func end(_ world: inout World) { keepReview(&world) }

  func keepReview(_ world: inout World) {
    world.want(.keepReview(review.statement.digest, name: review.ratifier, review.draft))
  }
}

extension Review {
  var stanceWords: String? { stance?.words.map { String(decoding: $0, as: UTF8.self) } }

  /// The first objection without an answer.
  var openObjection: Objection? {
    objections?.first { objection in !answers.contains { $0.objection == objection.id } }
  }
}

extension SceneOpening {
  /// The ceremony on a statement.
  ///
  /// - Parameters:
  ///   - words: What is said of the way here.
  ///   - drilled: What came of a warm-up before it.
  static func review(
    _ material: ReviewMaterial, saying words: String? = nil, drilled: DrillCount? = nil, _ world: World
  ) -> SceneOpening {
    SceneOpening(ReviewScene(material, saying: words, drilled: drilled, world))
  }
}

extension App {
  /// The review at hand, for the one place that can make a ballot of it.
  public var reviewAtHand: ReviewScene? { layers[page].scene as? ReviewScene }
}
