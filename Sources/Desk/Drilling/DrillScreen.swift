internal import Cells
internal import Critic
internal import Prose
internal import Ratification

/// A drill: texts with a seeded flaw, or without one, to be called flawed or clean.
///
/// It holds redlines and nothing that could be proposed: what is on this screen can't come into force.
public struct DrillScreen: Equatable, Sendable {
  enum Stage: Equatable, Sendable { case announcement, question, answer, summary }

  let material: DrillMaterial
  /// The review that the drill comes before; nil where the drill was asked for by itself.
  let next: ReviewMaterial?
  private let isMonochrome: Bool
  private(set) var stage = Stage.announcement
  private(set) var outcomes: [DrillOutcome]
  /// The row of the redline that is pointed at.
  private(set) var row = 0
  /// The first line that is shown.
  private(set) var top = 0
  private(set) var view = RedlineView.words

  init(_ material: DrillMaterial, before next: ReviewMaterial?, isMonochrome: Bool) {
    self.material = material
    self.next = next
    self.isMonochrome = isMonochrome
    outcomes = Array(material.warmUp.done.prefix(material.items.count))
  }

  /// The place of the text that is shown, from 0.
  var index: Int { stage == .answer ? outcomes.count - 1 : outcomes.count }

  /// The text that is shown; nil before the first and after the last.
  var item: DrillItem? {
    guard stage == .question || stage == .answer, material.items.indices.contains(index) else { return nil }
    return material.items[index]
  }

  var count: DrillCount { DrillCount(outcomes) }

  /// Calls the text flawed at the row pointed at, or clean.
  mutating func call(flawed isFlawed: Bool) -> DrillAnswer? {
    guard stage == .question, let item else { return nil }
    let outcome: DrillOutcome =
      switch (item.flaw, isFlawed) {
      case (nil, true): .falseAlarm
      case (nil, false): .cleared
      case (.some, true): item.hasFlaw(at: row) ? .found : .misplaced
      case (.some, false): .missed
      }
    outcomes.append(outcome)
    (stage, top) = (.answer, 0)
    return DrillAnswer(
      warmUp: material.warmUp.id, place: outcomes.count, count: material.items.count,
      kind: item.flaw?.name ?? "clean", outcome: outcome)
  }

  /// Goes on; false where there is nothing more.
  mutating func advance() -> Bool {
    switch stage {
    case .question: return true
    case .summary: return false
    case .announcement, .answer:
      stage = outcomes.count < material.items.count ? .question : .summary
      (top, row) = (0, 0)
      moveRow(by: 0)
      return true
    }
  }

  mutating func cycleView() { view = view.next }

  /// Points at another row that has words in it.
  mutating func moveRow(by step: Int) {
    guard let rows = item?.redline.rows, !rows.isEmpty else { return }
    let full = rows.indices.filter { !rows[$0].pieces.isEmpty }
    let place = full.firstIndex { $0 >= row } ?? full.count - 1
    guard !full.isEmpty else { return }
    row = full[max(0, min(place + step, full.count - 1))]
  }

  /// Points at the next changed row, or the one before.
  mutating func moveToChange(isForward: Bool) {
    guard let rows = item?.redline.rows else { return }
    let changed = rows.indices.filter { rows[$0].kind != .same }
    if let found = isForward ? changed.first(where: { $0 > row }) : changed.last(where: { $0 < row }) {
      row = found
    }
  }

  mutating func scroll(by step: Int, _ room: Size) {
    top = max(0, min(top + step, body(columns: room.columns).count - room.rows))
  }

  /// Brings the row pointed at into view.
  mutating func showRow(_ room: Size) {
    guard stage == .question else { return }
    let lines = body(columns: room.columns)
    let places = lines.indices.filter { lines[$0].source?.row == row }
    guard let first = places.first, let last = places.last else { return }
    top = max(min(top, first), last - room.rows + 1)
    top = max(0, min(top, first))
  }

  /// What stands in the body at this stage.
  func body(columns: Int) -> [DisplayLine] {
    switch stage {
    case .announcement: announcement(columns: columns)
    case .question: redline(columns: columns)
    case .answer: explanation(columns: columns - RedlineLayout.gutter) + redline(columns: columns)
    case .summary: summary(columns: columns)
    }
  }

  private func redline(columns: Int) -> [DisplayLine] {
    guard let item else { return [] }
    return RedlineLayout(item.redline, columns: columns, view: view, isMonochrome: isMonochrome).lines
  }
}
