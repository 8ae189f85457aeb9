internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

extension DeskScene {
  func outline(_ world: World) -> SceneOutline {
    if pane == .composer { return composerOutline }
    var facts = [charter.isDraft ? "a draft" : "amendment \(charter.head.number) in force"]
    if !charter.proposals.isEmpty { facts.append("\(charter.proposals.count) open") }
    if charter.handEdit != nil { facts.append("edited by hand") }
    let title = "\(document.title): \(facts.joined(separator: ", ")). Asked is \(world.counsel.label)."
    var page = SceneOutline("desk \(charter.path)", linear(Bytes(title.utf8)))
    let names = document.provisions.map { "\($0.name) [\($0.id)]" }
    page.parts.append(SceneOutline.Part("Outline", names.map { linear(Bytes($0.utf8)) }))
    if let focus {
      let name = linear(Bytes("\(focus.name) [\(focus.id)]".utf8))
      page.parts.append(SceneOutline.Part("Here", [name] + linearLines(document.text(of: focus))))
    }
    page.parts += news(world)
    page.log = log(world)
    page.choices = [
      SceneOutline.Choice("read the whole text", .read(.text)),
      SceneOutline.Choice("write to counsel", .action(.compose)),
    ]
    page.choices += choices([.desk], world, without: [.compose, .nextProvision, .previousProvision])
    page.choices += choices([.search], world)
    page.choices.append(SceneOutline.Choice("next provision", .action(.nextProvision)))
    page.choices.append(SceneOutline.Choice("previous provision", .action(.previousProvision)))
    page.choices.append(SceneOutline.Choice("back to the library", .action(.back)))
    page.usual = .action(.nextProvision)
    return page
  }

  private var composerOutline: SceneOutline {
    var page = SceneOutline("composer \(charter.path)", "What do you say to counsel?")
    if !composer.isEmpty {
      page.parts = [SceneOutline.Part("An empty answer leaves", linearLines(composer.bytes))]
    }
    page.text = .line
    page.choices = [
      SceneOutline.Choice("write it in $EDITOR", .editField), SceneOutline.Choice("leave it", .leave),
    ]
    return page
  }

  /// What is wrong, what waits, and who is about to answer.
  private func news(_ world: World) -> [SceneOutline.Part] {
    var news: [SceneOutline.Part] = []
    if charter.handEdit != nil {
      news.append(
        SceneOutline.Part(
          "Note", ["charter.md was changed without an amendment. “edit” looks at it and proposes it."]))
    }
    if case .bad(let words) = world.charters[charter.path]?.verification {
      news.append(SceneOutline.Part("The history does not verify", [linear(Bytes(words.utf8))]))
    }
    for card in charter.proposals {
      let about = "Proposal \(card.id) by \(linear(card.statement.proposer.bytes))"
      news.append(
        SceneOutline.Part(about, [linear(card.statement.title)] + linearLines(card.problemBesideTitle)))
    }
    for exchange in world.exchanges
    where exchange.profile.kind != .builtIn && exchange.path == charter.path {
      let who = linear(Bytes(exchange.profile.label.utf8))
      news.append(
        SceneOutline.Part("One moment", ["\(who) is answering. \(world.keyName(of: .stop)) stops it."]))
    }
    return news
  }

  /// The talk with counsel; an answer is read out when it has come to its end.
  private func log(_ world: World) -> [String] {
    world.talk(charter.path).remarks.filter { $0.exchange == nil }.flatMap { remark in
      let words = linearLines(Bytes(remark.words.utf8)) + linearLines(Bytes(remark.note.utf8))
      return SceneOutline.Part(linear(Bytes(remark.speaker.name.utf8)), words).written
    }
  }

  /// The whole text, line by line behind its number.
  func lines(of passage: SceneOutline.Passage, _ world: World) -> [String] {
    (0..<document.lineCount).map { "\($0 + 1): \(linear(document.line($0)))" }
  }
}
