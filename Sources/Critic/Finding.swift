/// The name of a rule, in kebab-case.
public struct RuleName: Hashable, Sendable, CustomStringConvertible {
  public let text: String
  public init(_ text: String) { self.text = text }
  public var description: String { text }
}

/// How much a finding weighs.
public enum Level: Int, Comparable, Sendable, CaseIterable {
  /// Style: the text can be obeyed as it stands.
  case note
  /// Two honest people can read the text in two ways, or a duty lacks a part.
  case advice
  /// The text lets an act through that it means to hold.
  case warning

  public static func < (one: Level, other: Level) -> Bool { one.rawValue < other.rawValue }
}

/// What a rule found at one place of the text.
public struct Finding: Equatable, Sendable {
  public let rule: RuleName
  public let level: Level
  /// The id of the provision.
  public let provision: String
  /// The line, from 1, on which the words at fault begin.
  public let line: Int
  /// The words at fault in that line, in bytes from 0; cut at the line's end.
  public let columns: Range<Int>
  /// The bytes at `columns`.
  public let excerpt: String
  /// What to do about it, in a sentence or two.
  public let advice: String
  /// A change of the text that mends it, where one can be made from the text alone.
  public let mend: Mend?
}

/// A change of one sentence or of one line that mends a finding.
public struct Mend: Equatable, Sendable {
  /// The sentence, or the line of a gate, as it stands.
  public let old: String
  /// The same after the change; more than one sentence where one had to be added.
  public let new: String
  /// The change, byte by byte; the ranges are in ascending order and do not overlap.
  public let edits: [Edit]

  /// Bytes of one line that are replaced; an empty range inserts.
  public struct Edit: Equatable, Sendable {
    public let line: Int
    public let columns: Range<Int>
    public let text: String
  }
}
