internal import Cells
internal import Charter
internal import Counsel
internal import Prose

/// Panels and cases, read line after line.
extension Interface {
  /// One column behind another; an answer is read once it has ended.
  func page(of panel: PanelScreen) -> LinearPage {
    let title = panel.isFraming ? "An idea in four lights" : "A panel on an idea"
    var page = LinearPage("panel \(panel.isFraming) \(linear(panel.idea))", "\(title): \(linear(panel.idea))")
    for seat in panel.seats {
      let ended = seat.answers.filter { $0.exchange == nil }
      for answer in ended {
        page.parts.append(
          LinearPage.Part(
            linear(Bytes("\(seat.name)\(answer.round.words)".utf8)),
            linearLines(Bytes("\(answer.words)\n\(answer.note)".utf8))))
      }
      if ended.count < seat.answers.count {
        page.parts.append(LinearPage.Part(linear(Bytes(seat.name.utf8)), ["is answering"]))
      }
    }
    page.parts.append(LinearPage.Part("Together", linearLines(Bytes(panel.summary.utf8))))
    page.choices = choices([.panel], without: panel.isFraming ? [.inform, .rebut, .framing, .keepPanel] : [])
    page.choices.append(LinearPage.Choice("back", .action(.back)))
    return page
  }

  func page(of cases: CasesScreen) -> LinearPage {
    var page = LinearPage(
      "cases \(cases.selected)", "Cases, \(cases.selected + 1) of \(cases.inquiry.cases.count)")
    let lines = cases.lines(columns: max(40, size.columns)).map(\.linear)
    page.parts = [LinearPage.Part("", lines)]
    page.choices = choices([.cases])
    page.choices.append(LinearPage.Choice("back", .action(.back)))
    return page
  }
}

extension PanelScreen.Round {
  fileprivate var words: String {
    switch self {
    case .blind: ""
    case .informed: ", knowing what you would want"
    case .rebuttal(let name): ", against \(name)"
    }
  }
}
