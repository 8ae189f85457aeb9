internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

/// What a person can ask of counsel at the desk.
extension Interface {
  /// Enter in the composer: the words go to counsel, about the provision that they mention.
  mutating func sendComposer() -> [Effect] {
    guard case .desk(var desk) = screen, exchanges.isEmpty, let words = desk.takeComposed() else {
      if !exchanges.isEmpty { say("Counsel is still answering. \(keymap.keyName(of: .stop)) stops it.") }
      return []
    }
    let focus = provision(mentionedIn: words, desk)?.id
    let bytes = Bytes(words.utf8)
    let effects = ask(.talk(bytes), said: bytes, about: nil, focus: focus, desk)
    return effects
  }

  /// `c`: what is weak in the text.
  mutating func askCritique(_ desk: DeskScreen) -> [Effect] {
    ask(.critique, said: [], about: nil, focus: nil, desk)
  }

  /// `t`: an idea, before any text of it exists.
  mutating func askIdea() {
    ask(
      .idea, "An idea, in a sentence or two",
      "Counsel says whether to go on, to change it, or to go back to the drawing board. No text is drafted yet."
    )
  }

  mutating func soundOut(_ words: Bytes) -> [Effect] {
    guard case .desk(var desk) = screen else { return [] }
    guard says(words, words: 3, orCharacters: 4) else {
      askIdea()
      refuse("Say the idea in three words or more.")
      return []
    }
    desk.idea = String(decoding: words, as: UTF8.self)
    return ask(.soundOut(words), said: words, about: nil, focus: desk.focus?.id, desk)
  }

  /// `o`: the strongest thing against what the person wrote themselves.
  mutating func askObjection(_ desk: DeskScreen) -> [Effect] {
    let isDraft = desk.charter.isDraft
    let before =
      isDraft ? typed.kept[.before(desk.charter.path)].flatMap { try? Document($0) } : desk.document
    let own = isDraft ? desk.document : ownDraft(desk).flatMap { try? Document($0) }
    guard let before, let own, own.bytes != before.bytes else {
      refuse("Nothing here is your own draft yet. Press \(keymap.keyName(of: .edit)) to write one.")
      return []
    }
    return ask(.objection(to: own), said: [], about: nil, focus: nil, desk, from: before)
  }

  /// What the person edited of a text in force and did not put on the docket, or else their last proposal.
  private func ownDraft(_ desk: DeskScreen) -> Bytes? {
    if let edited = typed.kept[.text(desk.charter.path, on: desk.document.bytes)] { return edited }
    if let byHand = desk.charter.handEdit { return byHand }
    let own = desk.charter.proposals.last { card in
      identity.map { card.statement.proposer == .human(Bytes($0.name.utf8)) } ?? false
    }
    return own?.result?.bytes
  }

  /// `:brief`: what would be sent now, or what was sent last.
  mutating func showBrief(_ desk: DeskScreen) {
    let words = desk.composer.trimmed
    if words.isEmpty, let lastBrief {
      overlay = .page(title: "What was sent last, word by word", lastBrief, scroll: 0)
      return
    }
    let request = words.isEmpty ? BriefRequest.critique : .talk(Bytes(words.utf8))
    let focus = words.isEmpty ? nil : provision(mentionedIn: words, desk)?.id
    guard let brief = try? brief(request, material(of: desk, focus: focus), for: counsel) else {
      refuse("It is longer than the window of \(counsel.name).")
      return
    }
    overlay = .page(
      title: "What would be sent, word by word", brief.text(isStrict: counsel.takesSchemas), scroll: 0)
  }

  /// Another counsel, of those that are configured.
  mutating func chooseCounsel() {
    overlay = .choice(
      Choice(
        purpose: .counsel, title: "Who is asked?", lines: counsels.map(\.label) + ["Add another counsel"],
        selected: 0))
  }

  mutating func choose(counsel index: Int) -> [Effect] {
    guard counsels.indices.contains(index) else { return lookForServers() }
    counsels.insert(counsels.remove(at: index), at: 0)
    say("Questions go to \(counsel.label).")
    return []
  }

  /// What was said at a desk; a question at its end was cut off together with the program.
  func keptTalk(of path: String) -> [Remark] {
    let talk = TalkMemory.talk(from: typed.kept[.talk(path)] ?? [])
    guard talk.last?.speaker == .person else { return talk }
    return talk + [Remark("The program ended before an answer was kept.", .program)]
  }

  mutating func keepTalk(of path: String) {
    guard let desk = desk(of: path) else { return }
    typed.keep(TalkMemory.bytes(of: desk.talk), at: .talk(path))
    keepPlace(of: desk)
  }
}
