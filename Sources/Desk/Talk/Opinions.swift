internal import Ledger
internal import Prose
internal import Ratification

/// What counsel said of an idea before there was text of it, for the record of what comes of the idea.
struct Opinions: Equatable, Sendable {
  let idea: Bytes
  /// As a section has them: framings, a panel, and how each was asked.
  private(set) var entries: [Entry]

  init(on idea: Bytes, _ entries: [Entry] = []) { (self.idea, self.entries) = (tidied(idea), entries) }

  /// Takes what was said later, in place of what the same ones said before.
  mutating func take(_ new: [Entry]) {
    let judges = Set(new.compactMap { Section.Framing($0)?.by })
    let hasPanel = new.contains(where: \.isOfPanel)
    entries.removeAll { old in
      new.contains(old) || hasPanel && old.isOfPanel
        || Section.Framing(old).map { judges.contains($0.by) } ?? false
    }
    entries += new
  }
}

extension [Opinions] {
  /// Older ones are not kept.
  private static let most = 20

  /// Takes what was said of an idea, the newest at the end.
  mutating func take(_ entries: [Entry], on idea: Bytes) {
    var opinions = Opinions(on: idea)
    if let known = firstIndex(where: { $0.idea == opinions.idea }) { opinions = remove(at: known) }
    opinions.take(entries)
    self = suffix([Opinions].most - 1) + [opinions]
  }

  /// Reads what `bytes` wrote; nothing where they are something else.
  init(parsing bytes: Bytes) {
    self = []
    // What was kept and is no section is as good as none; each entry of it was counsel's, and can be had again.
    for entry in (try? Section(parsing: bytes))?.entries ?? [] {
      if entry.has(.idea) {
        append(Opinions(on: entry.quoted ?? []))
      } else if !isEmpty {
        self[count - 1] = Opinions(on: self[count - 1].idea, self[count - 1].entries + [entry])
      }
    }
  }

  /// As they are kept until there is a proposal, in the form of a section, each behind its idea.
  var bytes: Bytes {
    let entries = flatMap { [Entry(.idea, Bytes("kept".utf8), quoted: $0.idea)] + $0.entries }
    // Every entry was one of a section before, so that together they make one.
    return isEmpty ? [] : (try? Section(name: Bytes("desk".utf8), entries: entries))?.bytes ?? []
  }
}

/// What the review of a proposal begins with.
struct Groundwork: Equatable, Sendable {
  /// Nil for a text of the person's own, and for a draft.
  let stance: Bytes?
  let opinions: Opinions

  /// As the draft of a review has them.
  var entries: [Entry] {
    (stance.map { [Section.Stance(.before, words: $0).entry] } ?? []) + opinions.entries
  }
}
