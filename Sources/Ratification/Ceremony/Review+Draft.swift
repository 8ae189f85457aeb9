internal import Charter
public import Ledger
public import Prose

/// A review that is left and taken up again, by another run of the program too.
///
/// A draft has the form of a ratifier's section, with entries of its own that no record holds:
///
///     problem: read
///     picture: 78 words
///     text: human-oversight sha256:9f3c2a1b…
///     rows: human-oversight 0-4,7
///     decided: human-oversight reject
///     > Why not.
///     edited: appeal 4170…
///     after: sha256:51d07e44…
extension Review {
  /// What is kept of a review that is not finished.
  public var draft: [Entry] {
    var entries = entries(vote: nil, date: nil)
    guard hasSeenProblem else { return entries }
    entries.append(Entry(.problem, "read".utf8Bytes))
    if isDissent { entries.append(Entry(.dissent, "whole".utf8Bytes)) }
    if areObjectionsOld { entries.append(Entry(.stale, "objections".utf8Bytes)) }
    if !picture.isEmpty { entries.append(Entry(.picture, picture.utf8Bytes)) }
    if let claims {
      entries.append(Entry(.title, claims.title, quoted: claims.rationale.isEmpty ? nil : claims.rationale))
    }
    for change in changes {
      let id = change.id.utf8Bytes
      entries.append(Entry(.text, id + " sha256:\(mark(of: change).hex)".utf8Bytes))
      if let rows = coverage[change.id]?.seen, !rows.isEmpty {
        entries.append(Entry(.rows, id + [.space] + rows.ranges.utf8Bytes))
      }
      guard carried[change.id] == nil, let decision = decisions[change.id] else { continue }
      entries.append(Entry(.decided, id + " \(decision.name)".utf8Bytes, quoted: decision.words))
      if case .adoptEdited(let text) = decision {
        entries.append(Entry(.edited, id + [.space] + text.hexDigits))
      }
    }
    return entries
  }

  /// The draft for the statement that takes the place of this one.
  public func draft(for successor: Statement) -> [Entry] {
    draft.filter { !$0.has(.after) } + [Entry(.after, "sha256:\(statement.digest.hex)".utf8Bytes)]
  }

  /// What a change is recognised by: its kind and both its texts.
  func mark(of change: ProvisionChange) -> Digest {
    let old = change.old.flatMap { old in base.map { $0.text(of: old) } } ?? []
    let new = change.new.map { result.text(of: $0) } ?? []
    return Digest(of: "\(change.kind.rawValue) \(old.count) ".utf8Bytes + old + new)
  }

  /// Takes up a review from its draft: what was typed, seen and decided is there again, as far as the text
  /// is the same; a stance that was closed stays closed.
  ///
  /// - Parameter earlier: The reasons given before in this charter.
  public mutating func restore(from draft: Section, earlier: [Bytes] = []) {
    // A stance alone came with asking counsel; the problem is still to be read.
    hasSeenProblem = draft.entries.contains { !$0.has(.stance) && !$0.isBehindProposal }
    restoreStance(from: draft)
    for seen in draft.seen {
      earlierTime[String(decoding: seen.provision, as: UTF8.self)] = UInt64(seen.seconds) * 1_000_000_000
    }
    restoreObjections(from: draft)
    noteChanges(since: draft)
    restoreCases(from: draft)
    restoreOpinions(from: draft)
    restoreDecisions(from: draft)
    isDissent = changedSince == nil && draft.entries.contains { $0.has(.dissent) }
    if let title = draft.entries.first(where: { $0.has(.title) }), title.value != statement.title {
      claims = Claims(title: title.value, rationale: title.quoted ?? [])
    }
    guard let reason = draft.reasons.first?.words else { return }
    formerReason = reason
    // A reason that is refused now stands in its field as `formerReason`, and is refused in words when it is given.
    if changedSince == nil { try? take(reason: reason, earlier: earlier) }
  }

  private mutating func restoreStance(from draft: Section) {
    isStanceClosed =
      !draft.seen.isEmpty || !draft.objections.isEmpty || draft.entries.contains { $0.has(.carried) }
    // That a text is one's own is never said by a file.
    if !isOwnText, let stance = draft.stance, stance.moment != .own, stance.words != nil {
      self.stance = stance
    }
    // Whoever saw the redline and has no stance can only have one after it.
    if isStanceClosed, stance == nil { (isStanceClosed, sawTextBefore) = (false, true) }
  }

