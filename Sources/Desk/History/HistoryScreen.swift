internal import Cells
internal import Charter
internal import Ledger
internal import Prose

/// The amendments of a charter, and the text as each of them left it.
public struct HistoryScreen: Equatable, Sendable {
  let path: String
  let title: String
  let head: Int
  /// Nil until they were read.
  var amendments: [AmendmentRow]?
  /// The amendment in focus, from 1.
  var position: Int
  var detail: AmendmentDetail?
  var top = 0

  init(path: String, head: Int, title: String) {
    (self.path, self.head, self.title, position) = (path, head, title, head)
  }

  var wakesAt: Moment? { nil }

  func draw(on canvas: inout Canvas, _ interface: Interface) {
    let room = Chrome(
      title: title, facts: ["history", "amendment \(position) of \(head)"], contexts: [.history]
    )
    .draw(on: &canvas, interface)
    guard let detail else { return }
    canvas.draw(rows(of: detail.after, columns: room.size.columns - 2).dropFirst(top), in: room.inset(by: 1))
  }
}

extension Interface {
  mutating func receive(history action: Action) -> [Effect] {
    guard case .history(var screen) = screen else { return [] }
    let before = screen.position
    switch action {
    case .nextAmendment, .stepForward: screen.position = min(screen.position + 1, screen.head)
    case .previousAmendment, .stepBack: screen.position = max(1, screen.position - 1)
    case .down: screen.top += 1
    case .up: screen.top = max(0, screen.top - 1)
    default: return []
    }
    replaceScreen(.history(screen))
    return screen.position == before ? [] : [.loadAmendment(path: screen.path, number: screen.position)]
  }

  mutating func receive(historyOf path: String, _ amendments: [AmendmentRow]) -> [Effect] {
    guard case .history(var screen) = screen, screen.path == path else { return [] }
    screen.amendments = amendments
    replaceScreen(.history(screen))
    return [.loadAmendment(path: path, number: screen.position)]
  }

  mutating func receive(_ detail: AmendmentDetail, of path: String) {
    guard case .history(var screen) = screen, screen.path == path, screen.position == detail.number else {
      return
    }
    screen.detail = detail
    replaceScreen(.history(screen))
  }

  mutating func tickHistory() -> [Effect] { [] }
}
