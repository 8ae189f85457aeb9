internal import Cells
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification
internal import Wire

/// What came back from an effect: state is taken here, for all; a reply goes to the scene that waits for it.
extension App {
  mutating func receive(_ message: Message) {
    if message.endsWork { world.work = nil }
    switch message {
    case .opened(let charter): open(charter)
    case .refreshed(let charter): refresh(charter)
    case .redrafted(let charter, let words):
      world.say(words)
      offer(message)
      refresh(charter)
    case .failed(let words), .notSigned(let words):
      world.refuse(words)
      tellAll(message)
    case .lacking(let lacks):
      world.refuse(
        "It can't come into force yet: \(lacks.map { world.wording(of: $0) }.joined(separator: ", ")).")
      tellAll(message)
    case .notKept(let words): world.refuse(words)
    case .done(let words): world.say(words)
    case .verified(let path, let count):
      world.charters[path]?.verification = .good(count)
      world.charters[path]?.fault = nil
    case .verificationFailed(let path, let words, let amendment):
      world.charters[path]?.verification = .bad(words)
      world.charters[path]?.fault = amendment.map { HistoryFault(number: $0, words: words) }
      tellAll(message)
    case .identity(let identity):
      world.identity = identity
      world.say("You are \(identity.name). Your key signs what you ratify.")
      offer(message)
    case .edited(.field, let bytes):
      let field = Field(Field(String(decoding: bytes, as: UTF8.self)).trimmed)
      on(top) { scene, _ in scene.typedField = field }
    case .proposed(let path, let id):
      world.noteProposed(id, in: path)
      tellAll(message)
    case .drillReady(let material): if pathAtHand == material.path { world.openDrill(material) }
    case .reviewReady(let material): begin(material)
    case .counsel(let id, let events): receive(events, of: id)
    case .counsels(let profiles, let added): world.take(profiles, added)
    case .themes(let themes):
      if top == page, !isCovered, !scene.takesText(world) { world.open(.themes(themes, world)) }
    case .ratified(let path, let number, let isEnacted):
      offer(message)
      world.say(
        isEnacted
          ? "Amendment \(number) is in force."
          : "Your ratification of amendment \(number) is signed. It waits for the others.")
      world.tell(path, isEnacted ? "Amendment \(number) is in force." : "You ratified amendment \(number).")
      // Nobody ratifies in a history that does not verify.
      world.charters[path]?.verification = .good(isEnacted ? number : number - 1)
      world.charters[path]?.fault = nil
    case .dissented(_, let number, let isDeclined):
      offer(message)
      world.say(
        isDeclined
          ? "Your dissent is signed. Too few are left to ratify, so it is declined and kept in declined/."
          : "Your dissent from amendment \(number) is signed, and will stand in its record.")
    case .touched(let path, let statement, let provisions):
      if pathAtHand == path { world.open(.renewing(statement, in: path, provisions)) }
    case .openedPast(let path, let title, let fault): openPast(path, title, fault)
    case .library, .keys, .passphraseNeeded, .edited, .servers, .report, .history, .found, .line, .flow,
      .amendment:
      offer(message)
    }
  }

  private mutating func tellAll(_ message: Message) {
    for index in layers.indices.reversed() { _ = on(index) { $0.hear(message, &$1) } }
  }

  private mutating func open(_ charter: OpenCharter) {
    world.hold(charter)
    let typedAhead = typedAhead
    // A sheet that was opened meanwhile stays on top.
    let place = page + 1
    put(.desk(charter, world), at: place)
    if typedAhead != nil { layers.remove(at: place - 1) }
    world.want(.verify(path: charter.path))
    world.begin(errand, charter)
    errand = .draft
    if world.looksForServers { world.want(.findServers(isWanted: false)) }
    world.looksForServers = false
    move()
    for key in typedAhead ?? [] {
      receive(key)
      move()
    }
  }

  private mutating func refresh(_ charter: OpenCharter) {
    world.update(charter)
    for index in layers.indices where layers[index].scene.path == charter.path {
      on(index) { $0.change(to: charter, &$1) }
    }
  }

  /// Opens a review, in place of one that is open, unless the person went elsewhere while it was being read.
  private mutating func begin(_ material: ReviewMaterial) {
    guard pathAtHand == material.path else { return }
    if reviewAtHand != nil { remove(page) }
    guard let drill = material.drill else { return world.open(.review(material, world)) }
    world.open(
      drill.items.isEmpty
        ? .review(material, saying: World.tooSmallForDrill, world) : .drill(drill, before: material, world))
  }

  /// A charter that can't be opened: what can be read of its past, read-only.
  private mutating func openPast(_ path: String, _ title: String, _ fault: HistoryFault) {
    world.refuse(fault.words)
    guard fault.number > 1 else { return }
    if typedAhead != nil {
      put(.library, at: page + 1)
      layers.remove(at: page - 1)
    }
    world.open(.past(path, title, fault, world))
  }
}

// MARK: Counsel

extension App {
  private mutating func receive(_ events: [CounselEvent], of id: Int) {
    guard let index = world.exchanges.firstIndex(where: { $0.id == id }) else { return }
    var exchange = world.exchanges[index]
    for event in events {
      if case .ended(let reason) = event {
        world.exchanges.remove(at: index)
        let before = world.effects.count
        conclude(exchange, reason)
        return announce(exchange, after: before)
      }
      if case .plain = event, id == world.asked { world.lastBrief = exchange.conversation.brief.text }
      exchange.take(event, at: world.now)
    }
    world.exchanges[index] = exchange
    follow(exchange)
  }

  private mutating func follow(_ exchange: Exchange) {
    switch exchange.owner {
    case .talk: world.follow(exchange)
    case .scene(let id):
      if let index = layers.firstIndex(where: { $0.id == id }) { on(index) { $0.follow(exchange, &$1) } }
    }
  }

  private mutating func conclude(_ exchange: Exchange, _ reason: StopReason) {
    switch exchange.owner {
    case .talk: world.conclude(exchange, reason)
    case .scene(let id):
      if let index = layers.firstIndex(where: { $0.id == id }) {
        on(index) { $0.conclude(exchange, reason, &$1) }
      }
    }
  }

  /// Makes heard that there is something to read, unless counsel is asked to mend it first.
  private mutating func announce(_ exchange: Exchange, after count: Int) {
    let isAskedAgain = world.effects.dropFirst(count).contains { if case .ask = $0 { true } else { false } }
    guard world.announces, !isAskedAgain, exchange.profile.kind != .builtIn else { return }
    world.want(.announce("counsel \(exchange.profile.name) has answered"))
  }

  /// Ctrl-C: what came is kept, and marked.
  mutating func stopCounsel() {
    let stopped = world.exchanges
    world.exchanges = []
    world.want(.stopAsking)
    for exchange in stopped { conclude(exchange, .cancelled) }
  }

  /// Keeps the seconds going.
  mutating func showProgress() { for exchange in world.exchanges { follow(exchange) } }

  var progressWakesAt: Moment? {
    world.exchanges.isEmpty
      ? nil
      : world.now.after(
        milliseconds: 1000 - world.now.milliseconds(since: Moment(nanoseconds: 0)) % 1000)
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
