internal import CNcurses
internal import Cells
internal import Glibc
public import Prose

extension Screen {
  /// Gives the terminal to the shell, as Ctrl-Z does elsewhere, until the job is continued.
  ///
  /// Returns at once where there is no shell that could continue it.
  public mutating func suspend() {
    assent_suspend()
    assent_stop_job()
    comeBack()
  }

  /// Runs the user's editor on a file and waits for it.
  ///
  /// - Parameters:
  ///   - arguments: The command and its arguments, the file among them.
  ///   - environment: `NAME=value` for each variable that it gets.
  /// - Returns: The editor's exit status, 127 if there is no such command, 128 and more if a signal ended it.
  /// - Throws: `TerminalFault.noEditor` if nothing could be started.
  public mutating func runEditor(
    _ arguments: [String], environment: [String]
  ) throws(TerminalFault) -> Int32 {
    assent_suspend()
    defer { comeBack() }
    return try editingStatus(arguments, environment)
  }

  /// Takes the terminal again after another program had it.
  mutating func comeBack() {
    assent_resume()
    decoder.discard()
    wasAway = true
  }

  /// Draws the next frame from nothing.
  public func redraw() { assent_redraw() }

  public func beep() { assent_beep() }

  /// Lets the terminal report presses and the wheel instead of selecting text itself.
  public func reportMouse(_ isOn: Bool) { assent_mouse(isOn) }

  /// Throws away what was typed and has not yet reached the program.
  public mutating func flushInput() {
    assent_flush_input()
    decoder.discard()
  }

  /// Sets the window's title until the screen ends; what a terminal would obey is left out.
  public func setTitle(_ title: String) {
    guard assent_takes_commands() else { return }
    let scalars = title.unicodeScalars.filter {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
    send("\u{1B}]2;" + String(String.UnicodeScalarView(scalars.prefix(200))) + "\u{1B}\\")
  }

  /// The most bytes that terminals take in one copy.
  public static let longestCopy = 74_994

  /// Puts a text on the clipboard of the terminal's own machine (OSC 52).
  ///
  /// The terminal does not answer, and may be set to ignore it.
  ///
  /// - Returns: False if the text is too long, or the terminal has no such command.
  public func copy(_ text: Bytes) -> Bool {
    guard assent_takes_commands(), text.count <= Screen.longestCopy else { return false }
    send("\u{1B}]52;c;\(String(decoding: Base64.encode(text), as: UTF8.self))\u{07}")
    return true
  }

  /// Rings the bell.
  public func ring() { send("\u{07}") }

  /// Has the terminal tell the person something (OSC 9), where it can; what is no printable ASCII is left out.
  public func notify(_ words: String) {
    guard assent_takes_commands() else { return ring() }
    let plain = String(words.unicodeScalars.filter { (0x20..<0x7F).contains($0.value) }.map(Character.init))
    send("\u{1B}]9;\(plain)\u{07}")
  }

  private func send(_ text: String) {
    let bytes = Bytes(text.utf8)
    assent_send(bytes, bytes.count)
  }
}

/// Runs an editor in a terminal that was given up for it.
func editingStatus(_ arguments: [String], _ environment: [String]) throws(TerminalFault) -> Int32 {
  let words = arguments.map { strdup($0) } + [nil]
  let variables = environment.map { strdup($0) } + [nil]
  defer { for text in words + variables { free(text) } }
  let editing = assent_edit(words, variables)
  guard editing.error == 0 else { throw .noEditor(errno: editing.error) }
  return editing.status
}
