/// The rows in which one line of text is drawn, as ranges of its clusters.
///
/// Rows break after spaces, after hyphens in a word, and between East Asian characters, but not before a
/// closing or after an opening mark; a word longer than a row is parted between clusters. Spaces at the end
/// of a row hang beyond it. Rows after the first have `hanging` columns less, half of `columns` at most.
/// Nothing is dropped: the rows are a partition of the clusters, one empty row where there are none. Only a
/// cluster wider than a row goes beyond it, and stands alone.
///
/// - Complexity: O(*n*) in the clusters.
public func wrap(_ clusters: [Cluster], columns: Int, hanging: Int = 0) -> [Range<Int>] {
  let first = max(1, columns)
  let rest = max(1, first - min(max(0, hanging), first / 2))
  var rows: [Range<Int>] = []
  var start = 0
  repeat {
    let end = endOfRow(from: start, in: clusters, columns: rows.isEmpty ? first : rest)
    rows.append(start..<end)
    start = end
  } while start < clusters.count
  return rows
}

private func endOfRow(from start: Int, in clusters: [Cluster], columns: Int) -> Int {
  var width = 0
  var lastBreak: Int?
  var isIndent = true
  for index in start..<clusters.count {
    let cluster = clusters[index]
    // A break inside the indent would leave a row of spaces only.
    if !isIndent, LineBreak.isAllowed(before: index, in: clusters) { lastBreak = index }
    let isSpace = LineBreak.isSpace(cluster)
    isIndent = isIndent && isSpace
    if !isSpace, cluster.columns > 0, index > start, width + cluster.columns > columns {
      return lastBreak ?? index
    }
    width += cluster.columns
  }
  return clusters.count
}

/// How many columns the rows of a line stand in that follow its first: as many as what comes before its
/// words, namely its indent, quote marks, list markers and task boxes (CommonMark 0.31, 5).
///
/// - Complexity: O(*n*) in that prefix.
public func hangingIndent(of line: Bytes) -> Int {
  var offset = 0
  func skipSpaces() {
    while offset < line.count, line[offset] == .space || line[offset] == 0x09 { offset += 1 }
  }
  skipSpaces()
  while let end = endOfMarker(in: line, at: offset) {
    offset = end
    skipSpaces()
  }
  return offset
}

/// The end of a quote mark, bullet, number or task box that stands at `offset`.
private func endOfMarker(in line: Bytes, at offset: Int) -> Int? {
  func isBlank(at offset: Int) -> Bool {
    offset == line.count || line[offset] == .space || line[offset] == 0x09 || line[offset] == .lineFeed
  }
  guard offset < line.count else { return nil }
  switch line[offset] {
  case UInt8(ascii: ">"):
    return offset + 1
  case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
    return isBlank(at: offset + 1) ? offset + 1 : nil
  case UInt8(ascii: "0")...UInt8(ascii: "9"):
    let digits = line[offset...].prefix(9).prefix { (0x30...0x39).contains($0) }
    let end = digits.endIndex
    guard end < line.count, [UInt8(ascii: "."), UInt8(ascii: ")")].contains(line[end]) else { return nil }
    return isBlank(at: end + 1) ? end + 1 : nil
  case UInt8(ascii: "["):
    guard offset > 0, offset + 2 < line.count, line[offset + 2] == UInt8(ascii: "]") else { return nil }
    let isBox = [.space, UInt8(ascii: "x"), UInt8(ascii: "X")].contains(line[offset + 1])
    return isBox && isBlank(at: offset + 3) ? offset + 3 : nil
  default:
    return nil
  }
}
