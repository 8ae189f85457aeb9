internal import Charter
public import Ledger
public import Prose

/// What a person does in a review. Each act is refused until its step is open.
extension Review {
  /// The problem was read.
  public mutating func readProblem() { hasSeenProblem = true }

  /// Takes the line or two that say what the ratifier would want here.
  ///
  /// - Throws: `Refusal` where the redline was shown already, now or before the review was taken up
  ///   again, or there are fewer than three words.
  public mutating func take(stance words: Bytes) throws(Refusal) {
    guard hasSeenProblem else { throw .notYet(.stance, first: .problem) }
    guard !isStanceClosed else { throw .stanceIsRead }
    guard says(words, words: 3, orCharacters: 4) else {
      throw .stanceTooShort(found: foldedWords(words).count, needed: 3)
    }
    stance = Section.Stance(sawTextBefore ? .afterSeen : .before, words: tidied(words))
  }

  /// Shows the redline; the stance is closed from here on.
  ///
  /// - Parameters:
  ///   - coverage: For each change the rows that have to be seen; other rows than before are another
  ///     picture, but the time that was spent on the first counts.
  ///   - picture: In what shape it is shown, such as its width.
  public mutating func showRedline(_ coverage: [String: Coverage], picture: String = "") throws(Refusal) {
    guard hasSeenProblem else { throw .notYet(.redline, first: .problem) }
    guard !occasion.includes(.stance) || stance != nil else { throw .notYet(.redline, first: .stance) }
    isRedlineShown = true
    isStanceClosed = true
    self.picture = picture
    for (id, fresh) in coverage {
      let isOther = self.coverage[id]?.changed != fresh.changed
      if isOther, decisions[id] == nil || self.coverage[id] == nil {
        var coverage = fresh.adding(self.coverage[id]?.nanoseconds ?? earlierTime[id] ?? 0)
        if seenWhole.remove(id) != nil { coverage.show(coverage.changed, for: 0) }
        self.coverage[id] = coverage
      }
      if let rows = seenIn[picture]?[id] { self.coverage[id]?.show(rows, for: 0) }
    }
  }

  /// Rows of a provision's redline were on the screen for some nanoseconds.
  public mutating func show(_ rows: some Sequence<Int>, of id: String, for nanoseconds: UInt64) {
    guard isRedlineShown else { return }
    coverage[id]?.show(rows, for: nanoseconds)
  }

  /// The redline is shown at another width or in another view, where its rows have to be seen anew; back in
  /// this one, what was seen of it counts again.
  ///
  /// What was decided stays, until it is taken back.
  public mutating func forgetCoverage() {
    for id in coverage.keys {
      seenIn[picture, default: [:]][id] = coverage[id]?.seen
      if decisions[id] == nil { coverage[id]?.forget() } else { decidedAtOtherWidth.insert(id) }
    }
  }

  /// Whether somebody has still to be asked for an objection.
  public var wantsObjection: Bool { objections == nil || areObjectionsOld }

  /// What was said against the change, by whom; no words where nothing was found.
  ///
  /// What was said before the text changed stands, with its answers, and is not said twice.
  public mutating func object(_ words: [Bytes], by objector: Proposer) throws(Refusal) {
    guard isRedlineShown else { throw .notYet(.objection, first: .redline) }
    guard wantsObjection else { return }
    self.objector = objector
    areObjectionsOld = false
    add(words, by: objector)
  }

  func isKnown(_ words: Bytes) -> Bool { objections?.contains { $0.words == words } ?? false }

  /// Raises what was objected to an earlier amendment of the same provisions.
  public mutating func raiseAgain(_ words: Bytes, by objector: Proposer) throws(Refusal) {
    guard isRedlineShown, objections != nil else { throw .notYet(.objection, first: .redline) }
    add([words], by: objector)
    reason = nil
  }

  /// Notes that somebody who was asked found nothing to object.
  public mutating func hearNothing(from objector: Proposer) {
    guard objections != nil, objector != self.objector, !silent.contains(objector) else { return }
    silent.append(objector)
  }

  private mutating func add(_ words: [Bytes], by objector: Proposer) {
    let new = words.map(tidied).filter { !$0.isEmpty && !isKnown($0) }
    let known = objections ?? []
    objections =
      known
      + new.enumerated().map { Objection(id: "O\(known.count + $0 + 1)", by: objector, words: $1) }
  }

  /// Answers or overrules an objection.
  public mutating func answer(
    _ id: String, _ outcome: Section.Answer.Outcome, words: Bytes
  ) throws(Refusal) {
    guard objections?.contains(where: { $0.id == id }) == true else { throw .unknownObjection(id) }
    guard says(words, words: 2, orCharacters: 4) else { throw .emptyWords }
    answers.removeAll { $0.objection == id }
    answers.append(Answer(objection: id, outcome: outcome, words: tidied(words)))
    reason = nil
  }

