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

  let table = WeightedTable(
    Array(old[prefix..<(old.count - suffix)]), Array(new[prefix..<(new.count - suffix)]), mass)
  var pairs = (0..<prefix).map { ($0, $0) }
  pairs += table.best().map { (prefix + $0, prefix + $1) }
  pairs += (0..<suffix).map { (old.count - suffix + $0, new.count - suffix + $0) }
  return runs(keeping: pairs, oldCount: old.count, newCount: new.count)
}

/// The runs between and over kept pairs of positions, which rise on both sides.
private func runs(keeping pairs: [(Int, Int)], oldCount: Int, newCount: Int) -> [DifferenceRun] {
  var runs: [DifferenceRun] = []
  var (i, j) = (0, 0)
  for (x, y) in pairs {
    if i < x || j < y { runs.append(DifferenceRun(.changed, old: i..<x, new: j..<y)) }
    if let last = runs.last, last.kind == .kept {
      runs[runs.count - 1] = DifferenceRun(
        .kept, old: last.old.lowerBound..<(x + 1), new: last.new.lowerBound..<(y + 1))
    } else {
      runs.append(DifferenceRun(.kept, old: x..<(x + 1), new: y..<(y + 1)))
    }
    (i, j) = (x + 1, y + 1)
  }
  if i < oldCount || j < newCount {
    runs.append(DifferenceRun(.changed, old: i..<oldCount, new: j..<newCount))
  }
  return runs
}

/// The table of a weighted longest common subsequence with a bonus for neighbours.
private struct WeightedTable {
  private static let neighbourBonus: Int32 = 2

  private let old: [Int32]
  private let new: [Int32]
  /// For each cell, whether the best ends in a pair here (1), above (2) or to the left (0), and whether that
  /// pair follows another one directly (4).
  private var ways: [UInt8]

  init(_ old: [Int32], _ new: [Int32], _ mass: (Int32) -> Int) {
    self.old = old
    self.new = new
    let width = new.count + 1
    ways = [UInt8](repeating: 0, count: (old.count + 1) * width)
    if old.isEmpty || new.isEmpty { return }
    // Below zero where no pair ends.
    var paired = [Int32](repeating: -1, count: width)
    var best = [Int32](repeating: 0, count: width)
    for i in 1...old.count {
      let weight = Int32(truncatingIfNeeded: mass(old[i - 1]))
      var (pairedBefore, bestBefore) = (paired[0], best[0])
      for j in 1...new.count {
        let (pairedAbove, bestAbove) = (paired[j], best[j])
        var way: UInt8 = 0
        if old[i - 1] == new[j - 1] {
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
    var (i, j) = (old.count, new.count)
    var isBound = false
    while i > 0, j > 0 {
      let way = ways[i * (new.count + 1) + j]
      if isBound || way & 1 != 0 {
        pairs.append((i - 1, j - 1))
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
