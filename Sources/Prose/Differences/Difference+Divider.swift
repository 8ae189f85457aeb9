/// Divides a comparison into smaller ones until each is trivial.
struct Divider {
  /// A part of both sequences that is still to be compared.
  private struct Box {
    var old: Range<Int>
    var new: Range<Int>
    /// How many times more to look for anchors between anchors; after a division by Myers' path they would
    /// cost more than they mend.
    var anchorings: Int
  }

  private let tokens: TokenNumbers
  private var anchors: AnchorFinder
  private var path: MyersPath

  init(_ tokens: TokenNumbers) {
    self.tokens = tokens
    anchors = AnchorFinder(tokens: tokens.count)
    path = MyersPath(tokens.old.count, tokens.new.count)
  }

  /// Calls `keep` with the positions of each pair of kept tokens, in no order.
  mutating func pair(_ keep: (Int, Int) -> Void) {
    var boxes = [
      Box(old: 0..<tokens.old.count, new: 0..<tokens.new.count, anchorings: 32)
    ]
    while var box = boxes.popLast() {
      trim(&box, keep)
      if box.old.isEmpty || box.new.isEmpty { continue }
      let found = box.anchorings > 0 ? anchors.find(tokens.old[box.old], tokens.new[box.new]) : []
      if found.isEmpty {
        let (x, y) = path.middle(tokens.old[box.old], tokens.new[box.new])
        boxes.append(Box(old: box.old.lowerBound..<x, new: box.new.lowerBound..<y, anchorings: 0))
        boxes.append(Box(old: x..<box.old.upperBound, new: y..<box.new.upperBound, anchorings: 0))
        continue
      }
      var (i, j) = (box.old.lowerBound, box.new.lowerBound)
      for (x, y) in found {
        boxes.append(Box(old: i..<x, new: j..<y, anchorings: box.anchorings - 1))
        keep(Int(tokens.oldPositions[x]), Int(tokens.newPositions[y]))
        (i, j) = (x + 1, y + 1)
      }
      boxes.append(
        Box(old: i..<box.old.upperBound, new: j..<box.new.upperBound, anchorings: box.anchorings - 1))
    }
  }

  private func trim(_ box: inout Box, _ keep: (Int, Int) -> Void) {
    var (i, j) = (box.old.lowerBound, box.new.lowerBound)
    var (iEnd, jEnd) = (box.old.upperBound, box.new.upperBound)
    while i < iEnd, j < jEnd, tokens.old[i] == tokens.new[j] {
      keep(Int(tokens.oldPositions[i]), Int(tokens.newPositions[j]))
      i += 1
      j += 1
    }
    while i < iEnd, j < jEnd, tokens.old[iEnd - 1] == tokens.new[jEnd - 1] {
      iEnd -= 1
      jEnd -= 1
      keep(Int(tokens.oldPositions[iEnd]), Int(tokens.newPositions[jEnd]))
    }
    box.old = i..<iEnd
    box.new = j..<jEnd
  }
}

/// Finds tokens that occur once in both of two sequences and stand in the same order in both.
private struct AnchorFinder {
  private var oldCounts: [Int32]
  private var newCounts: [Int32]
  private var newPlaces: [Int32]

  init(tokens count: Int) {
    oldCounts = [Int32](repeating: 0, count: count)
    newCounts = oldCounts
    newPlaces = oldCounts
  }

  /// The positions of the anchors, rising in both sequences.
  ///
  /// - Complexity: O(*n* log *n*).
  mutating func find(_ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>) -> [(Int, Int)] {
    for token in old { oldCounts[Int(token)] += 1 }
    for (place, token) in zip(new.indices, new) {
      newCounts[Int(token)] += 1
      newPlaces[Int(token)] = Int32(truncatingIfNeeded: place)
    }
    var candidates: [(Int, Int)] = []
    for (place, token) in zip(old.indices, old)
    where oldCounts[Int(token)] == 1 && newCounts[Int(token)] == 1 {
      candidates.append((place, Int(newPlaces[Int(token)])))
    }
    for token in old { oldCounts[Int(token)] = 0 }
    for token in new { newCounts[Int(token)] = 0 }
    return longestRise(candidates)
  }

  /// The longest part of `pairs` whose second positions rise, by patience sorting.
  private func longestRise(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    var tops: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, tops.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tops[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = tops[low - 1] }
      if low == tops.count { tops.append(index) } else { tops[low] = index }
    }
    var rise: [(Int, Int)] = []
    var index = tops.last ?? -1
    while index >= 0 {
      rise.append(pairs[index])
      index = before[index]
    }
    return rise.reversed()
  }
}
