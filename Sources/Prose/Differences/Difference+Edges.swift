/// Moves insertions and removals to where a reader would say that they begin and end.
///
/// A stretch that was only inserted, or only removed, can often stand at several places with the same
/// result: `A, B` becomes `A, C, B` by `, C` or by `C,`. Of these the place is taken whose two ends are the
/// strongest edges together, and among equals the last one. This is the slider heuristic of git and of
/// imara-diff, with the edges of prose in place of indentation.
///
/// - Parameters:
///   - oldEdge: For a position of `old` from 0 through its count, how well a stretch begins or ends before the
///     token there.
///   - newEdge: The same for `new`.
/// - Complexity: O(*n*): each change moves at most over the kept tokens beside it.
func settled(
  _ runs: [DifferenceRun], old: [Int32], new: [Int32], oldEdge: (Int) -> UInt8, newEdge: (Int) -> UInt8
) -> [DifferenceRun] {
  guard runs.contains(where: \.isOneSided) else { return runs }
  var changes = runs.filter { $0.kind == .changed }
  for (index, change) in changes.enumerated() where change.isOneSided {
    // One kept token stays between two changes, so that they don't run into each other.
    let floor = index == 0 ? 0 : changes[index - 1].old.upperBound + 1
    let ceiling = index + 1 == changes.count ? old.count : changes[index + 1].old.lowerBound - 1
    let up = max(0, change.old.lowerBound - floor)
    let down = max(0, ceiling - change.old.upperBound)
    let shift =
      change.old.isEmpty
      ? bestShift(of: change.new, in: new, newEdge, up: up, down: down)
      : bestShift(of: change.old, in: old, oldEdge, up: up, down: down)
    changes[index] = change.moved(by: shift)
  }
  return alternating(changes, oldCount: old.count, newCount: new.count)
}

/// The changes with the kept runs between them.
private func alternating(_ changes: [DifferenceRun], oldCount: Int, newCount: Int) -> [DifferenceRun] {
  var runs: [DifferenceRun] = []
  var (old, new) = (0, 0)
  for change in changes {
    if old < change.old.lowerBound {
      runs.append(
        DifferenceRun(.kept, old: old..<change.old.lowerBound, new: new..<change.new.lowerBound))
    }
    runs.append(change)
    (old, new) = (change.old.upperBound, change.new.upperBound)
  }
  if old < oldCount { runs.append(DifferenceRun(.kept, old: old..<oldCount, new: new..<newCount)) }
  return runs
}

/// By how many tokens to move `stretch`, which stands alone in `tokens`, at most `up` or `down`.
private func bestShift(
  of stretch: Range<Int>, in tokens: [Int32], _ edge: (Int) -> UInt8, up: Int, down: Int
) -> Int {
  func strength(_ shift: Int) -> Int {
    Int(edge(stretch.lowerBound + shift)) + Int(edge(stretch.upperBound + shift))
  }
  var best = 0
  var strongest = strength(0)
  var shift = 0
  while shift < down, tokens[stretch.lowerBound + shift] == tokens[stretch.upperBound + shift] {
    shift += 1
    if strength(shift) >= strongest { (best, strongest) = (shift, strength(shift)) }
  }
  shift = 0
  while shift > -up, tokens[stretch.lowerBound + shift - 1] == tokens[stretch.upperBound + shift - 1] {
    shift -= 1
    if strength(shift) > strongest { (best, strongest) = (shift, strength(shift)) }
  }
  return best
}

extension DifferenceRun {
  /// Whether something was only inserted, or only removed.
  fileprivate var isOneSided: Bool { old.isEmpty != new.isEmpty }

  fileprivate func moved(by shift: Int) -> DifferenceRun {
    DifferenceRun(
      kind, old: (old.lowerBound + shift)..<(old.upperBound + shift),
      new: (new.lowerBound + shift)..<(new.upperBound + shift))
  }
}
