internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// What waits, and what was turned down.
struct DocketScene: Scene {
  enum Question: Equatable, Sendable {
    /// Why a proposal of one's own is taken back.
    case withdrawal(Statement)
  }

  var pending: Pending<Question>?
  private var charter: OpenCharter
  /// Among the proposals, then the declined ones, from 0.
  private var selected = 0

  init(_ charter: OpenCharter) { self.charter = charter }

  let contexts: [Context] = [.docket, .search, .moving, .everywhere]

  var path: String? { charter.path }

  private var count: Int { charter.proposals.count + charter.declined.count }

  /// The proposal in focus; nil at one that was declined.
  private var card: Card? {
    charter.proposals.indices.contains(selected) ? charter.proposals[selected] : nil
  }

  func availability(of action: Action, _ world: World) -> Availability {
    action == .choose && card == nil ? .hidden : .open
  }

  mutating func change(to charter: OpenCharter, _ world: inout World) {
    self.charter = charter
    select(selected)
  }

  private mutating func select(_ index: Int) { selected = max(0, min(index, count - 1)) }

  mutating func perform(_ action: Action, _ world: inout World) {
    switch action {
    case .down: select(selected + 1)
    case .up: select(selected - 1)
    case .pageDown: select(selected + 5)
    case .pageUp: select(selected - 5)
    case .top: select(0)
    case .bottom: select(.max)
    case .choose, .reject:
      guard let card else {
        return world.say(
          count == 0 ? "Nothing waits." : "What was declined is kept, and can be proposed again.")
      }
      if action == .choose { world.open(card, in: charter) } else { askWithdrawal(of: card, &world) }
    default: break
    }
  }

  private mutating func askWithdrawal(of card: Card, _ world: inout World) {
    guard card.isProposed(by: world.identity) else {
      return world.refuse(
        "Only who proposed it takes it back. \(world.keyName(of: .choose)) opens its review, in which it is "
          + "decided on.")
    }
    ask(
      .withdrawal(card.statement), "Why do you take it back?", "It goes to declined/ with your words.", "",
      .lines, world)
  }

  func place(of question: Question) -> TypedPlace? {
    switch question {
    case .withdrawal(let statement): .rejection(statement.digest, of: "")
    }
  }

  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World) {
    guard case .withdrawal(let statement) = question else { return }
    guard says(answer.bytes, words: 1, orCharacters: 1) else {
      return world.refuse("It needs a few words. It stays on the docket.")
    }
    if world.isBusy() { return }
    world.want(.decline(path: charter.path, statement, why: answer.bytes, .withdrawn), "withdrawing")
  }

  mutating func find(_ search: Search, _ world: inout World) -> Bool {
    guard let found = search.next(from: selected, count: count, text: entry) else { return false }
    select(found)
    return true
  }

  private func entry(_ index: Int) -> String {
    let cards = charter.proposals
    let declined = index < cards.count ? nil : charter.declined[index - cards.count]
    let statement = declined?.statement ?? cards[index].statement
    return [statement.title, declined?.why ?? statement.problem]
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  func draw(on canvas: inout Canvas, _ world: World) {
    let room = drawChrome(
      Chrome(
        title: charter.document.title,
        facts: ["docket", "\(charter.proposals.count) open", "\(charter.declined.count) declined"],
        contexts: [.docket]), on: &canvas, world)
    let body = Rect(
      column: 1, row: room.origin.row, columns: room.size.columns - 2, rows: room.size.rows)
    var lines: [DisplayLine] = []
    var focus = 0..<0
    for (index, card) in charter.proposals.enumerated() {
      let start = lines.count
      add(card, isSelected: index == selected, columns: body.size.columns, world, to: &lines)
      if index == selected { focus = start..<lines.count }
      lines.append(DisplayLine(""))
    }
    if charter.proposals.isEmpty { lines += [DisplayLine("Nothing waits.", .dim), DisplayLine("")] }
    if !charter.declined.isEmpty { lines.append(DisplayLine("Declined", Style(.title, .bold))) }
    for (index, declined) in charter.declined.enumerated() {
      let start = lines.count
      let isSelected = index + charter.proposals.count == selected
      add(declined, isSelected: isSelected, columns: body.size.columns, to: &lines)
      if isSelected { focus = start..<lines.count }
      lines.append(DisplayLine(""))
    }
    // The whole entry in focus, and what stands before it as far as there is room.
    let first = max(0, min(focus.lowerBound, focus.upperBound - body.size.rows / 2))
    canvas.draw(lines.dropFirst(min(first, max(0, lines.count - body.size.rows))), in: body)
  }

  private func add(
    _ card: Card, isSelected: Bool, columns: Int, _ world: World, to lines: inout [DisplayLine]
  ) {
    add(
      "\(card.id)  \(String(decoding: card.statement.title, as: UTF8.self))", isSelected: isSelected,
      columns: columns, to: &lines)
    if let repeats = card.repeats {
      lines += rows(of: words(onRepeating: repeats), columns: columns, style: Style(.caution), indent: 4)
    }
    lines += rows(of: card.problemBesideTitle, columns: columns, indent: 4)
    for fact in world.facts(of: card) {
      lines += rows(of: Bytes(fact.utf8), columns: columns, style: .dim, indent: 4)
    }
  }

  private func add(_ declined: Declined, isSelected: Bool, columns: Int, to lines: inout [DisplayLine]) {
    add(
      "\(declined.date.day)  \(String(decoding: declined.statement.title, as: UTF8.self))",
      isSelected: isSelected,
      columns: columns, to: &lines)
    let by = declined.by + Bytes(": ".utf8) + declined.why
    lines += rows(of: by, columns: columns, style: .dim, indent: 4)
  }

  private func add(_ title: String, isSelected: Bool, columns: Int, to lines: inout [DisplayLine]) {
    let style = Style(isSelected ? .focus : .text, .bold)
    let mark = DisplayLine.Span(text: isSelected ? ">" : " ", columns: 1, style: style)
    for (row, words) in rows(of: Bytes(title.utf8), columns: columns - 2, style: style).enumerated() {
      let lead = row == 0 ? [mark] : DisplayLine(" ").spans
      lines.append(DisplayLine(spans: lead + DisplayLine(" ").spans + words.spans))
    }
  }
}

