internal import Cells
internal import Charter
internal import Prose

/// What there is to read and to choose at a scene now: labelled lines and a numbered menu.
struct SceneOutline: Equatable, Sendable {
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

  /// A longer passage that is read when it is asked for.
  enum Passage: Equatable, Sendable {
    /// The whole text.
    case text
    /// The change in focus.
    case change
  }

  /// What a choice does.
  enum Deed: Equatable, Sendable {
    case action(Action)
    /// Puts an item of the scene into focus, from 0, and does something with it.
    case item(Int, Action)
    /// Takes a line of the question that is asked, from 0.
    case pick(Int)
    /// Reads on in what is shown in parts.
    case readOn
    case read(Passage)
    /// Takes what is typed to `$EDITOR`.
    case editField
    /// Takes what was kept or dropped as the answer.
    case takeAnswer
    /// Leaves a question, or what is typed, without an answer.
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

extension SceneOutline {
  /// Actions that only move what is on a screen.
  fileprivate static let moving: Set<Action> = [
    .help, .palette, .stop, .suspend, .mouse, .theme, .nextPane, .previousPane, .copy, .choose, .cycleView,
    .playPause, .stepBack, .stepForward, .faster, .slower, .searchNext, .searchPrevious, .assistive,
  ]
}

extension Scene {
  /// The actions that some contexts bind and that are open now, but for those that only move what is on a screen.
  func choices(_ contexts: [Context], _ world: World, without left: [Action] = []) -> [SceneOutline.Choice] {
    world.keymap.bindings(in: contexts).filter {
      !SceneOutline.moving.contains($0.action) && !left.contains($0.action)
        && availability(of: $0.action, world) == .open
    }.map { SceneOutline.Choice($0.help, .action($0.action)) }
  }
}

extension SceneOutline.Part {
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

extension ProvisionChange {
  /// The provision's name and id, as a line.
  var name: String { linear(Bytes("\((new ?? old)?.name ?? id) [\(id)]".utf8)) }
}
