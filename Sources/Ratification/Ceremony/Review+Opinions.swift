public import Ledger
internal import Prose

/// What counsel said of the idea behind a proposal, and how everyone was asked whom the section names.
extension Review {
  /// What was said of the idea in other lights.
  public var framings: [Section.Framing] { opinions.compactMap(Section.Framing.init) }

  /// Whether a panel said something of the idea.
  public var hasPanel: Bool { opinions.contains(where: \.isOfPanel) }

  /// Takes what was said of the idea before there was text of it, and how who said it was asked, each entry once.
  public mutating func take(opinions new: [Entry]) {
    for entry in new where entry.isOpinion && !opinions.contains(entry) { opinions.append(entry) }
    for counsel in new.compactMap(Section.AskedCounsel.init) { note(counsel) }
  }

  /// Notes how a counsel was asked, once for all that it says.
  public mutating func note(_ counsel: Section.AskedCounsel) {
    if !asked.contains(where: counsel.isAlike) { asked.append(counsel) }
  }

  /// Leaves the panel out of the record, or takes it in again; the ratifier's answers stand.
  public mutating func strikePanel() {
    if hasPanel { isPanelStruck.toggle() }
  }

  mutating func restoreOpinions(from draft: Section) {
    take(opinions: draft.entries)
    isPanelStruck = draft.entries.contains { $0.has(.struck) }
  }

  /// What a section has of it.
  ///
  /// - Parameter isDraft: Whether it is only kept for later, what was struck with it.
  func opinionEntries(isDraft: Bool) -> [Entry] {
    guard isPanelStruck else { return opinions + asked.map(\.entry) }
    if isDraft { return opinions + asked.map(\.entry) + [Entry(.struck, "panel".utf8Bytes)] }
    let left = opinions.filter { !$0.isOfPanel }
    let named = Set(
      framings.map(\.by) + cases.map(\.by) + (objections ?? []).map(\.by.bytes) + silent.map(\.bytes)
        + [statement.proposer.bytes])
    let struck = Set(
      opinions.compactMap { Section.Verdict($0)?.by } + opinions.compactMap { Section.Rebuttal($0)?.by }
    ).subtracting(named)
    return left + asked.filter { !struck.contains($0.by) }.map(\.entry)
  }
}
