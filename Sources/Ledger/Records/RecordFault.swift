public import Prose

/// Why some bytes are not a statement, a section, a record or a declined proposal, and where.
public struct RecordFault: Error, Equatable, Sendable {
  /// The line, counted from 1, at which the rule is broken.
  public let line: Int
  /// The byte, counted from 0 at the start of the text, at which the rule is broken.
  public let offset: Int
  public let rule: Rule

  public init(line: Int, offset: Int, rule: Rule) {
    self.line = line
    self.offset = offset
    self.rule = rule
  }

  /// The rules of the strict form, by which what the printer would not print is refused.
  public enum Rule: Equatable, Sendable {
    /// The bytes are no text: not UTF-8, a zero byte, a carriage return, no line feed at the end.
    case text(TextFault)
    /// These bytes were expected here.
    ///
    /// Where a section may be left out, the next that may not is named.
    case expected(Bytes)
    /// The text goes on after its end.
    case trailingBytes
    /// A space or tab at the end of a line, or at an end of a one-line text.
    case strayBlank
    /// A control character (C0, DEL, C1), or U+2028 or U+2029, in a one-line text.
    case controlCharacter
    /// After a backslash only a double quote or a backslash may stand.
    case escape
    /// A whole number from 1 to 999,999,999 stands here.
    case number
    /// RFC 3339, UTC, whole seconds, `Z` stands here.
    case timestamp
    /// `sha256:` and 64 lower-case hexadecimal digits stand here.
    case digest
    /// `human NAME`, `model NAME`, `command NAME` or `counsel built-in` stands here.
    case proposer
    /// Settings with their values, such as `as gpt; window 32768`, each once, stand here.
    case asked
    /// A name `[a-z0-9][a-z0-9-]*` stands here.
    case name
    /// A key `[a-z][a-z0-9-]*` stands here.
    case key
    /// A text that must not be empty is.
    case empty
    /// The fence of a diff is never closed.
    case openFence
    /// Sections stand in the order of their names, each name once.
    case nameOrder
    /// A signed section begins with `vote`, then `date`, each once and in its form.
    case voteThenDate
    /// The armour of the signature is not strict base64.
    case signature
    /// The outcome of a declined proposal is none of those that there are.
    case outcome
    /// A part that was given reads back as something else, so that it would pass for structure.
    case structure
  }
}
