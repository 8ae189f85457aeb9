/// Which words of a sentence, or of a few, are kept in its counterpart.
struct WordAlignment {
  private let old: Side
  private let new: Side
  private let traits: [TokenTraits]
  /// Over the tokens of both sides that are not white space.
  private(set) var runs: [DifferenceRun]

  /// The tokens of one side that are not white space.
  private struct Side {
    let positions: [Int]
    let numbers: [Int32]
    let edges: [UInt8]
    /// For each token, and for what would come after the last, whether a line begins with it.
    let startsLine: [Bool]

    init(_ passage: Passage, _ span: Range<Int>, _ traits: [TokenTraits]) {
      var positions: [Int] = []
      var edges: [UInt8] = [4]
      var startsLine = [false]
      for position in span {
        let next = traits[Int(passage.numbers[position])]
        if next.isLineFeed { startsLine[positions.count] = true }
        if next.mass == 0 { continue }
        if let place = positions.last {
          let last = traits[Int(passage.numbers[place])]
          // Marks that touch what stands before or after them, as in a path, are no edges of phrases.
          edges.append(
            place + 1 == position
              ? max(next.gluedEdgeBefore, last.gluedEdgeAfter) : 1 + max(next.edgeBefore, last.edgeAfter))
        }
        positions.append(position)
        startsLine.append(false)
      }
      self.positions = positions
      self.edges = positions.isEmpty ? edges : edges + [4]
      self.startsLine = startsLine
      numbers = positions.map { passage.numbers[$0] }
    }
  }

  init(
    _ oldPassage: Passage, _ oldSpan: Range<Int>, _ newPassage: Passage, _ newSpan: Range<Int>,
    _ traits: [TokenTraits]
  ) {
    old = Side(oldPassage, oldSpan, traits)
    new = Side(newPassage, newSpan, traits)
    self.traits = traits
    let found =
      old.numbers.count * new.numbers.count <= 1_000_000
      ? weightedDifference(from: old.numbers, to: new.numbers) { traits[Int($0)].mass }
      : difference(from: old.numbers, to: new.numbers)
    runs = settled(found, old: old.numbers, new: new.numbers, oldEdges: old.edges, newEdges: new.edges)
    dropIslands()
  }

  /// The positions of the tokens that are kept, on both sides.
  var kept: [(old: Int, new: Int)] {
    runs.filter { $0.kind == .kept }.flatMap { run in
      zip(run.old, run.new).map { (old.positions[$0], new.positions[$1]) }
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
    let startsLine =
      old.startsLine[run.old.lowerBound...run.old.upperBound].contains(true)
      || new.startsLine[run.new.lowerBound...run.new.upperBound].contains(true)
    if run.old.count > 2 || startsLine { return false }
    let traits = old.numbers[run.old].map { self.traits[Int($0)] }
    let replacements = [last, next].count(where: isReplacement)
    if traits.count == 1, traits[0].isFragment { return replacements > 0 }
    return replacements == 2 && traits.allSatisfy { $0.mass <= TokenTraits.light }
  }

  private func isReplacement(_ run: DifferenceRun) -> Bool {
    wordCount(old.numbers[run.old]) > 0 && wordCount(new.numbers[run.new]) > 0
  }
}
