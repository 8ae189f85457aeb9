/// Finds the main clauses of a sentence and who is bound in them, in one pass over its words.
///
/// It knows clauses by their commas and joining words, not by grammar: verbs inside "if…", "who…",
/// "that…" are not duties.
struct DutyReader {
  private let tokens: [Token]
  private var duties: [Duty] = []
  private var clauseStart = 0
  private var isSubordinate = false
  /// Whether the last clause before this one was subordinate, so that an order may follow.
  private var followsCondition = false
  private var hasFiniteVerb = false
  private var leadingSubject: Range<Int>?
  private var index = 0

  static func read(_ tokens: [Token]) -> [Duty] {
    var reader = DutyReader(tokens: tokens)
    while reader.index < tokens.count { reader.step() }
    return reader.duties
  }

  private init(tokens: [Token]) { self.tokens = tokens }

  private func token(_ place: Int) -> Token? { tokens.indices.contains(place) ? tokens[place] : nil }

  private mutating func step() {
    let current = tokens[index]
    if current.opensClause, index > 0 { openClause() }
    if current.isQuoted || current.stands(.reference) {
      index += 1
    } else if opensFreeRelative(current) {
      noteSubject(upTo: index)
      readRelative()
    } else if opensSubordinate(current) {
      noteSubject(upTo: index)
      isSubordinate = true
      index += 1
    } else if current.has(.relative), index > clauseStart, !current.opensClause || current.word != "that" {
      noteSubject(upTo: index)
      readRelative()
    } else if !isSubordinate, let next = readVerb(current) {
      index = next
    } else {
      index += 1
    }
  }

  private mutating func openClause() {
    noteSubject(upTo: index)
    followsCondition = isSubordinate
    clauseStart = index
    isSubordinate = false
    hasFiniteVerb = false
  }

  /// Keeps the words before the first interruption as the subject of what follows.
  private mutating func noteSubject(upTo end: Int) {
    guard leadingSubject == nil, !isSubordinate, end > clauseStart, !hasFiniteVerb else { return }
    leadingSubject = clauseStart..<end
  }

  private func opensSubordinate(_ current: Token) -> Bool {
    guard current.has(.subordinator) else { return false }
    return !(current.word == "provided" && token(index + 1)?.word == "by")
  }

  /// "a note of what the assistant did" inside a subject, whose own verb is still to come.
  private func opensFreeRelative(_ current: Token) -> Bool {
    guard !isSubordinate, !hasFiniteVerb, index > clauseStart, let before = token(index - 1) else {
      return false
    }
    return before.word == "of" && ["what", "how", "why", "whether"].contains(current.word)
  }

  /// Passes over a relative clause up to and with its own verb, so that the next verb is the main one.
  private mutating func readRelative() {
    guard let next = token(index + 1) else { return index += 1 }
    let hasOwnSubject = next.opensNounPhrase || next.has(.pronoun) || next.isCapitalised
    index += 2
    guard hasOwnSubject else {
      if next.has(.modal) || next.has([.be, .have, .auxiliaryDo]) { index += 1 }
      return
    }
    var steps = 0
    while let current = token(index), !current.opensClause, steps < 4 {
      index += 1
      steps += 1
      if current.has([.modal, .be, .have, .third, .auxiliaryDo]) || current.stands(.endsInED) { return }
    }
  }

  private mutating func readVerb(_ current: Token) -> Int? {
    if let modal = Modal.read(tokens, at: index, hasSubject: index > clauseStart || leadingSubject != nil) {
      return add(modal)
    }
    if let last = duties.last, continues(last, current), joinsLastDuty(last) {
      duties.append(
        Duty(
          force: last.force, modal: last.modal, verb: index, subject: last.subject,
          isNegated: last.isNegated, isPassive: false))
      return index + 1
    }
    if isOrder(current) {
      hasFiniteVerb = true
      duties.append(
        Duty(
          force: .orders, modal: index..<index, verb: index, subject: index..<index, isNegated: false,
          isPassive: false))
      return index + 1
    }
    return readPresent(current)
  }

  /// "must refuse and report", "stops and reports the fault"; not "logs and reports".
  private func continues(_ last: Duty, _ current: Token) -> Bool {
    guard last.force == .states else { return current.hasAll([.base, .act]) }
    guard current.hasAll([.third, .act]), !last.isPassive, let next = token(index + 1) else { return false }
    return next.opensNounPhrase || next.has(.pronoun) || next.word == "to"
  }

  private mutating func add(_ modal: Modal) -> Int {
    hasFiniteVerb = true
    let subject = subject(upTo: modal.words.lowerBound)
    let deniesSubject = subject.contains { tokens[$0].has(.negation) }
    duties.append(
      Duty(
        force: modal.force, modal: modal.words, verb: modal.verb, subject: subject,
        isNegated: modal.isNegated || deniesSubject, isPassive: modal.isPassive))
    return modal.verb + 1
  }

