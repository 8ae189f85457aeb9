internal import Cells
internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

/// Cases that are decided under the text in force and under a proposed one: by hand, and by counsel.
struct CasesScene: Scene {
  enum Question: Equatable, Sendable {
    /// Who decides the cases; the last line is all of them.
    case deciders([CounselProfile])
  }

  /// A question that was put to a counsel, or waits to be.
  struct Sample: Equatable, Sendable {
    let place: CaseInquiry.Question
    let profile: CounselProfile
    let seed: Bytes
  }

  /// How often each counsel is asked about a case under a text.
  static let samples = 3
  /// How many questions are put at a time.
  static let mostAtATime = 4
  /// The decider's name of the person at the screen.
  static let person = "you"

  var pending: Pending<Question>?
  let charter: String
  let title: String
  /// Who the person is in a record, where the cases are part of a review: then counsel's verdicts stand behind the
  /// person's own.
  let ratifier: Bytes?
  var inquiry: CaseInquiry
  /// The ids of cases that somebody else has decided in the review's record.
  var recorded: Set<String>
  /// The case that is shown, from 0.
  private(set) var selected = 0
  /// The first row of it that is shown.
  private(set) var top = 0
  /// Questions that wait until others are answered.
  var waiting: [Sample] = []
  /// The exchanges that are under way.
  var asked: [Int: Sample] = [:]
  /// What the model is called by its server, for each counsel.
  var models: [String: String] = [:]

  init(
    _ inquiry: CaseInquiry, path: String, title: String, ratifier: Bytes? = nil, recorded: Set<String> = []
  ) {
    (self.inquiry, charter, self.title) = (inquiry, path, title)
    (self.ratifier, self.recorded) = (ratifier, recorded)
    selected = inquiry.cases.firstIndex { !isPredicted($0) } ?? 0
  }

  let contexts: [Context] = [.cases, .search, .moving, .everywhere]
  var path: String? { charter }
  var isReview: Bool { ratifier != nil }

  var decided: Case? {
    inquiry.cases.indices.contains(selected) ? inquiry.cases[selected] : nil
  }

  /// Whether the person has said how they expect a case to be decided, under each text.
  func isPredicted(_ decided: Case) -> Bool {
    guard let finding = inquiry.finding(on: decided.id, by: CasesScene.person) else { return false }
    return finding.now.majority != nil && (inquiry.then == nil || finding.then?.majority != nil)
  }

  /// The first case on which the person has not spoken.
  var unpredicted: Case? { inquiry.cases.first { !isPredicted($0) } }

  /// Which text the person's next verdict on the case at hand is for.
  var side: CaseInquiry.Side {
    guard inquiry.then != nil, let decided,
      let finding = inquiry.finding(on: decided.id, by: CasesScene.person)
    else { return .now }
    return finding.now.majority != nil && finding.then?.majority == nil ? .then : .now
  }

  /// The findings on a case that may be shown.
  func findings(on decided: Case) -> [CaseFinding] {
    let all = inquiry.findings(on: decided.id)
    let isOpen = !isReview || isPredicted(decided)
    return all.filter { $0.decider == CasesScene.person }
      + (isOpen ? all.filter { $0.decider != CasesScene.person } : [])
  }

  /// Whether what the person expects of the case at hand stays as it is, since somebody else has decided it, now or
  /// before the review was taken up again.
  private var isClosed: Bool {
    guard isReview, let decided, isPredicted(decided) else { return false }
    return recorded.contains(decided.id)
      || inquiry.findings(on: decided.id).contains { $0.decider != CasesScene.person }
  }

  func availability(of action: Action, _ world: World) -> Availability {
    switch action {
    case .asRuled, .otherwise, .undecided:
      isClosed ? .refused("Counsel's verdict was shown, so what you expected stays as it is.") : .open
    case .askDeciders: refusalToAsk(world).map(Availability.refused) ?? .open
    default: .open
    }
  }

