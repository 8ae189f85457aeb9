internal import CNcurses
internal import Cells

/// What ncurses was told about each style, for one look.
///
/// A screen has some dozens of styles: a list of them is searched as fast as a table is, and is there at once.
struct TerminalPalette {
  private struct Brush {
    let emphasis: UInt32
    let pair: Int32
  }

  private var brushes: [(style: Style, brush: Brush)] = []
  private var slots: [(colour: RGB, slot: UInt8)] = []

  /// Makes `style` that of what is drawn next.
  mutating func use(_ style: Style, look: Look) {
    let brush: Brush
    if let known = brushes.first(where: { $0.style == style }) {
      brush = known.brush
    } else {
      brush = makeBrush(look.paint(style))
      brushes.append((style, brush))
    }
    assent_style(brush.emphasis, brush.pair)
  }

  private mutating func makeBrush(_ paint: Paint) -> Brush {
    let masks: [(Emphasis, Int)] = [
      (.bold, ASSENT_BOLD), (.dim, ASSENT_DIM), (.underline, ASSENT_UNDERLINE),
      (.reverse, ASSENT_REVERSE), (.italic, ASSENT_ITALIC),
    ]
    let emphasis = masks.filter { paint.emphasis.contains($0.0) }.reduce(0) { $0 | $1.1 }
    let (foreground, background) = (number(of: paint.foreground), number(of: paint.background))
    let isPlain = foreground < 0 && background < 0
    return Brush(emphasis: UInt32(emphasis), pair: isPlain ? 0 : assent_pair(foreground, background))
  }

  private mutating func number(of ink: Ink) -> Int32 {
    switch ink {
    case .standard: -1
    case .ansi(let index), .indexed(let index): Int32(index)
    case .exact(let colour): Int32(slot(for: colour))
    }
  }

  /// A fixed colour that is redefined to be `colour`.
  ///
  /// It is the nearest one that is free, so that a terminal that ignores the redefinition still shows nearly
  /// what was meant.
  private mutating func slot(for colour: RGB) -> UInt8 {
    if let known = slots.first(where: { $0.colour == colour }) { return known.slot }
    let taken = Set(slots.map(\.slot))
    let slot = IndexedColours.nearest(to: colour, taken: taken)
    guard !taken.contains(slot) else { return IndexedColours.nearest(to: colour) }
    slots.append((colour, slot))
    assent_redefine(Int32(slot), colour.red, colour.green, colour.blue)
    return slot
  }
}
