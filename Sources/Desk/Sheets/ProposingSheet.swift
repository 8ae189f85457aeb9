internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

/// Putting a change on the docket, counsel's or the person's own: what is wrong, and which idea it comes of.
struct ProposingSheet: QuestionSheet {
  enum Question: Equatable, Sendable {
    /// What is wrong with a provision, which is the stance on what counsel then proposes.
    case whatIsWrong(provision: String)
    /// Title and problem for a text that the person wrote.
    case own(Bytes)
    /// Which idea a proposal comes of, the newest first; then none of them.
    case idea(Behind)
  }

  /// A proposal that waits until the person has said which idea it comes of.
  enum Behind: Equatable, Sendable {
    /// Counsel is asked for it, on a provision, in these words.
    case asked(provision: String, words: Bytes)
    /// The person's own text, with what they say of it.
    case own(Bytes, words: Bytes)
  }

  var pending: Pending<Question>?
  let path: String?
  private let charter: String

  private init(_ charter: String) { (path, self.charter) = (nil, charter) }

  /// Asks what is wrong with a provision.
  init(on provision: Provision, in path: String, _ world: World) {
    self.init(path)
    askWhatIsWrong(with: provision, world)
  }

  /// Asks what is said of a text of the person's own.
  init(_ text: Bytes, saying words: String, in path: String, _ world: World) {
    self.init(path)
    askOwn(text, words, world)
  }

  func place(of question: Question) -> TypedPlace? {
    switch question {
    case .whatIsWrong(let provision): .problem(charter, provision)
    case .own(let result): .proposal(charter, of: result)
    case .idea: nil
    }
  }

  mutating func answer(_ question: Question, _ answer: Answer, _ world: inout World) {
    switch question {
    case .whatIsWrong(let provision): propose(on: provision, answer.bytes, &world)
    case .own(let result): proposeOwn(result, answer.bytes, &world)
    case .idea(let behind): go(on: behind, answer.line, &world)
    }
  }

  private mutating func askWhatIsWrong(with provision: Provision, _ world: World) {
    ask(
      .whatIsWrong(provision: provision.id),
      "What is wrong with “\(provision.name)”, and what would you want?",
      "A line or two. It is kept as your stance before counsel's words are shown.", world.talk(charter).idea,
      .lines, world)
  }

  private mutating func askOwn(_ result: Bytes, _ text: String, _ world: World) {
    ask(
      .own(result), "A title, then what is wrong today",
      "First line: the title. Then paragraphs (Alt-Enter): the problem, why this mends it, what should be different.",
      text, .text, world)
  }

  /// What the person says is wrong goes to counsel, and is their stance on what comes back.
  ///
  /// - Parameter opinions: What was said of the idea that it comes of; nil where that is still to be found out.
  private mutating func propose(
    on id: String, _ words: Bytes, behind opinions: [Opinions]? = nil, _ world: inout World
  ) {
    guard let provision = world.charter(charter)?.document.provision(id) else { return }
    guard says(words, words: 3, orCharacters: 4) else {
      askWhatIsWrong(with: provision, world)
      return world.refuse("Say in three words or more what is wrong, or what you would want.")
    }
    guard !world.isBusy(),
      let opinions = opinions ?? self.opinions(behind: .asked(provision: id, words: words), words, world)
    else { return }
    world.charters[charter]?.talk.idea = ""
    world.ask(
      .proposal(words), said: words, about: id, focus: id, in: charter, opinions: opinions.first)
  }

  /// The person's own text, with what they say of it: a title, then paragraphs on what is wrong, why this
  /// mends it, and what should be different.
  private mutating func proposeOwn(
    _ result: Bytes, _ words: Bytes, behind opinions: [Opinions]? = nil, _ world: inout World
  ) {
    guard let identity = world.identity else { return }
    let text = String(decoding: words, as: UTF8.self)
    let title = text.split(separator: "\n").first.map(String.init) ?? ""
    guard says(Bytes(title.utf8), words: 2, orCharacters: 4) else {
      askOwn(result, text, world)
      return world.refuse("The first line is the title, and needs two words or more.")
    }
    guard !world.isBusy(),
      let opinions = opinions ?? self.opinions(behind: .own(result, words: words), words, world)
    else { return }
    let paragraphs = paragraphs(of: String(text.dropFirst(title.count)))
    func paragraph(_ index: Int) -> Bytes {
      Bytes((paragraphs.indices.contains(index) ? paragraphs[index] : "").utf8)
    }
    let motion = Motion(
      title: Bytes(Field(title).trimmed.utf8), proposer: .human(Bytes(identity.name.utf8)),
      problem: paragraphs.isEmpty ? Bytes(title.utf8) : paragraph(0), rationale: paragraph(1),
      expectedEffect: paragraph(2), result: result)
    world.groundwork = opinions.first.map { Groundwork(stance: nil, opinions: $0) }
    world.want(.propose(path: charter, motion, stance: nil, isOwn: true), "proposing")
    world.reply(.proposing)
  }

  /// What was said of the idea that stands in the words, if one does; else the person is asked.
  ///
  /// - Returns: Nil where they are asked.
  private mutating func opinions(behind proposal: Behind, _ words: Bytes, _ world: World) -> [Opinions]? {
    let kept = world.talk(charter).opinions
    if kept.isEmpty { return [] }
    let said = tidied(words)
    if let opinions = kept.last(where: { said.firstRange(of: $0.idea) != nil }) { return [opinions] }
    let ideas = kept.reversed().map { String(decoding: $0.idea, as: UTF8.self).replacing("\n", with: " ") }
    ask(
      .idea(proposal), "Of which idea does it come? What counsel said of it is recorded.",
      ideas.map { "“\($0)”" } + ["Of none of these", "Of none, and forget what was said of them"])
    return nil
  }

  private mutating func go(on proposal: Behind, _ line: Int, _ world: inout World) {
    let kept = world.talk(charter).opinions
    let chosen = line < kept.count ? [kept[kept.count - 1 - line]] : []
    if line == kept.count + 1 { world.forgetOpinions(of: charter) }
    switch proposal {
    case .asked(let provision, let words): propose(on: provision, words, behind: chosen, &world)
    case .own(let result, let words): proposeOwn(result, words, behind: chosen, &world)
    }
  }

  /// What stands between blank lines, without them.
  private func paragraphs(of text: String) -> [String] {
    var paragraphs: [String] = []
    var open = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = Field(String(line)).trimmed
      if words.isEmpty {
        if !open.isEmpty { paragraphs.append(open) }
        open = ""
      } else {
        open += (open.isEmpty ? "" : "\n") + words
      }
    }
    return open.isEmpty ? paragraphs : paragraphs + [open]
  }
}

extension SceneOpening {
  /// Says what is wrong with a provision, and has counsel propose.
  static func proposing(on provision: Provision, in path: String, _ world: World) -> SceneOpening {
    SceneOpening(ProposingSheet(on: provision, in: path, world))
  }

  /// Proposes a text of the person's own.
  static func proposing(_ text: Bytes, saying words: String = "", in path: String, _ world: World)
    -> SceneOpening
  {
    SceneOpening(ProposingSheet(text, saying: words, in: path, world))
  }
}
