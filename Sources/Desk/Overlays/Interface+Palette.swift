internal import Cells
internal import Prose

extension Interface {
  mutating func receive(palette key: Key, _ field: Field, _ selected: Int) -> [Effect] {
    var field = field
    let found = paletteRows(field.text)
    switch key {
    case .up, .backTab: overlay = .palette(field, selected: max(0, selected - 1))
    case .down, .tab: overlay = .palette(field, selected: max(0, min(found.count - 1, selected + 1)))
    case _ where takes(key):
      if let words = refusal(of: field.text, found) {
        refuse(words)
        return []
      }
      guard found.indices.contains(selected) else { return [] }
      overlay = nil
      return receive(found[selected].action)
    default:
      _ = field.receive(key)
      overlay = .palette(field, selected: 0)
    }
    return []
  }

  /// The actions of this screen whose words hold every letter typed, in order: the one of that name, those
  /// whose names begin so, then the closest.
  func paletteRows(_ typed: String) -> [Binding] {
    let rows = keymap.bindings(in: contexts).filter { $0.action != .palette }
    let needle = typed.lowercased().filter { !$0.isWhitespace }
    guard !needle.isEmpty else { return rows }
    return rows.enumerated().compactMap { place, binding in
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
  private func refusal(of typed: String, _ found: [Binding]) -> String? {
    let words = typed.lowercased()
    let namesAnother =
      words.count > 2 && Action.allCases.contains { $0.rawValue.hasPrefix(words) }
      && !found.contains { "\($0.action.rawValue) \($0.help)".lowercased().contains(words) }
    if namesAnother { return "That is a command of another screen." }
    return found.isEmpty ? "No command is called that." : nil
  }

  func drawPalette(_ field: Field, _ selected: Int, on canvas: inout Canvas) {
    let found = paletteRows(field.text)
    let inside = sheet(on: &canvas, columns: 84, rows: min(20, canvas.size.rows - 2), "Commands")
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
    if found.isEmpty, let words = refusal(of: field.text, found) {
      canvas.draw([DisplayLine("  \(words)", .dim)], in: list)
    }
    canvas.put(":", at: inside.origin, style: Style(.key))
    canvas.draw(
      field,
      in: Rect(
        column: inside.origin.column + 2, row: inside.origin.row, columns: inside.size.columns - 2, rows: 1))
  }
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
