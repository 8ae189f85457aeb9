public import Charter

/// A warm-up of three to five texts made from a charter, most with one seeded flaw, some clean.
///
/// The same text and seed give the same drill.
public struct Drill: Equatable, Sendable {
  public let items: [DrillItem]

  /// So many kinds of flaw must find a place, or there is no drill.
  private static let fewestKinds = 2

  /// Composes a drill.
  ///
  /// Each flaw is of another kind. Flawed texts are reworded here and there like clean ones, so that a change
  /// alone gives nothing away.
  ///
  /// - Returns: nil where the text is too small to make flaws from.
  /// - Complexity: O(*n*) in the bytes of the text.
  public init?(of document: Document, seed: UInt64) {
    var chance = DrillChance(seed: seed)
    let passages = DrillPassage.all(in: document)
    let kinds = chance.mixed(
      Flaw.table.compactMap { flaw -> [Place]? in
        let places = passages.indices.flatMap { index in
          flaw.places(passages[index]).map { Place(flaw: flaw, passage: index, edit: $0) }
        }
        return places.isEmpty ? nil : places
      })
    guard kinds.count >= Drill.fewestKinds else { return nil }
    let count = 3 + chance.below(3)
    let cleanCount = count == 3 ? 1 : 1 + chance.below(2)
    var used: Set<Int> = []
    var items: [DrillItem] = []
    for places in kinds.prefix(count - cleanCount) {
      let fresh = places.filter { !used.contains($0.passage) }
      let choices = fresh.isEmpty ? places : fresh
      let place = choices[chance.below(choices.count)]
      used.insert(place.passage)
      items.append(place.item(in: passages[place.passage], &chance))
    }
    for _ in 0..<cleanCount {
      guard let index = Drill.cleanPassage(passages, used, &chance) else { return nil }
      used.insert(index)
      items.append(Drill.cleanItem(passages[index], &chance))
    }
    self.items = chance.mixed(items)
  }

  /// A provision for a clean text: one that was not used and can be reworded, if there is one.
  private static func cleanPassage(
    _ passages: [DrillPassage], _ used: Set<Int>, _ chance: inout DrillChance
  ) -> Int? {
    let bodies = passages.indices.filter { passages[$0].hasBody && passages[$0].reading != nil }
    let fresh = bodies.filter { !used.contains($0) }
    let mild = fresh.filter { !Rewording.all(in: passages[$0]).isEmpty }
    let choices = mild.isEmpty ? fresh.isEmpty ? bodies : fresh : mild
    return choices.isEmpty ? nil : choices[chance.below(choices.count)]
  }

  /// Reworded in one to three places; one in four stands unchanged.
  private static func cleanItem(_ passage: DrillPassage, _ chance: inout DrillChance) -> DrillItem {
    let all = Rewording.all(in: passage)
    let wanted = chance.below(4) == 0 ? 0 : 1 + chance.below(3)
    return DrillItem(passage, flaw: nil, rewordings: Array(chance.mixed(all).prefix(wanted)))
  }

  /// A place where a flaw can be seeded.
  private struct Place {
    let flaw: Flaw
    let passage: Int
    let edit: DrillEdit

    func item(in passage: DrillPassage, _ chance: inout DrillChance) -> DrillItem {
      let rewordings = Rewording.all(in: passage).filter { !$0.overlaps(edit) }
      let some = chance.mixed(rewordings).prefix(chance.below(3))
      return DrillItem(passage, flaw: (flaw, edit), rewordings: Array(some))
    }
  }
}

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
