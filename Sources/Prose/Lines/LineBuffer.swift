/// A text with the places of its lines, which successive patches change in place.
public struct LineBuffer: Equatable, Sendable {
  /// The text.
  public private(set) var bytes: Bytes
  /// Where each line begins, and where one after the last would.
  private var starts: [Int]

  /// - Complexity: O(*n*) in the bytes.
  public init(_ bytes: Bytes) {
    self.bytes = bytes
    starts = [0]
    forEachLineFeed(in: bytes) { starts.append($0 + 1) }
    if let last = bytes.last, last != .lineFeed { starts.append(bytes.count + 1) }
  }

  /// How many lines there are; a last line without a line feed counts.
  public var lineCount: Int { starts.count - 1 }

  /// The bytes of a line, counted from 0, without its line feed.
  ///
  /// - Precondition: `line` is in `0..<lineCount`.
  public func range(ofLine line: Int) -> Range<Int> { starts[line]..<(starts[line + 1] - 1) }

  /// Changes the text as the patch says, exactly at its stated lines; where it throws, nothing changes.
  ///
  /// - Throws: ``PatchFault`` where a context or removed line is not the line of the text, where the text
  ///   has fewer lines, or where it does not end with a line feed.
  /// - Complexity: O(*p* + *t*) in the bytes from the first hunk through the last and those after it.
  public mutating func apply(_ patch: Patch) throws(PatchFault) {
    if let last = bytes.last, last != .lineFeed { throw .unterminated }
    for (index, hunk) in patch.hunks.enumerated() { try check(hunk, number: index + 1) }
    guard let first = patch.hunks.first, let last = patch.hunks.last else { return }

    let lines = first.oldOffset..<(last.oldOffset + last.oldCount)
    let span = starts[lines.lowerBound]..<starts[lines.upperBound]
    var text = Bytes()
    var ends: [Int] = []
    text.reserveCapacity(patch.hunks.reduce(span.count) { $0 + $1.addedBytes })
    ends.reserveCapacity(patch.hunks.reduce(lines.count) { $0 + max(0, $1.newCount - $1.oldCount) })
    var line = lines.lowerBound
    func take(_ bytes: some Collection<UInt8>) {
      text += bytes
      text.append(.lineFeed)
      ends.append(span.lowerBound + text.count)
    }
    for hunk in patch.hunks {
      while line < hunk.oldOffset {
        take(bytes[range(ofLine: line)])
        line += 1
      }
      for change in hunk.lines where change.kind != .removed { take(change.text) }
      line += hunk.oldCount
    }
    bytes.replaceSubrange(span, with: text)
    starts.replaceSubrange((lines.lowerBound + 1)..<(lines.upperBound + 1), with: ends)
    let growth = text.count - span.count
    if growth == 0 { return }
    for index in (lines.lowerBound + 1 + ends.count)..<starts.count { starts[index] += growth }
  }

  /// Checks that the hunk's context and removed lines are those of the text.
  private func check(_ hunk: Patch.Hunk, number: Int) throws(PatchFault) {
    if hunk.oldOffset > lineCount { throw .beyondEnd(hunk: number, line: hunk.oldOffset) }
    var line = hunk.oldOffset
    for expected in hunk.lines where expected.kind != .added {
      if line >= lineCount { throw .beyondEnd(hunk: number, line: line + 1) }
      if !bytes.holds(expected.text, at: range(ofLine: line)) {
        throw .contextMismatch(hunk: number, line: line + 1)
      }
      line += 1
    }
  }
}

extension Patch {
  /// The text that the patch makes of `text`, exactly at its stated lines, with no fuzz and no offset.
  ///
  /// - Throws: ``PatchFault`` as ``LineBuffer/apply(_:)`` does.
  /// - Complexity: O(*n*) in the bytes of the text and the patch.
  public func apply(to text: Bytes) throws(PatchFault) -> Bytes {
    var buffer = LineBuffer(text)
    try buffer.apply(self)
    return buffer.bytes
  }
}

extension Patch.Hunk {
  /// The bytes of its added lines, their line feeds included.
  fileprivate var addedBytes: Int {
    lines.reduce(0) { $0 + ($1.kind == .added ? $1.text.count + 1 : 0) }
  }
}
