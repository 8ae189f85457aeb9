internal import Ledger
internal import Prose
internal import Ratification

/// What counsel said of an idea before there was text of it, for the record of what comes of the idea.
struct Opinions: Equatable, Sendable {
  let idea: Bytes
  /// As a section has them: framings, a panel, and how each was asked.
  private(set) var entries: [Entry]

  init(on idea: Bytes, _ entries: [Entry] = []) { (self.idea, self.entries) = (tidied(idea), entries) }

  /// Reads what `bytes` wrote; nil where they are something else.
  init?(parsing bytes: Bytes) {
    guard let section = try? Section(parsing: bytes), let first = section.entries.first, first.has(.idea),
      let idea = first.quoted
    else { return nil }
    self.init(on: idea, Array(section.entries.dropFirst()))
  }

  /// As it is kept until there is a proposal, in the form of a section; nothing where it has no form.
  var bytes: Bytes {
    let idea = Entry(.idea, Bytes("kept".utf8), quoted: idea)
    return (try? Section(name: Bytes("desk".utf8), entries: [idea] + entries))?.bytes ?? []
  }

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

/// What the review of a proposal begins with.
struct Groundwork: Equatable, Sendable {
  /// Nil for a text of the person's own, and for a draft.
  let stance: Bytes?
  let opinions: [Entry]

  /// As the draft of a review has them.
  var entries: [Entry] {
    (stance.map { [Section.Stance(.before, words: $0).entry] } ?? []) + opinions
  }
}

extension Interface {
  /// What was said of the idea that a proposal comes of; nothing where it comes of another.
  func opinions(of desk: DeskScreen) -> [Entry] {
    guard let opinions = desk.opinions, opinions.idea == tidied(Bytes(desk.idea.utf8)) else { return [] }
    return opinions.entries
  }

  /// What was kept when the program last ended.
  func keptOpinions(of path: String) -> Opinions? {
    typed.kept[.opinions(path)].flatMap { Opinions(parsing: $0) }
  }

  /// Keeps what was said of an idea, in place of what was said of another.
  mutating func keep(_ entries: [Entry], on idea: Bytes, of path: String) {
    guard !entries.isEmpty, let desk = desk(of: path) else { return }
    var opinions = Opinions(on: idea)
    if let old = desk.opinions, old.idea == opinions.idea { opinions = old }
    opinions.take(entries)
    onDesk(path) { $0.opinions = opinions }
    typed.keep(opinions.bytes, at: .opinions(path))
  }

  /// The proposal has them now.
  mutating func forgetOpinions(of path: String) {
    onDesk(path) { ($0.opinions, $0.idea) = (nil, "") }
    typed.forget(.opinions(path))
  }
}
