internal import Cells
internal import Charter
internal import Prose
internal import Ratification

/// One charter: the text on one side, the talk with counsel on the other, the composer below.
public struct DeskScreen: Equatable, Sendable {
  enum Pane: CaseIterable, Sendable { case text, talk, composer }

  enum Verification: Equatable, Sendable {
    case good(Int)
    case bad(String)
  }

  /// An earlier remark that stands in the composer, and what stood there before.
  private struct Recalled: Equatable, Sendable {
    let index: Int
    let draft: Field
  }

  private(set) var charter: OpenCharter
  var pane = Pane.text { didSet { if oldValue != .composer { paneBefore = oldValue } } }
  /// The pane that Esc in the composer goes back to.
  private var paneBefore = Pane.text
  private(set) var talk: [Remark] = []
  var composer: Field
  private var recalled: Recalled?
  /// The first row of the text on the screen.
  var top = TextPlace(line: 0, row: 0)
  var talkPlace = TalkPlace.end
  /// What was sounded out last, which opens the problem of a proposal.
  var idea = ""
  /// What was said of ideas, for the record of what comes of them; the newest last.
  var opinions: [Opinions]
  /// What is known of the history: nil while it is being verified.
  var verification: Verification?
  /// Where the history breaks, as far as that is one amendment's.
  var fault: HistoryFault?

  init(
    _ charter: OpenCharter, composer: String = "", talk: [Remark] = [], opinions: [Opinions] = []
  ) {
    self.talk = talk
    self.opinions = opinions
    idea = String(decoding: opinions.last?.idea ?? [], as: UTF8.self)
    self.charter = charter
    self.composer = Field(composer)
    // The front matter is above: what is talked about is the text.
    top.line = charter.document.provisions.dropFirst().first?.lines.lowerBound ?? 0
  }

  var document: Document { charter.document }

  /// The provision in focus: the one that the first row of the text belongs to, or the next one.
  var focus: Provision? {
    document.provision(atLine: top.line) ?? document.provisions.first { $0.lines.lowerBound >= top.line }
      ?? document.provisions.last
  }

  mutating func say(_ words: String, _ speaker: Remark.Speaker = .program) {
    add(Remark(words, speaker))
  }

  /// A remark at the end of the talk, which comes into view with it.
  mutating func add(_ remark: Remark) {
    talk.append(remark)
    talkPlace = .end
  }

  /// An answer that is to come, followed as it grows.
  mutating func expect(_ remark: Remark) {
    talk.append(remark)
    talkPlace = .following(remark: talk.count - 1)
  }

  /// Changes what an exchange says; the talk stays where it is read.
  mutating func update(exchange id: Int, _ body: (inout Remark) -> Void) {
    guard let index = talk.lastIndex(where: { $0.exchange == id }) else { return }
    body(&talk[index])
  }

  mutating func movePane(by step: Int) {
    let all = Pane.allCases
    let index = all.firstIndex(of: pane) ?? 0
    pane = all[(index + step + all.count) % all.count]
  }

  /// Brings a pane into view where only one fits, so that what comes in it does not come unseen.
  mutating func bring(_ shown: Pane, intoViewAt size: Size) {
    guard size.columns < DeskPanes.columnsForBoth else { return }
    if pane == .composer { paneBefore = shown } else { pane = shown }
  }

  mutating func leaveComposer() { pane = paneBefore }

  /// The charter was read again.
  mutating func take(_ charter: OpenCharter) {
    let place = place
    self.charter = charter
    // The provision in focus stays that, wherever its lines are now.
    takePlace(place)
    if top.line >= document.lineCount { top = TextPlace(line: max(0, document.lineCount - 1), row: 0) }
  }

  /// Up and Down in the composer go through what was said before; what is being typed comes back at the end.
  mutating func recall(isEarlier: Bool) {
    let said = talk.filter { $0.speaker == .person }.map(\.words)
    let index = (recalled?.index ?? said.count) + (isEarlier ? -1 : 1)
    guard (0...said.count).contains(index) else { return }
    let draft = recalled?.draft ?? composer
    recalled = index == said.count ? nil : Recalled(index: index, draft: draft)
    composer = index == said.count ? draft : Field(said[index])
  }

  /// Takes what stands in the composer out of it; nil where there are no words.
  mutating func takeComposed() -> String? {
    let words = composer.trimmed
    guard !words.isEmpty else { return nil }
    (composer, recalled) = (Field(), nil)
    return words
  }
}

/// A row of the text as it is folded for display.
struct TextPlace: Equatable, Sendable {
  /// From 0.
  var line: Int
  /// Among the rows of that line, from 0.
  var row: Int
}
