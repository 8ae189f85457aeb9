internal import Cells
internal import Critic
internal import Prose

extension DrillScene {
  func draw(on canvas: inout Canvas, _ world: World) {
    let fact = item == nil ? "" : "\(index + 1) of \(material.items.count)"
    let room = drawChrome(
      Chrome(title: "Drill" + (item.map { ": \($0.name)" } ?? ""), right: fact, contexts: [.drill]),
      on: &canvas, world)
    let areas = DrillAreas(room, self, world.keymap)
    canvas.draw(areas.purpose, in: areas.header)
    let lines = body(columns: areas.body.size.columns)
    canvas.draw(lines.dropFirst(top), in: areas.body, gutter: item == nil ? 0 : RedlineLayout.gutter)
    for offset in 0..<areas.body.size.rows {
      guard lines.indices.contains(top + offset), let source = lines[top + offset].source, source.part == 0
      else { continue }
      let place = Point(column: areas.body.origin.column - 1, row: areas.body.origin.row + offset)
      if stage == .answer, item?.hasFlaw(at: source.row) ?? false {
        canvas.put("!", at: place, style: Style(.caution, .bold))
      } else if stage == .question, source.row == row {
        canvas.put(">", at: place, style: Style(.focus, .bold))
      }
    }
  }
}

/// Where the parts of a drill are, which update and view have to agree on.
struct DrillAreas {
  let purpose: [DisplayLine]
  let header: Rect
  let body: Rect

  private static let fewRows = 14

  init(_ room: Rect, _ scene: DrillScene, _ keymap: Keymap) {
    let columns = max(1, room.size.columns - 2)
    let isCompact = room.size.rows < DrillAreas.fewRows
    let words = scene.purpose(isShort: isCompact, keymap)
    purpose = rows(of: Bytes(words.utf8), columns: columns, style: Style(.focus))
    let height = min(purpose.count + (isCompact ? 0 : 1), max(1, room.size.rows - 1))
    header = Rect(column: 1, row: room.origin.row, columns: columns, rows: height)
    body = Rect(
      column: 1, row: header.rows.upperBound, columns: columns, rows: max(1, room.size.rows - height))
  }
}
