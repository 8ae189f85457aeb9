/// A stretch of two token sequences that they share, or in which they differ.
public struct DifferenceRun: Hashable, Sendable {
  public enum Kind: Sendable { case kept, changed }

  public let kind: Kind
  /// Token positions in the old sequence: empty where tokens were only inserted.
  public let old: Range<Int>
  /// Token positions in the new sequence: empty where tokens were only removed.
  public let new: Range<Int>

  public init(_ kind: Kind, old: Range<Int>, new: Range<Int>) {
    self.kind = kind
    self.old = old
    self.new = new
  }
}

/// How `new` differs from `old`, as runs that alternate between kept and changed and cover both.
///
/// Tokens that are unique in both sequences anchor the comparison (patience difference, Cohen 2009), and
/// what lies between anchors is compared by Myers' linear-space algorithm (*An O(ND) Difference Algorithm
/// and Its Variations*, 1986) with a cost cap. The same input gives the same runs on every machine. The runs
/// are right for every input, but over the cap not the fewest possible.
///
/// - Complexity: O(*n*) memory; O(*n* log *n*) time for the anchors, and at most O(*n*) times the cap for
///   what no anchor divides.
public func difference(from old: [Int32], to new: [Int32]) -> [DifferenceRun] {
  var comparison = KeptTokens(old, new)
  comparison.compare()
  return comparison.runs
}

/// Which tokens of two sequences are kept: the k-th kept token of one pairs with the k-th of the other.
struct KeptTokens {
  private let old: [Int32]
  private let new: [Int32]
  private var oldKept: [Bool]
  private var newKept: [Bool]

  init(_ old: [Int32], _ new: [Int32]) {
    self.old = old
    self.new = new
    oldKept = [Bool](repeating: false, count: old.count)
    newKept = [Bool](repeating: false, count: new.count)
  }

  /// Pairs what both begin and end with, then compares what is left without the tokens of one side only.
  mutating func compare() {
    let shorter = min(old.count, new.count)
    var prefix = 0
    while prefix < shorter, old[prefix] == new[prefix] {
      oldKept[prefix] = true
      newKept[prefix] = true
      prefix += 1
    }
    var suffix = 0
    while suffix < shorter - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] {
      suffix += 1
      oldKept[old.count - suffix] = true
      newKept[new.count - suffix] = true
    }
    let oldMiddle = prefix..<(old.count - suffix)
    let newMiddle = prefix..<(new.count - suffix)
    if oldMiddle.isEmpty || newMiddle.isEmpty { return }

    let tokens = TokenNumbers(old[oldMiddle], new[newMiddle])
    var divider = Divider(tokens)
    divider.pair { oldIndex, newIndex in
      oldKept[prefix + oldIndex] = true
      newKept[prefix + newIndex] = true
    }
  }

  var runs: [DifferenceRun] {
    var runs: [DifferenceRun] = []
    var i = 0
    var j = 0
    while i < old.count || j < new.count {
      let (startOld, startNew) = (i, j)
      while i < old.count, j < new.count, oldKept[i], newKept[j] {
        i += 1
        j += 1
      }
      if i > startOld {
        runs.append(DifferenceRun(.kept, old: startOld..<i, new: startNew..<j))
        continue
      }
      while i < old.count, !oldKept[i] { i += 1 }
      while j < new.count, !newKept[j] { j += 1 }
      runs.append(DifferenceRun(.changed, old: startOld..<i, new: startNew..<j))
    }
    return runs
  }
}
