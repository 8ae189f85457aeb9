internal import Cells
internal import Counsel
internal import Prose

/// An idea that several judge at once, none of whom sees another's answer; or one counsel in several lights.
public struct PanelScreen: Equatable, Sendable {
  enum Round: Equatable, Sendable {
    /// Without what the person would want.
    case blind
    /// With it.
    case informed
    /// Against what the one of that name said.
    case rebuttal(of: String)
  }

  struct Answer: Equatable, Sendable {
    let round: Round
    /// The exchange that it comes from; nil once that has ended.
    var exchange: Int?
    var words = ""
    /// How far it is, and how it ended.
    var note = ""
    var isComplete = false

    /// What it says of the idea; nil where it is not whole, or says none.
    var verdict: Verdict? { isComplete ? Verdict(of: words) : nil }
  }

  struct Seat: Equatable, Sendable {
    /// Above the column: who, or in what light.
    let name: String
    let profile: CounselProfile
    let framing: Framing
    var answers: [Answer] = []
    /// The first row of its column that is shown.
    var top = 0
    /// The model as its server names it.
    var model: String?

    func answer(_ round: Round) -> Answer? { answers.last { $0.round == round } }
  }

  let path: String
  let idea: Bytes
  /// The provision that it is about.
  let focus: String?
  /// Whether one counsel judges in several lights.
  let isFraming: Bool
  var seats: [Seat]
  /// What those who are informed were told last that the person would want.
  var stance: Bytes?
  /// Whether what was said goes into the record; a framing does by itself.
  var isKept = false
  /// The column that keys move, from 0.
  private(set) var selected = 0

  /// Every counsel, the built-in critic beside them.
  init(_ idea: Bytes, path: String, focus: String?, counsels: [CounselProfile]) {
    (self.idea, self.path, self.focus, isFraming) = (idea, path, focus, false)
    let critic = counsels.filter { $0.kind == .builtIn }
    seats = (counsels.filter { $0.kind != .builtIn } + (critic.isEmpty ? [.builtIn] : critic)).map {
      Seat(name: $0.stake == .governed ? "\($0.name), governed" : $0.name, profile: $0, framing: .neutral)
    }
  }

  /// One counsel in every light.
  init(_ idea: Bytes, path: String, focus: String?, framedFor profile: CounselProfile) {
    (self.idea, self.path, self.focus, isFraming) = (idea, path, focus, true)
    seats = Framing.allCases.map { Seat(name: $0.rawValue, profile: profile, framing: $0) }
  }

  var isAsking: Bool { seats.contains { $0.answers.contains { $0.exchange != nil } } }

  /// The verdicts of a round; the critic gives none.
  func table(_ round: Round) -> VerdictTable {
    VerdictTable(
      seats.filter { $0.profile.kind != .builtIn }.compactMap { seat in
        seat.answer(round).map { VerdictTable.Row(seat.name, $0.verdict) }
      })
  }

  /// Those whose verdict is another one since they know what the person would want.
  var swayed: [Seat] {
    seats.filter { seat in
      guard let blind = seat.answer(.blind)?.verdict, let informed = seat.answer(.informed)?.verdict else {
        return false
      }
      return blind != informed
    }
  }

  mutating func select(by step: Int) { selected = (selected + step + seats.count) % seats.count }

  /// Changes what an exchange answers; false where it is none of these.
  mutating func update(exchange id: Int, _ body: (inout Answer, inout Seat) -> Void) -> Bool {
    for seat in seats.indices {
      for index in seats[seat].answers.indices where seats[seat].answers[index].exchange == id {
        var answer = seats[seat].answers[index]
        body(&answer, &seats[seat])
        seats[seat].answers[index] = answer
        return true
      }
    }
    return false
  }

  /// What the verdicts come to, in a line or two.
  var summary: String {
    if isAsking { return "Each answers alone and sees no other's answer." }
    let table = table(.blind)
    guard table.given > 0 else { return "Nobody gave a verdict." }
    var words = ""
    if table.given > 1 {
      words =
        isFraming
        ? table.differs ? "The verdict flips. " : "The verdict holds. "
        : table.differs ? "They differ. " : "They agree. "
    }
    words += table.lines.joined(separator: " · ") + "."
    if seats.contains(where: { $0.answer(.informed) != nil }) {
      words +=
        swayed.isEmpty
        ? " Knowing your stance changed nothing."
        : " Knowing your stance, \(swayed.map(\.name).joined(separator: " and ")) judged otherwise."
    }
    if isKept { words += " Kept for the record." }
    return words
  }
}
