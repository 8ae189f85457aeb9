internal import Cells
internal import Counsel
internal import Critic
internal import Prose
internal import Ratification

/// A drill: texts with a seeded flaw, or without one, to be called flawed or clean.
///
/// It holds redlines and nothing that could be proposed: what is on this screen can't come into force.
struct DrillScene: Scene {
  enum Stage: Equatable, Sendable { case announcement, question, answer, summary }

  var pending: Pending<Never>?
  let material: DrillMaterial
  /// The review that the drill comes before; nil where the drill was asked for by itself.
  let next: ReviewMaterial?
  private let isMonochrome: Bool
  private(set) var stage = Stage.announcement
  private(set) var outcomes: [DrillOutcome]
  /// The row of the redline that is pointed at.
  private(set) var row = 0
  /// The first line that is shown.
  private(set) var top = 0
  private(set) var view = RedlineView.words

  init(_ material: DrillMaterial, before next: ReviewMaterial?, isMonochrome: Bool) {
    self.material = material
    self.next = next
    self.isMonochrome = isMonochrome
    outcomes = Array(material.warmUp.done.prefix(material.items.count))
  }

  let contexts: [Context] = [.drill, .moving, .everywhere]
  var path: String? { material.path }

  /// The place of the text that is shown, from 0.
  var index: Int { stage == .answer ? outcomes.count - 1 : outcomes.count }

  /// The text that is shown; nil before the first and after the last.
  var item: DrillItem? {
    guard stage == .question || stage == .answer, material.items.indices.contains(index) else { return nil }
    return material.items[index]
  }

  var count: DrillCount { DrillCount(outcomes) }

  func availability(of action: Action, _ world: World) -> Availability {
    switch action {
    case .callFlawed, .callClean, .nextProvision, .previousProvision: stage == .question ? .open : .hidden
    case .cycleView: item == nil ? .hidden : .open
    case .next: stage == .question ? .refused(purpose(isShort: false, world.keymap)) : .open
    default: .open
    }
  }

  mutating func perform(_ action: Action, _ world: inout World) {
    switch action {
    case .next: if !advance() { return finish(&world) }
    case .callFlawed, .callClean:
      guard let answer = call(flawed: action == .callFlawed) else {
        return world.say("\(world.keyName(of: .next)) goes on.")
      }
      world.want(.keepDrill(answer))
    case .cycleView: view = view.next
    case .nextProvision, .previousProvision: moveToChange(isForward: action == .nextProvision)
    default: move(action, DrillAreas(world.room, self, world.keymap).body.size)
    }
    showRow(DrillAreas(world.room, self, world.keymap).body.size)
  }

  private mutating func move(_ action: Action, _ room: Size) {
    let page = max(1, room.rows - 1)
    let step: Int
    switch action {
    case .down: step = 1
    case .up: step = -1
    case .pageDown: step = page
    case .pageUp: step = -page
    case .top: step = .min / 4
    case .bottom: step = .max / 4
    default: return
    }
    if stage == .question {
      moveRow(by: step)
    } else {
      top = max(0, min(top + step, body(columns: room.columns).count - room.rows))
    }
  }

  /// Calls the text flawed at the row pointed at, or clean.
  private mutating func call(flawed isFlawed: Bool) -> DrillAnswer? {
    guard stage == .question, let item else { return nil }
    let outcome: DrillOutcome =
      switch (item.flaw, isFlawed) {
      case (nil, true): .falseAlarm
      case (nil, false): .cleared
      case (.some, true): item.hasFlaw(at: row) ? .found : .misplaced
      case (.some, false): .missed
      }
    outcomes.append(outcome)
    (stage, top) = (.answer, 0)
    return DrillAnswer(
      warmUp: material.warmUp.id, place: outcomes.count, count: material.items.count,
      kind: item.flaw?.name ?? "clean", outcome: outcome)
  }

  /// Goes on; false where there is nothing more.
  private mutating func advance() -> Bool {
    if stage == .summary { return false }
    stage = outcomes.count < material.items.count ? .question : .summary
    (top, row) = (0, 0)
    moveRow(by: 0)
    return true
  }

  /// After the last text: back to where the drill was asked for, or on to the review.
  private mutating func finish(_ world: inout World) {
    world.leave()
    guard let next else { return world.say("The drill is done.") }
    world.open(.review(next, drilled: count, world))
  }

