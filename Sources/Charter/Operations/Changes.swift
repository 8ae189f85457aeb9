internal import Prose

/// What became of one provision between two texts.
public struct ProvisionChange: Equatable, Sendable {
  public enum Kind: String, Equatable, Sendable {
    case added, removed, replaced, moved
    case movedAndReplaced = "moved and replaced"
  }

  public let id: String
  public let kind: Kind
  /// As it was; nil when added.
  public let old: Provision?
  /// As it became; nil when removed.
  public let new: Provision?

  public init(id: String, kind: Kind, old: Provision?, new: Provision?) {
    (self.id, self.kind, self.old, self.new) = (id, kind, old, new)
  }
}

/// The provisions that differ between two texts, in the order of the new one, with what was removed
/// where it stood.
///
/// - Complexity: O(*n* log *n*) in the provisions, besides comparing their bytes.
public func changes(from old: Document, to new: Document) -> [ProvisionChange] {
  let oldByID = Dictionary(uniqueKeysWithValues: old.provisions.map { ($0.id, $0) })
  let newIDs = Set(new.provisions.map(\.id))
  let oldOrder = Dictionary(
    uniqueKeysWithValues: old.provisions.filter { newIDs.contains($0.id) }.enumerated().map { ($1.id, $0) })
  let common = new.provisions.filter { oldOrder[$0.id] != nil }
  let kept = longestIncreasing(common.map { oldOrder[$0.id] ?? 0 })
  let moved = Set(common.indices.filter { !kept.contains($0) }.map { common[$0].id })

  var changes: [ProvisionChange] = []
  var pending = old.provisions[...]
  func removals(before id: String?) -> [ProvisionChange] {
    var removed: [ProvisionChange] = []
    while let next = pending.first, next.id != id {
      pending = pending.dropFirst()
      if !newIDs.contains(next.id) {
        removed.append(ProvisionChange(id: next.id, kind: .removed, old: next, new: nil))
      }
    }
    pending = pending.dropFirst()
    return removed
  }
  for provision in new.provisions {
    guard let former = oldByID[provision.id] else {
      changes.append(ProvisionChange(id: provision.id, kind: .added, old: nil, new: provision))
      continue
    }
    if !moved.contains(provision.id) { changes += removals(before: provision.id) }
    let isSame = old.text(ofLines: former.lines).elementsEqual(new.text(ofLines: provision.lines))
    let kind: ProvisionChange.Kind? =
      switch (isSame, moved.contains(provision.id)) {
      case (true, false): nil
      case (true, true): .moved
      case (false, false): .replaced
      case (false, true): .movedAndReplaced
      }
    if let kind { changes.append(ProvisionChange(id: provision.id, kind: kind, old: former, new: provision)) }
  }
  return changes + removals(before: nil)
}

/// The positions of one longest increasing subsequence (patience sorting).
private func longestIncreasing(_ values: [Int]) -> Set<Int> {
  var tails: [Int] = []
  var previous = [Int?](repeating: nil, count: values.count)
  for index in values.indices {
    let place = tails.firstIndex { values[$0] >= values[index] } ?? tails.count
    previous[index] = place > 0 ? tails[place - 1] : nil
    if place == tails.count { tails.append(index) } else { tails[place] = index }
  }
  var kept: Set<Int> = []
  var next = tails.last
  while let index = next {
    kept.insert(index)
    next = previous[index]
  }
  return kept
}