  /// The longest subject, in words; of a longer one the last words are kept.
  private static let longestSubject = 40

  private func subject(upTo end: Int) -> Range<Int> {
    let whole = wholeSubject(upTo: end)
    return max(whole.lowerBound, whole.upperBound - DutyReader.longestSubject)..<whole.upperBound
  }

  private func wholeSubject(upTo end: Int) -> Range<Int> {
    var start = clauseStart
    if !hasFiniteVerbBefore(end), let own = token(start), own.has(.conjunction) { start += 1 }
    if start < end, !(token(start)?.has(.adverb) == true && end - start == 1) {
      return leadingSubject.flatMap { $0.lowerBound == clauseStart ? $0 : nil } ?? start..<end
    }
    return leadingSubject ?? duties.last?.subject ?? end..<end
  }

  private func hasFiniteVerbBefore(_ end: Int) -> Bool { (duties.last?.verb ?? -1) >= end }

  private func joinsLastDuty(_ last: Duty) -> Bool {
    guard let before = token(index - 1), index - 1 > last.verb else { return false }
    return before.word == "and" || before.word == "or" || before.word == "then"
  }

  private func isOrder(_ current: Token) -> Bool {
    guard current.hasAll([.base, .act]), duties.isEmpty else { return false }
    guard index == 0 || index == clauseStart && followsCondition else { return false }
    guard let next = token(index + 1), !next.stands(.afterColon) else {
      return index == 0 && tokens.count == 1
    }
    if next.opensNounPhrase || next.has([.preposition, .adverb, .pronoun, .periodic]) || next.opensClause {
      return true
    }
    return !hasFiniteVerbAhead
  }

  /// Whether the clause has a verb of its own after the word at hand, as in "Report writers must…".
  private var hasFiniteVerbAhead: Bool {
    var place = index + 1
    while let next = token(place), !next.opensClause, !next.has(.relative) {
      if next.has([.modal, .be, .have, .third, .auxiliaryDo]) { return true }
      place += 1
    }
    return false
  }

  /// A verb in the present: "reviews", "is reviewed", "does not review", "reviewers approve each".
  private mutating func readPresent(_ current: Token) -> Int? {
    guard !hasFiniteVerb else { return nil }
    let subject = subject(upTo: index)
    guard !subject.isEmpty, let before = token(index - 1) else { return nil }
    var verb = index
    var isNegated = before.word == "never" || subject.contains { tokens[$0].has(.negation) }
    var isPassive = false
    if current.has(.auxiliaryDo), let next = token(index + 1), next.has(.negation) {
      isNegated = true
      verb = index + 2
      guard token(verb)?.has(.base) == true else { return nil }
    } else if current.word == "is" || current.word == "are" {
      verb = Modal.skipAdverbs(tokens, from: index + 1, isNegated: &isNegated)
      guard let participle = token(verb), participle.has(.participle) else {
        hasFiniteVerb = true
        return nil
      }
      isPassive = true
    } else if !isPresentVerb(current, after: before) {
      return nil
    }
    hasFiniteVerb = true
    duties.append(
      Duty(
        force: .states, modal: index..<index, verb: verb, subject: subject, isNegated: isNegated,
        isPassive: isPassive))
    return verb + 1
  }

  /// Tells "the operator reviews each plan" from "the reviews of the operator".
  private func isPresentVerb(_ current: Token, after before: Token) -> Bool {
    let cannotPrecede: WordClass = [.determiner, .possessive, .preposition, .conjunction]
    guard !before.has(cannotPrecede), !before.stands(.possessive) else { return false }
    let next = token(index + 1)
    let hasObject = next.map { $0.opensNounPhrase || $0.has([.pronoun, .adverb]) || $0.opensClause } ?? false
    let isLinked = next.map { $0.has([.preposition, .subordinator]) && $0.word != "of" } ?? false
    if current.hasAll([.third, .act]) {
      return hasObject || isLinked || next?.isCapitalised == true
        || DutyReader.plainVerbs.contains(current.word)
    }
    let isPlural = before.stem != before.word || before.word == "people" || before.has(.pronoun)
    return current.hasAll([.base, .act]) && isPlural && hasObject
  }

  /// Forms that are no plural nouns.
  private static let plainVerbs: Set<Word> = [
    "approves", "notifies", "informs", "escalates", "responds", "acknowledges", "authorises", "authorizes",
    "certifies", "verifies", "deletes", "publishes", "decides", "keeps", "meets", "examines", "assesses",
    "evaluates", "refuses", "rejects", "tells", "submits", "retries",
  ]
}
