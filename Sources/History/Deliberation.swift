public import Ledger
public import Prose

/// What was said about an amendment, in the order in which it happened: the problem, then for each ratifier, the
/// one who voted first before the others, what counsel said of the idea, stance, redline, objection, answer, case,
/// decision, reason and vote.
public struct Deliberation: Equatable, Sendable {
  public enum Kind: String, Equatable, Sendable {
    case problem, framing, panel, told, verdict, rebuttal, stance, redline, objection, answer, decision,
      reason,
      vote
    case decidedCase = "case"
    /// How somebody was asked who is named nowhere else, or was asked in several ways.
    case asked
  }

  public struct Step: Equatable, Sendable {
    public let kind: Kind
    /// Who said it; for an objection, who put it.
    public let who: Bytes
    /// What the record says besides words: an id, an outcome, what a reason rests on.
    public let what: Bytes
    /// Nil where nothing was said in words.
    public let words: Bytes?
    /// How the one who said it was asked, where they are named first.
    public fileprivate(set) var asked: Asked?
    /// When, where the record says it.
    public fileprivate(set) var date: Timestamp?

    /// Who said it, what it says besides words, and how they were asked.
    public var facts: [Bytes] {
      [who, what, asked.map { Bytes("asked ".utf8) + $0.bytes } ?? []].filter { !$0.isEmpty }
    }
  }

  /// In order; the redline is one of them, and stands once.
  public let steps: [Step]

  public init(of record: Record) {
    let statement = record.statement
    var steps: [Step] = []
    if !statement.problem.isEmpty {
      steps.append(
        Step(
          kind: .problem, who: statement.proposer.bytes, what: [], words: statement.problem,
          asked: statement.asked, date: statement.proposed))
    }
    let sections = record.sections.sorted { ($0.date ?? .latest) < ($1.date ?? .latest) }
    let isAdoption = statement.before == .ofNothing
    for (index, section) in sections.enumerated() {
      let start = steps.count
      steps += section.opinions.compactMap { Deliberation.opinion($0, by: section.name) }
      if let stance = section.stance {
        steps.append(
          Step(
            kind: .stance, who: section.name, what: Bytes(stance.moment.rawValue.utf8), words: stance.words))
      }
      if index == 0 {
        let words = statement.rationale
        steps.append(
          Step(
            kind: .redline, who: statement.proposer.bytes, what: statement.title,
            words: words.isEmpty ? nil : words, asked: statement.problem.isEmpty ? statement.asked : nil))
      }
      steps += Deliberation.after(section, isAdoption: isAdoption)
      Deliberation.note(section.asked, in: &steps, from: start)
    }
    self.steps = steps
  }

  /// Says how each was asked where they are named first; where they were asked in several ways it stands apart.
  private static func note(_ asked: [Section.AskedCounsel], in steps: inout [Step], from start: Int) {
    for counsel in asked.reversed() {
      let isOnce = asked.count { $0.by == counsel.by } == 1
      let place = steps[start...].firstIndex { $0.who == counsel.by && $0.kind != .redline }
      if isOnce, let place {
        steps[place].asked = counsel.asked
        steps[place].date = steps[place].date ?? counsel.date
      } else {
        let step = Step(
          kind: .asked, who: counsel.by, what: [], words: nil, asked: counsel.asked, date: counsel.date)
        steps.insert(step, at: start)
      }
    }
  }

  /// What counsel said of the idea before there was text of it.
  private static func opinion(_ entry: Entry, by name: Bytes) -> Step? {
    if let framing = Section.Framing(entry), entry.has(.framing) {
      let what = Bytes((framing.flips ? "the verdict flips" : "the verdict holds").utf8)
      return Step(
        kind: .framing, who: framing.by, what: what, words: framing.words, date: framing.date)
    }
    if let panel = Section.Panel(entry) {
      return Step(
        kind: .panel, who: name, what: Bytes(panel.outcome.rawValue.utf8), words: panel.idea, date: panel.date
      )
    }
    if let told = Section.Told(entry) {
      return Step(kind: .told, who: name, what: [], words: told.words, date: told.date)
    }
    if let verdict = Section.Verdict(entry) {
      let what = Bytes(" \(verdict.round.rawValue): \(verdict.outcome.rawValue)".utf8)
      return Step(kind: .verdict, who: verdict.by, what: verdict.id + what, words: verdict.words)
    }
    return Section.Rebuttal(entry).map { rebuttal in
      Step(
        kind: .rebuttal, who: rebuttal.by, what: Bytes("of ".utf8) + rebuttal.verdict, words: rebuttal.words)
    }
  }

  /// What a ratifier met and did once the text was shown.
  private static func after(_ section: Section, isAdoption: Bool) -> [Step] {
    var steps: [Step] = []
    for objection in section.objections {
      steps.append(Step(kind: .objection, who: objection.by, what: objection.id, words: objection.words))
      for answer in section.answers where answer.objection == objection.id {
        steps.append(
          Step(
            kind: .answer, who: section.name,
            what: answer.objection + Bytes(" \(answer.outcome.rawValue)".utf8), words: answer.words))
      }
    }
    for decided in section.decidedCases {
      let mark = decided.flips ? ", flips" : ""
      let before = isAdoption ? "" : "\(decided.before.rawValue), then "
      let what = " \(before)\(decided.after.rawValue)\(mark)"
      steps.append(
        Step(
          kind: .decidedCase, who: decided.by, what: decided.id + Bytes(what.utf8), words: decided.words,
          date: decided.date))
    }
    for decision in section.decisions {
      steps.append(
        Step(
          kind: .decision, who: section.name,
          what: decision.provision + Bytes(" \(decision.outcome.rawValue)".utf8), words: nil))
    }
    for reason in section.reasons {
      steps.append(
        Step(
          kind: .reason, who: section.name, what: Bytes(reason.cites.joined(separator: [.space])),
          words: reason.words))
    }
    let vote = section.vote == .dissent ? "against" : "ratified"
    let date = section.date.map { " \($0)" } ?? ""
    steps.append(
      Step(kind: .vote, who: section.name, what: Bytes("\(vote)\(date)".utf8), words: nil, date: section.date)
    )
    return steps
  }
}
