import Adapters
import ArgumentParser
import Ledger
import PlainJSON
import Ratification

/// `assent report`: how substantive the reviews of a charter were, as far as its records tell.
struct Report: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Say how substantive the reviews were: pace, edits, objections, reasons, drills.",
    discussion: """
      Every figure comes from the records and from declined/, and stands with its count. A history that does not \
      verify has no report; the exit status is 65 then.
      """)

  @Argument(help: .charterPath) var path: String
  @Flag(help: "As JSON.") var json = false

  /// The columns of the plots.
  private static let columns = 72

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    let report = try await folder.report(on: try await folder.verify(remembering: console.memory))
    if json {
      try console.output.write(report.json.bytes)
      return .done
    }
    for line in ReportPage(report, columns: Report.columns).lines {
      try console.output.line(shownLine(line.text))
    }
    return .done
  }
}

extension CharterFolder {
  /// The report on all records of a verified history and on what was turned down.
  ///
  /// - Throws: `FolderFault.moved` where the history that lies there is another by now.
  /// - Complexity: O(*n*) in the bytes of both.
  func report(on verified: Verified) async throws -> ReviewReport {
    let last = verified.head.number
    let records = try await HistoryReader(of: self, try snapshot()).records(through: last)
    // Each record names the one before it by its hash, so where the last is the same all are.
    guard records.last?.digest == verified.head.record else {
      throw FolderFault.moved(from: last, to: records.count)
    }
    return ReviewReport(records, declined: try declined())
  }
}

extension ReviewReport {
  fileprivate var json: JSON {
    .object([
      JSON.Member("all", all.json),
      JSON.Member(
        "ratifiers",
        .array(
          ratifiers.map {
            .object([JSON.Member("name", .string($0.name)), JSON.Member("figures", $0.figures.json)])
          })),
      JSON.Member("amendments", .array(amendments.map(\.json))),
    ])
  }
}

extension ReviewReport.Amendment {
  fileprivate var json: JSON {
    .object([
      JSON.Member("number", .number(number)),
      JSON.Member("date", .optional(date) { .string($0.bytes) }),
      JSON.Member("median-words-a-minute", .optional(medianPace) { .number($0) }),
      JSON.Member("provisions-timed", .number(paces.count)),
      JSON.Member("decisions", .number(decisions)),
      JSON.Member("adopted-edited", .number(edited)),
    ])
  }
}

extension ReviewFigures {
  fileprivate var json: JSON {
    .object([
      JSON.Member("votes", counts([("ratify", ratified), ("dissent", dissented)])),
      JSON.Member("decisions", counts([("adopted", adopted), ("adopted-edited", adoptedEdited)])),
      JSON.Member("turned-down", counts(Declined.Outcome.allCases.map { ($0.rawValue, count(of: $0)) })),
      JSON.Member(
        "stances",
        counts([
          ("before", count(of: .before)), ("after-seen", count(of: .afterSeen)), ("own", count(of: .own)),
        ])),
      JSON.Member(
        "objections", counts([("answered", answered), ("overruled", overruled), ("none-found", noneFound)])),
      JSON.Member(
        "reading",
        .object([
          JSON.Member("median-words-a-minute", .optional(medianPace) { .number($0) }),
          JSON.Member("provisions-timed", .number(paces.count)),
          JSON.Member("faster-than-reading", .number(beyondReading.count)),
        ])),
      JSON.Member(
        "reasons",
        counts([
          ("total", reasons.total), ("provision-alone", reasons.provisionAlone), ("line", reasons.lines),
          ("case", reasons.cases), ("objection", reasons.objections),
        ])),
      JSON.Member(
        "drills",
        counts([
          ("warm-ups", warmUps), ("flaws", drills.hits.total), ("found", drills.hits.count),
          ("clean", drills.falseAlarms.total), ("false-alarms", drills.falseAlarms.count),
        ])),
    ])
  }

  private func counts(_ counts: [(String, Int)]) -> JSON {
    .object(counts.map { JSON.Member($0.0, .number($0.1)) })
  }
}
