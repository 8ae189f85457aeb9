internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

/// What a person can ask of counsel at the desk, and what they are asked themselves.
extension DeskScene {
  func place(of question: Question) -> TypedPlace? {
    switch question {
    case .idea, .panel, .framing: .idea(charter.path)
    case .tradeOff: .tradeOff(charter.path)
    case .export, .makeMine, .healing, .caseTexts: nil
    }
  }

  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World) {
    switch question {
    case .idea, .panel, .framing: take(idea: answer.bytes, question, &world)
    case .tradeOff: askForTradeOff(answer.bytes, &world)
    case .export:
      if !answer.text.isEmpty { world.want(.export(path: charter.path, to: answer.text)) }
    case .makeMine: if answer.line == 0 { makeMine(&world) }
    case .healing(let fork): heal(fork, keeping: answer.line, &world)
    case .caseTexts(let statements): openCases(answer.line, of: statements, &world)
    }
  }

  // MARK: Ideas

  /// `t`: an idea, before any text of it exists.
  mutating func askIdea(_ world: World) {
    ask(
      .idea, "An idea, in a sentence or two",
      "Counsel says whether to go on, to change it, or to go back to the drawing board. No text is drafted yet.",
      world)
  }

  /// `=` and `:framing`: the idea.
  mutating func askIdea(_ question: Question, _ idea: String, _ world: World) {
    switch question {
    case .panel:
      ask(
        question, "An idea for every counsel",
        "Each judges it alone, without your stance; the built-in critic reads the text beside them.", idea,
        .line, world)
    case .framing:
      ask(
        question, "An idea in four lights",
        "\(world.counsel.name) judges it as it is, as if you were for it, against it, and as if a model had had it.",
        idea, .line, world)
    default: askIdea(world)
    }
  }

  private mutating func take(idea: Bytes, _ question: Question, _ world: inout World) {
    guard says(idea, words: 3, orCharacters: 4) else {
      askIdea(question, String(decoding: idea, as: UTF8.self), world)
      return world.refuse("Say the idea in three words or more.")
    }
    let (path, focus) = (charter.path, focus?.id)
    switch question {
    case .panel: if !world.isAnswering() { world.open(.panel(idea, in: path, focus: focus, world)) }
    case .framing: world.openFraming(idea, in: path, focus: focus, world.counsel)
    default:
      if world.ask(.soundOut(idea), said: idea, focus: focus, in: path) { world.note(idea: idea, of: path) }
    }
  }

  // MARK: The text

  /// `o`: the strongest thing against what the person wrote themselves.
  func askObjection(_ world: inout World) {
    let path = charter.path
    // What was kept and is no charter's text is as good as none.
    let kept =
      charter.isDraft ? world.typed.kept[.before(path)].flatMap { try? Document($0) } : document
    // The same of what is written.
    let written = charter.isDraft ? document : ownDraft(world).flatMap { try? Document($0) }
    guard let kept, let written, written.bytes != kept.bytes else {
      return world.refuse(
        "Nothing here is your own draft yet. Press \(world.keyName(of: .edit)) to write one.")
    }
    world.ask(.objection(to: written), said: [], focus: nil, in: path, from: kept)
  }

  /// What the person edited of a text in force and did not put on the docket, or else their last proposal.
  private func ownDraft(_ world: World) -> Bytes? {
    world.typed.kept[.text(charter.path, on: document.bytes)] ?? charter.handEdit
      ?? charter.proposals.last { $0.isProposed(by: world.identity) }?.result?.bytes
  }

  /// The provision that the words mention by `[id]`, or else the one in focus.
  func provision(mentionedIn words: String) -> Provision? {
    document.provisions.first { words.contains("[\($0.id)]") } ?? focus
  }

  /// `:brief`: what would be sent now, or what was sent last.
  func showBrief(_ world: inout World) {
    let words = composer.trimmed
    if words.isEmpty, let lastBrief = world.lastBrief {
      return world.open(.page("What was sent last, word by word", lastBrief))
    }
    let request = words.isEmpty ? BriefRequest.critique : .talk(Bytes(words.utf8))
    let focus = words.isEmpty ? nil : provision(mentionedIn: words)?.id
    guard let material = world.material(of: charter.path, focus: focus) else { return }
    do {
      let brief = try world.conversation(request, material, with: world.counsel).brief
      world.open(
        .page("What would be sent, word by word", brief.text(isStrict: world.counsel.takesSchemas)))
    } catch {
      world.refuse("It is longer than the window of \(world.counsel.name).")
    }
  }

  // MARK: Cases

  /// `C`: under the text alone, or under a proposal's as well, if the person may read that.
  mutating func askCases(_ world: inout World) {
    let cards = charter.proposals.filter { $0.mayBeRead && $0.result != nil }
    guard !cards.isEmpty else { return world.openCases(of: charter.path) }
    ask(
      .caseTexts(cards.map(\.statement.digest)), "Which text decides the cases?",
      ["The text as it stands"]
        + cards.map { "Also as \($0.id) proposes: \(String(decoding: $0.statement.title, as: UTF8.self))" })
  }

  private func openCases(_ line: Int, of statements: [Digest], _ world: inout World) {
    guard line > 0 else { return world.openCases(of: charter.path) }
    let card = charter.proposals.first { $0.statement.digest == statements[line - 1] }
    if let card, card.mayBeRead { world.openCases(of: charter.path, with: card) }
  }

  /// `:trade-off`: a case in which two provisions pull apart, by default the one in focus and the next; it comes as
  /// a proposal, like anything else.
  mutating func askTradeOff(_ world: inout World) {
    guard world.counsel.kind != .builtIn else {
      return world.refuse(
        "The built-in counsel is a set of rules and can't write a case. \(world.keyName(of: .counsel)) adds another."
      )
    }
    let provisions = document.provisions.filter { $0.heading != nil }
    let place = provisions.firstIndex { $0.id == focus?.id } ?? 0
    let ids = provisions[min(place, provisions.count)...].prefix(2).map { "[\($0.id)]" }
    ask(
      .tradeOff, "A case between which two provisions?",
      "Their ids in brackets, and what you would want where they pull apart. It is kept as your stance.",
      ids.map { "\($0) " }.joined(), .line, world)
  }

  private mutating func askForTradeOff(_ words: Bytes, _ world: inout World) {
    let text = String(decoding: words, as: UTF8.self)
    let named = document.provisions.filter { $0.heading != nil && text.contains("[\($0.id)]") }
    let spoken = named.reduce(text) { $0.replacing("[\($1.id)]", with: "") }
    guard named.count == 2 else {
      askTradeOff(&world)
      return world.refuse(
        "Expected the ids of two provisions of the text in brackets, found "
          + (named.isEmpty ? "none." : "\(named.map { "[\($0.id)]" }.joined(separator: " ")).")
      )
    }
    guard charter.isDraft || says(Bytes(spoken.utf8), words: 3, orCharacters: 4) else {
      askTradeOff(&world)
      return world.refuse("Say behind the ids in three words or more what you would want.")
    }
    if world.isBusy() { return }
    world.ask(
      .tradeOff(words, named[0].id, named[1].id), said: words, focus: named[0].id, in: charter.path)
  }

  // MARK: The charter as a whole

  private func makeMine(_ world: inout World) {
    let effect = Effect.makeMine(path: charter.path)
    guard world.identity != nil else { return world.open(.who(then: effect, world)) }
    if !world.isBusy() { world.want(effect, "copying") }
  }

  /// `H`: which history stays.
  mutating func askHealing() {
    guard let fork = charter.fork else { return }
    ask(
      .healing(fork),
      "Which history stays? What the others changed comes back as proposals, and their records are kept in forked/.",
      fork.branches.map(\.line) + ["Leave it as it is"], selected: fork.branches.count)
  }

  private func heal(_ fork: Fork, keeping index: Int, _ world: inout World) {
    guard fork.branches.indices.contains(index), let tip = fork.branches[index].tip else { return }
    guard world.identity != nil else {
      return world.refuse("Healing needs your name and key: press \(world.keyName(of: .who)).")
    }
    if world.isBusy() { return }
    world.want(.beginHealing(path: charter.path, keeping: tip.digest), "opening the review")
  }
}
