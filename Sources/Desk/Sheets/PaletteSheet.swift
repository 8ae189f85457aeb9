internal import Cells
internal import Prose

/// The commands of a scene by their names.
struct PaletteSheet: Scene {
  var pending: Pending<Never>?
  private let commands: [Binding]
  private(set) var typed = Field(isMultiline: false)
  private(set) var selected = 0

  init(_ commands: [Binding]) { self.commands = commands }

  let isSheet = true
  let contexts: [Context] = [.choice, .moving]

  var field: Field? {
    get { typed }
    set { if let newValue { (typed, selected) = (newValue, 0) } }
  }

  mutating func perform(_ action: Action, _ world: inout World) {}

  mutating func type(_ key: Key, _ world: inout World) {
    let found = found
    switch key {
    case .up, .backTab: selected = max(0, selected - 1)
    case .down, .tab: selected = max(0, min(found.count - 1, selected + 1))
    case _ where world.keymap.action(for: key, in: [.choice]) == .back: world.leave()
    case _ where world.keymap.action(for: key, in: [.choice]) == .choose:
      if let words = refusal(of: found) { return world.refuse(words) }
      guard found.indices.contains(selected) else { return }
      world.leave()
      world.perform(found[selected].action)
    default:
      _ = typed.receive(key)
      selected = 0
    }
  }

  mutating func turnWheel(isDown: Bool, at point: Point, _ world: inout World) {
    type(isDown ? .down : .up, &world)
  }

  /// The commands whose words hold every letter typed, in order: the one of that name, those whose names begin so,
  /// then the closest.
  var found: [Binding] {
    let needle = typed.text.lowercased().filter { !$0.isWhitespace }
    guard !needle.isEmpty else { return commands }
    return commands.enumerated().compactMap { place, binding in
      let name = binding.action.rawValue
      return fuzzyScore(needle, in: "\(name) \(binding.help)".lowercased()).map { score in
        let rank = name == needle ? (0, 0, place) : name.hasPrefix(needle) ? (1, 0, place) : (2, score, place)
        return (binding: binding, rank: rank)
      }
    }.sorted { $0.rank < $1.rank }.map(\.binding)
  }

  /// Why nothing is done for what was typed; nil where one of the commands found is meant.
  ///
  /// Words that begin the name of a command, of which those found only have the letters here and there, mean that one.
  private func refusal(of found: [Binding]) -> String? {
    let words = typed.text.lowercased()
    let namesAnother =
      words.count > 2 && Action.allCases.contains { $0.rawValue.hasPrefix(words) }
      && !found.contains { "\($0.action.rawValue) \($0.help)".lowercased().contains(words) }
    if namesAnother { return "That is a command of another screen." }
    return found.isEmpty ? "No command is called that." : nil
  }

  func draw(on canvas: inout Canvas, _ world: World) {
    let found = found
    let inside = world.sheet(on: &canvas, columns: 84, rows: min(20, canvas.size.rows - 2), "Commands")
    let list = Rect(
      column: inside.origin.column, row: inside.origin.row + 1, columns: inside.size.columns,
      rows: max(0, inside.size.rows - 1))
    let first = firstShown(focus: selected, count: found.count, rows: list.size.rows)
    // Where there is room the names are a column.
    let names = list.size.columns < 50 ? 0 : found.map(\.action.rawValue.count).max() ?? 0
    for (row, binding) in found.dropFirst(first).prefix(list.size.rows).enumerated() {
      let key = binding.keys.first?.name ?? ""
      let name = binding.action.rawValue
      let gap = String(repeating: " ", count: max(0, names - name.count) + 2)
      let words =
        (DisplayLine(name + gap, Style(first + row == selected ? .focus : .text)).spans
        + DisplayLine(binding.help, .dim).spans).fitted(to: list.size.columns - 3 - key.count)
      canvas.draw(
        [DisplayLine(spans: words)], isSelected: first + row == selected, at: list.origin.row + row, in: list)
      canvas.put(
        key, at: Point(column: list.columns.upperBound - key.count, row: list.origin.row + row),
        style: Style(.key), clip: list)
    }
    if found.isEmpty, let words = refusal(of: found) {
      canvas.draw([DisplayLine("  \(words)", .dim)], in: list)
    }
    canvas.put(":", at: inside.origin, style: Style(.key))
    canvas.draw(
      typed,
      in: Rect(
        column: inside.origin.column + 2, row: inside.origin.row, columns: inside.size.columns - 2, rows: 1))
    world.drawBar(on: &canvas, [.choice])
  }

  func outline(_ world: World) -> SceneOutline {
    var page = SceneOutline("help", "Choices are listed by ? in linear mode.")
    page.choices = [SceneOutline.Choice("leave it", .leave)]
    return page
  }
}

extension SceneOpening {
  static func palette(_ commands: [Binding]) -> SceneOpening { SceneOpening(PaletteSheet(commands)) }
}

/// How far apart the letters of `needle` stand in `text`; nil where they don't occur in that order.
func fuzzyScore(_ needle: String, in text: String) -> Int? {
  var score = 0
  var rest = text[...]
  for letter in needle {
    guard let found = rest.firstIndex(of: letter) else { return nil }
    score += rest.distance(from: rest.startIndex, to: found)
    rest = rest[rest.index(after: found)...]
  }
  return score
}
