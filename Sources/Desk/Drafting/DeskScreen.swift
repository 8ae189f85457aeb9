internal import Cells
internal import Charter
internal import Counsel
internal import Prose
internal import Ratification

/// One charter: the text on one side, the talk with counsel on the other, the composer below.
public struct DeskScreen: Equatable, Sendable {
  enum Pane: CaseIterable, Sendable { case text, talk, composer }

  /// From this width on text and talk stand side by side.
  static let columnsForBoth = 100

  /// A remark in the talk.
  struct Remark: Equatable, Sendable {
    enum Speaker: Equatable, Sendable { case person, counsel, program }
    let speaker: Speaker
    let words: String
  }

  var charter: OpenCharter
  var pane = Pane.text
  var talk: [Remark] = []
  var composer = Field()
  /// The first line of the text on the screen, from 0.
  var top = 0
  /// How many display rows the talk is scrolled up from its end.
  var talkScroll = 0
  var search = ""
  /// What is known of the history: nil while it is being verified.
  var verification: Verification?

  enum Verification: Equatable, Sendable {
    case good(Int)
    case bad(String)
  }

  init(_ charter: OpenCharter) {
    self.charter = charter
    top = charter.document.provisions.first?.lines.upperBound ?? 0
  }

  var document: Document { charter.document }

  /// The provision in focus: the one that the first line of the text belongs to, or the next one.
  var focus: Provision? {
    document.provision(atLine: top) ?? document.provisions.first { $0.lines.lowerBound >= top }
  }

  mutating func say(_ words: String, _ speaker: Remark.Speaker = .program) {
    talk.append(Remark(speaker: speaker, words: words))
    talkScroll = 0
  }

  /// Brings the talk into view where only one pane fits, so that an answer is not given unseen.
  mutating func showTalk(_ size: Size) {
    if size.columns < DeskScreen.columnsForBoth { pane = .talk }
  }

  mutating func move(to line: Int) { top = max(0, min(line, document.lineCount - 1)) }
}

extension Interface {
  mutating func receive(desk action: Action) -> [Effect] {
    guard case .desk(var screen) = screen else { return [] }
    if screen.scroll(action, rows: size.rows - 4) {
      replaceScreen(.desk(screen))
      return []
    }
    let charter = screen.charter
    switch action {
    case .nextPane, .previousPane:
      let all = DeskScreen.Pane.allCases
      let index = all.firstIndex(of: screen.pane) ?? 0
      screen.pane = all[(index + (action == .nextPane ? 1 : all.count - 1)) % all.count]
    case .compose, .choose: screen.pane = .composer
    case .critique:
      screen.critique()
      screen.showTalk(size)
    case .propose:
      guard let focus = screen.focus else { return [] }
      ask(
        .whatIsWrong(provision: focus.id), "What is wrong with “\(focus.name)”, and what would you want?",
        "A line or two. It is kept as your stance before counsel's words are shown.")
    case .edit:
      work = "editing"
      return [.edit(.text(path: charter.path), charter.handEdit ?? charter.document.bytes)]
    case .review: return openReview(charter)
    case .adopt: return openAdoption(charter)
    case .makeMine: askMakeMine(charter)
    case .history: return openHistory(charter)
    case .docket: screens.append(.docket(DocketScreen(charter))); return []
    case .export:
      ask(
        .export, "Export as Markdown", "The file to write; a file that is there is not overwritten.",
        "\(charter.document.title.slug).md")
    case .verify:
      screen.verification = nil
      replaceScreen(.desk(screen))
      return [.verify(path: charter.path)]
    case .copy:
      guard let focus = screen.focus else { return [] }
      say("Copied “\(focus.name)”.")
      return [.copy(charter.document.text(of: focus))]
    case .search: ask(.search, "Search", "Words in the text.", screen.search)
    case .searchNext, .searchPrevious: find(next: action == .searchNext, in: &screen)
    case .who: return askWho()
    default: return []
    }
    replaceScreen(.desk(screen))
    return []
  }

  /// Enter in the composer.
  mutating func sendComposer() -> [Effect] {
    guard case .desk(var screen) = screen else { return [] }
    let words = screen.composer.trimmed
    guard !words.isEmpty else { return [] }
    screen.say(words, .person)
    screen.composer = Field()
    screen.answer(words)
    replaceScreen(.desk(screen))
    return []
  }

  mutating func find(next: Bool, in screen: inout DeskScreen) {
    let needle = Bytes(screen.search.lowercased().utf8)
    guard !needle.isEmpty else { return }
    let count = screen.document.lineCount
    let order = (1...count).map { next ? (screen.top + $0) % count : (screen.top - $0 + count * 2) % count }
    let found = order.first { line in
      Bytes(String(decoding: screen.document.line(line), as: UTF8.self).lowercased().utf8).contains(needle)
    }
    if let found { screen.move(to: found) } else { refuse("“\(screen.search)” is not in the text.") }
  }

  private mutating func askMakeMine(_ charter: OpenCharter) {
    overlay = .choice(
      Choice(
        purpose: .makeMine(path: charter.path), title: "Make “\(charter.document.title)” yours?",
        lines: ["Copy it under my key, and adopt it", "Leave it"], selected: 0))
  }
}

extension DeskScreen {
  /// Moves in the pane that has the focus; false for an action that does not move.
  mutating func scroll(_ action: Action, rows: Int) -> Bool {
    let page = max(1, rows - 2)
    let step: Int
    switch action {
    case .down: step = 1
    case .up: step = -1
    case .pageDown: step = page
    case .pageUp: step = -page
    case .top: step = -1_000_000
    case .bottom: step = 1_000_000
    case .nextProvision:
      if let next = document.provisions.first(where: { $0.lines.lowerBound > top }) {
        move(to: next.lines.lowerBound)
      }
      return true
    case .previousProvision:
      if let last = document.provisions.last(where: { $0.lines.lowerBound < top }) {
        move(to: last.lines.lowerBound)
      }
      return true
    default: return false
    }
    if pane == .talk { talkScroll = max(0, talkScroll - step) } else { move(to: top + step) }
    return true
  }
}

extension String {
  /// A file name made of the title.
  var slug: String {
    let kept = lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
    return kept.split(separator: "-").joined(separator: "-")
  }
}

extension Array where Element == UInt8 {
  /// Whether `needle` occurs.
  func contains(_ needle: Bytes) -> Bool {
    guard needle.count <= count else { return false }
    return (0...(count - needle.count)).contains { self[$0..<($0 + needle.count)].elementsEqual(needle) }
  }
}
