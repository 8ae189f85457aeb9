internal import Cells
internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification
internal import Wire

/// What streams back from counsel into a charter's talk. It is data: all that can come of it is talk, and a proposal
/// on the docket.
extension World {
  /// Shows how far an answer in the talk is.
  mutating func follow(_ exchange: Exchange) {
    let isDraft = charter(exchange.path)?.isDraft ?? false
    charters[exchange.path]?.talk.update(exchange: exchange.id) {
      $0.words = exchange.talk
      $0.note = exchange.progress(at: now)
      // In an adopted charter a new text waits for its redline.
      $0.growing = isDraft ? exchange.growing : []
    }
  }

  /// Takes the end of an answer in the talk.
  mutating func conclude(_ exchange: Exchange, _ reason: StopReason) {
    var exchange = exchange
    let step = exchange.take(.ended(reason), at: now)
    let ending = exchange.ending(reason, at: now)
    charters[exchange.path]?.talk.update(exchange: exchange.id) {
      ($0.words, $0.note) = (reason.isRefusal ? "" : exchange.talk, ending)
      ($0.growing, $0.exchange) = ([], nil)
    }
    if case .objection = exchange.request, reason == .complete {
      note(objection: exchange.raw, on: exchange.path)
    }
    if case .fault(let fault) = reason {
      refuse("\(exchange.profile.name): \(CounselWords(fault).sentences)")
    }
    if exchange.request.takesEdits { draft(exchange, mends: step == .mend) }
    keepTalk(of: exchange.path)
  }

  /// What came is kept when the program ends, and nothing is proposed any more.
  mutating func keepAnswer(_ exchange: Exchange) {
    charters[exchange.path]?.talk.update(exchange: exchange.id) {
      ($0.words, $0.note, $0.exchange) = (exchange.talk, exchange.mark(.cancelled), nil)
    }
    if let faulty = exchange.request.mended { tell(exchange.path, World.asItCame(faulty)) }
    keepTalk(of: exchange.path)
  }

  /// Takes note of what is objected to the person's own draft, for as long as the text stands.
  private mutating func note(objection: Bytes, on path: String) {
    guard let document = charter(path)?.document, !NothingFound.isSaid(by: objection) else { return }
    let known = ObjectionMemory.objections(from: typed.kept[.objections(path)] ?? [], on: document)
    guard !known.contains(objection), !objection.isEmpty else { return }
    typed.keep(ObjectionMemory.bytes(of: known + [objection], on: document), at: .objections(path))
  }

  /// What becomes of the edits of an answer.
  private mutating func draft(_ exchange: Exchange, mends: Bool) {
    guard let charter = charter(exchange.path) else { return }
    if mends {
      do { return try askAgain(exchange) } catch {
        handOver(exchange, "It is not asked for them again. \(error.words(for: exchange.profile))\n")
      }
    } else {
      handOver(exchange)
    }
    guard exchange.draft.isChanged else { return }
    let motion: Motion
    do { motion = try exchange.conversation.motion(on: charter.document) } catch {
      return tell(exchange.path, "Nothing of it is proposed. \(error.words)")
    }
    let stance = charter.isDraft ? nil : exchange.conversation.words
    groundwork = exchange.opinions.map { Groundwork(stance: stance, opinions: $0) }
    want(.propose(path: exchange.path, motion, stance: stance, isOwn: false), "proposing")
  }

  /// Gives an answer with edits that stay refused to the person, as it came.
  ///
  /// - Parameter why: Why it is not asked for them again, where it might have been.
  private mutating func handOver(_ exchange: Exchange, _ why: String = "") {
    switch exchange.conversation.remainder {
    case .refused(let raw):
      tell(exchange.path, "\(exchange.draft.refusalWords)\n\(why)\(World.asItCame(raw))")
    case .unmended(let reply):
      tell(exchange.path, "What was refused is not mended.\n\(World.asItCame(reply))")
    case nil: break
    }
  }

  private static func asItCame(_ reply: Bytes) -> String {
    "This is its answer as it came:\n\(String(decoding: reply, as: UTF8.self))"
  }
}
