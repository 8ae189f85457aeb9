/// Something in a text that a reader could miss, or take for something else.
public struct HiddenFinding: Equatable, Sendable {
  /// How much it matters, in ascending order.
  public enum Severity: Int, Comparable, Sendable {
    /// It is shown and counted, and has honest uses.
    case note
    /// It is rarely honest: the reader's eye is to be drawn to it.
    case warns
    /// The change can't be adopted while it contains it.
    case blocks

    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
  }

  /// The first byte of it, counted from the start of the text.
  public var offset: Int
  /// Its bytes.
  public var length: Int
  /// The character, where it is one; nil for a word, a construct, or a byte that is no UTF-8.
  public var scalar: Unicode.Scalar?
  public var kind: HiddenKind
  public var severity: Severity

  public init(offset: Int, length: Int, scalar: Unicode.Scalar? = nil, kind: HiddenKind, severity: Severity) {
    self.offset = offset
    self.length = length
    self.scalar = scalar
    self.kind = kind
    self.severity = severity
  }
}

/// What kind of thing it is that could be missed.
public enum HiddenKind: Hashable, Sendable {
  case character(Mark)
  /// Spaces at the end of a line, or a line of spaces.
  case trailingSpaces(count: Int)
  /// Two or more spaces between words.
  case spaces(count: Int)
  /// A line with letters that run from right to left; the place is that of the first.
  case rightToLeft
  /// More than 1,000 code points.
  case longLine(characters: Int)
  /// More than 20 in a row.
  case blankLines(count: Int)
  /// A word with letters of two of the Latin, Greek and Cyrillic scripts.
  case mixedScripts
  /// A word that looks like another word of the text.
  case lookAlike(of: Bytes)
  case htmlComment
  case rawHTML
  /// A link whose words look like an address, but not like the one that it leads to.
  case linkElsewhere(target: Bytes)
  case linkTitle
  /// A reference definition, which is not rendered.
  case referenceDefinition(isUsed: Bool)
}

/// Everything in a text that a reader could miss, in the order of the text.
///
/// A text is read as a whole: in a part of one, a reference definition can look unused.
/// Nothing is left out for being inside of code: what is code is hard to say, and whoever hides relies on
/// that. Sources: UAX #31, UTS #39, UTS #55; CVE-2021-42574, CVE-2021-42694.
///
/// - Complexity: O(*n* log *n*) in the bytes.
public func hiddenFindings(in text: Bytes) -> [HiddenFinding] {
  let findings =
    hiddenCharacters(in: text) + hiddenLayout(in: text) + hiddenWords(in: text) + hiddenHTML(in: text)
    + hiddenLinks(in: text)
  return findings.sorted { ($0.offset, $0.length) < ($1.offset, $1.length) }
}
