public import Charter
public import Prose

/// What a brief is made of, besides what is asked.
public struct BriefMaterial: Equatable, Sendable {
  /// A remark in the talk.
  public struct Remark: Equatable, Sendable {
    /// Who spoke, in a word or two of the program's.
    public let speaker: String
    public let words: Bytes

    public init(_ speaker: String, _ words: Bytes) { (self.speaker, self.words) = (speaker, words) }
  }

  /// What was turned down, and why.
  public struct Declined: Equatable, Sendable {
    public let title: Bytes
    public let why: Bytes

    public init(title: Bytes, why: Bytes) { (self.title, self.why) = (title, why) }
  }

  public var document: Document
  /// Whether the text is in force, rather than a draft.
  public var isInForce: Bool
  /// The id of the provision that is talked about.
  public var focus: String?
  /// The oldest first.
  public var talk: [Remark]
  public var declined: [Declined]
  /// What was objected and is not answered yet.
  public var objections: [Bytes]

  public init(
    document: Document, isInForce: Bool, focus: String? = nil, talk: [Remark] = [],
    declined: [Declined] = [], objections: [Bytes] = []
  ) {
    self.document = document
    self.isInForce = isInForce
    self.focus = focus
    self.talk = talk
    self.declined = declined
    self.objections = objections
  }

  /// Everything that somebody else than the program wrote.
  var contents: [Bytes] {
    [document.bytes] + talk.map(\.words) + declined.flatMap { [$0.title, $0.why] } + objections
  }
}

/// What a counsel is asked to do.
public enum BriefRequest: Equatable, Sendable {
  /// To answer the person.
  case talk(Bytes)
  /// To judge an idea before any text exists, in some light; with what the person would want, or without.
  case soundOut(Bytes, Framing = .neutral, stance: Bytes? = nil)
  /// To say the strongest thing against what another counsel said of an idea.
  case rebuttal(of: Bytes, on: Bytes)
  /// To write a case in which two provisions, by their ids, pull apart.
  case tradeOff(Bytes, String, String)
  /// To draft a change of the provision in focus.
  case proposal(Bytes)
  /// To say what is weak in the text.
  case critique
  /// To say the strongest thing against a change of the text.
  case objection(to: Document)
  /// To decide a case under the text.
  case decide(Case)
  /// To send again what was refused of a reply.
  case mending(of: Bytes, reply: Bytes, DraftedText)

  /// Whether the answer may hold edits.
  public var takesEdits: Bool {
    switch self {
    case .talk, .proposal, .tradeOff, .mending: true
    case .soundOut, .rebuttal, .critique, .objection, .decide: false
    }
  }

  /// The reply that is to be mended.
  public var mended: Bytes? { if case .mending(_, let reply, _) = self { reply } else { nil } }

  var contents: [Bytes] {
    switch self {
    case .talk(let words), .proposal(let words), .tradeOff(let words, _, _): [words]
    case .soundOut(let words, _, let stance): [words, stance ?? []]
    case .rebuttal(let answer, let idea): [answer, idea]
    case .critique: []
    case .decide(let decided): [Bytes(decided.situation.utf8), Bytes(decided.ruling.utf8)]
    case .objection(let document): [document.bytes]
    case .mending(let words, let reply, let draft): [words, reply, draft.result.bytes]
    }
  }
}
