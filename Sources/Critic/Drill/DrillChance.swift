/// Chance that is handed in: the same seed gives the same drill (SplitMix64; Steele, Lea and Flood, 2014).
struct DrillChance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 up to, not including, `bound`; 0 where `bound` is less than 1.
  mutating func below(_ bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Int(mixed.multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// The same things in another order (Fisher and Yates).
  mutating func mixed<Thing>(_ things: [Thing]) -> [Thing] {
    var things = things
    for index in things.indices.dropFirst().reversed() { things.swapAt(index, below(index + 1)) }
    return things
  }
}
