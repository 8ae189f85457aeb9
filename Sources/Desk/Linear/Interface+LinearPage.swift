internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

extension Interface {
  /// What there is to read and to choose now.
  var linearPage: LinearPage {
    if let overlay { return page(of: overlay) }
    if isOpening { return LinearPage("opening", "One moment: opening.") }
    switch screen {
    case .library(let library): return page(of: library)
    case .docket(let docket): return page(of: docket)
    case .desk(let desk): return page(of: desk)
    case .draft(let draft): return page(of: draft)
    case .review(let review): return page(of: review)
    case .history(let history): return page(of: history)
    case .drill(let drill): return page(of: drill)
    case .report(let report): return page(of: report)
    case .panel(let panel): return page(of: panel)
    case .cases(let cases): return page(of: cases)
    default: return drawnPage
    }
  }

  /// Whether what there is to see was asked for and is not there yet.
  var isOpening: Bool {
    switch screen {
    case .glance: true
    case .library(let library): library.rows == nil
    case .history(let history): history.isWaiting && history.frame.detail?.number != history.frame.cursor
    default: false
    }
  }

  /// The actions that some contexts bind, but for those that only move what is on a screen.
  func choices(_ contexts: [Context], without hidden: [Action] = []) -> [LinearPage.Choice] {
    let moving: Set<Action> = [
      .help, .palette, .stop, .suspend, .mouse, .theme, .nextPane, .previousPane, .copy, .choose, .cycleView,
      .playPause, .stepBack, .stepForward, .faster, .slower, .searchNext, .searchPrevious, .assistive,
    ]
    return keymap.bindings(in: contexts)
      .filter { !moving.contains($0.action) && !hidden.contains($0.action) }
      .map { LinearPage.Choice($0.help, .action($0.action)) }
  }

  /// A screen that has no lines of its own, as it is drawn where only one pane fits.
  private var drawnPage: LinearPage {
    let size = Size(columns: min(size.columns, 80), rows: 60)
    var plain = self
    plain.notice = nil
    let frame = plain.draw(size, Look(theme: .monochrome, depth: .monochrome)).text
    let lines = frame.split(separator: "\n").dropLast().map { line in
      String(line.map { ("\u{2500}"..."\u{257F}").contains($0) ? " " : $0 })
    }
    let kept = lines.filter { $0.contains { $0 != " " } }
    var page = LinearPage("drawn \(screens.count) \(kept.first ?? "")", kept.first ?? "")
    page.parts = [LinearPage.Part("", Array(kept.dropFirst()))]
    page.choices = choices(Array(contexts.prefix(1))) + choices([.everywhere])
    return page
  }

  // MARK: Questions

  private func page(of overlay: Overlay) -> LinearPage {
    switch overlay {
    case .prompt(let prompt): return page(of: prompt)
    case .choice(let choice):
      var page = LinearPage("choice \(choice.title)", linear(Bytes(choice.title.utf8)))
      page.choices = choice.lines.enumerated().map {
        LinearPage.Choice(linear(Bytes($1.utf8)), .pick($0))
      }
      page.choices.append(LinearPage.Choice("leave it", .leave))
      return page
    case .parts(let picker): return page(of: picker)
    case .page(let title, let text, _):
      var page = LinearPage("page \(title)", title)
      page.parts = [LinearPage.Part("", linearLines(text))]
      page.choices = [LinearPage.Choice("leave it", .leave)]
      return page
    case .help, .palette, .themes:
      var page = LinearPage("help", "Choices are listed by ? in linear mode.")
      page.choices = [LinearPage.Choice("leave it", .leave)]
      return page
    }
  }

  private func page(of prompt: Prompt) -> LinearPage {
    var page = LinearPage("prompt \(prompt.title)", linear(Bytes(prompt.title.utf8)))
    page.parts = [LinearPage.Part("", [prompt.help])]
    if prompt.field.isSecret {
      page.parts.append(LinearPage.Part("", ["It is not shown."]))
    } else if !prompt.field.isEmpty {
      page.parts.append(LinearPage.Part("An empty answer leaves", linearLines(prompt.field.bytes)))
    }
    page.text = prompt.purpose.isLong ? .lines : .line
    if prompt.field.isMultiline { page.choices.append(LinearPage.Choice("write it in $EDITOR", .editField)) }
    page.choices.append(LinearPage.Choice("leave it", .leave))
    return page
  }

  // MARK: Lists

  private func page(of library: LibraryScreen) -> LinearPage {
    let rows = library.rows ?? []
    let count = rows.count == 1 ? "1 charter" : "\(rows.count) charters"
    let who = identity.map { " You are \($0.name)." } ?? ""
    var page = LinearPage("library \(rows.count)", "Library: \(count).\(who)")
    page.choices = rows.enumerated().map { index, row in
      let facts = row.fault.map { "! \(linear(Bytes($0.utf8)))" } ?? row.facts
      return LinearPage.Choice("open \(linear(Bytes(row.title.utf8))): \(facts)", .pick(index))
    }
    page.choices += choices([.library]) + choices([.search])
    page.choices.append(LinearPage.Choice("end the program", .action(.close)))
    return page
  }

  private func page(of docket: DocketScreen) -> LinearPage {
    let charter = docket.charter
    var page = LinearPage(
      "docket \(charter.path)",
      "Docket of \(linear(Bytes(charter.document.title.utf8))): \(charter.proposals.count) open, "
        + "\(charter.declined.count) declined.")
    for card in charter.proposals {
      let repeats = card.repeats.map { linearLines(words(onRepeating: $0)) } ?? []
      let facts = facts(of: card).flatMap { linearLines(Bytes($0.utf8)) }.map { "  \($0)" }
      page.parts.append(
        LinearPage.Part(
          "Proposal \(card.id)",
          linearLines(card.statement.title) + repeats + linearLines(card.problemBesideTitle) + facts))
    }
    for declined in charter.declined {
      page.parts.append(
        LinearPage.Part(
          "Declined \(declined.date.day)",
          linearLines(declined.statement.title) + linearLines(declined.by + Bytes(": ".utf8) + declined.why)))
    }
    page.choices = charter.proposals.enumerated().map {
      LinearPage.Choice("review \($1.id): \(linear($1.statement.title))", .pick($0))
    }
    for (index, card) in charter.proposals.enumerated() where card.isProposed(by: identity) {
      page.choices.append(
        LinearPage.Choice("take back \(card.id): \(linear(card.statement.title))", .withdraw(index)))
    }
    page.choices.append(LinearPage.Choice("back", .action(.back)))
    return page
  }
}

extension LibraryRow {
  /// Kind, amendments, open proposals and the last date.
  fileprivate var facts: String {
    var facts = [kind, amendments == 0 ? "draft" : "\(amendments) in force"]
    if open > 0 { facts.append("\(open) open") }
    if let last { facts.append(last.day) }
    return facts.joined(separator: ", ")
  }
}

extension Prompt.Purpose {
  /// Whether the answer has lines of its own.
  fileprivate var isLong: Bool {
    switch self {
    case .editProvision, .ownProposal: true
    default: false
    }
  }
}