  mutating func perform(_ action: Action, _ world: inout World) {
    let room = world.room
    let page = max(1, room.size.rows - 1)
    switch action {
    case .down: scroll(by: 1, room)
    case .up: scroll(by: -1, room)
    case .pageDown: scroll(by: page, room)
    case .pageUp: scroll(by: -page, room)
    case .top: scroll(by: .min / 4, room)
    case .bottom: scroll(by: .max / 4, room)
    case .nextProvision: select(selected + 1)
    case .previousProvision: select(selected - 1)
    case .asRuled: decide(.asRuled, &world)
    case .otherwise: decide(.otherwise, &world)
    case .undecided: decide(.undecided, &world)
    case .askDeciders: askWhoDecides(&world)
    default: break
    }
  }

  private mutating func select(_ index: Int) {
    selected = max(0, min(index, inquiry.cases.count - 1))
    top = 0
  }

  private mutating func scroll(by step: Int, _ room: Rect) {
    top = max(0, min(top + step, lines(columns: room.size.columns - 2).count - room.size.rows))
  }

  mutating func find(_ search: Search, _ world: inout World) -> Bool {
    let room = world.room
    let lines = lines(columns: room.size.columns - 2)
    guard let found = search.next(from: top, count: lines.count, text: { lines[$0].text }) else {
      return false
    }
    scroll(by: found - top, room)
    return true
  }

  /// Takes what the person says of the case at hand; a verdict on a case that is decided begins it anew.
  private mutating func decide(_ outcome: CaseVerdict.Outcome, _ world: inout World) {
    guard let decided else { return }
    if isPredicted(decided) { inquiry.forget(CasesScene.person, on: decided.id) }
    inquiry.hear(CaseVerdict(outcome), on: decided.id, side, from: CasesScene.person)
    guard isPredicted(decided) else { return }
    if let next = inquiry.cases.firstIndex(where: { !isPredicted($0) }) {
      select(next)
    } else {
      world.say(
        "\(world.keyName(of: .askDeciders)) has counsel decide; \(world.keyName(of: .back)) goes back.")
    }
    record([decided], by: CasesScene.person, &world)
  }

  /// What was decided stays with the review.
  mutating func back(isQuitting: Bool, _ world: inout World) {
    if isReview { world.reply(.cases(inquiry, [], asked: nil)) }
    world.leave()
  }

  /// At the desk, what was decided is said in the talk.
  mutating func leave(_ world: inout World) {
    guard !isReview, !inquiry.findings.isEmpty else { return }
    world.tell(charter, inquiry.summary)
    world.keepTalk(of: charter)
  }
}

extension SceneOpening {
  /// The cases of what changes, in a review.
  ///
  /// - Parameters:
  ///   - recorded: The ids of those that somebody other than the ratifier has decided in the review's record.
  ///   - ratifier: Who decides by hand, in the form of a proposer.
  static func cases(
    inReview inquiry: CaseInquiry, path: String, title: String, recorded: Set<String>, by ratifier: Bytes
  ) -> SceneOpening {
    SceneOpening(CasesScene(inquiry, path: path, title: title, ratifier: ratifier, recorded: recorded))
  }
}

extension World {
  /// Opens the cases of a charter, or says that it has none.
  ///
  /// - Parameter card: A proposal under whose text they are decided as well, which the person may read.
  mutating func openCases(of path: String, with card: Card? = nil) {
    guard let charter = charter(path) else { return }
    let base = card?.statement.before == .ofNothing ? nil : charter.document
    var inquiry = card?.result.map { CaseInquiry(from: base, to: $0) } ?? CaseInquiry(now: charter.document)
    inquiry.isDraft = charter.isDraft
    guard !inquiry.cases.isEmpty else {
      return refuse("The text has no cases yet. :trade-off asks counsel for one between two provisions.")
    }
    open(SceneOpening(CasesScene(inquiry, path: path, title: charter.document.title)))
  }
}
