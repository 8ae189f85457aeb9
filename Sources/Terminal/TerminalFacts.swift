internal import CNcurses
public import Cells
internal import Glibc

/// What the terminal and the locale are, found without writing to the terminal.
public struct TerminalFacts: Equatable, Sendable {
  public let isTerminal: Bool
  /// The value of TERM; empty if it is not set.
  public let term: String
  /// The description used, which is another's where TERM has none here; nil if there is none at all.
  public let description: String?
  /// False for a terminal that can only print line after line.
  public let movesCursor: Bool
  /// How many colours the description has.
  public let colours: Int
  public let canRedefineColours: Bool
  /// What is used of them.
  public let depth: ColourDepth
  public let isUTF8: Bool
  public let locale: String
  public let cursesVersion: String

  /// Looks at the environment; sets this process's locale for characters.
  public static func read() -> TerminalFacts {
    var facts = AssentFacts()
    let isKnown = assent_probe(&facts)
    return TerminalFacts(
      isTerminal: isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1,
      term: environment("TERM") ?? "", description: isKnown ? text(facts.term) : nil,
      movesCursor: facts.moves_cursor, colours: Int(facts.colours), canRedefineColours: facts.redefines,
      depth: depth(of: facts), isUTF8: facts.has_utf8, locale: text(facts.locale),
      cursesVersion: String(cString: assent_curses_version()))
  }

  /// Colours are left out where NO_COLOR is set to anything (no-color.org).
  private static func depth(of facts: AssentFacts) -> ColourDepth {
    if environment("NO_COLOR") != nil || facts.colours < 8 { return .monochrome }
    if facts.colours < 256 { return .sixteen }
    return facts.redefines ? .exact : .indexed
  }

  private static func text<Buffer>(_ buffer: Buffer) -> String {
    withUnsafeBytes(of: buffer) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

/// The value of a variable of the environment; nil if it is not set, or empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}
