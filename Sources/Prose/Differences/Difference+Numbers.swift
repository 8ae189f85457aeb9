/// The tokens of two sequences that occur in both, numbered densely from 0.
///
/// A token of one side only can't be kept, so it is left out: two wholly different texts are done at once.
struct TokenNumbers {
  /// The shared tokens of the old sequence, and where each stands in it.
  private(set) var old: [Int32] = []
  private(set) var oldPositions: [Int32] = []
  private(set) var new: [Int32] = []
  private(set) var newPositions: [Int32] = []
  /// How many different tokens are shared.
  private(set) var count: Int = 0

  init(_ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>) {
    let highest = max(old.max() ?? 0, new.max() ?? 0)
    let lowest = min(old.min() ?? 0, new.min() ?? 0)
    if lowest >= 0, Int(highest) <= 16 * (old.count + new.count) + 65_536 {
      number(old, new, ids: Int(highest) + 1) { Int($0) }
    } else {
      var dense: [Int32: Int] = [:]
      for token in old where dense[token] == nil { dense[token] = dense.count }
      for token in new where dense[token] == nil { dense[token] = dense.count }
      number(old, new, ids: dense.count) { dense[$0] ?? 0 }
    }
  }

  private mutating func number(
    _ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>, ids: Int, _ id: (Int32) -> Int
  ) {
    let unseen: Int32 = -1
    let inOld: Int32 = -2
    var numbers = [Int32](repeating: unseen, count: ids)
    for token in old { numbers[id(token)] = inOld }
    for (position, token) in new.enumerated() {
      let place = id(token)
      if numbers[place] == unseen { continue }
      if numbers[place] == inOld {
        numbers[place] = Int32(truncatingIfNeeded: count)
        count += 1
      }
      self.new.append(numbers[place])
      newPositions.append(Int32(truncatingIfNeeded: position))
    }
    for (position, token) in old.enumerated() {
      let number = numbers[id(token)]
      if number < 0 { continue }
      self.old.append(number)
      oldPositions.append(Int32(truncatingIfNeeded: position))
    }
  }
}
