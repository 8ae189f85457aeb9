extension Canvas {
  /// The frame as plain lines, each ended by a line feed, without the blanks at their ends.
  ///
  /// Tests keep frames in this form.
  public var text: String {
    (0..<size.rows).map { row in
      let line = self.row(row).map(\.text).joined()
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  /// The frame with its styles written out, as in `‹added underline›new‹› text`.
  ///
  /// A run of cells in plain text style is unmarked; `~2` is a fade. For tests of roles and of monochrome.
  public var styledText: String {
    (0..<size.rows).map { row in
      var line = ""
      var style = Style.text
      var cells = self.row(row)
      while let last = cells.last, last == .blank(.text) { cells.removeLast() }
      for cell in cells {
        if cell.style != style {
          style = cell.style
          line += style == .text ? "‹›" : "‹\(style.mark)›"
        }
        line += cell.text
      }
      return line + (style == .text ? "\n" : "‹›\n")
    }.joined()
  }
}

extension Style {
  fileprivate var mark: String {
    let names: [(Emphasis, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.underline, "underline"), (.reverse, "reverse"),
      (.italic, "italic"), (.tinted, "tinted"),
    ]
    let words = ["\(role)"] + names.filter { emphasis.contains($0.0) }.map(\.1)
    return words.joined(separator: " ") + (fade > 0 ? "~\(fade)" : "")
  }
}
