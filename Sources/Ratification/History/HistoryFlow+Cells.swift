extension HistoryFlow {
  /// A place of the picture in rows and columns of characters.
  public struct Cell: Equatable, Sendable {
    public let authorship: Authorship
    /// Whether the band is one of every other, so that neighbours can be told apart.
    public let isOdd: Bool
    /// The provision's name where the band's middle is.
    public let name: String?
  }

  /// The picture as a grid: for each column the cells from the top; shorter texts end above the last row.
  ///
  /// - Complexity: O(*n*) in the bands and the cells.
  public func cells(rows: Int) -> [[Cell]] {
    let tallest = max(1, columns.map(\.count).max() ?? 1)
    return columns.map { column in
      var cells: [Cell] = []
      var lines = 0
      for (index, band) in column.bands.enumerated() {
        lines += band.count
        let end = min(rows, (lines * rows + tallest / 2) / tallest)
        let height = end - cells.count
        guard height > 0 else { continue }
        let authors = Authorship.all.flatMap { Array(repeating: $0, count: band.lines[$0] ?? 0) }
        for row in 0..<height {
          cells.append(
            Cell(
              authorship: authors.isEmpty ? .human : authors[row * authors.count / height],
              isOdd: index % 2 == 1, name: row == height / 2 ? band.name : nil))
        }
      }
      return cells
    }
  }
}
