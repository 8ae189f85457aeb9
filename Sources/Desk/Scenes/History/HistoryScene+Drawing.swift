internal import Cells
internal import Charter
internal import Prose
internal import Ratification

extension HistoryScene {
  func draw(on canvas: inout Canvas, _ world: World) {
    let state = frame.amendments == nil ? "reading the history…" : "\(isPlaying ? "▶" : "‖") \(speed.name)"
    let room = drawChrome(
      Chrome(
        title: title, facts: ["history", "amendment \(frame.cursor) of \(frame.head)"], right: state,
        contexts: [.history]), on: &canvas, world)
    frame.draw(on: &canvas, in: room, isMonochrome: world.isMonochrome)
  }

  /// An amendment: who and why, then the rows that it changed.
  func outline(_ world: World) -> SceneOutline {
    var page = SceneOutline(
      "history \(charter)", "History of \(linear(Bytes(title.utf8))): \(frame.head) amendments.")
    guard let detail = frame.detail, detail.number == frame.cursor else {
      page.parts = [SceneOutline.Part("", ["Reading amendment \(frame.cursor)…"])]
      return page
    }
    let caption = Caption(record: detail.record)
    page.parts = [
      SceneOutline.Part("Amendment \(detail.number) of \(frame.head)", caption.lines(columns: 200)),
      SceneOutline.Part(
        detail.comparison == .thisAmendment ? "Its change" : "Changed since adoption", rowLines(world)),
    ]
    if let fault = frame.fault {
      page.parts.insert(
        SceneOutline.Part(
          "Read-only",
          ["Amendment \(fault.number) breaks the history. \(linear(Bytes(fault.words.utf8)))"]), at: 0)
    }
    if frame.told != nil {
      page.parts.append(SceneOutline.Part("What was said", caption.lines(told: .max, columns: 200)))
    }
    // The bands are a picture.
    page.choices = choices([.history], world, without: [.flow]) + choices([.search], world)
    page.choices.append(SceneOutline.Choice("back", .action(.back)))
    page.usual = .action(.nextAmendment)
    return page
  }

  /// The rows that differ, each provision behind its name; of a blamed text all rows.
  private func rowLines(_ world: World) -> [String] {
    let room = Size(columns: max(world.size.columns, 80), rows: world.size.rows)
    guard let text = frame.detail?.text,
      let layout = frame.layout(in: room, isMonochrome: true, beat: .redline)
    else {
      return []
    }
    var lines: [String] = []
    var last: String?
    for row in text.rows.indices where frame.isBlaming || text.rows[row].kind != .same {
      let provision = text.provision(ofRow: row)
      if let provision, provision.id != last {
        lines.append("In \(linear(Bytes("\(provision.name) [\(provision.id)]".utf8))):")
      }
      last = provision?.id
      lines += layout.lines(ofRow: row).map(\.linear)
    }
    return lines
  }
}
