internal import Cells
internal import Ratification

extension Interface {
  var tooSmallForDrill: String {
    "No drill: this charter has too few rules to seed flaws in. The record says nothing of one."
  }

  /// Opens a drill, by itself or before a review.
  mutating func begin(_ material: DrillMaterial, before next: ReviewMaterial?) {
    guard charterAtHand?.path == material.path else { return }
    guard !material.items.isEmpty else {
      say(tooSmallForDrill)
      return
    }
    screens.append(.drill(DrillScreen(material, before: next, isMonochrome: isMonochrome)))
  }

  mutating func receive(drill action: Action) -> [Effect] {
    guard case .drill(var drill) = screen else { return [] }
    let room = DrillAreas(self.room, drill, keymap).body.size
    var effects: [Effect] = []
    switch action {
    case .back, .close: return leave(drill)
    case .next:
      if drill.stage == .question { refuse(drill.purpose(isShort: false, keymap)) }
      if !drill.advance() { return finish(drill) }
    case .callFlawed, .callClean:
      guard let answer = drill.call(flawed: action == .callFlawed) else {
        say("\(keymap.keyName(of: .next)) goes on.")
        return []
      }
      effects = [.keepDrill(answer)]
    case .cycleView: drill.cycleView()
    case .nextProvision, .previousProvision: drill.moveToChange(isForward: action == .nextProvision)
    default: move(&drill, action, room)
    }
    drill.showRow(DrillAreas(self.room, drill, keymap).body.size)
    replaceScreen(.drill(drill))
    return effects
  }

  private func move(_ drill: inout DrillScreen, _ action: Action, _ room: Size) {
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
    if drill.stage == .question { drill.moveRow(by: step) } else { drill.scroll(by: step, room) }
  }

  private mutating func leave(_ drill: DrillScreen) -> [Effect] {
    screens.removeLast()
    let key = keymap.keyName(of: drill.next == nil ? .drill : .review)
    say(
      drill.stage == .summary
        ? "The drill is done." : "The drill is left; what you answered is kept. \(key) takes it up again.")
    return []
  }

  /// After the last text: back to where the drill was asked for, or on to the review.
  private mutating func finish(_ drill: DrillScreen) -> [Effect] {
    screens.removeLast()
    guard let next = drill.next else {
      say("The drill is done.")
      return []
    }
    begin(next, after: nil)
    guard case .review(var review) = screen else { return [] }
    review.review.drill = drill.count
    replaceScreen(.review(review))
    return []
  }
}
