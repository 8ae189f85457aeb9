public import PlainYAML
public import Prose

/// Why a text is no theme; lines count from 1.
public enum ThemeFault: Error, Equatable, Sendable {
  case yaml(YAMLFault)
  case notAMapping(line: Int)
  case missing(Slot)
  /// Not six hexadecimal digits, with or without a `#`; empty where an unquoted `#` made it a comment.
  case badColour(Slot, line: Int, found: Bytes)
}
