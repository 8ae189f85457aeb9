internal import Prose
internal import Ratification

extension Interface {
  /// A report in figures, a part for each heading.
  func page(of screen: ReportScreen) -> LinearPage {
    let count = screen.report.amendments.count
    var page = LinearPage(
      "report",
      "Report of \(linear(Bytes(screen.title.utf8))): \(count == 1 ? "1 amendment" : "\(count) amendments")")
    for line in ReportPage(screen.report, columns: nil).lines where !line.text.isEmpty {
      let words = linear(Bytes(line.text.utf8))
      if line.isHeading || page.parts.isEmpty {
        page.parts.append(LinearPage.Part(line.isHeading ? words : "", line.isHeading ? [] : [words]))
      } else {
        let last = page.parts.removeLast()
        page.parts.append(LinearPage.Part(last.label, last.lines + [words.trimmingStart]))
      }
    }
    page.choices = [LinearPage.Choice("back", .action(.back))]
    return page
  }
}

extension String {
  fileprivate var trimmingStart: String { String(drop { $0 == " " }) }
}
