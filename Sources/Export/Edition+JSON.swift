public import Charter
internal import History
internal import Ledger
public import PlainJSON
internal import Prose

extension Edition {
  /// The text as data: governance, then provisions in the order of the text.
  ///
  /// - Throws: `BlockFault` where cases are wanted and one does not parse.
  public func json() throws(BlockFault) -> JSON {
    let governance = document.governance
    var members = [
      JSON.Member("format", .number(1)),
      JSON.Member("title", .string(governance.title)),
      JSON.Member("kind", .string(governance.kind.rawValue)),
      JSON.Member("goal", .string(governance.goal)),
      JSON.Member("amendment", .number(number)),
      JSON.Member("date", .optional(date) { .string($0.bytes) }),
      JSON.Member("sha256", .string(Digest(of: document.bytes).hex)),
      JSON.Member("review", .string(governance.review.rawValue)),
      JSON.Member(
        "ratifiers",
        .array(
          governance.ratifiers.map {
            .object([JSON.Member("name", .string($0.name)), JSON.Member("key", .string($0.key))])
          })),
      JSON.Member("ratification", governance.json),
      JSON.Member("provisions", .array(document.provisions.dropFirst().map(json))),
    ]
    if parts.contains(.cases) {
      members.append(JSON.Member("cases", .array(try document.cases().map(\.json))))
    }
    if !parts.isDisjoint(with: [.history, .reasons, .deliberation]) {
      members.append(JSON.Member("amendments", .array(records.map(json))))
    }
    return .object(members)
  }

  private func json(_ provision: Provision) -> JSON {
    .object([
      JSON.Member("id", .string(provision.id)),
      JSON.Member("level", .optional(provision.heading) { .number($0.level) }),
      JSON.Member("title", .optional(provision.heading) { .string($0.title) }),
      JSON.Member(
        "attributes",
        .object(
          (provision.heading?.attributes.pairs ?? []).map { JSON.Member($0.key, .string($0.value)) })),
      JSON.Member("text", .string(document.text(of: provision))),
    ])
  }

  private func json(_ record: Record) -> JSON {
    let statement = record.statement
    var members = [
      JSON.Member("number", .number(statement.number)),
      JSON.Member("title", .string(statement.title)),
      JSON.Member("proposer", .string(statement.proposer.bytes)),
      JSON.Member("asked", .optional(statement.asked) { .string($0.bytes) }),
      JSON.Member("proposed", .string(statement.proposed.bytes)),
      JSON.Member("date", .optional(record.date) { .string($0.bytes) }),
      JSON.Member("record", .string(record.digest.hex)),
      JSON.Member("problem", .string(statement.problem)),
      JSON.Member("rationale", .string(statement.rationale)),
      JSON.Member("expected-effect", .string(statement.expectedEffect)),
      JSON.Member("votes", .array(record.sections.map(json))),
    ]
    if parts.contains(.deliberation) {
      members.append(
        JSON.Member("deliberation", .array(Deliberation(of: record).steps.map(\.json))))
    }
    return .object(members)
  }

  private func json(_ section: Section) -> JSON {
    var members = [
      JSON.Member("name", .string(section.name)),
      JSON.Member("vote", .optional(section.vote) { .string($0.rawValue) }),
      JSON.Member("date", .optional(section.date) { .string($0.bytes) }),
    ]
    if parts.contains(.reasons) {
      let reasons = section.reasons.map { reason in
        JSON.object([
          JSON.Member("cites", .array(reason.cites.map { .string($0) })),
          JSON.Member("words", .optional(reason.words) { .string($0) }),
        ])
      }
      members.append(JSON.Member("reasons", .array(reasons)))
    }
    return .object(members)
  }
}

extension Deliberation.Step {
  fileprivate var json: JSON {
    .object([
      JSON.Member("kind", .string(kind.rawValue)),
      JSON.Member("who", .string(who)),
      JSON.Member("what", .string(what)),
      JSON.Member("date", .optional(date) { .string($0.bytes) }),
      JSON.Member("asked", .optional(asked) { .string($0.bytes) }),
      JSON.Member("words", .optional(words) { .string($0) }),
    ])
  }
}

extension Governance {
  fileprivate var json: JSON {
    .object(
      rule.members + [
        JSON.Member(
          "entrenched",
          .array(
            entrenched.map { .object([JSON.Member("provision", .string($0.provision))] + $0.rule.members) }))
      ])
  }
}

extension Governance.Rule {
  fileprivate var members: [JSON.Member] {
    [
      JSON.Member("threshold", .string(threshold.text)),
      JSON.Member("cooling-off-hours", .number(coolingOff)),
    ]
  }
}

extension Case {
  fileprivate var json: JSON {
    .object([
      JSON.Member("id", .string(id)),
      JSON.Member("provision", .string(provision)),
      JSON.Member("situation", .string(situation)),
      JSON.Member("ruling", .string(ruling)),
    ])
  }
}
