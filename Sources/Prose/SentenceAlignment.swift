/// Sentences of two passages that say the same, more or less, in the same order.
struct SentenceAlignment {
  /// One sentence and its counterpart, or one that was split into several or made of several.
  struct Group: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }

  private(set) var groups: [Group] = []
  private let old: [WordBag]
  private let new: [WordBag]

  init(_ old: Passage, _ new: Passage, _ traits: [TokenTraits]) {
    self.old = old.sentences.map { WordBag(old.numbers[$0], traits) }
    self.new = new.sentences.map { WordBag(new.numbers[$0], traits) }
    let candidates =
      old.sentences.count * new.sentences.count <= 20_000
      ? pairs { _ in Array(new.sentences.indices) }
      : likelyPairs(old.contents(traits), new.contents(traits))
    for (i, j) in heaviestChain(candidates) {
      groups.append(Group(old: i..<(i + 1), new: j..<(j + 1)))
    }
    for index in groups.indices { widen(index) }
  }

  private struct Candidate {
    let old: Int
    let new: Int
    let score: Int
  }

  /// Pairs of sentences that are alike enough to be compared, by old place, then by falling new place.
  ///
  /// - Parameter rivals: The places of new sentences, rising, to try for an old one.
  private func pairs(_ rivals: (Int) -> [Int]) -> [Candidate] {
    var found: [Candidate] = []
    for i in old.indices {
      for j in rivals(i).reversed() {
        let common = old[i].common(new[j])
        // Three tenths of the words, as Dice's coefficient counts them.
        guard 20 * common >= 3 * (old[i].mass + new[j].mass) else { continue }
        found.append(Candidate(old: i, new: j, score: 64 * common * common / (old[i].mass + new[j].mass) + 1))
      }
    }
    return found
  }

  /// The same among many sentences: those that share something uncommon, or stand at about the same place.
  private func likelyPairs(_ oldContents: [[Int32]], _ newContents: [[Int32]]) -> [Candidate] {
    var index = PhraseIndex(newContents)
    return pairs { i in
      let place = i * new.count / old.count
      let near = Array(max(0, place - 2)..<min(new.count, place + 3))
      let partners = index.partners(of: oldContents[i])
      return Set(near + partners).sorted()
    }
  }

  /// The pairs, rising on both sides, that score highest together.
  ///
  /// - Complexity: O(*c* log *n*) for *c* candidates, by a Fenwick tree of the best chain up to each sentence.
  private func heaviestChain(_ candidates: [Candidate]) -> [(Int, Int)] {
    var tree = [Int](repeating: -1, count: new.count + 1)
    var totals: [Int] = []
    var before: [Int] = []
    func total(_ index: Int) -> Int { index < 0 ? 0 : totals[index] }
    var best = -1
    for (index, candidate) in candidates.enumerated() {
      var previous = -1
      var place = candidate.new
      while place > 0 {
        if total(tree[place]) > total(previous) { previous = tree[place] }
        place -= place & -place
      }
      totals.append(total(previous) + candidate.score)
      before.append(previous)
      place = candidate.new + 1
      while place <= new.count {
        if totals[index] > total(tree[place]) { tree[place] = index }
        place += place & -place
      }
      if totals[index] > total(best) { best = index }
    }
    var chain: [(Int, Int)] = []
    while best >= 0 {
      chain.append((candidates[best].old, candidates[best].new))
      best = before[best]
    }
    return chain.reversed()
  }

  /// Takes in the neighbours into which a sentence was split, or of which it was made.
  private mutating func widen(_ index: Int) {
    let lower = index > 0 ? groups[index - 1] : Group(old: 0..<0, new: 0..<0)
    let upper =
      index + 1 < groups.count
      ? groups[index + 1] : Group(old: old.count..<old.count, new: new.count..<new.count)
    var group = groups[index]
    var rest = old[group.old.lowerBound].subtracting(new[group.new.lowerBound])
    while group.new.upperBound < upper.new.lowerBound, new[group.new.upperBound].isMostly(in: rest) {
      rest = rest.subtracting(new[group.new.upperBound])
      group.new = group.new.lowerBound..<(group.new.upperBound + 1)
    }
    while group.new.lowerBound > lower.new.upperBound, new[group.new.lowerBound - 1].isMostly(in: rest) {
      rest = rest.subtracting(new[group.new.lowerBound - 1])
      group.new = (group.new.lowerBound - 1)..<group.new.upperBound
    }
    if group.new.count == 1 {
      rest = new[group.new.lowerBound].subtracting(old[group.old.lowerBound])
      while group.old.upperBound < upper.old.lowerBound, old[group.old.upperBound].isMostly(in: rest) {
        rest = rest.subtracting(old[group.old.upperBound])
        group.old = group.old.lowerBound..<(group.old.upperBound + 1)
      }
      while group.old.lowerBound > lower.old.upperBound, old[group.old.lowerBound - 1].isMostly(in: rest) {
        rest = rest.subtracting(old[group.old.lowerBound - 1])
        group.old = (group.old.lowerBound - 1)..<group.old.upperBound
      }
    }
    groups[index] = group
  }
}

extension Passage {
  /// The numbers of each sentence's words and marks.
  fileprivate func contents(_ traits: [TokenTraits]) -> [[Int32]] {
    sentences.map { numbers[$0].filter { traits[Int($0)].mass > 0 } }
  }
}
