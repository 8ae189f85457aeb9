/// The words and marks of a sentence without their order, each with its mass.
struct WordBag {
  struct Item {
    let number: Int32
    let mass: Int
  }

  /// By rising number; a word that stands twice is twice in it.
  private let items: [Item]
  let mass: Int

  init(_ numbers: ArraySlice<Int32>, _ traits: [TokenTraits]) {
    var items: [Item] = []
    items.reserveCapacity(numbers.count)
    for number in numbers where traits[Int(number)].mass > 0 {
      items.append(Item(number: number, mass: traits[Int(number)].mass))
    }
    items.sort { $0.number < $1.number }
    self.init(items)
  }

  private init(_ items: [Item]) {
    self.items = items
    mass = items.reduce(0) { $0 + $1.mass }
  }

  /// The mass of what both have.
  func common(_ other: WordBag) -> Int { mass - subtractedMass(other) { _ in } }

  /// What is left when each item of `other` has taken its equal away.
  func subtracting(_ other: WordBag) -> WordBag {
    var rest: [Item] = []
    _ = subtractedMass(other) { rest.append($0) }
    return WordBag(rest)
  }

  /// Whether half of it, and at least one word that says something, is in `rest`.
  func isMostly(in rest: WordBag) -> Bool {
    let common = common(rest)
    return common > 6 && 2 * common >= mass
  }

  private func subtractedMass(_ other: WordBag, _ keep: (Item) -> Void) -> Int {
    var left = 0
    var j = 0
    for item in items {
      while j < other.items.count, other.items[j].number < item.number { j += 1 }
      if j < other.items.count, other.items[j].number == item.number {
        j += 1
      } else {
        left += item.mass
        keep(item)
      }
    }
    return left
  }
}
