internal import Cells
internal import Charter
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
      "\(linear(Bytes(desk.document.title.utf8))): \(facts.joined(separator: ", ")). Counsel: built-in rules."
    )
    let names = desk.document.provisions.map { "\($0.name) [\($0.id)]" }
    page.parts.append(LinearPage.Part("Outline", names.map { linear(Bytes($0.utf8)) }))
    if let focus = desk.focus {
      let name = linear(Bytes("\(focus.name) [\(focus.id)]".utf8))
      page.parts.append(LinearPage.Part("Here", [name] + linearLines(desk.document.text(of: focus))))
    }
    page.log = log(of: desk)
    let hidden: [Action] = charter.isDraft ? [.history] : [.adopt, .undo, .redo]
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

  /// What waits, what is wrong, and the talk with counsel.
  private func log(of desk: DeskScreen) -> [String] {
    var log: [String] = []
    if desk.charter.handEdit != nil {
      log.append(
        "Note: charter.md was changed without an amendment. “edit” looks at it and proposes it.")
    }
    if case .bad(let words) = desk.verification {
      log.append("The history does not verify: \(linear(Bytes(words.utf8)))")
    }
    for card in desk.charter.proposals {
      log.append(
        "Proposal \(card.id) by \(linear(card.statement.proposer.bytes)): \(linear(card.statement.title))")
      log += linearLines(card.problemBesideTitle).map { "  \($0)" }
    }
    for remark in desk.talk {
      let who =
        switch remark.speaker {
        case .person: "You"
        case .counsel: "Counsel (rules, not a language model)"
        case .program: "Assent"
        }
      log += LinearPage.Part(who, linearLines(Bytes(remark.words.utf8))).written
    }
    return log
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
