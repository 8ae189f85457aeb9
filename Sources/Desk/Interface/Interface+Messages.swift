internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  /// What came back from an effect.
  mutating func receive(_ message: Message) -> [Effect] {
    if message.endsWork { work = nil }
    switch message {
    case .library(let rows): receive(library: rows)
    case .opened(let charter): return open(charter)
    case .refreshed(let charter): refresh(charter)
    case .redrafted(let charter, let words): receive(redrafted: charter, words)
    case .failed(let words):
      refuse(words)
      forgetWhoWaits()
      stopReplay()
    case .notSigned(let words):
      refuse(words)
      reopenAttestation()
    case .lacking(let lacks):
      refuse("It can't come into force yet: \(lacks.map { wording(of: $0) }.joined(separator: ", ")).")
      forgetWhoWaits()
      reopenAttestation()
    case .notKept(let words): refuse(words)
    case .done(let words): say(words)
    case .verified(let path, let count):
      onDesk(path) { ($0.verification, $0.fault) = (.good(count), nil) }
    case .verificationFailed(let path, let words, let amendment):
      onDesk(path) {
        $0.verification = .bad(words)
        $0.fault = amendment.map { HistoryFault(number: $0, words: words) }
      }
      markFault(in: path)
    case .identity(let identity): return receive(identity)
    case .keys(let keys): receive(keys: keys)
    case .passphraseNeeded:
      ask(.passphrase, "The passphrase of your key", "It goes to ssh-keygen and is not kept.")
    case .edited(let purpose, let bytes): return receive(edited: bytes, for: purpose)
    case .proposed(let path, let id): return receive(proposed: id, in: path)
    case .drillReady(let material): begin(material, before: nil)
    case .counsel(let exchange, let events): return receive(events, of: exchange)
    case .servers(let servers, let isWanted): receive(servers, isWanted: isWanted)
    case .counsels(let profiles, let added): receive(profiles, added)
    case .themes(let themes): receive(themes: themes)
    case .reviewReady(let material): begin(material)
    case .ratified(let path, let number, let isEnacted):
      receive(ratified: number, in: path, isEnacted: isEnacted)
    case .dissented(let path, let number, let isDeclined):
      return receive(dissentFrom: number, in: path, isDeclined: isDeclined)
    case .touched(let path, let statement, let provisions):
      if charterAtHand?.path == path { askRenewing(statement, in: path, provisions) }
    case .report(let path, let report): receive(report, of: path)
    case .history(let path, let amendments, let fault):
      return receive(historyOf: path, amendments, fault)
    case .openedPast(let path, let title, let fault): return openPast(path, title, fault)
    case .found(let path, let found): return receive(found: found, in: path)
    case .line(let path, let number, let line): receive(line: line, of: number, in: path)
    case .flow(let path, let flow): receive(flow: flow, of: path)
    case .amendment(let path, let detail): return receive(detail, of: path)
    }
    return []
  }

  private mutating func receive(library rows: [LibraryRow]) {
    guard case .library(var screen) = screens.first else { return }
    screen.rows = rows
    screen.selected = min(screen.selected, max(0, rows.count - 1))
    screens[0] = .library(screen)
  }

  private mutating func open(_ charter: OpenCharter) -> [Effect] {
    var opened = DeskScreen(
      charter, composer: typed[.composer(charter.path)] ?? "", talk: keptTalk(of: charter.path),
      opinions: keptOpinions(of: charter.path))
    opened.takePlace(typed[.place(charter.path)] ?? "")
    let desk = Screen.desk(opened)
    var typedAhead: [Key] = []
    if case .glance(let glance) = screen {
      typedAhead = glance.typed
      replaceScreen(desk)
    } else {
      screens.append(desk)
    }
    var effects = [.verify(path: charter.path)] + begin(errand, charter)
    errand = .draft
    if looksForServers { effects.append(.findServers(isWanted: false)) }
    looksForServers = false
    return typedAhead.reduce(effects) { $0 + receive($1) }
  }

  mutating func onDesk(_ path: String, _ body: (inout DeskScreen) -> Void) {
    for index in screens.indices {
      if case .desk(var desk) = screens[index], desk.charter.path == path {
        body(&desk)
        screens[index] = .desk(desk)
      }
    }
  }

  mutating func refresh(_ charter: OpenCharter) {
    for case .desk(let desk) in screens where desk.charter.path == charter.path {
      let waiting = Set(charter.proposals.map(\.statement))
      for card in desk.charter.proposals where !waiting.contains(card.statement) {
        typed.forgetAll(of: card.statement.digest.hex)
      }
      let edited = TypedPlace.text(charter.path, on: desk.document.bytes)
      if typed.kept[edited] == charter.document.bytes { typed.forget(edited) }
    }
    if !charter.isDraft { typed.forget(.before(charter.path)) }
    onDesk(charter.path) { $0.take(charter) }
    for index in screens.indices {
      if case .docket(var docket) = screens[index], docket.charter.path == charter.path {
        docket.take(charter)
        screens[index] = .docket(docket)
      }
    }
    leaveWhatCantBeSigned(in: charter.path)
  }

  private mutating func receive(proposed id: String, in path: String) -> [Effect] {
    typed.forgetAll(of: path)
    let groundwork = groundwork
    self.groundwork = nil
    if let idea = groundwork?.opinions.idea { forgetOpinions(of: path, on: idea) }
    guard let charter = charterAtHand, charter.path == path else { return [] }
    defer { sayProposed(id) }
    guard let groundwork, let card = charter.proposals.first(where: { $0.id == id })
    else { return [] }
    // A draft has no ratifiers yet.
    guard let name = identity?.name ?? (charter.isDraft ? "draft" : nil) else { return [] }
    return [.keepReview(card.statement.digest, name: name, groundwork.entries)]
  }

  private mutating func sayProposed(_ id: String) {
    say("Proposal \(id) is on the docket. Press \(keymap.keyName(of: .review)) to review it.")
  }

  /// Opens a review, unless the person went elsewhere while it was being read.
  private mutating func begin(_ material: ReviewMaterial) {
    guard charterAtHand?.path == material.path else { return }
    if case .review = screen { screens.removeLast() }
    if let drill = material.drill, !drill.items.isEmpty { return begin(drill, before: material) }
    begin(material, after: material.drill == nil ? nil : tooSmallForDrill)
  }

  /// Opens a review once its drill, if it has one, is done.
  mutating func begin(_ material: ReviewMaterial, after words: String?) {
    var review = ReviewScreen(material, isMonochrome: isMonochrome)
    // What was said of an idea in a draft has come to be part of the draft.
    if review.review.base == nil {
      for opinions in desk(of: material.path)?.opinions ?? [] {
        review.review.take(opinions: opinions.entries)
      }
    }
    screens.append(.review(review))
    review.takeUp(reviewRoom(of: review))
    let obstacle = review.step == .attestation ? obstacle(to: review) : nil
    go(to: obstacle == nil ? review.step : .reason, &review)
    notice = nil
    if let words = wordsOnTakingUp(review) { say(words) }
    replaceScreen(.review(review))
    if let words { say(words) }
    sayWhatWaits(review)
    if let obstacle { say(obstacle) }
  }

  /// What is said of a review that was left before.
  private func wordsOnTakingUp(_ screen: ReviewScreen) -> String? {
    if let changed = screen.review.changedSince {
      return "The text changed since you left this review: \(changed.joined(separator: ", ")). "
        + "What you wrote is here; what changed is to be read and decided on."
    }
    guard screen.step > .redline || screen.step == .redline && screen.seen.shown > 0 else { return nil }
    return "Taken up where you left it, at \(name(of: screen.step)). \(keymap.keyName(of: .back)) goes back."
  }

  private mutating func receive(ratified number: Int, in path: String, isEnacted: Bool) {
    if case .review(let screen) = screen {
      typed.forgetAll(of: screen.review.statement.digest.hex)
      if screen.review.base == nil { forgetOpinions(of: path) }
      screens.removeLast()
    }
    say(
      isEnacted
        ? "Amendment \(number) is in force."
        : "Your ratification of amendment \(number) is signed. It waits for the others.")
    onDesk(path) {
      // Nobody ratifies in a history that does not verify.
      ($0.verification, $0.fault) = (.good(isEnacted ? number : number - 1), nil)
      $0.say(isEnacted ? "Amendment \(number) is in force." : "You ratified amendment \(number).")
    }
  }
}

extension Message {
  /// Whether what was under way has come to its end; some messages come on their own.
  fileprivate var endsWork: Bool {
    switch self {
    case .verified, .verificationFailed, .refreshed, .notKept, .library, .found, .flow, .counsel, .servers,
      .themes:
      false
    default: true
    }
  }
}
