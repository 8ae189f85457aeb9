internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension DeskScene {
  func draw(on canvas: inout Canvas, _ world: World) {
    let isNarrow = canvas.size.columns < DeskPanes.columnsForBoth
    var chrome = Chrome(
      title: document.title, facts: isGlance ? [] : facts(world),
      right: isNarrow ? "" : world.counselFact, contexts: pane == .composer ? [.composer] : [.desk])
    if case .bad = world.charters[charter.path]?.verification { chrome.warning = "DOES NOT VERIFY" }
    if charter.fork != nil { chrome.warning = "FORKED" }
    // One's own draft is adopted rather than copied.
    if charter.isDraft, !isGlance { chrome.hidden = [.makeMine] }
    let panes = DeskPanes(drawChrome(chrome, on: &canvas, world), pane, composer: composer)
    if let talk = panes.talk { drawTalk(on: &canvas, talk, panes, world) }
    if let text = panes.text { drawText(on: &canvas, text, panes, world.keymap) }
    drawComposer(on: &canvas, panes.composer, world.keymap)
  }

  /// What the line at the top says of the charter.
  private func facts(_ world: World) -> [String] {
    var facts = [charter.isDraft ? "draft" : "amendment \(charter.head.number) in force"]
    if !charter.proposals.isEmpty { facts.append("\(charter.proposals.count) open") }
    if case .good = world.charters[charter.path]?.verification, !charter.isDraft { facts.append("verified") }
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
  func noticeLines(columns: Int, _ world: World) -> [DisplayLine] {
    let keymap = world.keymap
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
    if let fork = charter.fork {
      add(
        "The history parts at amendment \(fork.number): \(fork.branches.map(\.line).joined(separator: "; or ")). "
          + "The text shown is the last that all have in common. Press \(keymap.keyName(of: .heal)) to heal it.",
        Style(.error))
    } else if case .bad(let words) = world.charters[charter.path]?.verification {
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

/// Where the panes of a desk are: side by side where there is room, else one at a time.
struct DeskPanes: Equatable {
  /// From this width on text and talk stand side by side.
  static let columnsForBoth = 100
  /// Below this height the composer only takes room while it is used.
  private static let rowsForComposer = 12

  let text: Rect?
  let talk: Rect?
  let composer: Rect

  init(_ room: Rect, _ pane: DeskScene.Pane, composer field: Field) {
    let columns = room.size.columns
    let isUsed = pane == .composer || !field.isEmpty
    let typed = isUsed ? FoldedField(field, columns: max(1, columns - 6)).rows.count : 1
    let rows =
      room.size.rows < DeskPanes.rowsForComposer && !isUsed
      ? 1 : min(max(1, typed) + 2, max(3, room.size.rows / 2))
    // The panes share the line between them.
    let upper = Rect(
      column: 0, row: room.origin.row, columns: columns, rows: max(0, room.size.rows - rows + 1))
    composer = Rect(column: 0, row: upper.rows.upperBound - 1, columns: columns, rows: rows)
    guard columns < DeskPanes.columnsForBoth else {
      let left = columns * 2 / 5
      talk = Rect(column: 0, row: upper.origin.row, columns: left + 1, rows: upper.size.rows)
      text = Rect(column: left, row: upper.origin.row, columns: columns - left, rows: upper.size.rows)
      return
    }
    talk = pane == .text ? nil : upper
    text = pane == .text ? upper : nil
  }

  var isWide: Bool { talk != nil && text != nil }

  var talkColumns: Int { DeskPanes.columns(in: talk) }
  var talkRows: Int { max(1, (talk?.size.rows ?? 0) - 2) }
  var textColumns: Int { DeskPanes.columns(in: text) }
  var textRows: Int { max(1, (text?.size.rows ?? 0) - 2) }

  /// Inside the frame, behind the gutter.
  private static func columns(in pane: Rect?) -> Int { max(1, (pane?.size.columns ?? 0) - 4) }
}

extension Fork.Branch {
  /// The branch in a line: each amendment with who ratified it and when.
  var line: String {
    records.map { record in
      let names = record.sections.filter { $0.vote == .ratify }.map {
        String(decoding: $0.name, as: UTF8.self)
      }
      let date = record.newestRatification?.day ?? ""
      let title = String(decoding: record.statement.title, as: UTF8.self)
      return "\(record.statement.number) “\(title)” (\(names.joined(separator: ", ")), \(date))"
    }.joined(separator: ", then ")
  }
}
