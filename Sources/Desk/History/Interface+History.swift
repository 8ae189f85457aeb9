internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  /// The screen of the past of a charter, with the text in force first.
  mutating func openHistory(_ charter: OpenCharter) -> [Effect] {
    guard !charter.isDraft else {
      refuse("A draft has no history yet. Adopt it with \(keymap.keyName(of: .adopt)).")
      return []
    }
    var screen = HistoryScreen(
      path: charter.path, head: charter.head.number, title: charter.document.title)
    let effects = screen.load(in: historyRoom)
    screens.append(.history(screen))
    markFault(in: charter.path)
    return effects + [.loadHistory(path: charter.path)]
  }

  /// What the line at the top and the bar at the bottom leave.
  var historyRoom: HistoryScreen.Room {
    HistoryScreen.Room(
      size: Size(columns: size.columns, rows: size.rows - 2), isMonochrome: isMonochrome,
      isStill: reducedMotion)
  }

  mutating func receive(history action: Action) -> [Effect] {
    guard case .history(var screen) = screen else { return [] }
    switch action {
    case .restore: return restore(&screen)
    case .pointInTime:
      askPointInTime()
      return []
    case .line: return askLineHistory()
    case .tell: return toggleTelling()
    case .flow: return toggleFlow()
    default: break
    }
    let effects = move(action, &screen) ?? look(action, &screen)
    replaceScreen(.history(screen))
    return effects
  }

  /// Keys that go from amendment to amendment; nil for others.
  private mutating func move(_ action: Action, _ screen: inout HistoryScreen) -> [Effect]? {
    let room = historyRoom
    let page = max(1, screen.frame.textRoom(in: room.size).rows - 2)
    let step: Int
    switch action {
    case .nextAmendment: step = 1
    case .previousAmendment: step = -1
    case .top: step = -screen.frame.head
    case .bottom: step = screen.frame.head
    case .down where screen.frame.pane == .list: step = 1
    case .up where screen.frame.pane == .list: step = -1
    case .pageDown where screen.frame.pane == .list: step = page
    case .pageUp where screen.frame.pane == .list: step = -page
    case .stepForward, .stepBack:
      screen.pause()
      return screen.step(isForward: action == .stepForward, in: room)
        ?? end(isForward: action == .stepForward)
    case .playPause:
      guard screen.isPlaying else { return screen.play(in: room, at: now) }
      screen.pause()
      return []
    default: return nil
    }
    screen.pause()
    let order = screen.frame.order
    guard let number = order.number(from: screen.target.amendment, by: step) else { return [] }
    if number == screen.target.amendment, abs(step) == 1 { return end(isForward: step > 0) }
    return screen.go(to: number, in: room)
  }

  private mutating func end(isForward: Bool) -> [Effect] {
    say(isForward ? "This is the last amendment." : "This is the first amendment.")
    return []
  }

  /// Keys that change how the amendment at hand is looked at.
  private mutating func look(_ action: Action, _ screen: inout HistoryScreen) -> [Effect] {
    let room = historyRoom
    let page = max(1, screen.frame.textRoom(in: room.size).rows - 2)
    switch action {
    case .down where screen.frame.movesBlamed, .up where screen.frame.movesBlamed:
      screen.frame.moveBlamed(by: action == .down ? 1 : -1, in: room.size, isMonochrome: room.isMonochrome)
    case .down, .up: scroll(&screen, by: action == .down ? 1 : -1)
    case .pageDown, .pageUp: scroll(&screen, by: action == .pageDown ? page : -page)
    case .nextPane, .previousPane:
      let all = HistoryPane.allCases
      let index = all.firstIndex(of: screen.frame.pane) ?? 0
      screen.frame.pane = all[(index + (action == .nextPane ? 1 : all.count - 1)) % all.count]
    case .faster, .slower:
      screen.speed.change(faster: action == .faster)
      say("Speed \(screen.speed.name).")
    case .comparison:
      screen.pause()
      let isSince = screen.comparison == .thisAmendment
      say(isSince ? "Compared with the text that was adopted." : "The change of this amendment.")
      // Where there is one pane at a time, the change is to be seen.
      if !HistoryLayout(Rect(origin: Point(column: 0, row: 0), size: room.size), pane: .text).isWide {
        screen.frame.pane = .text
      }
      return screen.compare(isSince ? .sinceAdoption : .thisAmendment, in: room)
    case .follow: return follow(&screen)
    case .blame:
      screen.frame.isBlaming.toggle()
      screen.frame.blamedRow = nil
      if screen.frame.isBlaming {
        screen.frame.pane = .text
        screen.frame.moveBlamed(by: 0, in: room.size, isMonochrome: room.isMonochrome)
        say("\(keymap.keyName(of: .line)) on a line: what stood there before, and what took it away.")
      }
      if screen.frame.isBlaming, screen.frame.amendments == nil {
        say("The history is still being read; where the lines are from will show then.")
      }
    case .copy:
      guard let focus = screen.frame.focus, let document = screen.frame.detail?.text.document,
        document.provision(focus.id) != nil
      else { return [] }
      say("Copied “\(focus.name)” as amendment \(screen.frame.cursor) left it.")
      return [.copy(document.text(of: focus))]
    default: say("That is not for the history. \(keymap.keyName(of: .help)) shows the keys.")
    }
    return []
  }

  private func scroll(_ screen: inout HistoryScreen, by step: Int) {
    if screen.frame.pane == .caption {
      screen.frame.scrollCaption(by: step, in: historyRoom.size)
    } else {
      screen.frame.scroll(by: step, in: historyRoom.size, isMonochrome: isMonochrome)
    }
  }

  /// Only the amendments that touch the provision in focus, or all again.
  private mutating func follow(_ screen: inout HistoryScreen) -> [Effect] {
    let key = keymap.keyName(of: .follow)
    guard screen.frame.followed == nil else {
      screen.frame.followed = nil
      say("All amendments.")
      return []
    }
    guard let amendments = screen.frame.amendments else {
      refuse("The history is still being read. Press \(key) again in a moment.")
      return []
    }
    guard let focus = screen.frame.focus else { return [] }
    let numbers = amendments.filter { $0.provisions.contains(focus.id) }.map(\.number)
    guard !numbers.isEmpty else {
      refuse("No amendment touches “\(focus.name)”.")
      return []
    }
    screen.frame.followed = ReplayFrame.Followed(id: focus.id, name: focus.name, numbers: numbers)
    let count = numbers.count == 1 ? "1 amendment touches" : "\(numbers.count) amendments touch"
    say("\(count) “\(focus.name)”. \(key) shows all again.")
    let order = screen.frame.order
    let nearest = order[order.index(of: screen.target.amendment)]
    return nearest == screen.target.amendment ? [] : screen.go(to: nearest, in: historyRoom)
  }

  /// A digit: so many tenths of the way through the history.
  mutating func jump(to tenths: Int) -> [Effect] {
    guard case .history(var screen) = screen, let number = screen.frame.order.number(atTenths: tenths) else {
      return []
    }
    screen.pause()
    let effects = screen.go(to: number, in: historyRoom)
    replaceScreen(.history(screen))
    return effects
  }

  /// `R`: the text of then as a proposal of now, in the person's own name and with their own words.
  private mutating func restore(_ screen: inout HistoryScreen) -> [Effect] {
    screen.pause()
    replaceScreen(.history(screen))
    if let fault = screen.frame.fault {
      refuse("This history is read-only: \(fault.words)")
      return []
    }
    guard identity != nil else {
      refuse(
        "Say who you are first: \(keymap.keyName(of: .who)) at the desk. Restoring proposes an amendment in your name."
      )
      return []
    }
    guard let detail = screen.frame.detail, detail.number == screen.target.amendment else { return [] }
    guard detail.text.document.bytes != charterAtHand?.document.bytes else {
      refuse("This is the text in force, so there is nothing to restore.")
      return []
    }
    askOwnProposal(detail.text.document.bytes, "Restore the text as amendment \(detail.number) left it")
    return []
  }
}
