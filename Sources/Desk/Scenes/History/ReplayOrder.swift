/// The amendments that the keys move through: all of them, or some.
struct ReplayOrder: Equatable, Sendable {
  let head: Int
  /// Ascending; nil for all from 1 to `head`.
  let some: [Int]?

  var count: Int { some?.count ?? head }

  subscript(index: Int) -> Int { some?[index] ?? index + 1 }

  /// The index of an amendment, or else of the last before it, or else 0.
  ///
  /// - Complexity: O(log *n*).
  func index(of number: Int) -> Int {
    guard let some else { return max(0, min(number, head) - 1) }
    var (low, high) = (0, some.count)
    while low < high {
      let middle = (low + high) / 2
      if some[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// The amendment that many places on, at most the first or the last; nil where there is none.
  func number(from number: Int, by step: Int) -> Int? {
    guard count > 0 else { return nil }
    var index = index(of: number) + step
    // From between two, the next is the one after, and the last before it is one back.
    if self[self.index(of: number)] < number, step < 0 { index += 1 }
    if self[self.index(of: number)] > number, step > 0 { index -= 1 }
    return self[max(0, min(index, count - 1))]
  }

  /// The amendment `tenths` tenths of the way.
  func number(atTenths tenths: Int) -> Int? {
    count > 0 ? self[(count - 1) * max(0, min(tenths, 9)) / 10] : nil
  }
}
