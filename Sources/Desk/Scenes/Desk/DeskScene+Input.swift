internal import Cells
internal import Charter
internal import Counsel
internal import Prose
internal import Ratification

/// Keys, the mouse, and the composer.
extension DeskScene {
  /// Rows that one turn of the wheel moves.
  private static let turn = 3

  mutating func perform(_ action: Action, _ world: inout World) {
    if scroll(action, &world) { return }
    switch action {
    case .nextPane, .previousPane: movePane(by: action == .nextPane ? 1 : -1)
    case .compose, .choose: pane = .composer
    case .critique: world.ask(.critique, said: [], focus: nil, in: charter.path)
    case .objections: askObjection(&world)
    case .soundOut: askIdea(world)
    case .cases: askCases(&world)
    case .panel, .framing: askIdea(action == .panel ? .panel : .framing, world.talk(charter.path).idea, world)
    case .tradeOff: askTradeOff(&world)
    case .brief: showBrief(&world)
    case .counsel: world.open(.counsel(world))
    case .verify:
      world.say("Verifying the history…")
      world.verify(charter.path)
    case .copy: if let focus { world.want(.copy(document.text(of: focus))) }
    case .propose: if let focus { world.open(.proposing(on: focus, in: charter.path, world)) }
    default: performOnWhole(action, &world)
    }
  }

  /// What is done with the charter as a whole.
  private mutating func performOnWhole(_ action: Action, _ world: inout World) {
    let path = charter.path
    switch action {
    case .review: world.openReview(charter)
    case .adopt: world.openAdoption(charter)
    case .history: world.openHistory(charter)
    case .docket: world.open(.docket(charter))
    case .people: world.open(.people(charter))
    case .who: world.open(.who(world))
    case .heal: askHealing()
    case .makeMine:
      ask(.makeMine, "Make “\(document.title)” yours?", ["Copy it under my key, and adopt it", "Leave it"])
    case .export:
      ask(
        .export, "Export as Markdown", "The file to write; a file that is there is not overwritten.",
        "\(document.title.slug).md", .line, world)
    case .edit, .report, .drill, .undo, .redo:
      if world.isBusy() { return }
      switch action {
      case .report: world.want(.loadReport(path: path), "reading the records")
      case .drill: world.want(.beginDrill(path: path), "composing a drill")
      case .undo: world.want(.undoDraft(path: path), "undoing")
      case .redo: world.want(.redoDraft(path: path), "redoing")
      default: world.editText(of: path)
      }
    default: break
    }
  }

  /// Moves in the pane that has the focus; false for an action that does not move.
  private mutating func scroll(_ action: Action, _ world: inout World) -> Bool {
    let panes = panes(world)
    let isTalk = pane == .talk
    let page = max(1, (isTalk ? panes.talkRows : panes.textRows) - 1)
    switch action {
    case .nextProvision, .previousProvision:
      pane = .text
      moveProvision(isForward: action == .nextProvision)
    case .down, .up: scroll(by: action == .down ? 1 : -1, isTalk: isTalk, panes, &world)
    case .pageDown, .pageUp:
      scroll(by: action == .pageDown ? page : -page, isTalk: isTalk, panes, &world)
    case .top where isTalk: scrollTalk(by: .min / 2, panes, &world)
    case .bottom where isTalk: scrollTalk(by: .max / 2, panes, &world)
    case .top: scrollToTop()
    case .bottom: scrollToBottom(panes)
    default: return false
    }
    return true
  }

  private mutating func scroll(by rows: Int, isTalk: Bool, _ panes: DeskPanes, _ world: inout World) {
    if isTalk { scrollTalk(by: rows, panes, &world) } else { scrollText(by: rows, panes) }
  }

  mutating func turnWheel(isDown: Bool, at point: Point, _ world: inout World) {
    let panes = panes(world)
    scroll(
      by: isDown ? DeskScene.turn : -DeskScene.turn, isTalk: panes.talk?.contains(point) ?? false, panes,
      &world)
  }

  /// A press puts the focus where it is.
  mutating func press(at point: Point, _ world: inout World) {
    let panes = panes(world)
    if panes.composer.contains(point) {
      pane = .composer
    } else if panes.talk?.contains(point) ?? false {
      pane = .talk
    } else if panes.text?.contains(point) ?? false {
      pane = .text
    }
  }

  // MARK: The composer

  mutating func type(_ key: Key, _ world: inout World) {
    switch world.keymap.action(for: key, in: [.composer]) {
    case .back: leaveComposer()
    case .nextPane: movePane(by: 1)
    case .previousPane: movePane(by: -1)
    case .next: send(&world)
    case .edit: world.want(.edit(.field, composer.bytes))
    case .clear: composer.clearLine()
    default:
      if !composer.receive(key), key == .up || key == .down { recall(isEarlier: key == .up, world) }
    }
  }

  mutating func submit(_ world: inout World) {
    send(&world)
    pane = .text
  }

  mutating func leaveField(_ world: inout World) { pane = .text }

  /// The words go to counsel, about the provision that they mention.
  private mutating func send(_ world: inout World) {
    guard world.exchanges.isEmpty else {
      return world.say("Counsel is still answering. \(world.keyName(of: .stop)) stops it.")
    }
    let words = composer.trimmed
    if words.isEmpty { return }
    let (bytes, focus) = (Bytes(words.utf8), provision(mentionedIn: words)?.id)
    if world.ask(.talk(bytes), said: bytes, focus: focus, in: charter.path) { clearComposer() }
  }
}

extension String {
  /// A file name made of the title.
  fileprivate var slug: String {
    let kept = lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
    return kept.split(separator: "-").joined(separator: "-")
  }
}
