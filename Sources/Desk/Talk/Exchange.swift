internal import Cells
internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Wire

/// A question that a counsel is answering.
struct Exchange: Equatable, Sendable {
  /// Who asked, and is told what comes of it.
  enum Owner: Equatable, Sendable {
    /// The talk of the charter that it is about.
    case talk
    /// A scene; what it asked is stopped when it goes.
    case scene(SceneID)
  }

  let id: Int
  let owner: Owner
  /// The charter that it is about.
  let path: String
  let profile: CounselProfile
  let request: BriefRequest
  /// What the person asked, in their words.
  let words: Bytes
  let brief: Brief
  let since: Moment
  /// The provision that the brief shows whole.
  var focus: String?
  /// What was said of the idea behind it, before there was text of it.
  var opinions: Opinions?
  /// The text that is drafted, over all tries.
  var draft: DraftedText
  private(set) var reader: AnswerReader
  private(set) var raw: Bytes = []
  private(set) var usage = Usage()
  private(set) var model: String?
  private var thought = 0
  private var trouble = ""
  private var wait: Wait?

  /// Why nothing has come yet, and when it is asked again.
  private struct Wait: Equatable, Sendable {
    let words: String
    let attempt: Int
    let until: Moment
  }

  init(
    id: Int, owner: Owner, path: String, profile: CounselProfile, request: BriefRequest, words: Bytes,
    brief: Brief,
    draft: DraftedText, since: Moment
  ) {
    self.id = id
    self.owner = owner
    self.path = path
    self.profile = profile
    self.request = request
    self.words = words
    self.brief = brief
    self.draft = draft
    self.since = since
    reader = AnswerReader(nonce: brief.nonce, mayBeStrict: request.takesEdits && profile.takesSchemas)
    model = profile.model
  }

  /// What is shown of the answer so far.
  var talk: String { String(decoding: request.takesEdits ? reader.talk : raw, as: UTF8.self) }

  /// What is being written at this moment, of a draft.
  var growing: Bytes { reader.open?.body ?? [] }

  /// How far it is, in a line; nothing of the built-in counsel, which answers at once.
  ///
  /// - Parameter isOver: Whether it has ended, so that it is not asked again.
  func progress(at now: Moment, isOver: Bool = false) -> String {
    if profile.kind == .builtIn { return "" }
    var parts = raw.isEmpty && usage.replyTokens == nil ? [] : [count]
    parts.append("\(now.milliseconds(since: since) / 1000) s")
    if let open = reader.open { parts.append("writing \(open.words)") }
    if thought > 0, raw.isEmpty { parts.append("thinking, \(thought / 4) tokens so far") }
    if let cost { parts.append(cost) }
    if let wait, !isOver {
      let seconds = (wait.until.milliseconds(since: now) + 999) / 1000
      // A server's own words may end in a period.
      let words = wait.words.hasSuffix(".") ? String(wait.words.dropLast()) : wait.words
      parts.append("\(words); try \(wait.attempt + 1) in \(max(0, seconds)) s")
    }
    if !trouble.isEmpty { parts.append(trouble) }
    return parts.joined(separator: " · ")
  }

  private var count: String {
    usage.replyTokens.map { "\($0) tokens" } ?? "~\(Brief.tokens(ofBytes: raw.count)) tokens"
  }

  /// As the server counts it, in thousandths.
  private var cost: String? {
    usage.microcost.map { micro in
      let digits = String(micro % 1_000_000 + 1_000_000).dropFirst().prefix(4)
      return "\(micro / 1_000_000).\(digits) $"
    }
  }

  /// Takes an event that is not the end.
  mutating func take(_ event: CounselEvent, at now: Moment) {
    switch event {
    case .text(let bytes):
      raw += bytes
      wait = nil
      if request.takesEdits { reader.feed(bytes) }
    case .thinking(let bytes): thought += bytes.count
    case .usage(let usage): self.usage = usage
    case .model(let name): model = String(decoding: name, as: UTF8.self)
    case .waiting(let milliseconds, let attempt, let fault):
      wait = Wait(
        words: CounselWords(fault).what, attempt: attempt, until: now.after(milliseconds: milliseconds))
    case .briefCut(let sent, let read): trouble = "it read \(read) of \(sent) tokens: the brief was cut"
    case .plain: reader.expectPlain()
    case .ended: break
    }
  }

  mutating func finish(isComplete: Bool) -> Reply { reader.finish(isComplete: isComplete) }
}

extension Exchange {
  /// What is said beside an answer that did not come to its own end; empty for one that did.
  func mark(_ reason: StopReason) -> String {
    let words = CounselWords.ending(reason)?.what ?? ""
    if case .fault = reason, !raw.isEmpty { return "incomplete: \(words)" }
    return words
  }

  /// What is said beside an answer that has ended: how it ended, and how long it took.
  func ending(_ reason: StopReason, at now: Moment) -> String {
    [mark(reason), progress(at: now, isOver: true)].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  var rawText: String { String(decoding: raw, as: UTF8.self) }
}
