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

  init(_ old: Redline.Passage, _ new: Redline.Passage, _ traits: [TokenTraits]) {
    self.old = old.sentences.map { WordBag(old.numbers[$0], traits) }
    self.new = new.sentences.map { WordBag(new.numbers[$0], traits) }
    let candidates =
      old.sentences.count * new.sentences.count <= 20_000
      ? pairs { _ in new.sentences.indices }
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
  private func pairs(_ rivals: (Int) -> some BidirectionalCollection<Int>) -> [Candidate] {
    var found: [Candidate] = []
    for i in old.indices {
      for j in rivals(i).reversed() {
        let mass = old[i].mass + new[j].mass
        // Three tenths of the words, as Dice's coefficient counts them; spaces of other scripts have no mass.
        guard mass > 0, 20 * min(old[i].mass, new[j].mass) >= 3 * mass else { continue }
        let common = old[i].common(new[j])
        guard 20 * common >= 3 * mass else { continue }
        found.append(Candidate(old: i, new: j, score: 64 * common * common / mass + 1))
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
    guard candidates.count > 1 else { return candidates.map { ($0.old, $0.new) } }
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
    var group = groups[index]
    let oldFree = free(index, \.old, old.count)
    let newFree = free(index, \.new, new.count)
    if newFree != group.new {
      group.new = SentenceAlignment.parts(
        of: old[group.old.lowerBound], from: group.new.lowerBound, in: new, within: newFree)
    }
    if group.new.count == 1, oldFree != group.old {
      group.old = SentenceAlignment.parts(
        of: new[group.new.lowerBound], from: group.old.lowerBound, in: old, within: oldFree)
    }
    groups[index] = group
  }

  /// The sentences from the group before to the group after.
  private func free(_ index: Int, _ side: KeyPath<Group, Range<Int>>, _ count: Int) -> Range<Int> {
    let start = index > 0 ? groups[index - 1][keyPath: side].upperBound : 0
    let end = index + 1 < groups.count ? groups[index + 1][keyPath: side].lowerBound : count
    return start..<end
  }

  /// The sentences around `first` that together make up `whole`, at most eight to each side.
  private static func parts(
    of whole: WordBag, from first: Int, in sentences: [WordBag], within free: Range<Int>
  ) -> Range<Int> {
    var rest = whole.subtracting(sentences[first])
    var (start, end) = (first, first + 1)
    while end < min(free.upperBound, first + 9), sentences[end].isMostly(in: rest) {
      rest = rest.subtracting(sentences[end])
      end += 1
    }
    while start > max(free.lowerBound, first - 8), sentences[start - 1].isMostly(in: rest) {
      start -= 1
      rest = rest.subtracting(sentences[start])
    }
    return start..<end
  }
}

extension Redline.Passage {
  /// The numbers of each sentence's words and marks.
  fileprivate func contents(_ traits: [TokenTraits]) -> [[Int32]] {
    sentences.map { numbers[$0].filter { traits[Int($0)].mass > 0 } }
  }
}
