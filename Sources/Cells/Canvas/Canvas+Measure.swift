internal import Prose

extension Canvas {
  /// The columns of a character; nil for what a terminal would obey, hide, or draw in its own way.
  ///
  /// Texts are escaped before they come here (`Prose.clusters`); this is the second lock. What passes is what
  /// `Width` passes, and what the display of a text uses as its own signs.
  static func columns(of scalar: Unicode.Scalar) -> Int? {
    if (0x20...0x7E).contains(scalar.value) { return 1 }
    switch scalar.value {
    // ⟨ ⟩ ⁀ ⇥ ◌, the no-break spaces, and what stands for the rest.
    case 0x27E8, 0x27E9, 0x2040, 0x21E5, 0x25CC, 0xA0, 0x202F, 0xFFFD: return 1
    // Drawn as usual only where they do their work: a non-joiner, an ideograph's variation.
    case 0x200C, 0xE0100...0xE01EF: return 0
    default: return Width.columns(of: scalar)
    }
  }

  /// What to put for a text, cell by cell: a character with its marks, and the columns of it.
  static func cells(of text: String) -> [(text: String, columns: Int)] {
    var cells: [(text: String, columns: Int)] = []
    for scalar in text.unicodeScalars {
      switch columns(of: scalar) {
      case 0?:
        if cells.isEmpty { cells.append((Cell.replacement, 1)) }
        cells[cells.count - 1].text.unicodeScalars.append(scalar)
      case let columns?: cells.append((String(scalar), columns))
      case nil: cells.append((Cell.replacement, 1))
      }
    }
    return cells
  }

  /// The columns that `put` gives to a text.
  ///
  /// - Complexity: O(*n*) in the text.
  public static func columns(of text: String) -> Int {
    cells(of: text).reduce(0) { $0 + $1.columns }
  }

  /// The text, or as much of its beginning as leaves room for `…`, in at most `columns` columns.
  public static func fit(_ text: String, columns: Int) -> String {
    let cells = cells(of: text)
    if cells.reduce(0, { $0 + $1.columns }) <= columns { return text }
    var fitted = ""
    var used = 0
    for cell in cells {
      used += cell.columns
      if used >= columns { break }
      fitted += cell.text
    }
    return columns > 0 ? fitted + "…" : ""
  }
}
