public import Prose

/// How a terminal without a screen takes what is typed.
public enum LinearEntry: Equatable, Sendable {
  /// Whole lines, which the terminal edits and echoes.
  case lines
  /// The same without echo.
  case secret
  /// Each key at its time, without echo.
  case keys
}

/// A program that can also be used line after line, where nothing that was written is redrawn.
///
/// Keys and everything else that happens come to it as to any program.
public protocol LinearProgram: Program {
  /// Takes a line in, without its end, and returns what is to be done about it, in order.
  mutating func receive(line: Bytes, at now: Moment) -> [Effect]

  /// What is to be written now: whatever is new since the last call.
  mutating func takeWords() -> Bytes

  var entry: LinearEntry { get }

  /// False while a line could only be about what is about to change, so that it has to wait.
  var takesLines: Bool { get }
}
