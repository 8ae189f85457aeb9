internal import CNcurses
public import Cells

/// The terminal, as long as the program has it.
///
/// There is one at a time and it belongs to the main thread; when it ends the terminal is as it was.
public struct Screen: ~Copyable {
  public private(set) var size: Size
  public private(set) var look: Look
  private let depth: ColourDepth
  private var palette = TerminalPalette()
  /// The last frame; nil where none was drawn in this size with this palette.
  private var shown: Canvas?
  var decoder: InputDecoder
  /// Set where another program had the terminal, until the loop has said so.
  var wasAway = false

  /// Takes the terminal over: full screen, each key at once, pastes marked, focus reported.
  ///
  /// - Parameters:
  ///   - theme: What the roles look like.
  ///   - limit: The most colours to use, for users who want fewer than there are.
  /// - Throws: `TerminalFault`; a terminal that is merely unknown is treated as the most likely one.
  public static func open(theme: Theme, limit: ColourDepth = .exact) throws(TerminalFault) -> Screen {
    let facts = TerminalFacts.read()
    switch assent_start() {
    case ASSENT_STARTED: return Screen(theme: theme, depth: min(facts.depth, limit))
    case ASSENT_NOT_A_TERMINAL: throw .notATerminal
    case ASSENT_CANNOT_MOVE_CURSOR: throw .cannotMoveCursor(term: facts.term)
    default: throw .noDescription(term: facts.term)
    }
  }

  private init(theme: Theme, depth: ColourDepth) {
    self.depth = depth
    look = Look(theme: theme, depth: depth)
    decoder = InputDecoder(sequences: Screen.describedKeys())
    size = Screen.measure()
  }

  deinit { assent_stop() }

  /// Draws a whole frame; only what differs from the last one is sent.
  public mutating func show(_ canvas: Canvas) {
    var frame = canvas
    if frame.size != size {
      frame = Canvas(size)
      frame.lay(canvas, at: Point(column: 0, row: 0))
    }
    var style: Style?
    // What ncurses was given before it still has.
    for row in 0..<size.rows where shown?.row(row) != frame.row(row) {
      for (column, cell) in frame.row(row).enumerated() where cell.columns > 0 {
        if cell.style != style {
          palette.use(cell.style, look: look)
          style = cell.style
        }
        Screen.put(cell, row: row, column: column)
      }
    }
    let cursor = frame.cursor.flatMap { frame.bounds.contains($0) ? $0 : nil }
    assent_show(Int32(cursor?.row ?? -1), Int32(cursor?.column ?? -1), frame.cursorShape == .bar)
    shown = frame
  }

  private static func put(_ cell: Cell, row: Int, column: Int) {
    let (row, column, columns) = (Int32(row), Int32(column), Int32(cell.columns))
    if cell.text.utf8.count == 1, var scalar = cell.text.utf8.first.map(UInt32.init) {
      assent_put(row, column, &scalar, 1, columns)
    } else {
      let scalars = cell.text.unicodeScalars.map(\.value)
      assent_put(row, column, scalars, Int32(scalars.count), columns)
    }
  }

  /// Changes what the roles look like, from the next frame on.
  public mutating func use(_ theme: Theme) {
    look = Look(theme: theme, depth: depth)
    palette = TerminalPalette()
    shown = nil
  }

  /// Asks the window's size anew; true if it has changed.
  mutating func updateSize() -> Bool {
    let old = size
    size = Screen.measure()
    if size != old { shown = nil }
    return size != old
  }

  private static func measure() -> Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    assent_size(&columns, &rows)
    return Size(columns: Int(columns), rows: Int(rows))
  }
}
