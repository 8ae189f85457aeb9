internal import Cells
internal import Counsel
internal import Prose
internal import Ratification

/// An idea that several judge at once, none of whom sees another's answer; or one counsel in several lights.
struct PanelScene: Scene {
  enum Question: Equatable, Sendable {
    /// What those who are informed are told that the person would want.
    case stance
  }

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

  var pending: Pending<Question>?
  let charter: String
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
    (self.idea, charter, self.focus, isFraming) = (idea, path, focus, false)
    let critic = counsels.filter { $0.kind == .builtIn }
    seats = (counsels.filter { $0.kind != .builtIn } + (critic.isEmpty ? [.builtIn] : critic)).map {
      Seat(name: $0.stake == .governed ? "\($0.name), governed" : $0.name, profile: $0, framing: .neutral)
    }
  }

  /// One counsel in every light.
  init(_ idea: Bytes, path: String, focus: String?, framedFor profile: CounselProfile) {
    (self.idea, charter, self.focus, isFraming) = (idea, path, focus, true)
    seats = Framing.allCases.map { Seat(name: $0.rawValue, profile: profile, framing: $0) }
  }

  let contexts: [Context] = [.panel, .moving, .everywhere]
  var path: String? { charter }

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
  /// Those whose answer to the idea is whole, but for the critic.
  private var judges: [Seat] {
    seats.filter { $0.profile.kind != .builtIn && $0.answer(.blind)?.isComplete == true }
  }

  func availability(of action: Action, _ world: World) -> Availability {
    switch action {
    case .inform, .rebut, .framing, .keepPanel:
      if isFraming { return .hidden }
      if action == .framing, seats[selected].profile.kind == .builtIn { return .refused(World.noFraming) }
      return action == .rebut && world.exchanges.isEmpty && judges.count < 2
        ? .refused("It takes two who answered, for one to object to the other.") : .open
    default: return .open
    }
  }

  mutating func perform(_ action: Action, _ world: inout World) {
    let areas = PanelAreas(world.room, self)
    let page = max(1, areas.inside(selected).rows - 1)
    switch action {
    case .down: scroll(by: 1, areas)
    case .up: scroll(by: -1, areas)
    case .pageDown: scroll(by: page, areas)
    case .pageUp: scroll(by: -page, areas)
    case .top: scroll(by: .min / 4, areas)
    case .bottom: scroll(by: .max / 4, areas)
    case .nextPane: select(by: 1)
    case .previousPane: select(by: -1)
    case _ where isFraming: break
    case .inform: askStance(&world)
    case .rebut: rebut(&world)
    case .framing: world.openFraming(idea, in: charter, focus: focus, seats[selected].profile)
    case .keepPanel: toggleKept(&world)
    default: break
    }
  }

  private mutating func select(by step: Int) { selected = (selected + step + seats.count) % seats.count }

  /// `r`: whether the verdicts go into the record of what comes of the idea.
  private mutating func toggleKept(_ world: inout World) {
    isKept.toggle()
    world.say(
      isKept
        ? "What was said here goes into the record of what comes of the idea, each in a few lines."
        : "Nothing of this goes into the record.")
  }

  /// `i`: what the person would want is sent as well, to see who judges otherwise then.
  private mutating func askStance(_ world: inout World) {
    if world.isAnswering() { return }
    ask(
      .stance, "What would you want here?",
      "Each is asked again and told this. The screen says who judges otherwise then.", world)
  }

  func place(of question: Question) -> TypedPlace? { .panelStance(charter) }

  mutating func answer(_ question: Question, _ answer: Desk.Answer, _ world: inout World) {
    let stance = answer.bytes
    guard says(stance, words: 3, orCharacters: 4) else {
      askStance(&world)
      return world.refuse("Say what you would want in three words or more.")
    }
    self.stance = stance
    let idea = idea
    askSeats(&world) { $0.profile.kind == .builtIn ? nil : (.informed, .soundOut(idea, stance: stance)) }
  }

  /// `o`: each objects to what the next one said; who said nothing whole is left out.
  private mutating func rebut(_ world: inout World) {
    if world.isAnswering() { return }
    let (idea, judges) = (idea, judges)
    askSeats(&world) { seat in
      guard let place = judges.firstIndex(where: { $0.name == seat.name }) else { return nil }
      let other = judges[(place + 1) % judges.count]
      return other.answer(.blind).map {
        (.rebuttal(of: other.name), .rebuttal(of: Bytes($0.words.utf8), on: idea))
      }
    }
  }
}

extension SceneOpening {
  /// An idea before every counsel.
  static func panel(_ idea: Bytes, in path: String, focus: String?, _ world: World) -> SceneOpening {
    SceneOpening(PanelScene(idea, path: path, focus: focus, counsels: world.counsels))
  }
}

extension World {
  static let noFraming =
    "The built-in counsel is a set of rules: no light changes what it says. Ask a model."

  /// Opens an idea in every light, before one counsel.
  mutating func openFraming(
    _ idea: Bytes, in path: String, focus: String?, _ profile: CounselProfile
  ) {
    guard profile.kind != .builtIn else { return refuse(World.noFraming) }
    if isAnswering() { return }
    open(SceneOpening(PanelScene(idea, path: path, focus: focus, framedFor: profile)))
  }
}
