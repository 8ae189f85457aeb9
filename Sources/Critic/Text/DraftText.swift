public import Charter
public import Prose

/// A charter's text as the critic reads it: its provisions in order.
///
/// The critic does not know the document model; whoever parsed the charter builds this from it.
public struct DraftText: Equatable, Sendable {
  public var passages: [Passage]

  public init(_ passages: [Passage]) {
    self.passages = passages
  }
}

/// One provision as the critic reads it.
public struct Passage: Equatable, Sendable {
  /// The provision's id.
  public var provision: String
  /// The heading's words, without marker and attributes; empty for a preamble.
  public var heading: String
  /// Every line of the provision, the heading and fenced blocks included, in order.
  public var lines: [DraftLine]
  /// The `gate` block under the provision, if there is one.
  public var gate: Gate?
  /// The ids of the `case` blocks under the provision.
  public var cases: [String]
  /// Whether the provision defines words, as its heading or attributes say.
  public var holdsDefinitions: Bool

  public init(
    provision: String, heading: String, lines: [DraftLine], gate: Gate? = nil, cases: [String] = [],
    holdsDefinitions: Bool? = nil
  ) {
    self.provision = provision
    self.heading = heading
    self.lines = lines
    self.gate = gate
    self.cases = cases
    self.holdsDefinitions = holdsDefinitions ?? Passage.announcesDefinitions(heading)
  }

  /// Whether a heading's words say that definitions follow.
  public static func announcesDefinitions(_ heading: String) -> Bool {
    Word.words(of: Bytes(heading.utf8)).contains { Lexicon.definitionHeadings.contains($0) }
  }
}

/// A line of the text: its number, from 1, and its bytes without the line feed.
public struct DraftLine: Equatable, Sendable {
  public var number: Int
  public var text: Bytes

  public init(number: Int, text: Bytes) {
    self.number = number
    self.text = text
  }
}
