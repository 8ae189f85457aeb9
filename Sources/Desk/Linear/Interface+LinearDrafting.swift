internal import Cells
internal import Charter
internal import Counsel
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  func page(of desk: DeskScreen) -> LinearPage {
    if desk.pane == .composer { return composerPage(desk) }
    let charter = desk.charter
    var facts = [charter.isDraft ? "a draft" : "amendment \(charter.head.number) in force"]
    if !charter.proposals.isEmpty { facts.append("\(charter.proposals.count) open") }
    if charter.handEdit != nil { facts.append("edited by hand") }
    var page = LinearPage(
      "desk \(charter.path)",
      linear(
        Bytes("\(desk.document.title): \(facts.joined(separator: ", ")). Asked is \(counsel.label).".utf8))
    )
    let names = desk.document.provisions.map { "\($0.name) [\($0.id)]" }
    page.parts.append(LinearPage.Part("Outline", names.map { linear(Bytes($0.utf8)) }))
    if let focus = desk.focus {
      let name = linear(Bytes("\(focus.name) [\(focus.id)]".utf8))
      page.parts.append(LinearPage.Part("Here", [name] + linearLines(desk.document.text(of: focus))))
    }
    page.parts += news(of: desk)
    page.log = log(of: desk)
    let hidden = (charter.isDraft ? [.history] : [.adopt, .undo, .redo]) + charter.hiddenByFork
    page.choices = [LinearPage.Choice("read the whole text", .readAll)]
    page.choices += choices([.desk], without: hidden + [.compose, .nextProvision, .previousProvision])
    page.choices.insert(LinearPage.Choice("write to counsel", .action(.compose)), at: 1)
    page.choices += choices([.search])
    page.choices.append(LinearPage.Choice("next provision", .action(.nextProvision)))
    page.choices.append(LinearPage.Choice("previous provision", .action(.previousProvision)))
    page.choices.append(LinearPage.Choice("back to the library", .action(.back)))
    page.usual = .action(.nextProvision)
    return page
  }

  private func composerPage(_ desk: DeskScreen) -> LinearPage {
    var page = LinearPage("composer \(desk.charter.path)", "What do you say to counsel?")
    if !desk.composer.isEmpty {
      page.parts = [LinearPage.Part("An empty answer leaves", linearLines(desk.composer.bytes))]
    }
    page.text = .line
    page.choices = [
      LinearPage.Choice("write it in $EDITOR", .editField), LinearPage.Choice("leave it", .leave),
    ]
    return page
  }

  /// What is wrong, what waits, and who is about to answer.
  private func news(of desk: DeskScreen) -> [LinearPage.Part] {
    var news: [LinearPage.Part] = []
    if desk.charter.handEdit != nil {
      news.append(
        LinearPage.Part(
          "Note", ["charter.md was changed without an amendment. “edit” looks at it and proposes it."]))
    }
    if case .bad(let words) = desk.verification {
      news.append(LinearPage.Part("The history does not verify", [linear(Bytes(words.utf8))]))
    }
    for card in desk.charter.proposals {
      let about = "Proposal \(card.id) by \(linear(card.statement.proposer.bytes))"
      news.append(
        LinearPage.Part(about, [linear(card.statement.title)] + linearLines(card.problemBesideTitle)))
    }
    for exchange in exchanges where exchange.profile.kind != .builtIn && exchange.path == desk.charter.path {
      let who = linear(Bytes(exchange.profile.label.utf8))
      news.append(
        LinearPage.Part("One moment", ["\(who) is answering. \(keymap.keyName(of: .stop)) stops it."]))
    }
    return news
  }

  /// The talk with counsel; an answer is read out when it has come to its end.
  private func log(of desk: DeskScreen) -> [String] {
    desk.talk.filter { $0.exchange == nil }.flatMap { remark in
      let words = linearLines(Bytes(remark.words.utf8)) + linearLines(Bytes(remark.note.utf8))
      return LinearPage.Part(linear(Bytes(remark.speaker.name.utf8)), words).written
    }
  }

  func page(of draft: DraftScreen) -> LinearPage {
    var page = LinearPage(
      "draft \(draft.card.id)", "Proposal in a draft: \(linear(draft.card.statement.title))")
    let rows = DraftScreen.body(of: room).size.rows
    page.parts = [LinearPage.Part("", draft.pane.visible(rows), start: draft.pane.top)]
    if draft.changes.indices.contains(draft.pane.focus) {
      let change = draft.changes[draft.pane.focus]
      let status = draft.taken[change.id].map { $0 ? "accepted" : "left out" } ?? "undecided"
      page.parts.append(
        LinearPage.Part(
          "Change \(draft.pane.focus + 1) of \(draft.changes.count)", ["\(change.name), \(status)"]))
    }
    page.choices = choices([.draft]) + [LinearPage.Choice("back", .action(.back))]
    if draft.pane.top + rows < draft.pane.layout.lines.count {
      page.choices.insert(LinearPage.Choice("read on", .readOn), at: 0)
      page.usual = .readOn
    }
    return page
  }

  /// The whole text of the charter at hand, line by line behind its number.
  var linearText: [String] {
    guard case .desk(let desk) = screen else { return [] }
    return (0..<desk.document.lineCount).map { "\($0 + 1): \(linear(desk.document.line($0)))" }
  }
}

extension ProvisionChange {
  /// The provision's name and id.
  var name: String { linear(Bytes("\((new ?? old)?.name ?? id) [\(id)]".utf8)) }
}
