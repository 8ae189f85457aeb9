import Charter
import Counsel
import PlainJSON
import Prose

/// What came of an inquiry, as text: each case with its ruling, then who decides it how, by which lines.
struct CaseListing {
  private let inquiry: CaseInquiry
  private let cases: [Case]

  init(_ inquiry: CaseInquiry, _ cases: [Case]) { (self.inquiry, self.cases) = (inquiry, cases) }

  func write(_ console: inout Console) throws {
    guard !cases.isEmpty else {
      try console.output.line("the text has no cases")
      return
    }
    for (place, decided) in cases.enumerated() {
      if place > 0 { try console.output.line() }
      try console.output.line(
        "\(shownLine(decided.id))  \(shownLine(decided.provision)), line \(decided.line)")
      try console.output.write(Bytes(indented(Bytes(decided.situation.utf8), by: "    ").utf8))
      try console.output.line("    ruling: \(shownLine(decided.ruling))")
      let findings = inquiry.findings(on: decided.id)
      for finding in findings { try write(finding, &console) }
      if findings.disagree { try console.output.line("  DECIDERS DIFFER") }
    }
    guard !inquiry.findings.isEmpty else { return }
    try console.output.line()
    try console.output.line(summary)
  }

  private func write(_ finding: CaseFinding, _ console: inout Console) throws {
    try console.output.line("  \(finding.decider):")
    try write(finding.now, .now, &console)
    if let then = finding.then { try write(then, .then, &console) }
    if finding.flips { try console.output.line("    FLIPS") }
    if finding.isSplit { try console.output.line("    SAMPLES DIFFER") }
  }

  private func write(_ poll: CasePoll, _ side: CaseInquiry.Side, _ console: inout Console) throws {
    let name = inquiry.then == nil ? "" : "\(inquiry.name(of: side)): "
    try console.output.line("    \(name)\(poll.words)")
    for citation in poll.citations {
      let place = citation.line(in: inquiry.document(side)).map { "line \($0)" } ?? "not in the text"
      let words = citation.words.isEmpty ? "" : ", “\(shownLine(citation.words))”"
      try console.output.line("      [\(shownLine(citation.provision))] \(place)\(words)")
    }
  }

  private var summary: String {
    func count(_ number: Int) -> String { number == 1 ? "1 case" : "\(number) cases" }
    func list(_ cases: [Case]) -> String { ": \(cases.map { shownLine($0.id) }.joined(separator: ", "))" }
    var parts = ["\(count(cases.count)) decided"]
    if inquiry.then != nil {
      parts.append(inquiry.flips.isEmpty ? "none flips" : "FLIPS\(list(inquiry.flips))")
    }
    let apart = inquiry.disagreements
    if !apart.isEmpty { parts.append("verdicts differ\(list(apart))") }
    return parts.joined(separator: "; ")
  }
}

extension CaseInquiry {
  /// These cases with what was said of them.
  func json(_ cases: [Case]) -> JSON {
    .array(
      cases.map { decided in
        .object([
          JSON.Member("case", .string(decided.id)),
          JSON.Member("provision", .string(decided.provision)),
          JSON.Member("line", .number(decided.line)),
          JSON.Member("situation", .string(decided.situation)),
          JSON.Member("ruling", .string(decided.ruling)),
          JSON.Member("differ", .bool(findings(on: decided.id).disagree)),
          JSON.Member("findings", .array(findings(on: decided.id).map(json))),
        ])
      })
  }

  private func json(_ finding: CaseFinding) -> JSON {
    .object([
      JSON.Member("decider", .string(finding.decider)),
      JSON.Member("flips", .bool(finding.flips)),
      JSON.Member("split", .bool(finding.isSplit)),
      JSON.Member("in-force", json(finding.now, .now)),
      JSON.Member("proposed", .optional(finding.then) { json($0, .then) }),
    ])
  }

  private func json(_ poll: CasePoll, _ side: Side) -> JSON {
    .array(
      poll.samples.map { sample in
        .optional(sample) { verdict in
          .object([
            JSON.Member("verdict", .string(verdict.outcome.rawValue)),
            JSON.Member("reasons", .string(verdict.reasons)),
            JSON.Member(
              "cites",
              .array(
                verdict.citations.map { citation in
                  .object([
                    JSON.Member("provision", .string(citation.provision)),
                    JSON.Member("words", .string(citation.words)),
                    JSON.Member("line", .optional(citation.line(in: document(side))) { .number($0) }),
                  ])
                })),
          ])
        }
      })
  }
}
