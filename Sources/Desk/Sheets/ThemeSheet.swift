public import Cells
internal import Prose

/// Choosing a theme, which is seen before it is kept.
struct ThemeSheet: Scene {
  var pending: Pending<Never>?
  private let themes: [NamedTheme]
  private var selected: Int

  init(_ themes: [NamedTheme], selected: Int) { (self.themes, self.selected) = (themes, selected) }

  let isSheet = true
  let contexts: [Context] = [.choice, .moving]

  mutating func perform(_ action: Action, _ world: inout World) {
    switch action {
    case .choose:
      world.theme = themes[selected]
      world.want(.keepTheme(world.theme.name))
      return world.leave()
    case .down: selected = min(themes.count - 1, selected + 1)
    case .up: selected = max(0, selected - 1)
    case .top, .pageUp: selected = 0
    case .bottom, .pageDown: selected = themes.count - 1
    default: return
    }
    world.show(themes[selected])
  }

  mutating func back(isQuitting: Bool, _ world: inout World) {
    world.show(world.theme)
    world.leave()
  }

  mutating func take(unbound key: Key, _ world: inout World) -> Bool { true }

  func draw(on canvas: inout Canvas, _ world: World) {
    let columns = world.sheetColumns(72)
    let sample = sample(columns, world.depth)
    let inside = world.sheet(on: &canvas, columns: 72, rows: themes.count + sample.count + 3, "Theme")
    // Where there is little room the list moves above the first lines of the sample.
    let sampleRows = min(sample.count, max(3, inside.size.rows - themes.count - 1))
    let list = Rect(
      column: inside.origin.column, row: inside.origin.row, columns: inside.size.columns,
      rows: max(1, inside.size.rows - sampleRows - 1))
    let first = firstShown(focus: selected, count: themes.count, rows: list.size.rows)
    let names = themes.map { DisplayLine($0.name).columns }.max() ?? 0
    for (row, named) in themes.dropFirst(first).prefix(list.size.rows).enumerated() {
      let isSelected = first + row == selected
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
    world.drawBar(on: &canvas, [.choice])
  }

  /// What a theme makes of changes and of what matters most; or why it makes nothing of them.
  private func sample(_ columns: Int, _ depth: ColourDepth) -> [DisplayLine] {
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

  func outline(_ world: World) -> SceneOutline {
    var page = SceneOutline("help", "Choices are listed by ? in linear mode.")
    page.choices = [SceneOutline.Choice("leave it", .leave)]
    return page
  }
}

extension SceneOpening {
  static func themes(_ themes: [NamedTheme], _ world: World) -> SceneOpening {
    let isKnown = themes.contains { $0.name == world.theme.name }
    let themes = isKnown ? themes : [world.theme] + themes
    return SceneOpening(ThemeSheet(themes, selected: themes.firstIndex { $0.name == world.theme.name } ?? 0))
  }
}

extension World {
  /// Takes over how the screen looks.
  ///
  /// - Parameter name: What settings call its theme.
  public mutating func take(_ look: Look, named name: String) {
    theme = NamedTheme(name, look.theme)
    depth = look.depth
    isMonochrome = look.isMonochrome
  }

  mutating func show(_ named: NamedTheme) {
    isMonochrome = Look(theme: named.theme, depth: depth).isMonochrome
    want(.showTheme(named.theme))
  }
}
