internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// What waits, and what was turned down.
public struct DocketScreen: Equatable, Sendable {
  var charter: OpenCharter
  var selected = 0

  init(_ charter: OpenCharter) { self.charter = charter }

  func draw(on canvas: inout Canvas, _ interface: Interface) {
    let room = Chrome(
      title: charter.document.title, facts: ["docket"], contexts: [.docket]
    ).draw(on: &canvas, interface)
    let body = room.inset(by: 1)
    var lines: [DisplayLine] = []
    var start = 0
    for (index, card) in charter.proposals.enumerated() {
      if index == selected { start = lines.count }
      lines.append(
        DisplayLine(
          "\(index == selected ? ">" : " ") \(card.id)  \(String(decoding: card.statement.title, as: UTF8.self))",
          Style(index == selected ? .focus : .text, .bold)))
      lines += rows(of: card.statement.problem, columns: body.size.columns, indent: 4)
      for lack in card.lacks { lines.append(DisplayLine("    \(words(for: lack))", .dim)) }
      lines.append(DisplayLine(""))
    }
    if charter.proposals.isEmpty { lines.append(DisplayLine("Nothing waits.", .dim)) }
    if !charter.declined.isEmpty {
      lines.append(DisplayLine("Declined", Style(.title, .bold)))
      for declined in charter.declined {
        let date = String("\(declined.date)".prefix(10))
        lines.append(DisplayLine("  \(date)  \(String(decoding: declined.statement.title, as: UTF8.self))"))
        lines += rows(of: declined.why, columns: body.size.columns, style: .dim, indent: 4)
      }
    }
    canvas.draw(lines.dropFirst(max(0, start - body.size.rows / 2)), in: body)
  }
}

/// What keeps a proposal from coming into force.
func words(for lack: Standing.Lack) -> String {
  switch lack {
  case .votes(let found, let needed): "ratified by \(found) of \(needed)"
  case .coolingOff(let until): "cooling off until \(until)"
  case .overtaken: "another amendment passed first; it has to be proposed again on the new text"
  case .noRatifiers: "the charter names no ratifier"
  }
}

extension Interface {
  mutating func receive(docket action: Action) -> [Effect] {
    guard case .docket(var screen) = screen else { return [] }
    let count = screen.charter.proposals.count
    switch action {
    case .down, .nextProvision: screen.selected = min(screen.selected + 1, max(0, count - 1))
    case .up, .previousProvision: screen.selected = max(0, screen.selected - 1)
    case .choose, .review:
      guard screen.charter.proposals.indices.contains(screen.selected) else { return [] }
      return open(screen.charter.proposals[screen.selected], in: screen.charter)
    default: return []
    }
    replaceScreen(.docket(screen))
    return []
  }
}
