internal import Cells
internal import Charter
internal import Ledger
internal import Prose
internal import Ratification

/// A charter whose history parted: it can be read, and nothing else is done to it before it is healed.
extension Interface {
  /// Whether an action would change a forked charter; says why it can't.
  mutating func refusesWhileForked(_ charter: OpenCharter, _ action: Action) -> Bool {
    guard let fork = charter.fork else { return false }
    switch action {
    case .edit, .propose, .review, .adopt, .makeMine, .docket, .undo, .redo:
      refuse(
        "The history parts at amendment \(fork.number), so nothing can be changed. "
          + "\(keymap.keyName(of: .heal)) heals it.")
      return true
    default: return false
    }
  }

  /// `H`: which history stays.
  mutating func askHealing(_ charter: OpenCharter) {
    guard let fork = charter.fork else {
      say("The history is not forked, so there is nothing to heal.")
      return
    }
    overlay = .choice(
      Choice(
        purpose: .healing(path: charter.path, fork),
        title: "Which history stays? What the others changed "
          + "comes back as proposals, and their records are kept in forked/.",
        lines: fork.branches.map(\.line) + ["Leave it as it is"], selected: fork.branches.count))
  }

  mutating func heal(_ fork: Fork, keeping index: Int, in path: String) -> [Effect] {
    guard fork.branches.indices.contains(index), let tip = fork.branches[index].tip else { return [] }
    guard identity != nil else {
      refuse("Healing needs your name and key: press \(keymap.keyName(of: .who)).")
      return []
    }
    if isBusy() { return [] }
    work = "opening the review"
    return [.beginHealing(path: path, keeping: tip.digest)]
  }
}

extension Fork.Branch {
  /// The branch in a line: each amendment with who ratified it and when.
  var line: String {
    records.map { record in
      let names = record.sections.filter { $0.vote == .ratify }.map {
        String(decoding: $0.name, as: UTF8.self)
      }
      let date = record.newestRatification?.day ?? ""
      let title = String(decoding: record.statement.title, as: UTF8.self)
      return "\(record.statement.number) “\(title)” (\(names.joined(separator: ", ")), \(date))"
    }.joined(separator: ", then ")
  }
}

extension DeskScreen {
  /// What is said of a fork, above the talk.
  func forkWords(_ keymap: Keymap) -> String? {
    charter.fork.map { fork in
      "The history parts at amendment \(fork.number): \(fork.branches.map(\.line).joined(separator: "; or ")). "
        + "The text shown is the last that all have in common. Press \(keymap.keyName(of: .heal)) to heal it."
    }
  }
}
