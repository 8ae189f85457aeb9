/// Which words of a sentence, or of a few, are kept in its counterpart.
struct WordAlignment {
  private let old: Side
  private let new: Side
  private let traits: [TokenTraits]
  /// Over the tokens of both sides that are not white space.
  private(set) var runs: [DifferenceRun]

  /// The tokens of one side that are not white space.
  private struct Side {
    private let passage: Redline.Passage
    private let span: Range<Int>
    private let traits: [TokenTraits]
    let positions: [Int]
    let numbers: [Int32]

    init(_ passage: Redline.Passage, _ span: Range<Int>, _ traits: [TokenTraits]) {
      (self.passage, self.span, self.traits) = (passage, span, traits)
      var positions: [Int] = []
      var numbers: [Int32] = []
      positions.reserveCapacity(span.count)
      numbers.reserveCapacity(span.count)
      for position in span where traits[Int(passage.numbers[position])].mass > 0 {
        positions.append(position)
        numbers.append(passage.numbers[position])
      }
      (self.positions, self.numbers) = (positions, numbers)
    }

    /// How well a phrase begins or ends before the token, or after the last.
    func edge(before index: Int) -> UInt8 {
      guard index > 0, index < positions.count else { return 4 }
      let (last, next) = (traits[Int(numbers[index - 1])], traits[Int(numbers[index])])
      // Marks that touch what stands before or after them, as in a path, are no edges of phrases.
      return positions[index - 1] + 1 == positions[index]
        ? max(next.gluedEdgeBefore, last.gluedEdgeAfter) : 1 + max(next.edgeBefore, last.edgeAfter)
    }

    /// Whether a line begins with the token, or with what would come after the last.
    func startsLine(with index: Int) -> Bool {
      let start = index > 0 ? positions[index - 1] + 1 : span.lowerBound
      let end = index < positions.count ? positions[index] : span.upperBound
      return passage.numbers[start..<end].contains { traits[Int($0)].isLineFeed }
    }
  }

  init(
    _ oldPassage: Redline.Passage, _ oldSpan: Range<Int>, _ newPassage: Redline.Passage,
    _ newSpan: Range<Int>,
    _ traits: [TokenTraits]
  ) {
    old = Side(oldPassage, oldSpan, traits)
    new = Side(newPassage, newSpan, traits)
    self.traits = traits
    let found =
      old.numbers.count * new.numbers.count <= 1_000_000
      ? weightedDifference(from: old.numbers, to: new.numbers) { traits[Int($0)].mass }
      : difference(from: old.numbers, to: new.numbers)
    let (old, new) = (old, new)
    runs = settled(
      found, old: old.numbers, new: new.numbers,
      oldEdge: { old.edge(before: $0) }, newEdge: { new.edge(before: $0) })
    dropIslands()
  }

  /// Calls `body` with the positions of each token that is kept, on both sides.
  func forEachKept(_ body: (_ old: Int, _ new: Int) -> Void) {
    for run in runs where run.kind == .kept {
      for (i, j) in zip(run.old, run.new) { body(old.positions[i], new.positions[j]) }
    }
  }

  /// Whether a reader is better served by marked words than by both sentences whole.
  ///
  /// That is so where at most half of the words of both changed, or where words were only put in or only
  /// taken out, in few places.
  var isReadable: Bool {
    let oldWords = wordCount(old.numbers[...])
    let newWords = wordCount(new.numbers[...])
    var kept = 0
    var places = 0
    for run in runs {
      if run.kind == .kept { kept += wordCount(old.numbers[run.old]) } else { places += 1 }
    }
    if 2 * (oldWords + newWords - 2 * kept) <= oldWords + newWords { return true }
    return (kept == oldWords || kept == newWords) && kept > 0 && places <= 3
  }

  private func wordCount(_ numbers: ArraySlice<Int32>) -> Int {
    numbers.count { traits[Int($0)].isWord }
  }

  /// Gives up what is kept between two changes but says nothing.
  private mutating func dropIslands() {
    var joined: [DifferenceRun] = []
    joined.reserveCapacity(runs.count)
    for (index, run) in runs.enumerated() {
      let next = index + 1 < runs.count ? runs[index + 1] : nil
      guard let last = joined.last, last.kind == .changed,
        run.kind == .changed || next.map({ isIsland(run, between: last, and: $0) }) == true
      else {
        joined.append(run)
        continue
      }
      joined[joined.count - 1] = DifferenceRun(
        .changed, old: last.old.lowerBound..<run.old.upperBound,
        new: last.new.lowerBound..<run.new.upperBound)
    }
    runs = joined
  }

  /// Whether a kept run is a mark, an article or a preposition between two replacements, or a fragment of
  /// a word beside a replacement, on one line with both.
  private func isIsland(_ run: DifferenceRun, between last: DifferenceRun, and next: DifferenceRun) -> Bool {
    if run.old.count > 2 { return false }
    let startsLine =
      (run.old.lowerBound...run.old.upperBound).contains { old.startsLine(with: $0) }
      || (run.new.lowerBound...run.new.upperBound).contains { new.startsLine(with: $0) }
    if startsLine { return false }
    let traits = old.numbers[run.old].map { self.traits[Int($0)] }
    let replacements = [last, next].count(where: isReplacement)
    if traits.count == 1, traits[0].isFragment { return replacements > 0 }
    return replacements == 2 && traits.allSatisfy { $0.mass <= TokenTraits.light }
  }

  private func isReplacement(_ run: DifferenceRun) -> Bool {
    wordCount(old.numbers[run.old]) > 0 && wordCount(new.numbers[run.new]) > 0
  }
}
