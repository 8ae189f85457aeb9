import Adapters
import Charter
import Export
import Ledger
import PlainJSON
import Prose
import Ratification

/// What `assent status` says.
struct StatusFacts {
  let snapshot: Snapshot
  let document: Document
  let docket: [CharterFolder.Proposal]
  let declined: Int
  /// What keeps the history from being good.
  let verification: Failure?
  let now: Timestamp

  var lines: [String] {
    let governance = document.governance
    var lines = [shownLine(governance.title)]
    func put(_ name: String, _ value: String) {
      lines.append("  \(name)\(String(repeating: " ", count: max(1, 14 - name.utf8.count)))\(value)")
    }
    put("kind", governance.kind.rawValue)
    put("goal", shownLine(governance.goal))
    put("in force", inForce)
    put("charter.md", projection)
    put(
      "ratifiers",
      governance.ratifiers.isEmpty ? "none yet" : governance.ratifiers.map(\.name).joined(separator: ", "))
    put("needs", StatusFacts.words(governance.rule))
    for item in governance.entrenched {
      put("entrenched", "\(shownLine(item.provision)) (\(StatusFacts.words(item.rule)))")
    }
    put("review", governance.review.rawValue)
    put("provisions", document.provisions.map { shownLine($0.id) }.joined(separator: ", "))
    put("docket", docket.isEmpty ? "empty" : "\(docket.count) open")
    for proposal in docket {
      let lacks = snapshot.head.number > 0 ? ": \(lacks(proposal))" : ""
      put("", "\(proposal.statement.id) \(shownLine(proposal.statement.title))\(lacks)")
    }
    put("declined", "\(declined)")
    put("verification", verificationWords)
    return lines
  }

  private var inForce: String {
    guard let last = snapshot.last else { return "nothing: a draft, not adopted yet" }
    return
      "amendment \(last.statement.number) of \(last.date?.day ?? "no date"), \(shownLine(last.statement.title))"
  }

  private var projection: String {
    switch snapshot.projection {
    case .draft: "the draft"
    case .inForce: "the text in force"
    case .unfinished:
      "not yet the text in force: a crash came between; `assent verify` finds the records good"
    case .editedByHand: "edited by hand: propose the edit, or write the text in force back"
    }
  }

  private var verificationWords: String {
    if let verification { return "bad: \(verification.place)\(verification.words.what)" }
    return snapshot.records.isEmpty ? "nothing to verify yet" : "good"
  }

  private func lacks(_ proposal: CharterFolder.Proposal) -> String {
    let lacks = proposal.standing.lacks(at: now, head: snapshot.head)
    return lacks.isEmpty ? "lacks nothing" : "lacks " + lacks.map(Words.lack).joined(separator: "; ")
  }

  static func words(_ rule: Governance.Rule) -> String {
    "threshold \(rule.threshold.text), cooling-off \(rule.coolingOff)h"
  }

  var json: JSON {
    let governance = document.governance
    return .object([
      JSON.Member("title", .string(governance.title)),
      JSON.Member("kind", .string(governance.kind.rawValue)),
      JSON.Member("goal", .string(governance.goal)),
      JSON.Member("amendment", .number(snapshot.head.number)),
      JSON.Member("record", .optional(snapshot.head.record) { .string($0.hex) }),
      JSON.Member("projection", .string("\(snapshot.projection)")),
      JSON.Member("ratifiers", .array(governance.ratifiers.map { .string($0.name) })),
      JSON.Member("provisions", .array(document.provisions.map { .string($0.id) })),
      JSON.Member("docket", .array(docket.map { $0.row(at: now, head: snapshot.head) })),
      JSON.Member("declined", .number(declined)),
      JSON.Member("verifies", .bool(verification == nil)),
      JSON.Member("fault", .optional(verification) { .string($0.place + $0.words.what) }),
    ])
  }
}

extension CharterFolder.Proposal {
  /// What may be said of it to somebody without a stance.
  func row(at now: Timestamp, head: Head) -> JSON {
    .object([
      JSON.Member("id", .string(statement.id)),
      JSON.Member("title", .string(statement.title)),
      JSON.Member("problem", .string(statement.problem)),
      JSON.Member("proposer", .string(statement.proposer.bytes)),
      JSON.Member("asked", .optional(statement.asked) { .string($0.bytes) }),
      JSON.Member("proposed", .string(statement.proposed.bytes)),
      JSON.Member(
        "lacks",
        .array(
          head.number > 0 ? standing.lacks(at: now, head: head).map { .string(Words.lack($0)) } : [])),
    ])
  }
}
