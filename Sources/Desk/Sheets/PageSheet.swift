internal import Cells
internal import Prose

/// A text over the screen, to be read as it is and to its end.
struct PageSheet: Scene {
  var pending: Pending<Never>?
  private let title: String
  let text: Bytes
  private var scroll = 0

  init(_ title: String, _ text: Bytes) { (self.title, self.text) = (title, text) }

  let isSheet = true
  let contexts: [Context] = [.choice, .moving]

  private static let columns = 100

  private func lines(_ world: World) -> [DisplayLine] {
    Desk.rows(of: text, columns: world.sheetColumns(PageSheet.columns))
  }

  private func rows(_ world: World) -> Int { max(1, world.room.size.rows - 2) }

  mutating func perform(_ action: Action, _ world: inout World) {
    let (count, page) = (lines(world).count, max(1, rows(world) - 1))
    let wanted: Int
    switch action {
    case .down: wanted = scroll + 1
    case .up: wanted = scroll - 1
    case .pageDown: wanted = scroll + page
    case .pageUp: wanted = scroll - page
    case .top: wanted = 0
    case .bottom: wanted = count
    default: return world.leave()
    }
    scroll = max(0, min(wanted, count - rows(world)))
  }

  mutating func take(unbound key: Key, _ world: inout World) -> Bool {
    world.leave()
    return true
  }

  func draw(on canvas: inout Canvas, _ world: World) {
    let (lines, rows) = (lines(world), rows(world))
    let inside = world.sheet(
      on: &canvas, columns: PageSheet.columns, rows: rows + 2, title,
      hint: lines.count > scroll + rows ? "\(world.keyName(of: .pageDown)) more" : "")
    canvas.draw(lines.dropFirst(scroll), in: inside)
    world.drawBar(on: &canvas, [.choice], hidden: [.choose])
  }

  func outline(_ world: World) -> SceneOutline {
    var page = SceneOutline("page \(title)", title)
    page.parts = [SceneOutline.Part("", linearLines(text))]
    page.choices = [SceneOutline.Choice("leave it", .leave)]
    return page
  }
}

extension SceneOpening {
  static func page(_ title: String, _ text: Bytes) -> SceneOpening { SceneOpening(PageSheet(title, text)) }
}
