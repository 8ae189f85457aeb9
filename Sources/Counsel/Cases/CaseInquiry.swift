public import Charter
public import Prose

/// Cases that are put to deciders under the text in force, and under a proposed one.
///
/// Both texts are asked about in the same words, each without the case itself, which would else decide it.
public struct CaseInquiry: Equatable, Sendable {
  public enum Side: String, CaseIterable, Sendable {
    case now = "in force"
    case then = "proposed"
  }

  /// A case under one of the texts.
  public struct Question: Hashable, Sendable {
    public let caseID: String
    public let side: Side

    public init(_ caseID: String, _ side: Side) { (self.caseID, self.side) = (caseID, side) }
  }

  public let now: Document
  public let then: Document?
  /// In the order of the text in force, those that only the proposal has behind them.
  public let cases: [Case]
  /// Whether the first text is a draft, and not in force.
  public var isDraft = false
  /// A finding for each case and decider that was heard.
  public private(set) var findings: [CaseFinding] = []

  /// - Parameter provisions: Only cases that stand under one of these, in either text; nil takes all.
  public init(now: Document, then: Document? = nil, under provisions: Set<String>? = nil) {
    (self.now, self.then) = (now, then)
    let known = now.readableCases
    let new = (then?.readableCases ?? []).filter { added in !known.contains { $0.id == added.id } }
    cases = (known + new).filter { provisions?.contains($0.provision) ?? true }
  }

  /// The cases of what is proposed.
  ///
  /// - Parameter base: The text before; nil for an adoption, which is decided under its own text alone.
  public init(from base: Document?, to result: Document, under provisions: Set<String>? = nil) {
    self.init(now: base ?? result, then: base == nil ? nil : result, under: provisions)
  }

  /// What a text is called; where there is one, it is the text and nothing else.
  public func name(of side: Side) -> String {
    then == nil ? "this text" : side == .now && isDraft ? "the draft" : side.rawValue
  }

  /// Under which texts each case is decided.
  public var sides: [Side] { then == nil ? [.now] : [.now, .then] }

  public func document(_ side: Side) -> Document { side == .now ? now : then ?? now }

  /// What a counsel is asked.
  ///
  /// - Parameter seed: The same for all samples, so that they are asked the same, byte for byte.
  public func question(
    _ decided: Case, _ side: Side, to profile: CounselProfile, seed: Bytes
  ) throws(BriefFault) -> Conversation {
    // Neither text is said to be the one in force.
    let material = BriefMaterial(document: document(side).withoutCase(decided.id), isInForce: true)
    return try Conversation(.decide(decided), material, with: profile, seed: seed)
  }

  /// Takes a verdict, or nil for an answer that gave none.
  public mutating func hear(
    _ verdict: CaseVerdict?, on caseID: String, _ side: Side, from decider: String
  ) {
    let known = findings.firstIndex { $0.caseID == caseID && $0.decider == decider }
    var finding =
      known.map { findings[$0] } ?? CaseFinding(caseID, by: decider, then: then == nil ? nil : CasePoll())
    if side == .now { finding.now.add(verdict) } else { finding.then?.add(verdict) }
    if let known { findings[known] = finding } else { findings.append(finding) }
  }

  /// Forgets what a decider said of a case, so that they can say it anew.
  public mutating func forget(_ decider: String, on caseID: String) {
    findings.removeAll { $0.decider == decider && $0.caseID == caseID }
  }

  public func findings(on caseID: String) -> [CaseFinding] { findings.filter { $0.caseID == caseID } }

  public func finding(on caseID: String, by decider: String) -> CaseFinding? {
    findings.first { $0.caseID == caseID && $0.decider == decider }
  }

  /// The cases that flip for any decider.
  public var flips: [Case] { cases.filter { findings(on: $0.id).contains(where: \.flips) } }

  /// The cases on which samples of one decider, or deciders, differ.
  public var disagreements: [Case] {
    cases.filter { findings(on: $0.id).disagree || findings(on: $0.id).contains(where: \.isSplit) }
  }
}
