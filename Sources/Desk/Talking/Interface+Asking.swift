internal import Cells
internal import Charter
public import Counsel
internal import Ledger
internal import Prose
internal import Ratification

/// Asking counsel: every question goes the same way, to the built-in critic as to a model.
extension Interface {
  /// Who is asked.
  var counsel: CounselProfile { counsels.first ?? .builtIn }

  var counselFact: String {
    "counsel: \(counsel.name)" + (counsel.stake == .governed ? ", the governed model" : "")
  }

  /// Puts a question into the talk and sends it.
  ///
  /// - Parameters:
  ///   - mark: The provision that the talk names behind the words.
  ///   - base: The text that it is about, where that is not the one on the desk.
  mutating func ask(
    _ request: BriefRequest, said words: Bytes, about mark: String?, focus: String?, _ desk: DeskScreen,
    from base: Document? = nil
  ) -> [Effect] {
    guard !isAnswering() else { return [] }
    var desk = desk
    var material = material(of: desk, focus: focus)
    if let base { material.document = base }
    let brief: Brief
    do { brief = try self.brief(request, material, for: counsel) } catch {
      refuse("\(error.words(for: counsel)) Ask another counsel.")
      return []
    }
    if !words.isEmpty {
      desk.add(Remark(String(decoding: words, as: UTF8.self) + (mark.map { " [\($0)]" } ?? ""), .person))
    }
    if let left = brief.omissions.words { desk.add(Remark(left, .program)) }
    let effects = send(request, words, brief, DraftedText(base: desk.document), material, counsel, &desk)
    desk.bring(.talk, intoViewAt: size)
    replaceScreen(.desk(desk))
    keepTalk(of: desk.charter.path)
    return effects
  }

  /// Sends the same question again, with what is to be mended.
  mutating func askAgain(_ exchange: Exchange) throws(BriefFault) -> [Effect] {
    guard var desk = desk(of: exchange.path) else { return [] }
    var material = material(of: desk, focus: exchange.draft.base.provision(desk.focus?.id ?? "")?.id)
    material.document = exchange.draft.result
    let request = BriefRequest.mending(of: exchange.words, reply: exchange.raw, exchange.draft)
    let brief = try brief(request, material, for: exchange.profile)
    desk.say("\(exchange.draft.refusalWords)\nIt is asked for them again.")
    let effects = send(request, exchange.words, brief, exchange.draft, material, exchange.profile, &desk)
    if let last = exchanges.indices.last { exchanges[last].opinions = exchange.opinions }
    onDesk(exchange.path) { $0 = desk }
    return effects
  }

  private mutating func send(
    _ request: BriefRequest, _ words: Bytes, _ brief: Brief, _ draft: DraftedText, _ material: BriefMaterial,
    _ profile: CounselProfile, _ desk: inout DeskScreen
  ) -> [Effect] {
    let effect = put(
      brief.ask(request, material), brief, request, words, to: profile, about: desk.charter.path, draft)
    desk.expect(Remark("", .counsel(profile.label + request.mark), note: "asked", exchange: asked))
    return [effect]
  }

  /// Notes a question, the number of which is `asked` from then on, and has it put.
  mutating func put(
    _ ask: Ask, _ brief: Brief, _ request: BriefRequest, _ words: Bytes, to profile: CounselProfile,
    about path: String, _ draft: DraftedText
  ) -> Effect {
    asked += 1
    lastBrief = brief.text(isStrict: profile.takesSchemas)
    exchanges.append(
      Exchange(
        id: asked, path: path, profile: profile, request: request, words: words, brief: brief, draft: draft,
        since: now))
    return .ask(exchange: asked, counsel: profile.name, ask)
  }

  /// Writes a brief with a word that nobody could foresee.
  func brief(
    _ request: BriefRequest, _ material: BriefMaterial, for profile: CounselProfile
  ) throws(BriefFault) -> Brief {
    try Brief(request, material, window: profile.briefWindow, seed: chance + Bytes("\(asked)".utf8))
  }

  func material(of desk: DeskScreen, focus: String?) -> BriefMaterial {
    BriefMaterial(
      of: desk.document, isInForce: !desk.charter.isDraft, focus: focus,
      talk: desk.talk.compactMap { remark in
        switch remark.speaker {
        case .person: BriefMaterial.Remark("person", Bytes(remark.words.utf8))
        case .counsel: remark.words.isEmpty ? nil : BriefMaterial.Remark("counsel", Bytes(remark.words.utf8))
        case .program: nil
        }
      },
      declined: desk.charter.declined, objections: typed.kept[.objections(desk.charter.path)] ?? [])
  }

  mutating func isAnswering() -> Bool {
    guard !exchanges.isEmpty else { return false }
    say("Counsel is still answering. \(keymap.keyName(of: .stop)) stops it and keeps what came.")
    return true
  }

  /// The provision that the words mention by `[id]`, or else the one in focus.
  func provision(mentionedIn words: String, _ desk: DeskScreen) -> Provision? {
    desk.document.provisions.first { words.contains("[\($0.id)]") } ?? desk.focus
  }
}

extension Brief.Omissions {
  /// What was left out, for the person; nil where nothing was.
  public var words: String? {
    guard !isEmpty else { return nil }
    var parts: [String] = []
    if remarks > 0 { parts.append(remarks == 1 ? "the oldest remark" : "the oldest \(remarks) remarks") }
    if !bodies.isEmpty { parts.append("the bodies of \(bodies.map { "[\($0)]" }.joined(separator: ", "))") }
    return "Left out of the brief for want of room: \(parts.joined(separator: ", and "))."
  }
}

extension BriefRequest {
  /// What is answered, where no words of the person stand above it.
  fileprivate var mark: String {
    switch self {
    case .critique: " · on the text"
    case .objection: " · against your draft"
    default: ""
    }
  }
}
