internal import Cells
internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

/// One charter: the text on one side, the talk with counsel on the other, the composer below.
struct DeskScene: Scene {
  enum Question: Equatable, Sendable {
    /// An idea that is sounded out.
    case idea
    /// An idea for every counsel.
    case panel
    /// An idea for one counsel, in four lights.
    case framing
    /// Two provisions that may pull apart.
    case tradeOff
    /// The file that the text is written to.
    case export
    case makeMine
    /// Which history of a fork stays.
    case healing(Fork)
    /// The text that decides the cases: as it stands, or as one of these proposals has it as well.
    case caseTexts([Digest])
  }

  enum Pane: CaseIterable, Sendable { case text, talk, composer }

  /// An earlier remark that stands in the composer, and what stood there before.
  private struct Recalled: Equatable, Sendable {
    let index: Int
    let draft: Field
  }

  var pending: Pending<Question>?
  private(set) var charter: OpenCharter
  var pane = Pane.text { didSet { if oldValue != .composer { paneBefore = oldValue } } }
  /// The pane that Esc in the composer goes back to.
  private var paneBefore = Pane.text
  var composer: Field
  private var recalled: Recalled?
  /// The first row of the text on the screen.
  var top = TextPlace(line: 0, row: 0)
  /// Whether nothing but the text is known yet.
  let isGlance: Bool

  init(_ charter: OpenCharter, composer: String = "", isGlance: Bool = false) {
    self.charter = charter
    self.composer = Field(composer)
    self.isGlance = isGlance
    // The front matter is above: what is talked about is the text.
    top.line = charter.document.provisions.dropFirst().first?.lines.lowerBound ?? 0
  }

  let contexts: [Context] = [.desk, .search, .moving, .everywhere]
  var helpContexts: [Context] { [.desk, .composer] + contexts.dropFirst() }
  var path: String? { charter.path }
  var typedPlace: TypedPlace? { .composer(charter.path) }

  var field: Field? {
    get { pane == .composer ? composer : nil }
    set { if let newValue { composer = newValue } }
  }

  var document: Document { charter.document }

  /// The provision in focus: the one that the first row of the text belongs to, or the next one.
  var focus: Provision? {
    document.provision(atLine: top.line) ?? document.provisions.first { $0.lines.lowerBound >= top.line }
      ?? document.provisions.last
  }

  func availability(of action: Action, _ world: World) -> Availability {
    if pane == .composer, composer.hidden.contains(action) { return .hidden }
    switch action {
    case .edit, .propose, .review, .adopt, .makeMine, .docket, .undo, .redo:
      if let fork = charter.fork {
        return .refused(
          "The history parts at amendment \(fork.number), so nothing can be changed. "
            + "\(world.keyName(of: .heal)) heals it.")
      }
    case .heal where charter.fork == nil:
      return .refused("The history is not forked, so there is nothing to heal.")
    default: break
    }
    let isDraft = charter.isDraft && !isGlance
    switch action {
    case .history where isDraft:
      return .refused("A draft has no history yet. Adopt it with \(world.keyName(of: .adopt)).")
    case .adopt where !isDraft:
      return .refused(
        "This charter is adopted. It changes by amendment: \(world.keyName(of: .propose)) proposes one.")
    case .undo where !isDraft, .redo where !isDraft:
      return .refused(
        "A text in force is not undone. Propose another amendment, or restore an old text from its history.")
    default: return .open
    }
  }

  // MARK: Panes

  func panes(_ world: World) -> DeskPanes { DeskPanes(world.room, pane, composer: composer) }

  mutating func movePane(by step: Int) {
    let all = Pane.allCases
    let index = all.firstIndex(of: pane) ?? 0
    pane = all[(index + step + all.count) % all.count]
  }

  /// Brings a pane into view where only one fits, so that what comes in it does not come unseen.
  private mutating func bring(_ shown: Pane, intoViewAt size: Size) {
    guard size.columns < DeskPanes.columnsForBoth else { return }
    if pane == .composer { paneBefore = shown } else { pane = shown }
  }

  mutating func leaveComposer() { pane = paneBefore }

  /// Up and Down in the composer go through what was said before; what is being typed comes back at the end.
  mutating func recall(isEarlier: Bool, _ world: World) {
    let said = world.talk(charter.path).remarks.filter { $0.speaker == .person }.map(\.words)
    let index = (recalled?.index ?? said.count) + (isEarlier ? -1 : 1)
    guard (0...said.count).contains(index) else { return }
    let draft = recalled?.draft ?? composer
    recalled = index == said.count ? nil : Recalled(index: index, draft: draft)
    composer = index == said.count ? draft : Field(said[index])
  }

