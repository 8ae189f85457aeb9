internal import Cells
internal import Critic
internal import Prose
internal import Ratification

extension Interface {
  /// A text of a drill, its rows as choices: to point at one is to call it flawed.
  func page(of drill: DrillScreen) -> LinearPage {
    let name = drill.item.map { ": \(linear(Bytes($0.name.utf8)))" } ?? ""
    var page = LinearPage(
      "drill \(drill.stage) \(drill.outcomes.count)",
      "Drill\(name), \(min(drill.index + 1, drill.material.items.count)) of \(drill.material.items.count)")
    guard drill.stage == .question else {
      let verdict = drill.stage == .answer ? [drill.verdict] : []
      page.parts = [LinearPage.Part("", verdict + drill.body(columns: max(40, size.columns)).map(\.linear))]
      page.choices = [LinearPage.Choice("go on", .action(.next)), LinearPage.Choice("back", .action(.back))]
      page.usual = .action(.next)
      return page
    }
    page.parts = [LinearPage.Part("", ["Which line holds the flaw? Or is the text clean?"])]
    let lines = drill.body(columns: 10_000)
    page.choices = drill.fullRows.enumerated().map { index, row in
      let words = lines.filter { $0.source?.row == row }.map(\.linear).joined(separator: " ")
      return LinearPage.Choice("flawed: \(words)", .pick(index))
    }
    page.choices.append(LinearPage.Choice("clean", .action(.callClean)))
    page.choices.append(LinearPage.Choice("back", .action(.back)))
    return page
  }
}

extension DrillScreen {
  /// The rows that have words in them.
  var fullRows: [Int] {
    guard let rows = item?.redline.rows else { return [] }
    return rows.indices.filter { !rows[$0].pieces.isEmpty }
  }

  /// Points at one of the rows that have words in them, from 0.
  mutating func point(at index: Int) {
    let current = fullRows.firstIndex { $0 >= row } ?? 0
    moveRow(by: index - current)
  }
}
