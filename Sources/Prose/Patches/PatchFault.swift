/// Why bytes are not a patch, or why a patch does not fit a text.
///
/// Lines and hunks are counted from 1, offsets in bytes from 0.
public enum PatchFault: Error, Equatable, Sendable {
  /// What was expected where the text of a patch goes wrong.
  public enum Part: Equatable, Sendable {
    case oldName, newName, hunkHeader, lineFeed
    /// A line that begins with a space, `-` or `+`, as the counts of the hunk's header demand.
    case hunkLine
    /// A removed line before an added one.
    case removedFirst
  }

  /// The text of a patch is not what the printer would print: its line, and the offset of the first byte
  /// that is not.
  case malformed(line: Int, offset: Int, expected: Part)
  /// It is of another file than the one expected: the line of the name, from 1.
  case wrongFile(line: Int, expected: Bytes, found: Bytes)
  /// A hunk that changes nothing.
  case unchanging(hunk: Int)
  /// No hunk at all.
  case empty
  /// A hunk begins before the end of the one above it, or directly at it.
  case overlapping(hunk: Int)
  /// A hunk's line numbers contradict the hunks above it.
  case misnumbered(hunk: Int, expectedNewStart: Int)
  /// A context or removed line is not the line that the text has there.
  case contextMismatch(hunk: Int, line: Int)
  /// A hunk speaks of a line that the text does not have.
  case beyondEnd(hunk: Int, line: Int)
  /// The text to be patched does not end with a line feed.
  case unterminated
}
