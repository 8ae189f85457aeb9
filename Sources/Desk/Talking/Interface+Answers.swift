internal import Cells
internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification
internal import Wire

/// What streams back from counsel. It is data: all that can come of it is talk, and a proposal on the docket.
extension Interface {
  mutating func receive(_ events: [CounselEvent], of id: Int) -> [Effect] {
    guard let index = exchanges.firstIndex(where: { $0.id == id }) else { return [] }
    var exchange = exchanges[index]
    for event in events {
      if case .ended(let reason) = event {
        exchanges.remove(at: index)
        let effects = end(exchange, reason)
        return effects + announcement(of: exchange, effects)
      }
      if case .plain = event, id == asked { lastBrief = exchange.brief.text }
      exchange.take(event, at: now)
    }
    exchanges[index] = exchange
    show(exchange)
    return []
  }

  /// What makes heard that there is something to read, unless counsel mends it first.
  private func announcement(of exchange: Exchange, _ effects: [Effect]) -> [Effect] {
    let isAskedAgain = effects.contains { if case .ask = $0 { true } else { false } }
    guard announces, !isAskedAgain, exchange.profile.kind != .builtIn else { return [] }
    return [.announce("counsel \(exchange.profile.name) has answered")]
  }

  /// Ctrl-C: what came is kept, and marked.
  mutating func stopCounsel() -> [Effect] {
    let stopped = exchanges
    exchanges = []
    return stopped.reduce([.stopAsking]) { $0 + end($1, .cancelled) }
  }

  /// What came is kept when the program ends, and nothing is proposed any more.
  mutating func keepAnswers() {
    keepPanel()
    for exchange in exchanges {
      onDesk(exchange.path) { desk in
        desk.update(exchange: exchange.id) {
          ($0.words, $0.note, $0.exchange) = (exchange.talk, exchange.mark(.cancelled), nil)
        }
        if let faulty = exchange.request.mended { desk.say(Interface.asItCame(faulty)) }
      }
      keepTalk(of: exchange.path)
    }
    exchanges = []
  }

  private mutating func show(_ exchange: Exchange) {
    if showInPanel(exchange) { return }
    let isDraft = charterAtHand?.isDraft ?? false
    let now = now
    onDesk(exchange.path) { desk in
      desk.update(exchange: exchange.id) {
        $0.words = exchange.talk
        $0.note = exchange.progress(at: now)
        // In an adopted charter a new text waits for its redline.
        $0.growing = isDraft ? exchange.growing : []
      }
    }
  }

  /// Keeps the seconds going.
  mutating func showProgress() { for exchange in exchanges { show(exchange) } }

  var progressWakesAt: Moment? {
    exchanges.isEmpty
      ? nil : now.after(milliseconds: 1000 - now.milliseconds(since: Moment(nanoseconds: 0)) % 1000)
  }

  private mutating func end(_ exchange: Exchange, _ reason: StopReason) -> [Effect] {
    if let effects = endApart(exchange, reason) { return effects }
    var exchange = exchange
    let reply = exchange.finish(isComplete: reason == .complete)
    let progress = exchange.progress(at: now, isOver: true)
    onDesk(exchange.path) { desk in
      desk.update(exchange: exchange.id) {
        $0.words = reason.isRefusal ? "" : exchange.talk
        $0.note = [exchange.mark(reason), progress].filter { !$0.isEmpty }.joined(separator: " · ")
        $0.growing = []
        $0.exchange = nil
      }
    }
    if case .objection = exchange.request, reason == .complete {
      note(objection: exchange.raw, on: exchange.path)
    }
    defer { keepTalk(of: exchange.path) }
    if case .fault(let fault) = reason {
      refuse("\(exchange.profile.name): \(CounselWords(fault).sentences)")
    }
    guard exchange.request.takesEdits else { return [] }
    exchange.draft.take(reason.isRefusal ? Reply() : reply)
    return draft(exchange, reason)
  }

