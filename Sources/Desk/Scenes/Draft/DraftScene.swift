internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// A proposal in a draft: nothing is in force, so the ceremony is light (accept, edit, reject, change by
/// change).
struct DraftScene: Scene {
  enum Question: Equatable, Sendable {
    /// Which parts of the change of a provision are taken.
    case parts(provision: String)
  }

  var pending: Pending<Question>?
  private let charter: String
  private let card: Card
  private let base: Document
  private let result: Document
  private let changes: [ProvisionChange]
  /// For each change that was decided on, whether it is taken.
  private var taken: [String: Bool] = [:]
  /// The person's own text of what is taken in part.
  private var own: [String: Bytes] = [:]
  private var pane: RedlinePane

  /// Nil where the proposal no longer applies.
  init?(_ card: Card, in charter: OpenCharter, _ world: World) {
    guard let result = card.result else { return nil }
    self.charter = charter.path
    (self.card, base, self.result) = (card, charter.document, result)
    changes = Charter.changes(from: base, to: result)
    let columns = DraftScene.body(of: world.room).size.columns
    pane = RedlinePane(
      RedlineLayout(
        changes, from: base, to: result, columns: columns, view: .words, isMonochrome: world.isMonochrome,
        preface: claims(of: card.statement, columns: columns)),
      view: .words, columns: columns)
    restoreDecisions(world)
  }

  let contexts: [Context] = [.draft, .search, .moving, .everywhere]
  var path: String? { charter }

  func place(of question: Question) -> TypedPlace? { nil }

  mutating func perform(_ action: Action, _ world: inout World) {
    let room = DraftScene.body(of: world.room).size
    switch action {
    case .nextProvision: pane.focus(on: pane.focus + 1, rows: room.rows)
    case .previousProvision: pane.focus(on: pane.focus - 1, rows: room.rows)
    case .cycleView:
      layOut(pane.view.next, world)
      world.say("View: \(pane.view.name).")
    case .adoptChange, .reject:
      if changes.indices.contains(pane.focus) {
        (taken[changes[pane.focus].id], own[changes[pane.focus].id]) = (action == .adoptChange, nil)
      }
      goOn(&world)
    case .parts: askParts(&world)
    case .adoptEdited:
      let text = world.typed.kept[.result(card.statement.digest)] ?? result.bytes
      world.want(.edit(.draft(path: charter, card.statement), text))
    default: _ = pane.scroll(action, rows: room.rows)
    }
  }

  mutating func find(_ search: Search, _ world: inout World) -> Bool {
    pane.find(search, rows: DraftScene.body(of: world.room).size.rows)
  }

  mutating func interrupt(_ world: inout World) { layOut(pane.view, world) }

  mutating func hear(_ message: Message, _ world: inout World) -> Bool {
    guard case .edited(.draft(_, let statement), let bytes) = message, statement == card.statement else {
      return false
    }
    world.typed.keep(bytes, at: .result(statement.digest))
    world.want(.accept(path: charter, statement, bytes))
    world.leave()
    return true
  }

  // MARK: Deciding

  private mutating func askParts(_ world: inout World) {
    guard changes.indices.contains(pane.focus) else { return }
    let change = changes[pane.focus]
    askParts(
      .parts(provision: change.id), name: change.new?.name ?? change.id,
      from: change.old.map { base.text(of: $0) } ?? [], to: change.new.map { result.text(of: $0) } ?? [],
      &world)
  }

