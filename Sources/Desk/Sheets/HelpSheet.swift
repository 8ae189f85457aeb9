internal import Cells
internal import Prose

/// The keys of a scene, over it.
struct HelpSheet: Scene {
  var pending: Pending<Never>?
  private let shown: [Context]
  /// Those whose actions the palette takes by name.
  private let commands: [Context]
  private var scroll = 0

  init(_ shown: [Context], commands: [Context]) { (self.shown, self.commands) = (shown, commands) }

  let isSheet = true
  let contexts: [Context] = [.choice, .moving]

  private static let columns = 72

  /// How many lines are shown at once.
  private func rows(_ world: World) -> Int { max(1, world.room.size.rows - 2) }

  func availability(of action: Action, _ world: World) -> Availability {
    action == .choose ? .hidden : .open
  }

  mutating func perform(_ action: Action, _ world: inout World) {
    let page = max(1, rows(world) - 1)
    let step: Int
    switch action {
    case .down: step = 1
    case .up: step = -1
    case .pageDown: step = page
    case .pageUp: step = -page
    case .top: step = -scroll
    case .bottom: step = .max - scroll
    default: return world.leave()
    }
    scroll = max(0, min(scroll + step, lines(world).count - rows(world)))
  }

  mutating func take(unbound key: Key, _ world: inout World) -> Bool {
    world.leave()
    return true
  }

  private func lines(_ world: World) -> [DisplayLine] {
    let columns = world.sheetColumns(HelpSheet.columns)
    let keyColumns = columns < 50 ? 12 : 18
    var lines: [DisplayLine] = []
    for context in shown {
      lines.append(DisplayLine(context.rawValue, Style(.title, .bold)))
      for binding in world.keymap.bindings(in: [context]) {
        lines += self.lines(of: binding, keyColumns: keyColumns, columns: columns)
      }
      lines.append(DisplayLine(""))
    }
    return lines.dropLast()
  }

  /// Keys and help, with the name that the palette takes.
  private func lines(of binding: Binding, keyColumns: Int, columns: Int) -> [DisplayLine] {
    let keys = binding.keys.map(\.name).joined(separator: " ")
    var words = DisplayLine(binding.help).spans
    if commands.contains(binding.context), binding.action != .palette {
      let name = ":\(binding.action.rawValue)"
      // A name is not broken at its hyphen.
      words += DisplayLine("  ").spans + [DisplayLine.Span(text: name, columns: name.count, style: .dim)]
    }
    let help = wrapped(words, columns: columns - keyColumns)
    return help.enumerated().map { row, words in
      var line = DisplayLine(row == 0 ? "  \(keys) " : "", Style(.key))
      let pad = String(repeating: " ", count: max(0, keyColumns - line.columns))
      line.spans += DisplayLine(pad).spans + words
      return line
    }
  }

  func draw(on canvas: inout Canvas, _ world: World) {
    let (lines, rows) = (lines(world), rows(world))
    let inside = world.sheet(
      on: &canvas, columns: HelpSheet.columns, rows: rows + 2, "Keys",
      hint: lines.count > scroll + rows ? "\(world.keyName(of: .pageDown)) more" : "")
    canvas.draw(lines.dropFirst(scroll), in: inside)
    world.drawBar(on: &canvas, [.choice], hidden: [.choose])
  }

  func outline(_ world: World) -> SceneOutline {
    var page = SceneOutline("help", "Choices are listed by ? in linear mode.")
    page.choices = [SceneOutline.Choice("leave it", .leave)]
    return page
  }
}

extension SceneOpening {
  static func help(_ shown: [Context], commands: [Context]) -> SceneOpening {
    SceneOpening(HelpSheet(shown, commands: commands))
  }
}
