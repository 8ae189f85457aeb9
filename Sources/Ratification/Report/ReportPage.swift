internal import Ledger

/// A report in words and bars, for the screen and for the command alike, or in words alone.
public struct ReportPage: Equatable, Sendable {
  public struct Line: Equatable, Sendable {
    public let text: String
    public let isHeading: Bool
  }

  public private(set) var lines: [Line] = []
  /// How wide the plots may be; nil where there are none.
  private let columns: Int?

  /// - Parameter columns: How wide the plots may be; nil for words and figures alone.
  public init(_ report: ReviewReport, columns: Int?) {
    self.columns = columns.map { max(20, $0) }
    guard !report.amendments.isEmpty || !report.ratifiers.isEmpty else {
      put("Nothing was ratified or turned down yet, so there is nothing to report.")
      return
    }
    plot(report)
    plotDecisions(report.all)
    if report.ratifiers.count != 1 { add("All together", report.all) }
    for ratifier in report.ratifiers { add(ratifier.name, ratifier.figures) }
    add("What this can't show", ReportPage.limits)
  }

  /// As many as anyone listens to.
  private static let mostFigures = 20

  private mutating func put(_ text: String) { lines.append(Line(text: text, isHeading: false)) }

  private mutating func add(_ heading: String, _ rows: [String]) {
    if !lines.isEmpty { put("") }
    lines.append(Line(text: heading, isHeading: true))
    for row in rows { put("  \(row)") }
  }

  private mutating func plot(_ report: ReviewReport) {
    let buckets = report.buckets(columns.map { $0 - 2 } ?? ReportPage.mostFigures)
    let paces = buckets.compactMap(\.medianPace)
    guard let first = buckets.first, let last = buckets.last, let most = paces.max(), let least = paces.min()
    else { return }
    let each = buckets.count < report.amendments.count ? "several amendments" : "each amendment"
    let beyond = paces.count { $0 > Coverage.readingLimit }
    let what = columns == nil ? "a figure" : "a bar"
    let figures = buckets.map { $0.medianPace.map { "\($0)" } ?? "none" }.joined(separator: ", ")
    add(
      "Words a minute over time: \(what) for \(each), from \(first.numbers.lowerBound) to \(last.numbers.upperBound)",
      [
        columns == nil ? figures : sparkline(buckets.map(\.medianPace)),
        "lowest \(least), highest \(most); \(beyond) of \(paces.count) beyond \(Coverage.readingLimit)",
      ])
  }

  private mutating func plotDecisions(_ figures: ReviewFigures) {
    let rows = [
      ("adopted", figures.adopted), ("adopted edited", figures.adoptedEdited),
      ("declined", figures.count(of: .declined)), ("sent back", figures.count(of: .sentBack)),
      ("left out", figures.count(of: .leftOut)),
    ]
    guard let columns else {
      add("Decisions", rows.map { "\($0): \($1)" })
      return
    }
    let most = rows.map(\.1).max() ?? 0
    let width = rows.map { $0.0.count }.max() ?? 0
    let digits = String(most).count
    add(
      "Decisions",
      rows.map { name, count in
        let pad = String(repeating: " ", count: width - name.count + digits - String(count).count + 1)
        return "\(name)\(pad)\(count) \(bar(count, of: most, columns: columns - width - digits - 4))"
          .trimmingEnd
      })
  }

  private mutating func add(_ name: String, _ figures: ReviewFigures) {
    add(
      name,
      [
        "votes: \(figures.ratified) for, \(figures.dissented) against",
        "edited before adoption: \(figures.edited.inWords) provisions",
        turnedDown(figures), stances(figures), objections(figures), reading(figures),
        reasons(figures.reasons), drills(figures),
      ])
  }

  private func turnedDown(_ figures: ReviewFigures) -> String {
    let kinds: [(Declined.Outcome, String)] = [
      (.declined, "declined"), (.sentBack, "sent back"), (.leftOut, "left out of an edited adoption"),
      (.withdrawn, "withdrawn"), (.outvoted, "outvoted"),
    ]
    let words = kinds.filter { figures.count(of: $0.0) > 0 }.map { "\(figures.count(of: $0.0)) \($0.1)" }
    return "turned down: " + (words.isEmpty ? "nothing" : words.joined(separator: ", "))
  }

  private func stances(_ figures: ReviewFigures) -> String {
    "stances: \(figures.count(of: .before)) before the text was shown, "
      + "\(figures.count(of: .afterSeen)) after it was seen elsewhere, \(figures.count(of: .own)) on own text"
  }

  private func objections(_ figures: ReviewFigures) -> String {
    "objections: \(figures.answered) answered, \(figures.overruled) overruled; none found "
      + (figures.noneFound == 1 ? "once" : "\(figures.noneFound) times")
  }

  private func reading(_ figures: ReviewFigures) -> String {
    guard let median = figures.medianPace else { return "reading: no figures" }
    let count = figures.paces.count
    return "reading: median \(median) words a minute over \(count) provision\(count == 1 ? "" : "s"), "
      + "\(figures.beyondReading.inWords) faster than reading (\(Coverage.readingLimit))"
  }

  private func reasons(_ reasons: ReviewFigures.Reasons) -> String {
    guard reasons.total > 0 else { return "reasons: none" }
    return "reasons: \(reasons.total), of which \(reasons.provisionAlone) rest on the provision alone, "
      + "\(reasons.lines) cite a line, \(reasons.cases) a case, \(reasons.objections) an objection"
  }

  private func drills(_ figures: ReviewFigures) -> String {
    let count = figures.drills
    guard figures.warmUps > 0 else { return "drills: none" }
    let start = "drills: \(figures.warmUps) warm-up\(figures.warmUps == 1 ? "" : "s"), "
    guard count.mayShowRate else {
      return start + "\(count.events) texts; no rate is shown below \(DrillCount.fewestForRate)"
    }
    return start
      + "found \(words(for: count.hits)) of the flaws, called \(words(for: count.falseAlarms)) of the "
      + "clean texts flawed"
  }

  private static let limits = [
    "A record shows that these steps were taken at a terminal by the holder of a key. It does not show that a mind "
      + "was engaged.",
    "Words a minute is the time for which lines were on a screen. Nobody knows whether somebody looked at them.",
    "Whoever knows these figures can act for their sake. They start a talk between people; they don't end it.",
    "Few reviews say little: every figure stands with its count. What was turned down is kept unsigned.",
  ]
}

/// Bars from low to high, a column each; a point where there is no value.
func sparkline(_ values: [Int?]) -> String {
  let bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  let most = max(1, values.compactMap { $0 }.max() ?? 1)
  return values.map { value in
    value.map { bars[min(7, max(0, $0 * 8 / most))] } ?? "·"
  }.joined()
}

/// A bar as long as `count` is of `most`; what is not nothing is at least one column.
func bar(_ count: Int, of most: Int, columns: Int) -> String {
  guard count > 0, most > 0, columns > 0 else { return "" }
  return String(repeating: "█", count: max(1, count * columns / most))
}

extension Proportion {
  /// Such as `2 of 24 (8 %)`.
  fileprivate var inWords: String {
    guard let share else { return "0 of 0" }
    return "\(count) of \(total) (\(Int((share * 100).rounded())) %)"
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
