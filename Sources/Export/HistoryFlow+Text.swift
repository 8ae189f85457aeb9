public import Prose
public import Ratification

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
        let shown = String(decoding: display(Bytes(name.utf8)), as: UTF8.self)
        line += "  \(shown.count > room ? shown.prefix(max(0, room - 1)) + "…" : shown[...])"
      }
      while line.last == " " { line.removeLast() }
      text += line.utf8
      text.append(.lineFeed)
    }
    let numbers = columns.first.map { "\($0.numbers.lowerBound)" } ?? ""
    let last = columns.last.map { "\($0.numbers.upperBound)" } ?? ""
    let gap = max(1, cells.count - numbers.count - last.count)
    text += "\(numbers)\(String(repeating: " ", count: gap))\(last)\n".utf8
    text +=
      "H human, M machine, B a machine's text that a human edited; bands in turn in upper and lower case.\n"
      .utf8
    return text
  }
}
