extension Canvas {
  /// The rows with their looks as control sequences (ECMA-48, 8.3.117), for recordings and previews.
  ///
  /// Each row begins with the terminal's own look and ends with it; nothing moves the cursor.
  public func ansi(_ look: Look) -> [String] {
    (0..<size.rows).map { row in
      var line = ""
      var style: Style?
      for cell in self.row(row) {
        if cell.style != style, cell.columns > 0 {
          line += look.paint(cell.style).sequence
          style = cell.style
        }
        line += cell.text
      }
      return line + "\u{1B}[0m"
    }
  }
}

extension Paint {
  /// Sets this look whatever was set before.
  fileprivate var sequence: String {
    let weights: [(Emphasis, Int)] = [(.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7)]
    let numbers =
      [0] + weights.filter { emphasis.contains($0.0) }.map(\.1)
      + foreground.parameters(base: 30) + background.parameters(base: 40)
    return "\u{1B}[" + numbers.map(String.init).joined(separator: ";") + "m"
  }
}

extension Ink {
  fileprivate func parameters(base: Int) -> [Int] {
    switch self {
    case .standard: []
    case .ansi(let index): [base + Int(index)]
    case .indexed(let index): [base + 8, 5, Int(index)]
    case .exact(let colour): [base + 8, 2, Int(colour.red), Int(colour.green), Int(colour.blue)]
    }
  }
}
