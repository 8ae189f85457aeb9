/// Finds a point to divide two sequences at, on a shortest edit path or, over the cost cap, near one.
///
/// The paths from both ends are followed until they meet (Myers 1986, 4b). After `cap` steps without a
/// meeting the point furthest from its end is taken, as xdiff does.
struct MyersPath {
  private var forward: [Int]
  private var backward: [Int]
  private let origin: Int
  private let cap: Int

  init(_ oldCount: Int, _ newCount: Int) {
    let diagonals = oldCount + newCount + 3
    forward = [Int](repeating: 0, count: diagonals)
    backward = forward
    origin = newCount + 1
    cap = max(32, min(256, 16_000_000 / diagonals))
  }

  /// A point of `old` and `new`, strictly between their common start and end.
  ///
  /// Both must be non-empty and begin and end with different tokens.
  mutating func middle(_ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>) -> (Int, Int) {
    let lowest = old.startIndex - new.endIndex
    let highest = old.endIndex - new.startIndex
    let start = old.startIndex - new.startIndex
    let end = old.endIndex - new.endIndex
    let isOdd = (start - end) & 1 != 0
    var (fromStart, toStart) = (start, start)
    var (fromEnd, toEnd) = (end, end)
    forward[origin + start] = old.startIndex
    backward[origin + end] = old.endIndex
    var steps = 0
    while true {
      steps += 1
      widen(&fromStart, &toStart, within: lowest...highest, &forward, unreached: -1)
      for diagonal in stride(from: toStart, through: fromStart, by: -2) {
        let right = forward[origin + diagonal - 1]
        let down = forward[origin + diagonal + 1]
        var x = right >= down ? right + 1 : down
        while x < old.endIndex, x - diagonal < new.endIndex, old[x] == new[x - diagonal] { x += 1 }
        forward[origin + diagonal] = x
        if isOdd, fromEnd <= diagonal, diagonal <= toEnd, backward[origin + diagonal] <= x {
          return (x, x - diagonal)
        }
      }
      widen(&fromEnd, &toEnd, within: lowest...highest, &backward, unreached: Int.max)
      for diagonal in stride(from: toEnd, through: fromEnd, by: -2) {
        let up = backward[origin + diagonal - 1]
        let left = backward[origin + diagonal + 1]
        var x = up < left ? up : left - 1
        while x > old.startIndex, x - diagonal > new.startIndex, old[x - 1] == new[x - 1 - diagonal] {
          x -= 1
        }
        backward[origin + diagonal] = x
        if !isOdd, fromStart <= diagonal, diagonal <= toStart, x <= forward[origin + diagonal] {
          return (x, x - diagonal)
        }
      }
      if steps >= cap { return furthest(old, new, fromStart, toStart, fromEnd, toEnd) }
    }
  }

  /// Takes in one more diagonal on each side, or one less where the edge of the table is reached.
  private func widen(
    _ first: inout Int, _ last: inout Int, within limits: ClosedRange<Int>, _ reached: inout [Int],
    unreached: Int
  ) {
    if first > limits.lowerBound {
      first -= 1
      reached[origin + first - 1] = unreached
    } else {
      first += 1
    }
    if last < limits.upperBound {
      last += 1
      reached[origin + last + 1] = unreached
    } else {
      last -= 1
    }
  }

  /// The point that is furthest along from the start or from the end, whichever has come further.
  private func furthest(
    _ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>, _ fromStart: Int, _ toStart: Int, _ fromEnd: Int,
    _ toEnd: Int
  ) -> (Int, Int) {
    var ahead = (old.startIndex, new.startIndex)
    for diagonal in stride(from: toStart, through: fromStart, by: -2) {
      var x = min(forward[origin + diagonal], old.endIndex)
      x = min(x, new.endIndex + diagonal)
      if x - diagonal + x > ahead.0 + ahead.1 { ahead = (x, x - diagonal) }
    }
    var behind = (old.endIndex, new.endIndex)
    for diagonal in stride(from: toEnd, through: fromEnd, by: -2) {
      var x = max(backward[origin + diagonal], old.startIndex)
      x = max(x, new.startIndex + diagonal)
      if x - diagonal + x < behind.0 + behind.1 { behind = (x, x - diagonal) }
    }
    let travelled = ahead.0 + ahead.1 - old.startIndex - new.startIndex
    let travelledBack = old.endIndex + new.endIndex - behind.0 - behind.1
    return travelled >= travelledBack ? ahead : behind
  }
}
