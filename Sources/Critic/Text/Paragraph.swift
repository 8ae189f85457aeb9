import Prose

/// Running text that may hold several sentences: a paragraph, a list item or a table cell.
struct Paragraph: Sendable {
  enum Kind: Sendable { case prose, item, cell }

  /// A run of the paragraph's bytes that stands on one line of the text.
  struct Piece: Sendable {
    /// Where the run starts in the paragraph.
    let offset: Int
    let line: Int
    /// Where the run starts in its line, in bytes.
    let column: Int
  }

  let kind: Kind
  /// The lines' bytes without indentation and markers, joined by spaces.
  var text: Bytes = []
  var pieces: [Piece] = []

  init(_ kind: Kind) { self.kind = kind }

  /// Adds the bytes of a line from `column` on.
  mutating func append(_ bytes: ArraySlice<UInt8>, line: Int, column: Int) {
    if !text.isEmpty { text.append(.space) }
    pieces.append(Piece(offset: text.count, line: line, column: column))
    text.append(contentsOf: bytes)
  }

  /// The line on which a byte of the paragraph stands, and its place in that line.
  ///
  /// - Complexity: O(log *n*) in the lines.
  func position(of offset: Int) -> (line: Int, column: Int) {
    guard let index = piece(holding: offset) else { return (0, 0) }
    return (pieces[index].line, pieces[index].column + offset - pieces[index].offset)
  }

  /// The end of the line that holds `offset`, in the paragraph's bytes.
  func endOfLine(holding offset: Int) -> Int {
    guard let index = piece(holding: offset), index + 1 < pieces.count else { return text.count }
    return pieces[index + 1].offset - 1
  }

  private func piece(holding offset: Int) -> Int? {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].offset <= offset { low = middle } else { high = middle }
    }
    return pieces.isEmpty ? nil : low
  }
}
