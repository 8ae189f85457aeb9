internal import Cells
internal import Prose

/// What is typed, folded into rows of at most so many columns, with the place of the cursor among them.
struct FoldedField {
  private(set) var rows: [ArraySlice<Cluster>] = []
  private(set) var cursor = Point(column: 0, row: 0)

  /// - Complexity: O(*n*) in what is typed.
  init(_ field: Field, columns: Int) {
    var start = 0
    for line in field.characters.split(separator: "\n", omittingEmptySubsequences: false) {
      let place = (start...start + line.count).contains(field.cursor) ? field.cursor - start : nil
      fold(field.isSecret ? Array(repeating: "•", count: line.count)[...] : line, cursor: place, columns)
      start += line.count + 1
    }
  }

  private mutating func fold(_ line: ArraySlice<Character>, cursor place: Int?, _ columns: Int) {
    let drawn = clusters(of: Bytes(utf8Of: line))
    var folded = wrap(drawn, columns: columns)
    if let place {
      let offset = Bytes(utf8Of: line.prefix(place)).count
      let index = drawn.firstIndex { $0.source.upperBound > offset } ?? drawn.count
      var row = folded.lastIndex { $0.lowerBound <= index } ?? 0
      var column = drawn[folded[row].lowerBound..<index].reduce(0) { $0 + $1.columns }
      if column >= columns {
        // Behind a full row the cursor is on the next one, where what is typed will stand.
        (row, column) = (row + 1, 0)
        if row == folded.count { folded.append(index..<index) }
      }
      cursor = Point(column: column, row: rows.count + row)
    }
    rows += folded.map { drawn[$0] }
  }
}

extension Field {
  /// What the bar leaves out: how a field is cleared is said where it came with words in it.
  var hidden: [Action] { isPrefilled ? [] : [.clear] }
}

extension Canvas {
  /// Draws what is being typed, wrapped, with the cursor; keeps the cursor's row in view.
  mutating func draw(_ field: Field, in area: Rect, style: Style = .text) {
    let folded = FoldedField(field, columns: max(1, area.size.columns))
    let first = max(0, folded.cursor.row - area.size.rows + 1)
    let shown = folded.rows.dropFirst(first).prefix(area.size.rows)
    draw(shown.map { DisplayLine(spans: DisplayLine.spans(of: $0, style)) }, in: area)
    cursor = Point(
      column: area.origin.column + folded.cursor.column, row: area.origin.row + folded.cursor.row - first)
    cursorShape = .bar
  }
}

extension Bytes {
  /// The bytes of characters, one after the other, without a `String` of them, which takes far longer to make.
  init(utf8Of characters: some Collection<Character>) {
    self = []
    reserveCapacity(characters.count)
    for character in characters { for byte in character.utf8 { append(byte) } }
  }
}
