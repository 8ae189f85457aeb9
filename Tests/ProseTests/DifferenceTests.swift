import Prose
import Testing

@Suite struct DifferenceTests {
  /// Checks that `runs` alternate, cover both sequences, and call kept only what is equal.
  private func check(_ runs: [DifferenceRun], _ old: [Int32], _ new: [Int32]) {
    var (i, j) = (0, 0)
    var previous: DifferenceRun.Kind?
    for run in runs {
      #expect(run.old.lowerBound == i && run.new.lowerBound == j)
      #expect(run.kind != previous)
      #expect(!run.old.isEmpty || !run.new.isEmpty)
      if run.kind == .kept { #expect(old[run.old] == new[run.new]) }
      (i, j, previous) = (run.old.upperBound, run.new.upperBound, run.kind)
    }
    #expect(i == old.count && j == new.count)
  }

  private func keptCount(_ runs: [DifferenceRun]) -> Int {
    runs.reduce(0) { $0 + ($1.kind == .kept ? $1.old.count : 0) }
  }

  @Test("Runs alternate, cover both sequences, and keep only equal tokens", arguments: 0..<200)
  func cover(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let variety = 1 + random.below(30)
    let old = (0..<random.below(80)).map { _ in Int32(random.below(variety)) }
    let new = (0..<random.below(80)).map { _ in Int32(random.below(variety)) }
    check(difference(from: old, to: new), old, new)
  }

  @Test("Without unique tokens the longest common subsequence is kept", arguments: 0..<100)
  func shortest(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Every token stands twice in a row, so that none can be an anchor.
    let old = (0..<random.below(30)).flatMap { _ in repeatElement(Int32(random.below(4)), count: 2) }
    let new = (0..<random.below(30)).flatMap { _ in repeatElement(Int32(random.below(4)), count: 2) }
    var lengths = [[Int]](repeating: [Int](repeating: 0, count: new.count + 1), count: old.count + 1)
    for i in old.indices {
      for j in new.indices {
        lengths[i + 1][j + 1] =
          old[i] == new[j] ? lengths[i][j] + 1 : max(lengths[i][j + 1], lengths[i + 1][j])
      }
    }
    #expect(keptCount(difference(from: old, to: new)) == lengths[old.count][new.count])
  }

  @Test("Over the cost cap the runs are still right", arguments: [2, 40, 400] as [Int])
  func capped(variety: Int) {
    var random = SplitMix64(seed: 7)
    let old = (0..<3000).map { _ in Int32(random.below(variety)) }
    let new = (0..<3000).map { _ in Int32(random.below(variety)) }
    let runs = difference(from: old, to: new)
    check(runs, old, new)
    #expect(keptCount(runs) > 3000 / variety)
  }

  @Test("Any numbers are tokens, and an edit of a long sequence is found where it is")
  func anyNumbers() {
    var old = (0..<2000).map { Int32(truncatingIfNeeded: $0 &* 2_654_435_761) }
    old[0] = .min
    old[1] = .max
    var new = old
    new.replaceSubrange(700..<710, with: [-1, -2, -3])
    new.remove(at: 100)
    let runs = difference(from: old, to: new)
    check(runs, old, new)
    #expect(runs.filter { $0.kind == .changed }.map(\.old) == [100..<101, 700..<710])
  }

  @Test("Equal sequences are one run, empty ones none")
  func trivial() {
    #expect(difference(from: [], to: []).isEmpty)
    #expect(difference(from: [1, 2], to: [1, 2]) == [DifferenceRun(.kept, old: 0..<2, new: 0..<2)])
    #expect(difference(from: [1], to: []) == [DifferenceRun(.changed, old: 0..<1, new: 0..<0)])
    #expect(difference(from: [1, 2], to: [3]) == [DifferenceRun(.changed, old: 0..<2, new: 0..<1)])
  }

  @Test("Equal byte strings get equal numbers, counted from 0", arguments: 0..<20)
  func interning(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var interner = Interner()
    var known: [Bytes: Int32] = [:]
    for _ in 0..<400 {
      let token = Bytes((0..<random.below(19)).map { _ in UInt8(random.below(2)) })
      let number = interner.intern(token)
      #expect(number == known[token] ?? Int32(known.count))
      known[token] = number
    }
    #expect(interner.count == known.count)
  }
}
