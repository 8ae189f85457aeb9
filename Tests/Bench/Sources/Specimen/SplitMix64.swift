/// A small seeded generator, so that a seed gives the same charter everywhere (Steele, Lea, Flood 2014).
public struct SplitMix64: Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in `range`, which is not empty.
  mutating func number(in range: Range<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  mutating func number(in range: ClosedRange<Int>) -> Int { number(in: Range(range)) }

  /// True so many times in a hundred.
  mutating func chance(_ percent: Int) -> Bool { number(in: 0..<100) < percent }

  /// One of `items`, which are not none.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[number(in: items.indices)] }
}
