internal import Cells
internal import Charter
internal import Counsel
internal import Ledger
internal import Prose

/// Cases that are decided under the text in force and under a proposed one: by hand, and by counsel.
public struct CasesScreen: Equatable, Sendable {
  /// A question that was put to a counsel, or waits to be.
  struct Question: Equatable, Sendable {
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

  let path: String
  let title: String
  /// Whether it is part of a review: then counsel's verdicts stand behind the person's own.
  let isReview: Bool
  var inquiry: CaseInquiry
  /// The case that is shown, from 0.
  private(set) var selected = 0
  /// The first row of it that is shown.
  private(set) var top = 0
  /// Questions that wait until others are answered.
  var waiting: [Question] = []
  /// The exchanges that are under way.
  var asked: [Int: Question] = [:]
  /// What the model is called by its server, for each counsel.
  var models: [String: String] = [:]

  init(_ inquiry: CaseInquiry, path: String, title: String, isReview: Bool) {
    (self.inquiry, self.path, self.title, self.isReview) = (inquiry, path, title, isReview)
    selected = inquiry.cases.firstIndex { !isPredicted($0) } ?? 0
  }

  var decided: Case? {
    inquiry.cases.indices.contains(selected) ? inquiry.cases[selected] : nil
  }

  /// Whether the person has said how they expect a case to be decided, under each text.
  func isPredicted(_ decided: Case) -> Bool {
    guard let finding = inquiry.finding(on: decided.id, by: CasesScreen.person) else { return false }
    return finding.now.majority != nil && (inquiry.then == nil || finding.then?.majority != nil)
  }

  /// The first case on which the person has not spoken.
  var unpredicted: Case? { inquiry.cases.first { !isPredicted($0) } }

  /// Which text the person's next verdict on the case at hand is for.
  var side: CaseInquiry.Side {
    guard inquiry.then != nil, let decided,
      let finding = inquiry.finding(on: decided.id, by: CasesScreen.person)
    else { return .now }
    return finding.now.majority != nil && finding.then?.majority == nil ? .then : .now
  }

  /// The findings on a case that may be shown.
  func findings(on decided: Case) -> [CaseFinding] {
    let all = inquiry.findings(on: decided.id)
    let isOpen = !isReview || isPredicted(decided)
    return all.filter { $0.decider == CasesScreen.person }
      + (isOpen ? all.filter { $0.decider != CasesScreen.person } : [])
  }

  mutating func select(_ index: Int) {
    selected = max(0, min(index, inquiry.cases.count - 1))
    top = 0
  }

  mutating func scroll(by step: Int, _ room: Rect) {
    top = max(0, min(top + step, lines(columns: room.size.columns - 2).count - room.size.rows))
  }

  mutating func find(_ search: Search, _ room: Rect) -> Bool {
    let lines = lines(columns: room.size.columns - 2)
    guard let found = search.next(from: top, count: lines.count, text: { lines[$0].text }) else {
      return false
    }
    scroll(by: found - top, room)
    return true
  }

  /// Takes what the person says of the case at hand; a verdict on a case that is decided begins it anew.
  mutating func decide(_ outcome: CaseVerdict.Outcome) {
    guard let decided else { return }
    if isPredicted(decided) { inquiry.forget(CasesScreen.person, on: decided.id) }
    inquiry.hear(CaseVerdict(outcome), on: decided.id, side, from: CasesScreen.person)
  }
}
