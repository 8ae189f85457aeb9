internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension DeskScreen {
  /// - Parameter isGlance: Whether nothing but the text is known yet.
  func draw(on canvas: inout Canvas, _ interface: Interface, isGlance: Bool = false) {
    let facts = isGlance ? [] : facts
    var chrome = Chrome(
      title: document.title, facts: facts,
      right: canvas.size.columns < DeskPanes.columnsForBoth ? "" : interface.counselFact,
      contexts: pane == .composer ? [.composer] : [.desk])
    if case .bad = verification { chrome.warning = "DOES NOT VERIFY" }
    // Most charters that are opened are in force.
    chrome.hidden = charter.isDraft && !isGlance ? [.history, .makeMine] : [.adopt]
    chrome.hidden += charter.hiddenByFork
    if charter.fork != nil { chrome.warning = "FORKED" }
    chrome.hidden += composer.hidden
    let panes = DeskPanes(chrome.draw(on: &canvas, interface), pane, composer: composer)
    if let talk = panes.talk { drawTalk(on: &canvas, talk, panes, interface.keymap, interface.counsel) }
    if let text = panes.text { drawText(on: &canvas, text, panes, interface.keymap) }
    drawComposer(on: &canvas, panes.composer, interface.keymap)
  }

  /// What the line at the top says of the charter.
  private var facts: [String] {
    var facts = [charter.isDraft ? "draft" : "amendment \(charter.head.number) in force"]
    if !charter.proposals.isEmpty { facts.append("\(charter.proposals.count) open") }
    if case .good = verification, !charter.isDraft { facts.append("verified") }
    if charter.handEdit != nil { facts.append("edited by hand") }
    return facts
  }

  private func drawText(on canvas: inout Canvas, _ area: Rect, _ panes: DeskPanes, _ keymap: Keymap) {
    let name = focus.map { "\($0.name)  [\($0.id)]" } ?? ""
    let inside = canvas.pane(
      area, name, hint: panes.isWide ? "" : "\(keymap.keyName(of: .nextPane)): talk",
      isFocused: pane == .text)
    canvas.draw(textLines(panes), in: inside, gutter: 1)
  }

  /// What is to be said of the charter as it is, and the proposals that wait.
  func noticeLines(columns: Int, _ keymap: Keymap) -> [DisplayLine] {
    var lines: [DisplayLine] = []
    func add(_ text: String, _ style: Style) {
      lines += rows(of: Bytes(text.utf8), columns: columns, style: style)
      lines.append(DisplayLine(""))
    }
    if charter.handEdit != nil {
      add(
        "charter.md was changed without an amendment. Press \(keymap.keyName(of: .edit)) to look at it and "
          + "propose it, or restore the text.", Style(.caution))
    }
    if let words = forkWords(keymap) {
      add(words, Style(.error))
    } else if case .bad(let words) = verification {
      add(words, Style(.error))
    }
    for card in charter.proposals { lines += self.lines(of: card, columns: columns, keymap) }
    return lines
  }

  /// Title and problem, and nothing of the proposal's text.
  private func lines(of card: Card, columns: Int, _ keymap: Keymap) -> [DisplayLine] {
    let key = keymap.keyName(of: .review)
    var lines = [DisplayLine("proposal \(card.id)", Style(.changed, .bold))]
    lines += rows(of: card.statement.title, columns: columns, style: Style(.text, .bold), indent: 2)
    if let repeats = card.repeats {
      lines += rows(of: words(onRepeating: repeats), columns: columns, style: Style(.caution), indent: 2)
    }
    lines += rows(of: card.problemBesideTitle, columns: columns, indent: 2)
    let stance = card.mayBeRead && !charter.isDraft ? " · your stance is given" : ""
    lines += rows(
      of: card.statement.proposer.bytes + Bytes(stance.utf8), columns: columns, style: .dim, indent: 2)
    return lines + [
      DisplayLine(charter.isDraft ? "  \(key) to look at it" : "  \(key) to review it", Style(.key)),
      DisplayLine(""),
    ]
  }

  private func drawComposer(on canvas: inout Canvas, _ area: Rect, _ keymap: Keymap) {
    guard area.size.rows > 2 else { return }
    let inside = canvas.pane(area, "", isFocused: pane == .composer)
    canvas.put(">", at: Point(column: inside.origin.column + 1, row: inside.origin.row), style: Style(.focus))
    let room = Rect(
      column: inside.origin.column + 3, row: inside.origin.row, columns: max(1, inside.size.columns - 4),
      rows: inside.size.rows)
    if pane == .composer {
      canvas.draw(composer, in: room)
    } else if composer.isEmpty {
      let words = DisplayLine("\(keymap.keyName(of: .compose)) to write to counsel", .dim).spans
      canvas.draw([DisplayLine(spans: words.fitted(to: room.size.columns))], in: room)
    } else {
      canvas.draw(rows(of: composer.bytes, columns: room.size.columns, style: .dim), in: room)
    }
  }
}

extension OpenCharter {
  /// What is not offered: healing where nothing parted, and where it did, all that would go on from one history.
  var hiddenByFork: [Action] { fork == nil ? [.heal] : [.edit, .propose, .review, .docket, .makeMine] }
}
