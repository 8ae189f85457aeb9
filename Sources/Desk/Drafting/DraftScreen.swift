internal import Cells
internal import Charter
internal import Ledger
internal import Prose

/// A proposal in a draft: nothing is in force, so the ceremony is light (accept, edit, reject).
public struct DraftScreen: Equatable, Sendable {
  let path: String
  let card: Card
  let base: Document
  let result: Document
  let changes: [ProvisionChange]
  var view = RedlineView.words
  var top = 0
  let isMonochrome: Bool

  init?(_ card: Card, in charter: OpenCharter, isMonochrome: Bool) {
    guard let result = card.result else { return nil }
    path = charter.path
    self.card = card
    base = charter.document
    self.result = result
    changes = Charter.changes(from: charter.document, to: result)
    self.isMonochrome = isMonochrome
  }

  private func layout(columns: Int) -> RedlineLayout {
    RedlineLayout(changes, from: base, to: result, columns: columns, view: view, isMonochrome: isMonochrome)
  }

  func draw(on canvas: inout Canvas, _ interface: Interface) {
    let room = Chrome(
      title: String(decoding: card.statement.title, as: UTF8.self), facts: ["proposal in a draft"],
      right: view.name,
      contexts: [.draft]
    ).draw(on: &canvas, interface)
    let body = room.inset(by: 1)
    var lines = rows(of: card.statement.problem, columns: body.size.columns, style: .dim)
    lines.append(DisplayLine(""))
    lines += layout(columns: body.size.columns).lines
    canvas.draw(lines.dropFirst(top), in: body, gutter: RedlineLayout.gutter)
  }
}

extension Interface {
  mutating func receive(draft action: Action) -> [Effect] {
    guard case .draft(var screen) = screen else { return [] }
    let page = max(1, size.rows - 6)
    switch action {
    case .down: screen.top += 1
    case .up: screen.top = max(0, screen.top - 1)
    case .pageDown: screen.top += page
    case .pageUp: screen.top = max(0, screen.top - page)
    case .top: screen.top = 0
    case .cycleView: screen.view = screen.view.next
    case .adoptChange:
      screens.removeLast()
      return [.accept(path: screen.path, screen.card.statement, screen.result.bytes)]
    case .adoptEdited: return [.edit(.draft(path: screen.path, screen.card.statement), screen.result.bytes)]
    case .reject:
      screens.removeLast()
      return [.discard(path: screen.path, screen.card.statement)]
    default: return []
    }
    replaceScreen(.draft(screen))
    return []
  }
}