  /// What is kept of a change goes into the draft, the rest does not.
  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World) {
    guard case .parts(let id) = question, case .parts(let picker) = answer else { return }
    switch picker.outcome {
    case .nothing:
      world.refuse(
        "Nothing of the change is left. \(world.keyName(of: .reject)) turns it down as a whole.")
    case .all:
      (taken[id], own[id]) = (true, nil)
      goOn(&world)
    case .some(let text):
      (taken[id], own[id]) = (true, text)
      goOn(&world)
    }
  }

  /// Keeps what was decided so far, or takes it where everything is.
  private mutating func goOn(_ world: inout World) {
    focusOnUndecided(world)
    keepDecisions(&world)
    if changes.allSatisfy({ taken[$0.id] != nil }) { finish(&world) }
  }

  private mutating func focusOnUndecided(_ world: World) {
    if let next = changes.firstIndex(where: { taken[$0.id] == nil }) {
      pane.focus(on: next, rows: DraftScene.body(of: world.room).size.rows)
    }
  }

  /// Every change is decided on: what is taken goes into the draft, and the proposal off the docket.
  private mutating func finish(_ world: inout World) {
    do {
      let text = try text()
      world.want(
        taken.values.contains(true)
          ? .accept(path: charter, card.statement, text.bytes) : .discard(path: charter, card.statement))
      world.leave()
    } catch {
      let id = changes[pane.focus].id
      (taken[id], own[id]) = (nil, nil)
      world.refuse(
        "These changes don't make a text without each other. Decide otherwise, or edit the whole with "
          + "\(world.keyName(of: .adoptEdited)).")
    }
  }

  /// The text with what is taken.
  ///
  /// - Throws: `AdoptedTextFault` where that does not make a text.
  private func text() throws(AdoptedTextFault) -> Document {
    let ids = Set(changes.map(\.id).filter { taken[$0] ?? false })
    var text = try base.taking(ids, of: changes, in: result)
    for change in changes where ids.contains(change.id) {
      guard let words = own[change.id] else { continue }
      do { text = try text.applying(.replace(change.id, words)) } catch { throw .operation(error) }
    }
    return text
  }

  /// Half a review of a draft's proposal is there again when it is opened again.
  private func keepDecisions(_ world: inout World) {
    let statement = card.statement.digest
    let lines = taken.sorted { $0.key < $1.key }.map { "\($0.value ? "a" : "x") \($0.key)\n" }
    world.typed.keep(Bytes(lines.joined().utf8), at: .decisions(statement))
    for change in changes { world.typed.keep(own[change.id] ?? [], at: .provision(statement, change.id)) }
  }

  private mutating func restoreDecisions(_ world: World) {
    let statement = card.statement.digest
    for line in (world.typed[.decisions(statement)] ?? "").split(separator: "\n") {
      let id = String(line.dropFirst(2))
      guard changes.contains(where: { $0.id == id }) else { continue }
      (taken[id], own[id]) = (line.hasPrefix("a "), world.typed.kept[.provision(statement, id)])
    }
    if !taken.isEmpty { focusOnUndecided(world) }
  }

  // MARK: Looks

  /// The room of the redline.
  private static func body(of room: Rect) -> Rect {
    Rect(
      column: 1, row: room.origin.row, columns: max(1, room.size.columns - 2), rows: max(1, room.size.rows))
  }

  private mutating func layOut(_ view: RedlineView, _ world: World) {
    let room = DraftScene.body(of: world.room).size
    let layout = RedlineLayout(
      changes, from: base, to: result, columns: room.columns, view: view, isMonochrome: world.isMonochrome,
      preface: claims(of: card.statement, columns: room.columns))
    pane.replace(layout, view: view, columns: room.columns, rows: room.rows)
  }

  func draw(on canvas: inout Canvas, _ world: World) {
    let room = drawChrome(
      Chrome(
        title: String(decoding: card.statement.title, as: UTF8.self), facts: ["proposal in a draft"],
        right: pane.view.name, contexts: [.draft]), on: &canvas, world)
    pane.draw(on: &canvas, in: DraftScene.body(of: room), marksFocus: true) { change in
      switch taken[changes[change].id] {
      case true?: own[changes[change].id] == nil ? "accepted" : "accepted in part"
      case false?: "left out"
      case nil: changes.count > 1 ? "undecided" : ""
      }
    }
  }

  func outline(_ world: World) -> SceneOutline {
    var page = SceneOutline("draft \(card.id)", "Proposal in a draft: \(linear(card.statement.title))")
    let rows = DraftScene.body(of: world.room).size.rows
    page.parts = [SceneOutline.Part("", pane.visible(rows), start: pane.top)]
    if changes.indices.contains(pane.focus) {
      let change = changes[pane.focus]
      let status = taken[change.id].map { $0 ? "accepted" : "left out" } ?? "undecided"
      page.parts.append(
        SceneOutline.Part("Change \(pane.focus + 1) of \(changes.count)", ["\(change.name), \(status)"]))
    }
    page.choices = choices([.draft], world) + [SceneOutline.Choice("back", .action(.back))]
    if pane.top + rows < pane.layout.lines.count {
      page.choices.insert(SceneOutline.Choice("read on", .readOn), at: 0)
      page.usual = .readOn
    }
    return page
  }
}

extension SceneOpening {
  /// The light review of a proposal in a draft; nil where it no longer applies.
  static func draft(_ card: Card, in charter: OpenCharter, _ world: World) -> SceneOpening? {
    DraftScene(card, in: charter, world).map(SceneOpening.init)
  }
}
