internal import Cells
internal import Prose

/// What there is to read and to choose now, without a screen: labelled lines and a numbered menu.
struct LinearPage: Equatable, Sendable {
  /// Lines under a label, read out again only where they have changed.
  struct Part: Equatable, Sendable {
    let label: String
    let lines: [String]
    /// Of a part that shows some lines of a longer text, the number of the first.
    var start: Int?

    init(_ label: String, _ lines: [String], start: Int? = nil) {
      (self.label, self.lines, self.start) = (label, lines, start)
    }
  }

  /// What a choice does.
  enum Deed: Equatable, Sendable {
    case action(Action)
    /// Takes a line of the list that the page shows, from 0.
    case pick(Int)
    /// Takes a proposal of one's own back, by its place on the docket, from 0.
    case withdraw(Int)
    /// Reads on in what is shown in parts.
    case readOn
    /// Reads the whole text.
    case readAll
    /// Reads the change in focus once more.
    case readChange
    /// Takes what is typed to `$EDITOR`.
    case editField
    /// Takes the parts of a change that are kept.
    case takeParts
    /// Leaves a question without an answer.
    case leave
  }

  struct Choice: Equatable, Sendable {
    let words: String
    let deed: Deed

    init(_ words: String, _ deed: Deed) { (self.words, self.deed) = (words, deed) }
  }

  /// What it is a page of; another one is read out from its title on.
  let id: String
  let title: String
  var parts: [Part] = []
  /// What is only ever added to.
  var log: [String] = []
  var choices: [Choice] = []
  /// What a line is; nil where it is a choice.
  var text: Text?
  /// What an empty line does.
  var usual: Deed?

  /// A page on which lines are text, and choices stand behind a colon.
  enum Text: Equatable, Sendable {
    case line
    /// Up to a line with a full stop alone.
    case lines
  }

  init(_ id: String, _ title: String) { (self.id, self.title) = (id, title) }
}

extension LinearPage.Part {
  /// Laid-out lines with their signs, as text.
  init(_ label: String, _ lines: some Sequence<DisplayLine>, start: Int? = nil) {
    self.init(label, lines.map(\.linear), start: start)
  }
}

extension DisplayLine {
  /// Sign and words.
  var linear: String { gutter.isEmpty ? text : "\(gutter) \(text)" }
}

/// Text from a file, with nothing in it that hides or that a terminal would obey.
func linear(_ text: some Collection<UInt8>) -> String {
  String(decoding: display(Bytes(text)), as: UTF8.self)
}

/// The same in lines.
func linearLines(_ text: Bytes) -> [String] { lineRanges(of: text).map { linear(text[$0]) } }
