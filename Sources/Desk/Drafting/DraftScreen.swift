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
  /// The person's own text of what is taken in part.
  private(set) var own: [String: Bytes] = [:]
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
    decide(changes[pane.focus].id, isTaken: isTaken)
    goOn(room)
  }

  mutating func decide(_ id: String, isTaken: Bool, own text: Bytes? = nil) {
    (taken[id], own[id]) = (isTaken, text)
  }

  /// Goes to the next change that is not decided on.
  mutating func goOn(_ room: Size) {
    if let next = changes.firstIndex(where: { taken[$0.id] == nil }) { pane.focus(on: next, rows: room.rows) }
  }

  mutating func undecide(_ id: String) { (taken[id], own[id]) = (nil, nil) }

  /// The text with what is taken.
  ///
  /// - Throws: `RestatingFault` where that does not make a text.
  func text() throws(RestatingFault) -> Document {
    let ids = Set(changes.map(\.id).filter { taken[$0] ?? false })
    var text = try base.taking(ids, of: changes, in: result)
    for change in changes where ids.contains(change.id) {
      guard let words = own[change.id] else { continue }
      do { text = try text.applying(.replace(change.id, words)) } catch { throw .operation(error) }
    }
    return text
  }

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
      case true?: own[changes[change].id] == nil ? "accepted" : "accepted in part"
      case false?: "left out"
      case nil: changes.count > 1 ? "undecided" : ""
      }
    }
  }
}