  /// Decides on one provision.
  ///
  /// - Throws: `Refusal` where changed lines of that provision were not on the screen, an objection
  ///   is open, the text holds what blocks, or a rejection has no words.
  public mutating func decide(_ id: String, _ decision: Decision) throws(Refusal) {
    guard let change = changes.first(where: { $0.id == id }) else { throw .unknownProvision(id) }
    guard isRedlineShown else { throw .notYet(.decision, first: .redline) }
    guard let coverage = coverage[id], coverage.isWhole else {
      throw .notSeen(
        provision: id, shown: coverage[id]?.seen.count ?? 0, of: coverage[id]?.changed.count ?? 0)
    }
    if occasion.includes(.objection), !areObjectionsAnswered { throw .notYet(.decision, first: .objection) }
    decisions[id] = try settled(decision, on: change)
    earlierDecisions.remove(id)
    (isDissent, reason) = (false, nil)
  }

  /// The decision as it is kept.
  private func settled(_ decision: Decision, on change: ProvisionChange) throws(Refusal) -> Decision {
    let proposed = change.new.map { result.text(of: $0) } ?? []
    switch decision {
    case .adopt:
      try refuseBlocking(proposed)
      return decision
    case .adoptEdited(let text):
      try refuseBlocking(text)
      // Whoever edits and ends up with the very words that were proposed adopts them.
      return text.withoutLastLineFeeds == proposed.withoutLastLineFeeds ? .adopt : decision
    case .reject(let words): return .reject(why: try someWords(words))
    case .sendBack(let words): return .sendBack(words: try someWords(words))
    case .setAside: return decision
    }
  }

  private func refuseBlocking(_ text: Bytes) throws(Refusal) {
    let blocking = hiddenFindings(in: text).filter { $0.severity == .blocks }
    guard blocking.isEmpty else { throw .blocked(blocking) }
  }

  private func someWords(_ words: Bytes) throws(Refusal) -> Bytes {
    guard !foldedWords(words).isEmpty else { throw .emptyWords }
    return tidied(words)
  }

  /// Takes over what was accepted in draft, for as long as the bytes are the same (design.md, 4).
  ///
  /// - Parameter accepted: The digests of the provisions' texts, with the dates.
  public mutating func carry(_ accepted: [Digest: Timestamp]) {
    guard occasion == .adoption else { return }
    for change in changes {
      guard let new = change.new, let date = accepted[Digest(of: result.text(of: new))] else { continue }
      let isBlocked = hiddenFindings(in: result.text(of: new)).contains { $0.severity == .blocks }
      guard !isBlocked else { continue }
      carried[change.id] = date
      decisions[change.id] = .adopt
    }
  }

  /// Opens a provision again that was accepted in draft: it is to be read and decided on as any other.
  public mutating func reopen(_ id: String) {
    guard carried.removeValue(forKey: id) != nil else { return }
    (decisions[id], coverage[id], reason) = (nil, nil, nil)
  }

  /// Says in the person's own words what the change does; the proposal's own words take that back.
  ///
  /// - Throws: `Refusal` before the redline was shown, and where there is no title.
  public mutating func retitle(_ claims: Claims) throws(Refusal) {
    guard isRedlineShown else { throw .notYet(.decision, first: .redline) }
    guard says(claims.title, words: 2, orCharacters: 4) else { throw .emptyWords }
    let known = Claims(title: statement.title, rationale: statement.rationale)
    self.claims = claims == known ? nil : claims
    reason = nil
  }

  /// Takes a decision back.
  public mutating func undecide(_ id: String) {
    decisions[id] = nil
    earlierDecisions.remove(id)
    if decidedAtOtherWidth.remove(id) != nil { coverage[id]?.forget() }
    reason = nil
  }

  /// Takes the reason for the whole.
  public mutating func take(reason words: Bytes, earlier: [Bytes]) throws(Refusal) {
    if !isDissent {
      guard undecided.isEmpty else { throw .undecided(undecided) }
      // Blank lines between provisions belong to none of them: then there is nothing to decide on.
      guard changes.isEmpty || decisions.values.contains(where: \.isAdoption) else { throw .nothingAdopted }
    }
    do { reason = try Reason(words, in: reasonContext(earlier: earlier)) } catch { throw .reason(error) }
  }

  /// What the reason may cite, and what it may not repeat.
  public func reasonContext(earlier: [Bytes]) -> Reason.Context {
    let texts = changes.compactMap { change in change.new.map { result.text(of: $0) } }
    let cases = [base, result].compactMap { $0 }.flatMap(\.readableCases).map(\.id)
    return Reason.Context(
      lineCount: result.lineCount, cases: cases, objectionCount: objections?.count ?? 0,
      proposal: [statement.title, statement.problem, statement.rationale, statement.expectedEffect]
        + (isOwnText ? [] : texts),
      earlier: earlier)
  }
}

extension Bytes {
  fileprivate var withoutLastLineFeeds: ArraySlice<UInt8> {
    prefix(upTo: lastIndex { $0 != .lineFeed }.map { $0 + 1 } ?? startIndex)
  }
}