  mutating func clearComposer() { (composer, recalled) = (Field(), nil) }

  // MARK: What comes back

  mutating func hear(_ message: Message, _ world: inout World) -> Bool {
    switch message {
    case .redrafted(let charter, _) where charter.path == path: show(redrafted: charter, &world)
    case .edited(.text(let path), let bytes) where path == charter.path: take(edited: bytes, &world)
    case .report(let path, let report) where path == charter.path:
      // Not where the person went elsewhere while it was made.
      if world.isOnTop { world.open(.report(report, of: path, title: document.title)) }
    case .servers(let servers, isWanted: false):
      guard let server = servers.first, world.isOnTop, pending == nil, world.work == nil, world.notice == nil
      else { return false }
      world.say("\(server.program) answers on this machine. \(world.keyName(of: .counsel)) adds it.")
    default: return false
    }
    return true
  }

  mutating func change(to charter: OpenCharter, _ world: inout World) {
    let place = place
    self.charter = charter
    // The provision in focus stays that, wherever its lines are now.
    takePlace(place)
    if top.line >= document.lineCount { top = TextPlace(line: max(0, document.lineCount - 1), row: 0) }
  }

  /// The person changed the draft, and sees what became of the text; the talk stays where it is read.
  private mutating func show(redrafted charter: OpenCharter, _ world: inout World) {
    let line = document.firstLineChanged(in: charter.document)
    change(to: charter, &world)
    guard let line else { return }
    bring(.text, intoViewAt: world.size)
    reveal(line, DeskPanes(world.room, .text, composer: composer))
  }

  /// The whole text, edited: a draft is written, a text in force is proposed.
  private mutating func take(edited bytes: Bytes, _ world: inout World) {
    let path = charter.path
    let place = TypedPlace.text(path, on: document.bytes)
    guard bytes != document.bytes else {
      world.typed.forget(place)
      return world.say("Nothing changed.")
    }
    let words = world.typed.kept[place].flatMap { world.typed[.proposal(path, of: $0)] } ?? ""
    world.typed.keep(bytes, at: place)
    if charter.isDraft {
      world.typed.keep(document.bytes, at: .before(path))
      return world.want(.writeDraft(path: path, bytes), "saving")
    }
    guard world.identity != nil else {
      return world.refuse(
        "Proposing your own text needs your name and key: press \(world.keyName(of: .who)). "
          + "The text is kept; \(world.keyName(of: .edit)) opens it again.")
    }
    world.open(.proposing(bytes, saying: words, in: path, world))
  }

  // MARK: What is kept

  /// What came into the talk comes into view, and the place of the text is kept once it has rested.
  mutating func keep(_ world: inout World) {
    if showNews(&world) { keepPlace(&world) }
    world.typed.noteMoved(keptPlace, of: .place(charter.path), at: world.now)
  }

  /// What counsel said so far is kept, and where the text stood.
  mutating func leave(_ world: inout World) {
    world.close(charter.path)
    keepPlace(&world)
  }

  mutating func end(_ world: inout World) {
    _ = showNews(&world)
    keepPlace(&world)
  }

  /// Brings the talk into view where something came in that is to be seen; whether it did.
  private mutating func showNews(_ world: inout World) -> Bool {
    guard world.takeNews(ofTalkIn: charter.path) else { return false }
    bring(.talk, intoViewAt: world.size)
    return true
  }

  private func keepPlace(_ world: inout World) { world.typed.keep(keptPlace, at: .place(charter.path)) }
}

extension Document {
  /// The first line, from 0, that `new` has otherwise, or the last line of `new`; nil where both are the same.
  fileprivate func firstLineChanged(in new: Document) -> Int? {
    guard bytes != new.bytes else { return nil }
    let shared = min(lineCount, new.lineCount)
    let changed = (0..<shared).first { line($0) != new.line($0) }
    return changed ?? max(0, min(shared, new.lineCount - 1))
  }
}

extension SceneOpening {
  /// The desk of a charter, as it was left.
  static func desk(_ charter: OpenCharter, _ world: World) -> SceneOpening {
    var desk = DeskScene(charter, composer: world.typed[.composer(charter.path)] ?? "")
    desk.takePlace(world.typed[.place(charter.path)] ?? "")
    return SceneOpening(desk)
  }
}
