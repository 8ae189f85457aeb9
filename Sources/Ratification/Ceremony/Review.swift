public import Charter
public import Ledger
public import Prose

/// One ratifier's review of one statement: what was done at each step, and which step is open.
///
/// A value without a clock or a screen: the interface feeds it, and it refuses what comes too early.
/// It is bound to the statement's bytes; other bytes are another review.
public struct Review: Equatable, Sendable {
  public struct Objection: Equatable, Sendable {
    /// Such as `O1`.
    public let id: String
    public let by: Proposer
    public let words: Bytes
  }

  public struct Answer: Equatable, Sendable {
    public let objection: String
    public let outcome: Section.Answer.Outcome
    public let words: Bytes
  }

  public enum Decision: Equatable, Sendable {
    case adopt
    /// Adopt the person's own text for this provision.
    case adoptEdited(Bytes)
    case reject(why: Bytes)
    /// Back to the drawing board, with words for who proposed it.
    case sendBack(words: Bytes)
    case setAside
  }

  /// Title and rationale of a change.
  public struct Claims: Equatable, Sendable {
    public let title: Bytes
    public let rationale: Bytes

    public init(title: Bytes, rationale: Bytes) {
      (self.title, self.rationale) = (tidied(title), tidied(rationale))
    }
  }

  public let ratifier: String
  public let occasion: Occasion
  public let statement: Statement
  public let base: Document?
  public let result: Document
  /// What the statement changes, a decision for each.
  public let changes: [ProvisionChange]
  /// Whether the text was written in this user's own editor, so that there is nothing to be swayed by.
  public let isOwnText: Bool

  public internal(set) var hasSeenProblem = false
  public internal(set) var stance: Section.Stance?
  /// Whether the ratifier saw the text elsewhere before the stance.
  public internal(set) var sawTextBefore: Bool
  public internal(set) var isRedlineShown = false
  /// Whether the redline was shown, now or before the review was taken up again.
  public internal(set) var isStanceClosed = false
  public internal(set) var coverage: [String: Coverage] = [:]
  /// Nil until someone was asked; empty where nothing was found.
  public internal(set) var objections: [Objection]?
  /// Who was asked for the objection.
  public internal(set) var objector: Proposer = .builtIn
  /// Who was asked besides and found nothing.
  public internal(set) var silent: [Proposer] = []
  public internal(set) var answers: [Answer] = []
  public internal(set) var decisions: [String: Decision] = [:]
  /// Whether the ratifier votes against it, which is signed too, and kept in the record.
  public internal(set) var isDissent = false
  public internal(set) var reason: Reason?
  /// What the person says that the change does, where that is not what the proposal says of itself.
  public internal(set) var claims: Claims?
  /// The provisions of an adoption that were accepted in draft and have not changed since, with the dates.
  public internal(set) var carried: [String: Timestamp] = [:]
  /// In what shape the redline is shown, such as its width; what was seen in another has to be seen again.
  public internal(set) var picture = ""
  /// What is not as it was when the review was left; nil where nothing changed.
  public internal(set) var changedSince: [String]?
  /// The words of a reason that was given before the text changed.
  public internal(set) var formerReason: Bytes?
  /// How cases were decided under both texts: for each, what the ratifier expected, then what counsel said.
  public internal(set) var cases: [Section.DecidedCase] = []
  /// What was said of the idea behind it, before there was text of it.
  public internal(set) var opinions: [Entry] = []
  /// How those were asked whom other entries name.
  public internal(set) var asked: [Section.AskedCounsel] = []
  /// Whether what a panel said is left out of the record.
  public internal(set) var isPanelStruck = false
  /// What came of a warm-up that the ratifier took today; nil where they took none.
  public var drill: DrillCount?
  /// The nanoseconds spent on the redline before the review was taken up again.
  var earlierTime: [String: UInt64] = [:]
  /// The rows that were seen in each picture of the redline, by provision.
  var seenIn: [String: [String: Set<Int>]] = [:]
  /// What was decided on, and so was seen whole, before the review was taken up again.
  var seenWhole: Set<String> = []
  /// The decisions that were taken before this review was taken up, and have not been taken again.
  var earlierDecisions: Set<String> = []
  /// Whether the text changed after the objections were raised, so that others may have to be.
  var areObjectionsOld = false
  /// What was decided before the width changed.
  var decidedAtOtherWidth: Set<String> = []

  /// The texts decide how much it asks, not what they or the caller say of themselves.
  ///
  /// - Parameters:
  ///   - base: The text in force; nil for an adoption.
  ///   - source: What an adopted text was copied from. Nothing in the text's own folder may have named it.
  public init(
    of statement: Statement, by ratifier: String, base: Document?, result: Document,
    copyOf source: RatifiedText? = nil, isOwnText: Bool, sawTextBefore: Bool
  ) {
    self.ratifier = ratifier
    occasion = statement.isHealing ? .amendment : Occasion(from: base, to: result, copyOf: source)
    self.statement = statement
    self.base = base
    self.result = result
    self.isOwnText = isOwnText
    self.sawTextBefore = sawTextBefore
    changes =
      base.map { Charter.changes(from: $0, to: result) }
      ?? result.provisions.map { ProvisionChange(id: $0.id, kind: .added, old: nil, new: $0) }
    if isOwnText { stance = Section.Stance(.own, words: nil) }
  }

  /// The first step that is not done.
  public var openStep: Step {
    if !hasSeenProblem { return .problem }
    if occasion.includes(.stance), stance == nil { return .stance }
    if !isRedlineShown { return .redline }
    if !changes.allSatisfy({ coverage[$0.id]?.isWhole ?? false }) { return .redline }
    // Who votes against it has no objection to meet, and nothing to adopt.
    if !isDissent {
      if occasion.includes(.objection), !areObjectionsAnswered { return .objection }
      if !undecided.isEmpty { return .decision }
    }
    if reason == nil { return .reason }
    return .attestation
  }

  public var areObjectionsAnswered: Bool {
    objections?.allSatisfy { objection in answers.contains { $0.objection == objection.id } } ?? false
  }

  /// Whether there is nothing left to decide that was not decided before the review was taken up.
  public var isDecidedBefore: Bool {
    !changes.isEmpty && changes.allSatisfy { earlierDecisions.contains($0.id) || carried[$0.id] != nil }
  }

  public var undecided: [String] { changes.map(\.id).filter { decisions[$0] == nil } }

  /// Whether every change is adopted as it stands, so that this very statement can be ratified.
  public var adoptsAll: Bool { claims == nil && changes.allSatisfy { decisions[$0.id] == .adopt } }

  /// Whether the person adopts something else than the statement says.
  public var adoptsOtherwise: Bool {
    undecided.isEmpty && !adoptsAll && decisions.values.contains { $0.isAdoption }
  }
}

extension Review.Decision {
  public var isAdoption: Bool {
    switch self {
    case .adopt, .adoptEdited: true
    case .reject, .sendBack, .setAside: false
    }
  }
}
