internal import Prose
internal import Ratification

/// The changes of one provision, each of which is kept or dropped.
struct PartsPicker: Equatable, Sendable {
  let redline: Redline
  let hunks: [Range<Int>]
  private(set) var kept: Set<Int>
  var selected = 0

  /// Nil where there is only one change, so that there is nothing to pick.
  init?(from old: Bytes, to new: Bytes) {
    redline = Redline(from: old, to: new)
    hunks = redline.hunks
    guard hunks.count > 1 else { return nil }
    kept = Set(hunks.indices)
  }

  mutating func toggle() {
    if kept.remove(selected) == nil { kept.insert(selected) }
  }

  /// Does what an action names; true where the parts that are kept are taken.
  mutating func receive(_ action: Action?) -> Bool {
    switch action {
    case .choose: return true
    case .toggle: toggle()
    case .down: selected = min(hunks.count - 1, selected + 1)
    case .up: selected = max(0, selected - 1)
    case .top: selected = 0
    case .bottom: selected = hunks.count - 1
    default: break
    }
    return false
  }

  /// What is kept of the change.
  enum Outcome: Equatable { case nothing, all, some(Bytes) }

  var outcome: Outcome {
    if kept.isEmpty { return .nothing }
    return kept.count == hunks.count ? .all : .some(redline.text(keeping: kept))
  }
}
