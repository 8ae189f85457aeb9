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
    page.parts = [
      LinearPage.Part(
        "Amendment \(detail.number) of \(frame.head)", Caption(record: detail.record).lines(columns: 200)),
      LinearPage.Part(
        detail.comparison == .thisAmendment ? "Its change" : "Changed since adoption",
        rows(of: history)),
    ]
    page.choices = choices([.history])
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
