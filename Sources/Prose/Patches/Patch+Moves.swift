/// Stretches that a patch takes away at one place and puts in, line for line, at another.
extension Patch {
  /// How many ASCII letters and digits make a stretch more than a coincidence; git's `blame -M` asks for as many.
  private static let leastMovedLetters = 20

  /// The lines that were moved: for a line of the new text, from 0, the line of the old one that it was.
  ///
  /// - Complexity: O(1) for a change at one place; else O(*n*) in the changed lines, times how often one is
  ///   repeated.
  public var movedLines: [Int: Int] {
    let (removed, added, places) = changedLines()
    guard places > 1, !removed.isEmpty, !added.isEmpty else { return [:] }
    // Few lines are sooner compared than put into a table, and hardly ever is one moved.
    let areFew = removed.count * added.count <= 256
    if areFew, !added.contains(where: { new in removed.contains { $0.text == new.text } }) { return [:] }
    let standing = Dictionary(grouping: removed.indices) { removed[$0].text }
    var moved: [Int: Int] = [:]
    var taken: Set<Int> = []
    var index = 0
    while index < added.count {
      let run =
        (standing[added[index].text] ?? []).map { start in
          Patch.sameLines(removed[start...], added[index...]) { !taken.contains($0) }
        }.max { $0.count < $1.count } ?? 0..<0
      let letters = run.reduce(0) { $0 + removed[$1].text.count(where: \.isLetterOrDigit) }
      guard letters >= Patch.leastMovedLetters else {
        index += 1
        continue
      }
      for place in run { moved[added[index + place - run.lowerBound].number] = removed[place].number }
      taken.formUnion(run)
      index += run.count
    }
    return moved
  }

  /// A line with its number, from 0, in the text that it is of.
  private struct NumberedLine {
    let number: Int
    let text: ArraySlice<UInt8>
  }

  /// The removed and the added lines, and at how many places they stand.
  private func changedLines() -> (removed: [NumberedLine], added: [NumberedLine], places: Int) {
    var (removed, added): ([NumberedLine], [NumberedLine]) = ([], [])
    var places = 0
    for hunk in hunks {
      var (old, new) = (hunk.oldOffset, hunk.newOffset)
      var isInside = false
      for line in hunk.lines {
        if line.kind != .context, !isInside { places += 1 }
        isInside = line.kind != .context
        if line.kind == .removed { removed.append(NumberedLine(number: old, text: line.text)) }
        if line.kind == .added { added.append(NumberedLine(number: new, text: line.text)) }
        if line.kind != .added { old += 1 }
        if line.kind != .removed { new += 1 }
      }
    }
    return (removed, added, places)
  }

  /// How far two runs of lines that follow each other are the same, as places in the first.
  private static func sameLines(
    _ removed: ArraySlice<NumberedLine>, _ added: ArraySlice<NumberedLine>, where isFree: (Int) -> Bool
  ) -> Range<Int> {
    let (old, new) = (removed.startIndex, added.startIndex)
    var count = 0
    while count < min(removed.count, added.count), isFree(old + count),
      removed[old + count].number == removed[old].number + count,
      added[new + count].number == added[new].number + count,
      removed[old + count].text == added[new + count].text
    {
      count += 1
    }
    return old..<(old + count)
  }
}