  /// Takes note of what is objected to the person's own draft, for as long as the text stands.
  private mutating func note(objection: Bytes, on path: String) {
    guard let document = desk(of: path)?.document, !NothingFound.isSaid(by: objection) else { return }
    let known = ObjectionMemory.objections(from: typed.kept[.objections(path)] ?? [], on: document)
    guard !known.contains(objection), !objection.isEmpty else { return }
    typed.keep(ObjectionMemory.bytes(of: known + [objection], on: document), at: .objections(path))
  }

  /// Takes the end of an answer that is shown elsewhere than in the talk; nil for one of the talk.
  private mutating func endApart(_ exchange: Exchange, _ reason: StopReason) -> [Effect]? {
    endCase(exchange, reason) ?? endInPanel(exchange, reason) ?? endObjection(exchange, reason)
  }

  /// What becomes of the edits of an answer.
  private mutating func draft(_ exchange: Exchange, _ reason: StopReason) -> [Effect] {
    if reason == .complete, exchange.draft.mayTryAgain {
      do { return try askAgain(exchange) } catch {
        handOver(exchange, "It is not asked for them again. \(error.words(for: exchange.profile))\n")
      }
    } else {
      handOver(exchange)
    }
    guard let desk = desk(of: exchange.path) else { return [] }
    guard exchange.draft.isChanged else { return [] }
    let result: Document
    do { result = try exchange.draft.carried(to: desk.document) } catch {
      tell(exchange.path, "Nothing of it is proposed. \(error.words)")
      return []
    }
    work = "proposing"
    let stance = desk.charter.isDraft ? nil : exchange.words
    groundwork = exchange.opinions.map { Groundwork(stance: stance, opinions: $0) }
    let motion = Motion(
      exchange.draft, asked: exchange.words, result: result,
      by: exchange.profile.proposer(model: exchange.model),
      with: exchange.profile.asked(
        model: exchange.model, draft: exchange.draft, isStrict: exchange.reader.mayBeStrict),
      isComplete: reason == .complete)
    return [.propose(path: exchange.path, motion, stance: stance, isOwn: false)]
  }

  /// Gives an answer with edits that stay refused to the person, as it came.
  ///
  /// - Parameter why: Why it is not asked for them again, where it might have been.
  private mutating func handOver(_ exchange: Exchange, _ why: String = "") {
    let draft = exchange.draft
    if !draft.refused.isEmpty {
      tell(exchange.path, "\(draft.refusalWords)\n\(why)\(Interface.asItCame(exchange.raw))")
    } else if case .mending(_, let reply, let before) = exchange.request,
      draft.result.bytes == before.result.bytes
    {
      tell(exchange.path, "What was refused is not mended.\n\(Interface.asItCame(reply))")
    }
  }

  private static func asItCame(_ reply: Bytes) -> String {
    "This is its answer as it came:\n\(String(decoding: reply, as: UTF8.self))"
  }

  func desk(of path: String) -> DeskScreen? {
    for case .desk(let desk) in screens where desk.charter.path == path { return desk }
    return nil
  }

  private mutating func tell(_ path: String, _ words: String) { onDesk(path) { $0.say(words) } }
}

extension Exchange {
  /// What is said beside an answer that did not come to its own end; empty for one that did.
  func mark(_ reason: StopReason) -> String {
    let words = CounselWords.ending(reason)?.what ?? ""
    if case .fault = reason, !raw.isEmpty { return "incomplete: \(words)" }
    return words
  }

  var rawText: String { String(decoding: raw, as: UTF8.self) }
}

extension DraftedText {
  /// What was refused, for the person.
  var refusalWords: String {
    let list = refused.map { "edit \($0.number): \($0.fault.words)" }.joined(separator: "\n")
    let what = refused.count == 1 ? "One edit is refused" : "\(refused.count) edits are refused"
    return "\(what), \(kept.isEmpty ? "none is" : "\(kept.count) are") kept.\n\(list)"
  }
}
