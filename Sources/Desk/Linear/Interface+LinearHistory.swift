internal import Cells
internal import Charter
internal import Prose
internal import Ratification

extension Interface {
  /// An amendment: who and why, then the rows that it changed.
  func page(of history: HistoryScreen) -> LinearPage {
    let frame = history.frame
    var page = LinearPage(
      "history \(history.path)", "History of \(linear(Bytes(history.title.utf8))): \(frame.head) amendments.")
    guard let detail = frame.detail, detail.number == frame.cursor else {
      page.parts = [LinearPage.Part("", ["Reading amendment \(frame.cursor)…"])]
      return page
    }
    let caption = Caption(record: detail.record)
    page.parts = [
      LinearPage.Part("Amendment \(detail.number) of \(frame.head)", caption.lines(columns: 200)),
      LinearPage.Part(
        detail.comparison == .thisAmendment ? "Its change" : "Changed since adoption",
        rows(of: history)),
    ]
    if let fault = frame.fault {
      page.parts.insert(
        LinearPage.Part(
          "Read-only",
          ["Amendment \(fault.number) breaks the history. \(linear(Bytes(fault.words.utf8)))"]), at: 0)
    }
    if frame.told != nil {
      page.parts.append(LinearPage.Part("What was said", caption.lines(told: .max, columns: 200)))
    }
    // The bands are a picture.
    page.choices = choices([.history], without: [.flow]) + choices([.search])
    page.choices.append(LinearPage.Choice("back", .action(.back)))
    page.usual = .action(.nextAmendment)
    return page
  }

  /// The rows that differ, each provision behind its name; of a blamed text all rows.
  private func rows(of history: HistoryScreen) -> [String] {
    let frame = history.frame
    let room = Size(columns: max(size.columns, 80), rows: size.rows)
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
