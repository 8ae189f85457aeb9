internal import Cells
internal import Charter
internal import Prose
internal import Ratification

/// A charter's people, and what it takes of them: who ratifies by which key, what waits for whom, and the rules.
struct PeopleScene: Scene {
  var pending: Pending<Never>?
  private var charter: OpenCharter
  /// The first row that is shown.
  private var top = 0

  init(_ charter: OpenCharter) { self.charter = charter }

  let contexts: [Context] = [.people, .search, .moving, .everywhere]

  var path: String? { charter.path }

  mutating func change(to charter: OpenCharter, _ world: inout World) { self.charter = charter }

  mutating func perform(_ action: Action, _ world: inout World) {
    let rows = world.room.size.rows
    switch action {
    case .down: scroll(by: 1, world)
    case .up: scroll(by: -1, world)
    case .pageDown: scroll(by: max(1, rows - 1), world)
    case .pageUp: scroll(by: -max(1, rows - 1), world)
    case .top: top = 0
    case .bottom: scroll(by: .max / 2, world)
    default: break
    }
  }

  private mutating func scroll(by step: Int, _ world: World) {
    let (count, room) = (lines(columns: world.room.size.columns - 2, world).count, world.room.size.rows)
    top = max(0, min(top + step, count - room))
  }

  mutating func find(_ search: Search, _ world: inout World) -> Bool {
    let lines = lines(columns: world.room.size.columns - 2, world)
    guard let found = search.next(from: top, count: lines.count, text: { lines[$0].text }) else {
      return false
    }
    scroll(by: found - top, world)
    return true
  }

  /// What is said, under its headings.
  private func parts(_ world: World) -> [(heading: String, lines: [String])] {
    let governance = charter.document.governance
    let people = governance.ratifiers.map { ratifier in
      let mark = world.identity?.ratifies(charter.document) == true && world.identity?.name == ratifier.name
      let waiting = charter.proposals.filter { $0.waitsFor.contains(ratifier.name) }.map(\.id)
      let votes = waiting.isEmpty ? "" : " · has not voted on \(waiting.joined(separator: ", "))"
      return "\(ratifier.name)\(mark ? ", who is you" : "") · \(ratifier.key.shortKey)\(votes)"
    }
    let count = governance.ratifiers.count
    var rules = ["An amendment: \(governance.rule.words(of: count))"]
    rules += governance.entrenched.map { item in
      let name = charter.document.provision(item.provision)?.name ?? "no heading carries it"
      return "\(name) [\(item.provision)], entrenched: \(item.rule.words(of: count))"
    }
    rules.append("These rules and the ratifiers: \(governance.strictestRule.words(of: count))")
    if governance.review == .strict { rules.append("A drill comes before a review, once a day.") }
    return [
      (
        people.count == 1 ? "1 ratifier" : "\(people.count) ratifiers",
        people.isEmpty ? ["Nobody yet."] : people
      ),
      ("What it takes", rules),
    ]
  }

  private func lines(columns: Int, _ world: World) -> [DisplayLine] {
    parts(world).flatMap { part in
      [DisplayLine(part.heading, Style(.title, .bold))]
        + part.lines.flatMap { rows(of: Bytes($0.utf8), columns: columns, indent: 2) } + [DisplayLine("")]
    }
  }

  func draw(on canvas: inout Canvas, _ world: World) {
    let room = drawChrome(
      Chrome(title: charter.document.title, facts: ["people"], contexts: [.people]), on: &canvas, world)
    let body = Rect(column: 1, row: room.origin.row, columns: room.size.columns - 2, rows: room.size.rows)
    canvas.draw(lines(columns: body.size.columns, world).dropFirst(top), in: body)
  }

  func outline(_ world: World) -> SceneOutline {
    var page = SceneOutline(
      "people \(charter.path)", "People of \(linear(Bytes(charter.document.title.utf8)))")
    page.parts = parts(world).map { part in
      SceneOutline.Part(part.heading, part.lines.map { linear(Bytes($0.utf8)) })
    }
    page.choices = [SceneOutline.Choice("back", .action(.back))]
    return page
  }
}

extension SceneOpening {
  static func people(_ charter: OpenCharter) -> SceneOpening { SceneOpening(PeopleScene(charter)) }
}

extension Governance.Rule {
  fileprivate func words(of count: Int) -> String {
    let votes = "\(threshold.needed(of: count)) of \(count)"
    return coolingOff == 0 ? votes : "\(votes), \(coolingOff) hours after it was proposed"
  }
}

extension String {
  /// A key's type and its last characters, by which people tell keys apart.
  fileprivate var shortKey: String {
    let parts = split(separator: " ")
    guard parts.count == 2 else { return self }
    return "\(parts[0]) …\(parts[1].suffix(12))"
  }
}
