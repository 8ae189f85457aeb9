internal import Cells
internal import Charter
internal import Prose
internal import Ratification

extension Interface {
  mutating func receive(desk action: Action) -> [Effect] {
    guard case .desk(var desk) = screen else { return [] }
    if refusesWhileForked(desk.charter, action) { return [] }
    if desk.scroll(action, panes(of: desk)) {
      replaceScreen(.desk(desk))
      return []
    }
    switch action {
    case .nextPane, .previousPane: desk.movePane(by: action == .nextPane ? 1 : -1)
    case .compose, .choose: desk.pane = .composer
    case .critique: return askCritique(desk)
    case .objections: return askObjection(desk)
    case .soundOut: askIdea()
    case .cases: return openCases(desk)
    case .panel, .framing: askPanelIdea(action == .panel ? .panel : .framing, desk.idea)
    case .tradeOff: askTradeOff(desk)
    case .brief: showBrief(desk)
    case .counsel: chooseCounsel()
    case .verify:
      desk.verification = nil
      replaceScreen(.desk(desk))
      say("Verifying the history…")
      return [.verify(path: desk.charter.path)]
    case .copy:
      guard let focus = desk.focus else { return [] }
      return [.copy(desk.document.text(of: focus))]
    case .undo, .redo: return restoreDraft(desk.charter, isUndo: action == .undo)
    case .propose:
      if let focus = desk.focus { askWhatIsWrong(with: focus) }
      return []
    default: return receive(desk.charter, action)
    }
    replaceScreen(.desk(desk))
    return []
  }

  /// What is done with the charter as a whole.
  private mutating func receive(_ charter: OpenCharter, _ action: Action) -> [Effect] {
    switch action {
    case .edit: return isBusy() ? [] : editText(of: charter)
    case .review: return openReview(charter)
    case .adopt: return openAdoption(charter)
    case .history: return openHistory(charter)
    case .heal: askHealing(charter)
    case .who: return askWho()
    case .report: return openReport(charter)
    case .drill:
      if isBusy() { return [] }
      work = "composing a drill"
      return [.beginDrill(path: charter.path)]
    case .docket: screens.append(.docket(DocketScreen(charter)))
    case .export:
      ask(
        .export, "Export as Markdown", "The file to write; a file that is there is not overwritten.",
        "\(charter.document.title.slug).md")
    case .makeMine:
      overlay = .choice(
        Choice(
          purpose: .makeMine(path: charter.path), title: "Make “\(charter.document.title)” yours?",
          lines: ["Copy it under my key, and adopt it", "Leave it"], selected: 0))
    default: break
    }
    return []
  }

  /// `u` and `U`: a draft goes back to the text before, or forth again.
  private mutating func restoreDraft(_ charter: OpenCharter, isUndo: Bool) -> [Effect] {
    guard charter.isDraft else {
      refuse(
        "A text in force is not undone. Propose another amendment, or restore an old text from its history.")
      return []
    }
    if isBusy() { return [] }
    work = isUndo ? "undoing" : "redoing"
    return [isUndo ? .undoDraft(path: charter.path) : .redoDraft(path: charter.path)]
  }
}

extension DeskScreen {
  /// Moves in the pane that has the focus; false for an action that does not move.
  fileprivate mutating func scroll(_ action: Action, _ panes: DeskPanes) -> Bool {
    let isTalk = pane == .talk
    let page = max(1, (isTalk ? panes.talkRows : panes.textRows) - 1)
    switch action {
    case .nextProvision, .previousProvision:
      pane = .text
      moveProvision(isForward: action == .nextProvision)
    case .down, .up: scroll(by: action == .down ? 1 : -1, panes)
    case .pageDown, .pageUp: scroll(by: action == .pageDown ? page : -page, panes)
    case .top where isTalk: scrollTalk(by: .min / 2, panes)
    case .bottom where isTalk: scrollTalk(by: .max / 2, panes)
    case .top: scrollToTop()
    case .bottom: scrollToBottom(panes)
    default: return false
    }
    return true
  }

  private mutating func scroll(by rows: Int, _ panes: DeskPanes) {
    if pane == .talk { scrollTalk(by: rows, panes) } else { scrollText(by: rows, panes) }
  }
}

extension String {
  /// A file name made of the title.
  fileprivate var slug: String {
    let kept = lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
    return kept.split(separator: "-").joined(separator: "-")
  }
}
