internal import Cells
internal import Counsel
internal import Prose

/// Where the columns of a panel are: side by side where each has room, else one at a time.
struct PanelAreas: Equatable {
  /// A narrower column is hard to read.
  private static let leastColumns = 30

  let header: Rect
  /// One for each seat, or one for the seat in focus.
  let columns: [Rect]

  init(_ room: Rect, _ scene: PanelScene) {
    let words = rows(of: Bytes(scene.header.utf8), columns: max(1, room.size.columns - 2)).count
    let count = min(words, max(1, room.size.rows / 4))
    header = Rect(column: 1, row: room.origin.row, columns: max(1, room.size.columns - 2), rows: count)
    let (top, height) = (room.origin.row + count, max(0, room.size.rows - count))
    let all = room.size.columns
    let seats = scene.seats.count
    guard seats > 0, all / seats >= PanelAreas.leastColumns else {
      columns = [Rect(column: 0, row: top, columns: all, rows: height)]
      return
    }
    columns = (0..<seats).map { seat in
      let (left, right) = (all * seat / seats, all * (seat + 1) / seats)
      return Rect(column: left, row: top, columns: right - left, rows: height)
    }
  }

  /// The room for the words of one seat.
  func inside(_ seat: Int) -> Size {
    let area = columns.count == 1 ? columns[0] : columns[min(seat, columns.count - 1)]
    return Size(columns: max(1, area.size.columns - 4), rows: max(1, area.size.rows - 2))
  }
}

extension PanelScene {
  /// What it comes to, which is never cut off by the idea.
  var header: String { "\(summary) “\(String(decoding: idea, as: UTF8.self))”" }

  func draw(on canvas: inout Canvas, _ world: World) {
    let room = drawChrome(
      Chrome(
        title: isFraming ? "An idea in four lights: \(seats[0].profile.name)" : "A panel on an idea",
        contexts: [.panel]), on: &canvas, world)
    let areas = PanelAreas(room, self)
    canvas.draw(
      rows(of: Bytes(header.utf8), columns: areas.header.size.columns, style: Style(.focus)), in: areas.header
    )
    let isWide = areas.columns.count > 1
    for (index, seat) in seats.enumerated() where isWide || index == selected {
      let area = areas.columns[isWide ? index : 0]
      let lines = lines(of: seat, columns: areas.inside(index).columns)
      let height = areas.inside(index).rows
      let top = max(0, min(seat.top, lines.count - height))
      let below = lines.count - top - height
      let place = isWide ? "" : "\(index + 1) of \(seats.count)"
      let inside = canvas.pane(
        area, seat.name, hint: below > 0 ? "\(below) below" : place, isFocused: index == selected)
      canvas.draw(lines.dropFirst(top), in: inside, gutter: 1)
    }
  }

  /// What one seat said in every round.
  func lines(of seat: Seat, columns: Int) -> [DisplayLine] {
    func text(_ words: String, _ style: Style = .text) -> [DisplayLine] {
      rows(of: Bytes(words.utf8), columns: columns, style: style)
    }
    var lines: [DisplayLine] = []
    for answer in seat.answers {
      switch answer.round {
      case .blind: break
      case .informed: lines += text("Knowing what you would want:", Style(.title, .bold))
      case .rebuttal(let name): lines += text("Against \(name):", Style(.title, .bold))
      }
      if !answer.words.isEmpty { lines += text(answer.words) }
      if !answer.note.isEmpty { lines += text(answer.note, .dim) }
      lines.append(DisplayLine(""))
    }
    return lines
  }

  mutating func scroll(by step: Int, _ areas: PanelAreas) {
    let room = areas.inside(selected)
    let count = lines(of: seats[selected], columns: room.columns).count
    seats[selected].top = max(0, min(seats[selected].top + step, count - room.rows))
  }
}

extension PanelScene {
  /// One column behind another; an answer is read once it has ended.
  func outline(_ world: World) -> SceneOutline {
    let title = isFraming ? "An idea in four lights" : "A panel on an idea"
    var page = SceneOutline("panel \(isFraming) \(linear(idea))", "\(title): \(linear(idea))")
    for seat in seats {
      let ended = seat.answers.filter { $0.exchange == nil }
      page.parts += ended.map { answer in
        SceneOutline.Part(
          linear(Bytes("\(seat.name)\(answer.round.words)".utf8)),
          linearLines(Bytes("\(answer.words)\n\(answer.note)".utf8)))
      }
      if ended.count < seat.answers.count {
        page.parts.append(SceneOutline.Part(linear(Bytes(seat.name.utf8)), ["is answering"]))
      }
    }
    page.parts.append(SceneOutline.Part("Together", linearLines(Bytes(summary.utf8))))
    page.choices = choices([.panel], world) + [SceneOutline.Choice("back", .action(.back))]
    return page
  }
}

extension PanelScene.Round {
  fileprivate var words: String {
    switch self {
    case .blind: ""
    case .informed: ", knowing what you would want"
    case .rebuttal(let name): ", against \(name)"
    }
  }
}