  private mutating func restoreObjections(from draft: Section) {
    let nothing = draft.objections.filter { $0.id.elementsEqual("none".utf8) }.compactMap {
      Proposer(parsing: $0.by)
    }
    if let first = draft.objections.first {
      objector = Proposer(parsing: first.by) ?? objector
      silent = nothing.filter { $0 != objector }
      objections = draft.objections.compactMap { objection in
        guard let by = Proposer(parsing: objection.by), let words = objection.words else { return nil }
        return Objection(id: String(decoding: objection.id, as: UTF8.self), by: by, words: words)
      }
    }
    areObjectionsOld = objections != nil && draft.entries.contains { $0.has(.stale) }
    answers = draft.answers.compactMap { answer in
      let id = String(decoding: answer.objection, as: UTF8.self)
      guard let words = answer.words, objections?.contains(where: { $0.id == id }) == true else { return nil }
      return Answer(objection: id, outcome: answer.outcome, words: words)
    }
  }

  /// Compares with the texts that the draft was about; another statement took their place.
  private mutating func noteChanges(since draft: Section) {
    guard draft.entries.contains(where: { $0.has(.after) }) else { return }
    let known = Set(draft.entries.filter { $0.has(.text) }.map(\.value))
    let now = changes.map { $0.id.utf8Bytes + " sha256:\(mark(of: $0).hex)".utf8Bytes }
    let ids = Set(changes.map(\.id))
    let gone = draft.entries.filter { $0.has(.text) }.map(\.provision).filter { !ids.contains($0) }
    let changed = zip(changes, now).filter { !known.contains($1) }.map(\.0.id) + gone
    guard !changed.isEmpty, !known.isEmpty else { return }
    changedSince = changed
    (areObjectionsOld, silent) = (objections != nil, [])
  }

  private mutating func restoreDecisions(from draft: Section) {
    let entry = draft.entries.first { $0.has(.picture) }
    picture = entry.map { String(decoding: $0.value, as: UTF8.self) } ?? ""
    let marks = Set(draft.entries.filter { $0.has(.text) }.map(\.value))
    let isSame = Set(
      changes.filter { marks.contains($0.id.utf8Bytes + " sha256:\(mark(of: $0).hex)".utf8Bytes) }.map(\.id))
    for entry in draft.entries where entry.has(.rows) && isSame.contains(entry.provision) {
      seenIn[picture, default: [:]][entry.provision] = Set(ranges: entry.rest)
    }
    for entry in draft.entries where entry.has(.decided) {
      let id = entry.provision
      guard let change = changes.first(where: { $0.id == id }) else { continue }
      let edited = draft.entries.first { $0.has(.edited) && $0.provision == id }.flatMap {
        Bytes(hexDigits: $0.rest)
      }
      // What the person wrote is adopted by who wrote it; it is still to be read once more.
      let isTheirs = edited != nil && edited == change.new.map { result.text(of: $0) }
      guard isSame.contains(id) || isTheirs,
        let decision = isTheirs ? .adopt : Decision(named: entry.rest, words: entry.quoted, text: edited)
      else { continue }
      decisions[id] = decision
      carried[id] = nil
      earlierDecisions.insert(id)
      if !isTheirs { seenWhole.insert(id) }
    }
  }
}

extension Review.Decision {
  fileprivate var name: String {
    switch self {
    case .adopt: "adopt"
    case .adoptEdited: "edit"
    case .reject: "reject"
    case .sendBack: "send-back"
    case .setAside: "set-aside"
    }
  }

  fileprivate var words: Bytes? {
    switch self {
    case .reject(let words), .sendBack(let words): words
    case .adopt, .adoptEdited, .setAside: nil
    }
  }

  fileprivate init?(named name: ArraySlice<UInt8>, words: Bytes?, text: Bytes?) {
    switch (String(decoding: name, as: UTF8.self), words, text) {
    case ("adopt", _, _): self = .adopt
    case ("edit", _, let text?): self = .adoptEdited(text)
    case ("reject", let words?, _): self = .reject(why: words)
    case ("send-back", let words?, _): self = .sendBack(words: words)
    case ("set-aside", _, _): self = .setAside
    default: return nil
    }
  }
}

extension Entry {
  /// The first word of the value, where it is a provision's id.
  fileprivate var provision: String { String(decoding: value.prefix { $0 != .space }, as: UTF8.self) }

  /// What stands behind the first word.
  fileprivate var rest: ArraySlice<UInt8> { value.drop { $0 != .space }.dropFirst() }
}