  mutating func back(isQuitting: Bool, _ world: inout World) {
    let key = world.keyName(of: next == nil ? .drill : .review)
    world.say(
      stage == .summary
        ? "The drill is done." : "The drill is left; what you answered is kept. \(key) takes it up again.")
    world.leave()
  }

  /// The rows that have words in them.
  var fullRows: [Int] {
    guard let rows = item?.redline.rows else { return [] }
    return rows.indices.filter { !rows[$0].pieces.isEmpty }
  }

  /// Points at another row that has words in it.
  private mutating func moveRow(by step: Int) {
    let full = fullRows
    guard !full.isEmpty else { return }
    let place = full.firstIndex { $0 >= row } ?? full.count - 1
    row = full[max(0, min(place + step, full.count - 1))]
  }

  /// Points at the next changed row, or the one before.
  private mutating func moveToChange(isForward: Bool) {
    guard let rows = item?.redline.rows else { return }
    let changed = rows.indices.filter { rows[$0].kind != .same }
    if let found = isForward ? changed.first(where: { $0 > row }) : changed.last(where: { $0 < row }) {
      row = found
    }
  }

  /// Brings the row pointed at into view.
  private mutating func showRow(_ room: Size) {
    guard stage == .question else { return }
    let lines = body(columns: room.columns)
    let places = lines.indices.filter { lines[$0].source?.row == row }
    guard let first = places.first, let last = places.last else { return }
    top = max(min(top, first), last - room.rows + 1)
    top = max(0, min(top, first))
  }

  /// A text, its rows as choices: to point at one is to call it flawed.
  func outline(_ world: World) -> SceneOutline {
    let name = item.map { ": \(linear(Bytes($0.name.utf8)))" } ?? ""
    let count = material.items.count
    var page = SceneOutline(
      "drill \(stage) \(outcomes.count)", "Drill\(name), \(min(index + 1, count)) of \(count)")
    let back = SceneOutline.Choice("back", .action(.back))
    guard stage == .question else {
      let verdict = stage == .answer ? [verdict] : []
      let lines = body(columns: max(40, world.size.columns)).map(\.linear)
      page.parts = [SceneOutline.Part("", verdict + lines)]
      page.choices = [SceneOutline.Choice("go on", .action(.next)), back]
      page.usual = .action(.next)
      return page
    }
    page.parts = [SceneOutline.Part("", ["Which line holds the flaw? Or is the text clean?"])]
    let lines = body(columns: 10_000)
    page.choices = fullRows.enumerated().map { index, row in
      let words = lines.filter { $0.source?.row == row }.map(\.linear).joined(separator: " ")
      return SceneOutline.Choice("flawed: \(words)", .item(index, .callFlawed))
    }
    page.choices += [SceneOutline.Choice("clean", .action(.callClean)), back]
    return page
  }

  mutating func select(item index: Int, _ world: inout World) {
    if fullRows.indices.contains(index) { row = fullRows[index] }
  }

  /// What stands in the body at this stage.
  func body(columns: Int) -> [DisplayLine] {
    switch stage {
    case .announcement: announcement(columns: columns)
    case .question: redline(columns: columns)
    case .answer: explanation(columns: columns - RedlineLayout.gutter) + redline(columns: columns)
    case .summary: summary(columns: columns)
    }
  }

  private func redline(columns: Int) -> [DisplayLine] {
    guard let item else { return [] }
    return RedlineLayout(item.redline, columns: columns, view: view, isMonochrome: isMonochrome).lines
  }
}

extension SceneOpening {
  /// A drill before a review.
  static func drill(_ material: DrillMaterial, before next: ReviewMaterial, _ world: World) -> SceneOpening {
    SceneOpening(DrillScene(material, before: next, isMonochrome: world.isMonochrome))
  }
}

extension World {
  static let tooSmallForDrill =
    "No drill: this charter has too few rules to seed flaws in. The record says nothing of one."

  /// Opens a drill by itself, or says that the charter is too small for one.
  mutating func openDrill(_ material: DrillMaterial) {
    guard !material.items.isEmpty else { return say(World.tooSmallForDrill) }
    open(SceneOpening(DrillScene(material, before: nil, isMonochrome: isMonochrome)))
  }
}