extension DocketScene {
  func outline(_ world: World) -> SceneOutline {
    var page = SceneOutline(
      "docket \(charter.path)",
      "Docket of \(linear(Bytes(charter.document.title.utf8))): \(charter.proposals.count) open, "
        + "\(charter.declined.count) declined.")
    for card in charter.proposals {
      let repeats = card.repeats.map { linearLines(words(onRepeating: $0)) } ?? []
      let facts = world.facts(of: card).flatMap { linearLines(Bytes($0.utf8)) }.map { "  \($0)" }
      page.parts.append(
        SceneOutline.Part(
          "Proposal \(card.id)",
          linearLines(card.statement.title) + repeats + linearLines(card.problemBesideTitle) + facts))
    }
    for declined in charter.declined {
      page.parts.append(
        SceneOutline.Part(
          "Declined \(declined.date.day)",
          linearLines(declined.statement.title) + linearLines(declined.by + Bytes(": ".utf8) + declined.why)))
    }
    page.choices = charter.proposals.enumerated().map {
      SceneOutline.Choice("review \($1.id): \(linear($1.statement.title))", .item($0, .choose))
    }
    for (index, card) in charter.proposals.enumerated() where card.isProposed(by: world.identity) {
      page.choices.append(
        SceneOutline.Choice("take back \(card.id): \(linear(card.statement.title))", .item(index, .reject)))
    }
    page.choices.append(SceneOutline.Choice("back", .action(.back)))
    return page
  }

  mutating func select(item index: Int, _ world: inout World) { select(index) }
}

extension SceneOpening {
  static func docket(_ charter: OpenCharter) -> SceneOpening { SceneOpening(DocketScene(charter)) }
}

extension World {
  /// What a proposal lacks, who voted on it, and who has not.
  func facts(of card: Card) -> [String] {
    var facts = card.lacks.map { wording(of: $0) }
    for (isDissent, verb) in [(false, "ratified"), (true, "dissented")] {
      let names = card.votes.filter { $0.isDissent == isDissent }.map(\.name)
      if !names.isEmpty { facts.append("\(verb): \(names.joined(separator: ", "))") }
    }
    let isShort = card.lacks.contains { if case .votes = $0 { true } else { false } }
    if isShort, !card.waitsFor.isEmpty { facts.append("waits for: \(card.waitsFor.joined(separator: ", "))") }
    guard card.mayBeRead else {
      let count = card.remarks.count
      return count == 0 ? facts : facts + [count == 1 ? "1 remark" : "\(count) remarks"]
    }
    for remark in card.remarks {
      let verb = remark.objection == nil ? "comments" : "objects"
      facts.append(
        "\(String(decoding: remark.by.bytes, as: UTF8.self)) \(verb): "
          + String(decoding: remark.words, as: UTF8.self))
    }
    return facts
  }

  /// What keeps a proposal from coming into force.
  func wording(of lack: Standing.Lack) -> String {
    switch lack {
    case .votes(let found, let needed): "ratified by \(found) of \(needed)"
    case .coolingOff(let until): "cooling off until \(wording(of: until))"
    case .overtaken: "another amendment passed first; it is to be restated on the text in force"
    case .noRatifiers: "the charter names no ratifier"
    }
  }

  /// A moment that is waited for, in as many words as there is room for.
  func wording(of moment: Timestamp) -> String {
    moment.words(at: today, isShort: size.columns < 60)
  }
}

/// What is said at the top of a proposal that says what was declined before.
func words(onRepeating declined: Declined) -> Bytes {
  Bytes("This was declined on \(declined.date.day): ".utf8) + declined.why
}
