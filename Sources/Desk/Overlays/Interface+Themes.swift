public import Cells
internal import Prose

/// Choosing a theme, which is seen before it is kept.
extension Interface {
  /// Takes over how the screen looks.
  ///
  /// - Parameter name: What settings call its theme.
  public mutating func take(_ look: Look, named name: String) {
    theme = NamedTheme(name, look.theme)
    depth = look.depth
    isMonochrome = look.isMonochrome
  }

  mutating func receive(themes: [NamedTheme]) {
    guard overlay == nil, !isTyping else { return }
    let isKnown = themes.contains { $0.name == theme.name }
    let themes = isKnown ? themes : [theme] + themes
    let selected = themes.firstIndex { $0.name == theme.name } ?? 0
    overlay = .themes(ThemeChooser(themes: themes, selected: selected))
  }

  mutating func receive(themes key: Key, _ chooser: ThemeChooser) -> [Effect] {
    let last = chooser.themes.count - 1
    var selected = chooser.selected
    switch keymap.action(for: key, in: [.choice, .moving]) {
    case .choose:
      overlay = nil
      theme = chooser.themes[selected]
      return [.keepTheme(theme.name)]
    case .down: selected = min(last, selected + 1)
    case .up: selected = max(0, selected - 1)
    case .top, .pageUp: selected = 0
    case .bottom, .pageDown: selected = last
    default: return []
    }
    overlay = .themes(ThemeChooser(themes: chooser.themes, selected: selected))
    return show(chooser.themes[selected])
  }

  mutating func show(_ named: NamedTheme) -> [Effect] {
    isMonochrome = Look(theme: named.theme, depth: depth).isMonochrome
    return [.showTheme(named.theme)]
  }

  func draw(_ chooser: ThemeChooser, on canvas: inout Canvas) {
    let columns = sheetColumns(72)
    let sample = themeSample(columns)
    let inside = sheet(on: &canvas, columns: 72, rows: chooser.themes.count + sample.count + 3, "Theme")
    // Where there is little room the list moves above the first lines of the sample.
    let sampleRows = min(sample.count, max(3, inside.size.rows - chooser.themes.count - 1))
    let list = Rect(
      column: inside.origin.column, row: inside.origin.row, columns: inside.size.columns,
      rows: max(1, inside.size.rows - sampleRows - 1))
    let first = firstShown(focus: chooser.selected, count: chooser.themes.count, rows: list.size.rows)
    let names = chooser.themes.map { DisplayLine($0.name).columns }.max() ?? 0
    for (row, named) in chooser.themes.dropFirst(first).prefix(list.size.rows).enumerated() {
      let isSelected = first + row == chooser.selected
      let name = DisplayLine(named.name, Style(isSelected ? .focus : .text))
      let gap = String(repeating: " ", count: names - name.columns + 2)
      let words = name.spans + DisplayLine(gap + named.about, .dim).spans
      canvas.draw(
        [DisplayLine(spans: words.fitted(to: columns - 2))], isSelected: isSelected,
        at: list.origin.row + row, in: list)
    }
    canvas.draw(
      sample.prefix(sampleRows),
      in: Rect(
        column: inside.origin.column, row: list.rows.upperBound + 1, columns: columns, rows: sampleRows))
  }

  /// What a theme makes of changes and of what matters most; or why it makes nothing of them.
  private func themeSample(_ columns: Int) -> [DisplayLine] {
    let roles: [Role] = [
      .removed, .added, .caution, .changed, .moved, .human, .model, .both, .error, .selection, .banner, .past,
    ]
    let lines = roles.map { DisplayLine(spans: DisplayLine($0.sample, Style($0)).spans.fitted(to: columns)) }
    let words =
      switch depth {
      case .monochrome: "No colours are shown here: NO_COLOR is set, or the terminal has none."
      case .sixteen: "This terminal has no colours but its own, so it shows every theme in these."
      case .indexed, .exact: ""
      }
    return words.isEmpty ? lines : rows(of: Bytes(words.utf8), columns: columns, style: .dim) + lines
  }
}
