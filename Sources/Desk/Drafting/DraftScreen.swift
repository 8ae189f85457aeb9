internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// A proposal in a draft: nothing is in force, so the ceremony is light (accept, edit, reject, change by
/// change).
public struct DraftScreen: Equatable, Sendable {
  let path: String
  let card: Card
  let base: Document
  let result: Document
  let changes: [ProvisionChange]
  /// For each change that was decided on, whether it is taken.
  private(set) var taken: [String: Bool] = [:]
  private(set) var pane: RedlinePane
  private let isMonochrome: Bool

  /// Nil where the proposal no longer applies.
  init?(_ card: Card, in charter: OpenCharter, room: Size, isMonochrome: Bool) {
    guard let result = card.result else { return nil }
    path = charter.path
    self.card = card
    base = charter.document
    self.result = result
    changes = Charter.changes(from: charter.document, to: result)
    self.isMonochrome = isMonochrome
    pane = RedlinePane(
      RedlineLayout(
        changes, from: base, to: result, columns: room.columns, view: .words, isMonochrome: isMonochrome,
        preface: claims(of: card.statement, columns: room.columns)),
      view: .words, columns: room.columns)
  }

  mutating func layOut(_ room: Size, view: RedlineView? = nil) {
    let view = view ?? pane.view
    let layout = RedlineLayout(
      changes, from: base, to: result, columns: room.columns, view: view, isMonochrome: isMonochrome,
      preface: claims(of: card.statement, columns: room.columns))
    pane.replace(layout, view: view, columns: room.columns, rows: room.rows)
  }

  var isDecided: Bool { changes.allSatisfy { taken[$0.id] != nil } }

  /// Takes the change in focus or leaves it out, and goes to the next one that is not decided.
  mutating func decide(isTaken: Bool, _ room: Size) {
    guard changes.indices.contains(pane.focus) else { return }
    taken[changes[pane.focus].id] = isTaken
    if let next = changes.firstIndex(where: { taken[$0.id] == nil }) { pane.focus(on: next, rows: room.rows) }
  }

  mutating func undecide(_ id: String) { taken[id] = nil }

  mutating func scroll(_ action: Action, _ room: Size) -> Bool {
    switch action {
    case .nextProvision: pane.focus(on: pane.focus + 1, rows: room.rows)
    case .previousProvision: pane.focus(on: pane.focus - 1, rows: room.rows)
    default: return pane.scroll(action, rows: room.rows)
    }
    return true
  }

  mutating func find(_ search: Search, _ room: Rect) -> Bool {
    pane.find(search, rows: DraftScreen.body(of: room).size.rows)
  }

  /// The room of the redline.
  static func body(of room: Rect) -> Rect {
    Rect(
      column: 1, row: room.origin.row, columns: max(1, room.size.columns - 2), rows: max(1, room.size.rows))
  }

  func draw(on canvas: inout Canvas, _ interface: Interface) {
    let room = Chrome(
      title: String(decoding: card.statement.title, as: UTF8.self), facts: ["proposal in a draft"],
      right: pane.view.name, contexts: [.draft]
    ).draw(on: &canvas, interface)
    pane.draw(on: &canvas, in: DraftScreen.body(of: room), marksFocus: true) { change in
      switch taken[changes[change].id] {
      case true?: "accepted"
      case false?: "left out"
      case nil: changes.count > 1 ? "undecided" : ""
      }
    }
  }
}

extension Interface {
  private var draftRoom: Size { DraftScreen.body(of: room).size }

  mutating func openDraft(_ card: Card, in charter: OpenCharter) {
    if let screen = DraftScreen(card, in: charter, room: draftRoom, isMonochrome: isMonochrome) {
      screens.append(.draft(screen))
    }
  }

  mutating func layOutDraft() {
    guard case .draft(var draft) = screen else { return }
    draft.layOut(draftRoom)
    replaceScreen(.draft(draft))
  }

  mutating func receive(draft action: Action) -> [Effect] {
    guard case .draft(var draft) = screen else { return [] }
    var effects: [Effect] = []
    switch action {
    case _ where draft.scroll(action, draftRoom): break
    case .cycleView:
      draft.layOut(draftRoom, view: draft.pane.view.next)
      say("View: \(draft.pane.view.name).")
    case .adoptChange, .reject:
      draft.decide(isTaken: action == .adoptChange, draftRoom)
      if draft.isDecided { return finish(draft) }
    case .adoptEdited:
      let text = typed.kept[.result(draft.card.statement.digest)] ?? draft.result.bytes
      effects = [.edit(.draft(path: draft.path, draft.card.statement), text)]
    default: break
    }
    replaceScreen(.draft(draft))
    return effects
  }

  /// Every change is decided on: what is taken goes into the draft, and the proposal off the docket.
  private mutating func finish(_ draft: DraftScreen) -> [Effect] {
    let ids = Set(draft.changes.map(\.id).filter { draft.taken[$0] ?? false })
    let statement = draft.card.statement
    do {
      let text = try draft.base.taking(ids, of: draft.changes, in: draft.result)
      screens.removeLast()
      return ids.isEmpty
        ? [.discard(path: draft.path, statement)] : [.accept(path: draft.path, statement, text.bytes)]
    } catch {
      var draft = draft
      draft.undecide(draft.changes[draft.pane.focus].id)
      replaceScreen(.draft(draft))
      refuse(
        "These changes don't make a text without each other. Decide otherwise, or edit the whole with "
          + "\(keymap.keyName(of: .adoptEdited)).")
      return []
    }
  }
}
