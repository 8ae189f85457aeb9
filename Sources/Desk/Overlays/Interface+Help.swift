internal import Cells
internal import Prose

extension Interface {
  mutating func receive(help key: Key, _ scroll: Int) -> [Effect] {
    let page = max(1, helpRows - 1)
    let step: Int
    switch keymap.action(for: key, in: [.moving]) {
    case .down: step = 1
    case .up: step = -1
    case .pageDown: step = page
    case .pageUp: step = -page
    case .top: step = -scroll
    case .bottom: step = .max - scroll
    default:
      overlay = nil
      return []
    }
    overlay = .help(scroll: max(0, min(scroll + step, helpLines.count - helpRows)))
    return []
  }

  private static let helpColumns = 72

  /// How many lines of help are shown at once.
  private var helpRows: Int { max(1, room.size.rows - 2) }

  private var helpLines: [DisplayLine] {
    let columns = sheetColumns(Interface.helpColumns)
    let keyColumns = columns < 50 ? 12 : 18
    var lines: [DisplayLine] = []
    for context in helpContexts {
      lines.append(DisplayLine(context.rawValue, Style(.title, .bold)))
      for binding in keymap.bindings(in: [context]) {
        lines += helpLines(of: binding, keyColumns: keyColumns, columns: columns)
      }
      lines.append(DisplayLine(""))
    }
    return lines.dropLast()
  }

  /// The contexts of this screen, and those in which it takes text.
  private var helpContexts: [Context] {
    switch screen {
    case .desk: [.desk, .composer] + contexts.dropFirst()
    case .review:
      [.review, .words, .objection, .attestation] + contexts.filter { $0 != .review && $0 != .objection }
    default: contexts
    }
  }

  /// Keys and help, with the name that the palette takes.
  private func helpLines(of binding: Binding, keyColumns: Int, columns: Int) -> [DisplayLine] {
    let keys = binding.keys.map(\.name).joined(separator: " ")
    var words = DisplayLine(binding.help).spans
    if contexts.contains(binding.context), binding.action != .palette {
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

  func drawHelp(_ scroll: Int, on canvas: inout Canvas) {
    let lines = helpLines
    let rows = helpRows
    let inside = sheet(
      on: &canvas, columns: Interface.helpColumns, rows: rows + 2, "Keys",
      hint: lines.count > scroll + rows ? "\(keymap.keyName(of: .pageDown)) more" : "")
    canvas.draw(lines.dropFirst(scroll), in: inside)
  }
}
