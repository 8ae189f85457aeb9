/// How `new` differs from `old` where some tokens are worth more than others, and neighbours are worth most.
///
/// What is kept has the greatest sum of masses, with a bonus for each kept token that follows a kept one on
/// both sides: so `of` and `the` are not kept for their own sake where a phrase can be.
///
/// - Parameter mass: What keeping a token is worth, more than 0.
/// - Complexity: O(*nm*) for what lies between the common start and end.
func weightedDifference(
  from old: [Int32], to new: [Int32], mass: (Int32) -> Int
) -> [DifferenceRun] {
  let shorter = min(old.count, new.count)
  var prefix = 0
  while prefix < shorter, old[prefix] == new[prefix] { prefix += 1 }
  var suffix = 0
  while suffix < shorter - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] { suffix += 1 }

  var runs = RunBuilder()
  runs.keep(old: 0, new: 0, count: prefix)
  let table = WeightedTable(
    old[prefix..<(old.count - suffix)], new[prefix..<(new.count - suffix)], mass)
  for (x, y) in table.best() { runs.keep(old: x, new: y, count: 1) }
  runs.keep(old: old.count - suffix, new: new.count - suffix, count: suffix)
  runs.end(oldCount: old.count, newCount: new.count)
  return runs.runs
}

/// The runs between and over kept positions, which rise on both sides.
private struct RunBuilder {
  private(set) var runs: [DifferenceRun] = []
  private var old = 0
  private var new = 0

  mutating func keep(old start: Int, new newStart: Int, count: Int) {
    guard count > 0 else { return }
    change(old: start, new: newStart)
    let kept = DifferenceRun(.kept, old: start..<(start + count), new: newStart..<(newStart + count))
    if let last = runs.last, last.kind == .kept {
      runs[runs.count - 1] = DifferenceRun(
        .kept, old: last.old.lowerBound..<kept.old.upperBound, new: last.new.lowerBound..<kept.new.upperBound)
    } else {
      runs.append(kept)
    }
    (old, new) = (kept.old.upperBound, kept.new.upperBound)
  }

  mutating func end(oldCount: Int, newCount: Int) { change(old: oldCount, new: newCount) }

  private mutating func change(old end: Int, new newEnd: Int) {
    if old < end || new < newEnd { runs.append(DifferenceRun(.changed, old: old..<end, new: new..<newEnd)) }
  }
}

/// The table of a weighted longest common subsequence with a bonus for neighbours.
private struct WeightedTable {
  private static let neighbourBonus: Int32 = 2

  private let old: ArraySlice<Int32>
  private let new: ArraySlice<Int32>
  /// For each cell, whether the best ends in a pair here (1), above (2) or to the left (0), and whether that
  /// pair follows another one directly (4).
  private var ways: [UInt8]

  init(_ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>, _ mass: (Int32) -> Int) {
    self.old = old
    self.new = new
    let width = new.count + 1
    guard !old.isEmpty, !new.isEmpty else {
      ways = []
      return
    }
    ways = [UInt8](repeating: 0, count: (old.count + 1) * width)
    // Below zero where no pair ends.
    var paired = [Int32](repeating: -1, count: width)
    var best = [Int32](repeating: 0, count: width)
    for i in 1...old.count {
      let token = old[old.startIndex + i - 1]
      let weight = Int32(truncatingIfNeeded: mass(token))
      var (pairedBefore, bestBefore) = (paired[0], best[0])
      for j in 1...new.count {
        let (pairedAbove, bestAbove) = (paired[j], best[j])
        var way: UInt8 = 0
        if token == new[new.startIndex + j - 1] {
          let follows = pairedBefore >= 0 && pairedBefore + WeightedTable.neighbourBonus >= bestBefore
          paired[j] = weight + (follows ? pairedBefore + WeightedTable.neighbourBonus : bestBefore)
          if follows { way = 4 }
        } else {
          paired[j] = -1
        }
        let skipped = max(best[j - 1], bestAbove)
        if paired[j] >= skipped {
          best[j] = paired[j]
          way |= 1
        } else {
          best[j] = skipped
          if bestAbove > best[j - 1] { way |= 2 }
        }
        ways[i * width + j] = way
        (pairedBefore, bestBefore) = (pairedAbove, bestAbove)
      }
    }
  }

  /// The pairs of positions that are kept together for the greatest sum, rising.
  func best() -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    var (i, j) = ways.isEmpty ? (0, 0) : (old.count, new.count)
    var isBound = false
    while i > 0, j > 0 {
      let way = ways[i * (new.count + 1) + j]
      if isBound || way & 1 != 0 {
        pairs.append((old.startIndex + i - 1, new.startIndex + j - 1))
        isBound = way & 4 != 0
        i -= 1
        j -= 1
      } else if way & 2 != 0 {
        i -= 1
      } else {
        j -= 1
      }
    }
    return pairs.reversed()
  }
}
