internal import Prose

/// The unit of change: a top-level heading with the text under it, up to the next heading of any level.
public struct Provision: Equatable, Sendable, Identifiable {
  /// The id of the front matter as a provision.
  public static let governanceID = "governance"
  /// The id of the text before the first heading.
  public static let preambleID = "preamble"

  /// The explicit id, or else the heading's slug with repeats numbered.
  public let id: String
  /// Nil for `governance` and `preamble`.
  public let heading: Heading?
  /// The lines, from 0 in the whole text, without the blank lines that trail.
  public let lines: Range<Int>

  public var hasExplicitID: Bool { heading?.attributes.id != nil }

  /// What a reader calls it.
  public var name: String { heading?.name ?? id }
}
