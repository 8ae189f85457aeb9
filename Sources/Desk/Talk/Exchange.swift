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
  private(set) var conversation: Conversation
  let since: Moment
  /// The provision that the brief shows whole.
  let focus: String?
  /// What was said of the idea behind it, before there was text of it.
  let opinions: Opinions?
  /// When it is asked again, where nothing has come yet.
  private var nextTry: Moment?

  init(
    id: Int, owner: Owner, path: String, _ conversation: Conversation, focus: String?, opinions: Opinions?,
    since: Moment
  ) {
    (self.id, self.owner, self.path, self.conversation) = (id, owner, path, conversation)
    (self.focus, self.opinions, self.since) = (focus, opinions, since)
  }

  var profile: CounselProfile { conversation.profile }
  var request: BriefRequest { conversation.request }
  var draft: DraftedText { conversation.draft }
  var raw: Bytes { conversation.answer.raw }
  var model: String? { conversation.answer.model }

  /// What is shown of the answer so far.
  var talk: String { String(decoding: conversation.shown, as: UTF8.self) }

  /// What is being written at this moment, of a draft.
  var growing: Bytes { conversation.answer.open?.body ?? [] }

  /// How far it is, in a line; nothing of the built-in counsel, which answers at once.
  ///
  /// - Parameter isOver: Whether it has ended, so that it is not asked again.
  func progress(at now: Moment, isOver: Bool = false) -> String {
    if profile.kind == .builtIn { return "" }
    let answer = conversation.answer
    var parts = raw.isEmpty && answer.usage.replyTokens == nil ? [] : [count]
    parts.append("\(now.milliseconds(since: since) / 1000) s")
    if let open = answer.open { parts.append("writing \(open.words)") }
    if answer.thought > 0, raw.isEmpty { parts.append("thinking, \(answer.thought / 4) tokens so far") }
    if let cost { parts.append(cost) }
    if let wait = answer.wait, let nextTry, !isOver {
      let seconds = (nextTry.milliseconds(since: now) + 999) / 1000
      let what = CounselWords(wait.fault).what
      // A server's own words may end in a period.
      let words = what.hasSuffix(".") ? String(what.dropLast()) : what
      parts.append("\(words); try \(wait.attempt + 1) in \(max(0, seconds)) s")
    }
    if let cut = answer.cut {
      parts.append("it read \(cut.read) of \(cut.sent) tokens: the brief was cut")
    }
    return parts.joined(separator: " · ")
  }

  private var count: String {
    conversation.answer.usage.replyTokens.map { "\($0) tokens" }
      ?? "~\(Brief.tokens(ofBytes: raw.count)) tokens"
  }

  /// As the server counts it, in thousandths.
  private var cost: String? {
    conversation.answer.usage.microcost.map { micro in
      let digits = String(micro % 1_000_000 + 1_000_000).dropFirst().prefix(4)
      return "\(micro / 1_000_000).\(digits) $"
    }
  }

  /// Takes an event, and says what follows from the last one.
  @discardableResult
  mutating func take(_ event: CounselEvent, at now: Moment) -> Conversation.Step? {
    if case .waiting(let milliseconds, _, _) = event { nextTry = now.after(milliseconds: milliseconds) }
    return conversation.hear(event)
  }
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
