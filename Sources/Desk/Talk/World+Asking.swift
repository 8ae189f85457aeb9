internal import Cells
internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

/// Asking counsel: every question goes the same way, to the built-in critic as to a model.
extension World {
  /// Who is asked.
  var counsel: CounselProfile { counsels.first ?? .builtIn }

  var counselFact: String {
    "counsel: \(counsel.name)" + (counsel.stake == .governed ? ", the governed model" : "")
  }

  /// Puts a question into a charter's talk and sends it.
  ///
  /// - Parameters:
  ///   - mark: The provision that the talk names behind the words.
  ///   - focus: The provision that the brief shows whole.
  ///   - base: The text that it is about, where that is not the charter's.
  ///   - opinions: What was said of the idea behind it.
  /// - Returns: Whether it was sent.
  @discardableResult
  mutating func ask(
    _ request: BriefRequest, said words: Bytes, about mark: String? = nil, focus: String?, in path: String,
    from base: Document? = nil, opinions: Opinions? = nil
  ) -> Bool {
    guard !isAnswering(), var material = material(of: path, focus: focus) else { return false }
    if let base { material.document = base }
    let conversation: Conversation
    do { conversation = try self.conversation(request, said: words, material, with: counsel) } catch {
      refuse("\(error.words(for: counsel)) Ask another counsel.")
      return false
    }
    if !words.isEmpty {
      charters[path]?.talk.add(
        Remark(String(decoding: words, as: UTF8.self) + (mark.map { " [\($0)]" } ?? ""), .person))
    }
    if let left = conversation.brief.omissions.words { tell(path, left) }
    send(conversation, in: path, focus: focus, opinions)
    charters[path]?.talk.wantsToBeSeen = true
    keepTalk(of: path)
    return true
  }

  /// Sends the same question again, with what is to be mended.
  mutating func askAgain(_ exchange: Exchange) throws(BriefFault) {
    guard let material = material(of: exchange.path, focus: exchange.focus) else { return }
    var conversation = exchange.conversation
    try conversation.mend(material, seed: seed)
    tell(exchange.path, "\(exchange.draft.refusalWords)\nIt is asked for them again.")
    send(conversation, in: exchange.path, focus: exchange.focus, exchange.opinions)
  }

  private mutating func send(
    _ conversation: Conversation, in path: String, focus: String?, _ opinions: Opinions?
  ) {
    put(conversation, about: path, owner: .talk, focus: focus, opinions: opinions)
    let label = conversation.profile.label + conversation.request.mark
    charters[path]?.talk.expect(Remark("", .counsel(label), note: "asked", exchange: asked))
  }

  /// Notes a question, the number of which is `asked` from then on, and has it put.
  ///
  /// - Parameter owner: Who is told what comes of it; the scene whose turn it is, unless it is the talk.
  /// - Returns: Its number.
  @discardableResult
  mutating func put(
    _ conversation: Conversation, about path: String, owner: Exchange.Owner? = nil, focus: String? = nil,
    opinions: Opinions? = nil
  ) -> Int {
    asked += 1
    lastBrief = conversation.brief.text(isStrict: conversation.profile.takesSchemas)
    exchanges.append(
      Exchange(
        id: asked, owner: owner ?? .scene(current), path: path, conversation, focus: focus,
        opinions: opinions, since: now))
    want(.ask(exchange: asked, counsel: conversation.profile.name, conversation.ask))
    return asked
  }

  /// Writes a question with a word in its tags that nobody could foresee.
  func conversation(
    _ request: BriefRequest, said words: Bytes = [], _ material: BriefMaterial, with profile: CounselProfile
  ) throws(BriefFault) -> Conversation {
    try Conversation(request, said: words, material, with: profile, seed: seed)
  }

  private var seed: Bytes { chance + Bytes("\(asked)".utf8) }

  /// What a brief about a charter's text says besides the question; nil where the charter is not open.
  func material(of path: String, focus: String?) -> BriefMaterial? {
    guard let held = charters[path] else { return nil }
    return BriefMaterial(
      of: held.charter.document, isInForce: !held.charter.isDraft, focus: focus,
      talk: held.talk.remarks.compactMap { remark in
        switch remark.speaker {
        case .person: BriefMaterial.Remark("person", Bytes(remark.words.utf8))
        case .counsel: remark.words.isEmpty ? nil : BriefMaterial.Remark("counsel", Bytes(remark.words.utf8))
        case .program: nil
        }
      },
      declined: held.charter.declined, objections: typed.kept[.objections(path)] ?? [])
  }

  mutating func isAnswering() -> Bool {
    guard !exchanges.isEmpty else { return false }
    say("Counsel is still answering. \(keyName(of: .stop)) stops it and keeps what came.")
    return true
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
