/// Why there is no screen.
public enum TerminalFault: Error, Equatable, Sendable {
  /// Standard input or output is not a terminal.
  case notATerminal
  /// Nothing on this machine describes any terminal; the value of TERM.
  case noDescription(term: String)
  /// The terminal can only print line after line, as TERM=dumb says.
  case cannotMoveCursor(term: String)
  /// The editor could not be started; the system's error number.
  case noEditor(errno: Int32)
}
