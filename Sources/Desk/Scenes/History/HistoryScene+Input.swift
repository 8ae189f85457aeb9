internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension HistoryScene {
  var contexts: [Context] { [.history, .search, .moving, .everywhere] }
  var path: String? { charter }
  var searchesItself: Bool { true }
  var isOpening: Bool { isWaiting && frame.detail?.number != frame.cursor }

  func wakesAt(_ world: World) -> Moment? { beatIsDue }

  /// What the line at the top and the bar at the bottom leave.
  func room(_ world: World) -> Room {
    Room(
      size: Size(columns: world.size.columns, rows: world.size.rows - 2), isMonochrome: world.isMonochrome,
      isStill: world.reducedMotion)
  }

  mutating func appear(_ world: inout World) {
    world.want(all: load(in: room(world)))
    if frame.fault == nil { frame.fault = world.charters[charter]?.fault }
    world.want(.loadHistory(path: charter))
    guard let film else { return }
    speed = film.speed
    let (room, first) = (room(world), film.first ?? 1)
    world.want(
      all: world.isLinear
        ? go(to: first, in: room) : play(from: first, to: film.last ?? frame.head, in: room, at: world.now))
  }

  mutating func tick(_ world: inout World) { world.want(all: beat(in: room(world), at: world.now)) }

  // MARK: What comes in

  mutating func hear(_ message: Message, _ world: inout World) -> Bool {
    let room = room(world)
    switch message {
    case .history(path: charter, let amendments, fault: let fault):
      if let fault, amendments.isEmpty {
        // Nothing of it can be read.
        world.leave()
        world.refuse(fault.words)
      } else {
        world.want(all: receive(amendments, fault, in: room))
      }
    case .amendment(path: charter, let detail): world.want(all: receive(detail, in: room, at: world.now))
    case .found(path: charter, let found): receive(found, &world)
    case .line(path: charter, number: let number, let line): show(line, of: number, &world)
    case .flow(path: charter, let flow): frame.flow = flow
    case .verificationFailed(path: charter, _, amendment: _):
      if frame.fault == nil { frame.fault = world.charters[charter]?.fault }
    case .failed:
      // If it was to bring a text, that text is asked for again when a key wants it.
      stopWaiting()
      return false
    default: return false
    }
    return true
  }

  /// A text of the past that is proposed again is reviewed from the desk.
  mutating func receive(_ reply: SceneReply, _ world: inout World) {
    if reply == .proposing { world.leave() }
  }

  // MARK: Keys

  mutating func perform(_ action: Action, _ world: inout World) {
    switch action {
    case .search:
      ask(
        .words, "Search the history",
        "Words in the texts, problems, reasons, objections and declined proposals; nothing shows all again.",
        world)
    case .searchNext, .searchPrevious: find(isForward: action == .searchNext, &world)
    case .pointInTime:
      ask(
        .pointInTime, "Go to",
        "An amendment's number, or a day such as 2026-03-01: what was in force at its end.", world)
    case .restore: restore(&world)
    case .line: askLineHistory(&world)
    case .tell: toggleTelling(&world)
    case .flow: toggleFlow(&world)
    default: if !move(action, &world) { look(action, &world) }
    }
  }

  /// A digit: so many tenths of the way through the history.
  mutating func take(unbound key: Key, _ world: inout World) -> Bool {
    guard case .character(let digit) = key, let tenths = Int(String(digit)) else { return false }
    if let number = frame.order.number(atTenths: tenths) { jump(to: number, &world) }
    return true
  }

  /// Goes to an amendment, and stays there.
  mutating func jump(to number: Int, _ world: inout World) {
    pause()
    world.want(all: go(to: number, in: room(world)))
  }

  /// Keys that go from amendment to amendment; false for others.
  private mutating func move(_ action: Action, _ world: inout World) -> Bool {
    let room = room(world)
    let page = max(1, frame.textRoom(in: room.size).rows - 2)
    let step: Int
    switch action {
    case .nextAmendment: step = 1
    case .previousAmendment: step = -1
    case .top: step = -frame.head
    case .bottom: step = frame.head
    case .down where frame.pane == .list: step = 1
    case .up where frame.pane == .list: step = -1
    case .pageDown where frame.pane == .list: step = page
    case .pageUp where frame.pane == .list: step = -page
    case .stepForward, .stepBack:
      pause()
      let isForward = action == .stepForward
      if let effects = self.step(isForward: isForward, in: room) {
        world.want(all: effects)
      } else {
        sayEnd(isForward: isForward, &world)
      }
      return true
    case .playPause:
      if isPlaying { pause() } else { world.want(all: play(in: room, at: world.now)) }
      return true
    default: return false
    }
    pause()
    guard let number = frame.order.number(from: target.amendment, by: step) else { return true }
    if number == target.amendment, abs(step) == 1 {
      sayEnd(isForward: step > 0, &world)
    } else {
      world.want(all: go(to: number, in: room))
    }
    return true
  }

  private func sayEnd(isForward: Bool, _ world: inout World) {
    world.say(isForward ? "This is the last amendment." : "This is the first amendment.")
  }

  /// Keys that change how the amendment at hand is looked at.
  private mutating func look(_ action: Action, _ world: inout World) {
    let room = room(world)
    let page = max(1, frame.textRoom(in: room.size).rows - 2)
    switch action {
    case .down where frame.movesBlamed, .up where frame.movesBlamed:
      frame.moveBlamed(by: action == .down ? 1 : -1, in: room.size, isMonochrome: room.isMonochrome)
    case .down, .up: scroll(by: action == .down ? 1 : -1, room)
    case .pageDown, .pageUp: scroll(by: action == .pageDown ? page : -page, room)
    case .nextPane, .previousPane:
      let all = HistoryPane.allCases
      let index = all.firstIndex(of: frame.pane) ?? 0
      frame.pane = all[(index + (action == .nextPane ? 1 : all.count - 1)) % all.count]
    case .faster, .slower:
      speed.change(faster: action == .faster)
      world.say("Speed \(speed.name).")
    case .comparison: toggleComparison(room, &world)
    case .follow: follow(&world)
    case .blame: toggleBlame(room, &world)
    case .copy:
      guard let focus = frame.focus, let document = frame.detail?.text.document,
        document.provision(focus.id) != nil
      else { return }
      world.say("Copied “\(focus.name)” as amendment \(frame.cursor) left it.")
      world.want(.copy(document.text(of: focus)))
    default: world.say("That is not for the history. \(world.keyName(of: .help)) shows the keys.")
    }
  }

  private mutating func scroll(by step: Int, _ room: Room) {
    if frame.pane == .caption {
      frame.scrollCaption(by: step, in: room.size)
    } else {
      frame.scroll(by: step, in: room.size, isMonochrome: room.isMonochrome)
    }
  }

  private mutating func toggleComparison(_ room: Room, _ world: inout World) {
    pause()
    let isSince = comparison == .thisAmendment
    world.say(isSince ? "Compared with the text that was adopted." : "The change of this amendment.")
    // Where there is one pane at a time, the change is to be seen.
    if !HistoryLayout(Rect(origin: Point(column: 0, row: 0), size: room.size), pane: .text).isWide {
      frame.pane = .text
    }
    world.want(all: compare(isSince ? .sinceAdoption : .thisAmendment, in: room))
  }

  private mutating func toggleBlame(_ room: Room, _ world: inout World) {
    frame.isBlaming.toggle()
    frame.blamedRow = nil
    guard frame.isBlaming else { return }
    frame.pane = .text
    frame.moveBlamed(by: 0, in: room.size, isMonochrome: room.isMonochrome)
    world.say(
      frame.amendments == nil
        ? "The history is still being read; where the lines are from will show then."
        : "\(world.keyName(of: .line)) on a line: what stood there before, and what took it away.")
  }

  /// Only the amendments that touch the provision in focus, or all again.
  private mutating func follow(_ world: inout World) {
    let key = world.keyName(of: .follow)
    guard frame.followed == nil else {
      frame.followed = nil
      return world.say("All amendments.")
    }
    guard let amendments = frame.amendments else {
      return world.refuse("The history is still being read. Press \(key) again in a moment.")
    }
    guard let focus = frame.focus else { return }
    let numbers = amendments.filter { $0.provisions.contains(focus.id) }.map(\.number)
    guard !numbers.isEmpty else { return world.refuse("No amendment touches “\(focus.name)”.") }
    frame.followed = ReplayFrame.Followed(id: focus.id, name: focus.name, numbers: numbers)
    let count = numbers.count == 1 ? "1 amendment touches" : "\(numbers.count) amendments touch"
    world.say("\(count) “\(focus.name)”. \(key) shows all again.")
    let order = frame.order
    let nearest = order[order.index(of: target.amendment)]
    if nearest != target.amendment { world.want(all: go(to: nearest, in: room(world))) }
  }

  /// `R`: the text of then as a proposal of now, in the person's own name and with their own words.
  private mutating func restore(_ world: inout World) {
    pause()
    if let fault = frame.fault { return world.refuse("This history is read-only: \(fault.words)") }
    guard world.identity != nil else {
      return world.refuse(
        "Say who you are first: \(world.keyName(of: .who)) at the desk. Restoring proposes an amendment in your name."
      )
    }
    guard let detail = frame.detail, detail.number == target.amendment else { return }
    let text = detail.text.document.bytes
    guard text != world.charter(charter)?.document.bytes else {
      return world.refuse("This is the text in force, so there is nothing to restore.")
    }
    world.open(
      .proposing(
        text, saying: "Restore the text as amendment \(detail.number) left it", in: charter, world))
  }
}

extension SceneOpening {
  static func past(_ path: String, _ title: String, _ fault: HistoryFault, _ world: World) -> SceneOpening {
    var scene = HistoryScene(path: path, head: fault.number - 1, title: title)
    scene.frame.fault = fault
    return SceneOpening(scene)
  }
}

extension World {
  /// The past of a charter, with the text in force first, or as a film.
  mutating func openHistory(_ charter: OpenCharter, film: Film? = nil) {
    let head = charter.head.number
    if let film, !charter.isDraft {
      let (first, last) = (film.first ?? 1, film.last ?? head)
      guard 1 <= first, first <= last, last <= head else {
        return refuse("The amendments go from 1 to \(head).")
      }
    }
    guard !charter.isDraft else {
      return refuse("A draft has no history yet. Adopt it with \(keyName(of: .adopt)).")
    }
    open(
      SceneOpening(
        HistoryScene(path: charter.path, head: head, title: charter.document.title, film: film)))
  }
}
