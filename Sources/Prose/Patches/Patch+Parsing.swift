extension Patch {
  /// Reads a patch, refusing everything that the printer would not print.
  ///
  /// Refused are timestamps and further words in headers, counts of 1 that are written out, leading zeros,
  /// removed lines after added ones, hunks that change nothing, overlap, or contradict each other's line
  /// numbers, text after the last hunk, and `\ No newline at end of file`, since every text ends with a
  /// line feed.
  ///
  /// - Throws: ``PatchFault`` with the line and offset in `text`, the offset counted from its first byte.
  public init(parsing text: ArraySlice<UInt8>) throws(PatchFault) {
    var reader = PatchReader(text)
    let oldName = try reader.name(after: "--- ", .oldName)
    let newName = try reader.name(after: "+++ ", .newName)
    var hunks: [Hunk] = []
    while !reader.isAtEnd { hunks.append(try reader.hunk()) }
    if hunks.isEmpty { throw .empty }
    self.init(oldName: oldName, newName: newName, hunks: hunks)
    try checkOrder()
  }

  /// Checks that the hunks change something, are in order and apart, and agree on their new line numbers.
  private func checkOrder() throws(PatchFault) {
    var end: Int?
    var growth = 0
    for (index, hunk) in hunks.enumerated() {
      if hunk.lines.allSatisfy({ $0.kind == .context }) { throw .unchanging(hunk: index + 1) }
      if let end, hunk.oldOffset <= end { throw .overlapping(hunk: index + 1) }
      let offset = hunk.oldOffset + growth
      if hunk.newOffset != offset {
        throw .misnumbered(hunk: index + 1, expectedNewStart: offset + (hunk.newCount == 0 ? 0 : 1))
      }
      end = hunk.oldOffset + hunk.oldCount
      growth += hunk.newCount - hunk.oldCount
    }
  }
}

/// Reads the text of a patch line by line.
private struct PatchReader {
  private let text: ArraySlice<UInt8>
  private var offset: Int
  private var line = 1

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    offset = text.startIndex
  }

  var isAtEnd: Bool { offset == text.endIndex }

  mutating func name(after sign: StaticString, _ part: PatchFault.Part) throws(PatchFault) -> Bytes {
    try take(sign, part)
    let name = try restOfLine()
    if name.isEmpty || name.contains(0x09) {
      throw .malformed(line: line, offset: name.startIndex - text.startIndex, expected: part)
    }
    line += 1
    return Bytes(name)
  }

  mutating func hunk() throws(PatchFault) -> Patch.Hunk {
    try take("@@ -", .hunkHeader)
    let (oldStart, oldCount) = try span()
    try take(" +", .hunkHeader)
    let (newStart, newCount) = try span()
    try take(" @@\n", .hunkHeader)
    line += 1
    var lines: [Patch.Line] = []
    // The counts are what the text says, so they are not believed beyond what a hunk usually has.
    lines.reserveCapacity(min(max(oldCount, newCount) + 1, 64))
    var (oldLeft, newLeft) = (oldCount, newCount)
    while oldLeft > 0 || newLeft > 0 {
      let kind = Patch.Line.Kind(sign: isAtEnd ? nil : text[offset])
      if kind != .added, oldLeft == 0 { throw fault(.hunkLine) }
      if kind != .removed, newLeft == 0 { throw fault(.hunkLine) }
      guard let kind else { throw fault(.hunkLine) }
      if kind == .removed, lines.last?.kind == .added { throw fault(.removedFirst) }
      if kind != .added { oldLeft -= 1 }
      if kind != .removed { newLeft -= 1 }
      offset += 1
      lines.append(Patch.Line(kind: kind, text: try restOfLine()))
      line += 1
    }
    return Patch.Hunk(
      oldStart: oldStart, oldCount: oldCount, newStart: newStart, newCount: newCount, lines: lines)
  }

  /// A line number from 1 and a count other than 1, a line number from 1, or a line number and the count 0.
  private mutating func span() throws(PatchFault) -> (start: Int, count: Int) {
    let place = fault(.hunkHeader)
    let start = try number()
    var count = 1
    if !isAtEnd, text[offset] == UInt8(ascii: ",") {
      offset += 1
      count = try number()
      if count == 1 { throw place }
    }
    if start == 0, count > 0 { throw place }
    return (start, count)
  }

  /// At most nine digits without a leading zero.
  private mutating func number() throws(PatchFault) -> Int {
    let first = offset
    var value = 0
    while !isAtEnd, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[offset]), offset - first < 9 {
      value = value * 10 + Int(text[offset] - UInt8(ascii: "0"))
      offset += 1
    }
    if offset == first { throw fault(.hunkHeader) }
    if text[first] == UInt8(ascii: "0"), offset - first > 1 {
      offset = first
      throw fault(.hunkHeader)
    }
    return value
  }

  private mutating func take(_ expected: StaticString, _ part: PatchFault.Part) throws(PatchFault) {
    for byte in expected.description.utf8 {
      guard !isAtEnd, text[offset] == byte else { throw fault(part) }
      offset += 1
    }
  }

  /// The bytes up to the next line feed, which is passed over.
  private mutating func restOfLine() throws(PatchFault) -> ArraySlice<UInt8> {
    let start = text.startIndex
    guard let end = text.span.bytes.nextOffset(of: .lineFeed, from: offset - start).map({ start + $0 }) else {
      offset = text.endIndex
      throw fault(.lineFeed)
    }
    defer { offset = end + 1 }
    return text[offset..<end]
  }

  private func fault(_ part: PatchFault.Part) -> PatchFault {
    .malformed(line: line, offset: offset - text.startIndex, expected: part)
  }
}
