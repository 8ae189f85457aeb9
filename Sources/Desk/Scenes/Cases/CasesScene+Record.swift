internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

/// What becomes of verdicts: entries in a review's record, or words in the talk.
extension CasesScene {
  /// Hands verdicts to the review; at the desk nothing is recorded.
  mutating func record(_ cases: [Case], by decider: String, _ world: inout World) {
    guard let ratifier else { return }
    let isPerson = decider == CasesScene.person
    let profile = world.counsels.first { $0.label == decider }
    let by = isPerson ? ratifier : (profile ?? .builtIn).proposer(model: models[decider]).bytes
    let entries = cases.compactMap { decided in
      inquiry.finding(on: decided.id, by: decider).map { finding in
        Section.DecidedCase(
          Bytes(decided.id.utf8), before: .init(finding.then == nil ? nil : finding.now.majority),
          after: .init((finding.then ?? finding.now).majority), on: world.today, by: by,
          words: isPerson ? nil : inquiry.details(of: finding, profile))
      }
    }
    if !isPerson { recorded.formUnion(cases.map(\.id)) }
    world.reply(
      .cases(inquiry, entries, asked: profile?.askedCounsel(model: models[decider], on: world.today)))
  }
}

extension Section.DecidedCase.Outcome {
  fileprivate init(_ outcome: CaseVerdict.Outcome?) {
    switch outcome {
    case .asRuled: self = .asRuled
    case .otherwise: self = .otherwise
    case .undecided: self = .undecided
    case nil: self = .unclear
    }
  }

  /// Nil where nothing is clear.
  fileprivate var verdict: CaseVerdict? {
    switch self {
    case .asRuled: CaseVerdict(.asRuled)
    case .otherwise: CaseVerdict(.otherwise)
    case .undecided: CaseVerdict(.undecided)
    case .unclear: nil
    }
  }
}

extension CaseInquiry {
  /// What the ratifier said in an earlier run of the program; what counsel said then is in the review's record.
  mutating func restore(_ decided: Section.DecidedCase, by review: Review) {
    guard decided.by == review.ratifierProposer.bytes else { return }
    let id = String(decoding: decided.id, as: UTF8.self)
    if then != nil { hear(decided.before.verdict, on: id, .now, from: CasesScene.person) }
    hear(decided.after.verdict, on: id, sides.last ?? .now, from: CasesScene.person)
  }

  /// How a counsel was asked, how often it said what, and by which lines: what a record keeps.
  fileprivate func details(of finding: CaseFinding, _ profile: CounselProfile?) -> Bytes {
    var lines: [String] = []
    if let profile {
      lines.append(
        "asked as \(profile.name) (\(profile.kind.rawValue)), \(finding.now.samples.count) samples")
    }
    for side in sides {
      guard let poll = side == .now ? finding.now : finding.then else { continue }
      lines.append("\(name(of: side)): \(poll.words)")
      lines += poll.citations.map { "  \(words(of: $0, side))" }
    }
    return Bytes(lines.joined(separator: "\n").utf8)
  }

  /// A line for each case, for the talk.
  var summary: String {
    let lines = cases.flatMap { decided in
      findings(on: decided.id).map { finding in
        let then = finding.then.map { "; \(Side.then.rawValue): \($0.words)" } ?? ""
        let mark = finding.flips ? " · flips" : ""
        return "\(decided.id), \(finding.decider): \(finding.now.words)\(then)\(mark)"
      }
    }
    return (["The cases under this text:"] + lines).joined(separator: "\n")
  }
}
