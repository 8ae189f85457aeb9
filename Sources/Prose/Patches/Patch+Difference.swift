extension Patch {
  /// The patch that turns `old` into `new`, without a hunk where they are equal.
  ///
  /// Both end with a line feed or are empty; a last line without one is taken as if it had one.
  ///
  /// - Parameter context: How many unchanged lines to show around a change, at least 0.
  /// - Complexity: That of ``difference(from:to:)`` over lines.
  public init(from old: Bytes, to new: Bytes, oldName: Bytes, newName: Bytes, context: Int = 3) {
    let (oldLines, newLines) = (lineRanges(of: old), lineRanges(of: new))
    let changes = lineDifference(old, oldLines, new, newLines).filter { $0.kind == .changed }
    var writer = HunkWriter(old: old, oldLines: oldLines, new: new, newLines: newLines)
    var start = 0
    while start < changes.count {
      var end = start + 1
      while end < changes.count,
        changes[end].old.lowerBound - changes[end - 1].old.upperBound <= 2 * max(0, context)
      {
        end += 1
      }
      writer.write(changes[start..<end], context: max(0, context))
      start = end
    }
    self.init(oldName: oldName, newName: newName, hunks: writer.hunks)
  }
}

/// How the lines of `new` differ from those of `old`, with changes that begin and end where paragraphs do.
func lineDifference(
  _ old: Bytes, _ oldLines: [Range<Int>], _ new: Bytes, _ newLines: [Range<Int>]
) -> [DifferenceRun] {
  var interner = Interner(tokens: oldLines.count + newLines.count, bytes: old.count + new.count)
  let oldNumbers = interner.intern(oldLines, of: old)
  let newNumbers = interner.intern(newLines, of: new)
  return settled(
    difference(from: oldNumbers, to: newNumbers), old: oldNumbers, new: newNumbers,
    oldEdge: { lineEdge(before: $0, old, oldLines) }, newEdge: { lineEdge(before: $0, new, newLines) })
}

private struct HunkWriter {
  let old: Bytes
  let oldLines: [Range<Int>]
  let new: Bytes
  let newLines: [Range<Int>]
  private(set) var hunks: [Patch.Hunk] = []

  init(old: Bytes, oldLines: [Range<Int>], new: Bytes, newLines: [Range<Int>]) {
    self.old = old
    self.oldLines = oldLines
    self.new = new
    self.newLines = newLines
  }

  mutating func write(_ changes: ArraySlice<DifferenceRun>, context: Int) {
    guard let first = changes.first, let last = changes.last else { return }
    let lead = min(context, first.old.lowerBound)
    let tail = min(context, oldLines.count - last.old.upperBound)
    let oldSpan = (first.old.lowerBound - lead)..<(last.old.upperBound + tail)
    let newSpan = (first.new.lowerBound - lead)..<(last.new.upperBound + tail)
    var lines: [Patch.Line] = []
    lines.reserveCapacity(oldSpan.count + newSpan.count)
    func take(_ kind: Patch.Line.Kind, _ ranges: ArraySlice<Range<Int>>, of text: Bytes) {
      for range in ranges { lines.append(Patch.Line(kind: kind, text: text[range])) }
    }
    var shown = oldSpan.lowerBound
    for change in changes {
      take(.context, oldLines[shown..<change.old.lowerBound], of: old)
      take(.removed, oldLines[change.old], of: old)
      take(.added, newLines[change.new], of: new)
      shown = change.old.upperBound
    }
    take(.context, oldLines[shown..<oldSpan.upperBound], of: old)
    hunks.append(
      Patch.Hunk(
        oldStart: oldSpan.lowerBound + (oldSpan.isEmpty ? 0 : 1), oldCount: oldSpan.count,
        newStart: newSpan.lowerBound + (newSpan.isEmpty ? 0 : 1), newCount: newSpan.count, lines: lines))
  }
}
