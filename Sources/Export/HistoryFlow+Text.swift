public import History
public import Prose

extension HistoryFlow {
  /// The picture as plain text: `H`, `M` and `B` for who proposed, in lower case in every other band, the names
  /// of the provisions of today at the right.
  ///
  /// - Parameter columns: How wide it may be; names that don't fit are cut.
  public func text(columns width: Int, rows: Int) -> Bytes {
    let cells = cells(rows: rows)
    let room = max(0, width - cells.count - 2)
    var text = Bytes()
    for row in 0..<rows {
      var line = ""
      for column in cells {
        guard row < column.count else {
          line += " "
          continue
        }
        let letter = String(column[row].authorship.rawValue)
        line += column[row].isOdd ? letter.lowercased() : letter
      }
      if let last = cells.last, row < last.count, let name = last[row].name, room > 0 {
        line += "  \(cut(name, to: room))"
      }
      while line.last == " " { line.removeLast() }
      text += line.utf8
      text.append(.lineFeed)
    }
    let first = columns.first.map { "\($0.numbers.lowerBound)" } ?? ""
    let last = columns.last.map { "\($0.numbers.upperBound)" } ?? ""
    let gap = max(1, cells.count - first.count - last.count)
    text += (first == last ? "\(first)\n" : "\(first)\(String(repeating: " ", count: gap))\(last)\n").utf8
    text +=
      "H human, M machine, B a machine's text that a human edited; bands in turn in upper and lower case.\n"
      .utf8
    return text
  }

  /// A name in at most so many columns.
  private func cut(_ name: String, to room: Int) -> String {
    let clusters = clusters(of: Bytes(name.utf8))
    if clusters.reduce(0, { $0 + $1.columns }) <= room { return clusters.map(\.text).joined() }
    var left = room - 1
    let kept = clusters.prefix { cluster in
      left -= cluster.columns
      return left >= 0
    }
    return kept.map(\.text).joined() + "…"
  }
}
