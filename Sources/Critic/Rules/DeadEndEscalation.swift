internal import Charter

extension Rule {
  /// An escalation that reaches nobody, or comes back to where it began.
  static let deadEndEscalation = Rule(
    "dead-end-escalation", .warning,
    reason: "An escalation that names nobody, or returns to its sender, ends in silence.",
    source: """
      NIST SP 800-61 Rev. 2, section 3.2.6 (an escalation names who is next, and after how long); EU AI Act \
      (Regulation 2024/1689), article 26(2) (oversight is assigned to natural persons)
      """,
    harm:
      "the alarm is raised, everyone has followed the procedure, and there is no person who has to pick it up"
  ) { reading in
    var hits: [Hit] = []
    for (place, passage) in reading.passages.enumerated() {
      if let gate = passage.gate, let hit = reading.deadEnd(of: gate, in: place) { hits.append(hit) }
    }
    if !reading.namesRecipient {
      for (place, passage) in reading.passages.enumerated() where !passage.namesRecipient {
        for (index, sentence) in passage.sentences.enumerated() {
          if let words = sentence.escalationToNobody { hits.append(Hit(place, sentence: index, words)) }
        }
      }
    }
    return hits + reading.circlesInProse
  }
}

extension Reading {
  /// What is wrong with the gate's `escalates-to`, if anything is.
  fileprivate func deadEnd(of gate: Gate, in place: Int) -> Hit? {
    guard let field = gate.field("escalates-to"), !field.value.isEmpty else {
      let line = gate.field("escalates-to")?.line ?? gate.line
      return Hit(place, line: line, "Name the role that decides when the reviewer does not.")
    }
    let target = Reading.name(field.value)
    let own = [
      Reading.name(passages[place].provision), Reading.name(gate.value("reviewer")),
      Reading.name(gate.value("proposer")), "self", "itself", "same", "nobody", "none", "n/a", "no one",
    ]
    if own.contains(target) {
      return Hit(
        place, line: field.line, "Name somebody else than the reviewer and the proposer of this gate.")
    }
    guard closesCircle(from: place) else { return nil }
    return Hit(
      place, line: field.line, "The escalation comes back to this gate; name a person at the end of the line."
    )
  }

  /// Whether following the gates from here leads back here, and no earlier gate of the circle stands before.
  private func closesCircle(from start: Int) -> Bool {
    var place = start
    for _ in passages.indices {
      guard let gate = passages[place].gate, let next = gateNamed(gate.value("escalates-to")) else {
        return false
      }
      if next == start { return true }
      if next < start { return false }
      place = next
    }
    return false
  }

  private func gateNamed(_ value: String) -> Int? {
    let name = Reading.name(value)
    if name.isEmpty { return nil }
    return passages.firstIndex { passage in
      guard let gate = passage.gate else { return false }
      return Reading.name(passage.provision) == name || Reading.name(gate.value("reviewer")) == name
    }
  }

  /// A role or an id for comparison: lower case, without an article.
  static func name(_ value: String) -> String {
    var words = value.lowercased().split(separator: " ")
    if let first = words.first, ["the", "a", "an"].contains(first) { words.removeFirst() }
    return words.joined(separator: " ")
  }

  /// Whether the text says somewhere where every escalation goes.
  fileprivate var namesRecipient: Bool {
    passages.contains { $0.sentences.contains { $0.first(of: Sentence.standingRecipients) != nil } }
  }
}

extension ReadPassage {
  /// Whether the provision says, in another sentence or its gate, to whom it escalates.
  fileprivate var namesRecipient: Bool {
    if let gate, !gate.value("escalates-to").isEmpty { return true }
    return sentences.contains { sentence in
      sentence.tokens.indices.contains { index in
        guard sentence.tokens[index].has(.escalates), let recipient = sentence.recipient(after: index) else {
          return false
        }
        return !recipient.contains { Sentence.vagueWords.contains(sentence.tokens[$0].stem) }
      }
    }
  }
}

extension Sentence {
  fileprivate static let standingRecipients = PhraseTable(
    """
    escalations go to, escalation goes to, escalations reach, escalations are sent to, escalations are received by
    escalations are answered by, for every escalation, for each escalation, every escalation goes to
    every escalation reaches, each escalation goes to, recipient of escalations, all escalations go to
    """)
  fileprivate static let vagueWords: Set<Word> = [
    "appropriate", "relevant", "responsible", "proper", "suitable", "correct", "right", "necessary",
    "management",
    "stakeholder", "whoever",
  ]

  /// "to the duty officer", "to legal"; not "to resolve the matter".
  private func opensRecipient(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.opensNounPhrase || token.isCapitalised || token.stands([.quoted, .reference]) { return true }
    if token.has([.person, .machine, .termNoun, .pronoun]) { return true }
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    let hasObject = next.map { !$0.opensClause && ($0.opensNounPhrase || $0.has(.pronoun)) } ?? false
    return !token.has(.base) && !hasObject
  }

  /// "harm to a person" names no recipient.
  private static let nounsWithTo: Set<Word> = [
    "harm", "damage", "danger", "injury", "access", "change", "exposure",
  ]

  /// The words that bind somebody to escalate, where nobody is named to receive it.
  fileprivate var escalationToNobody: Hit.Words? {
    for duty in duties where duty.binds && tokens[duty.verb].has(.escalates) {
      let start = duty.modal.first ?? duty.verb
      guard let recipient = recipient(after: duty.verb) else {
        return Hit.Words(
          range: start..<(duty.verb + 1), advice: "Say to whom: a role that one person holds.")
      }
      if let vague = recipient.first(where: { Sentence.vagueWords.contains(tokens[$0].stem) }) {
        return Hit.Words(
          range: vague..<recipient.upperBound,
          advice: "Name the role; “appropriate” is for the reader to guess.")
      }
    }
    return nil
  }

  /// To whom the verb at `verb` escalates: the noun phrase after "to" or "with".
  fileprivate func recipient(after verb: Int) -> Range<Int>? {
    var index = verb + 1
    while index + 1 < tokens.count, index - verb < 24 {
      let belongsToNoun = Sentence.nounsWithTo.contains(tokens[index - 1].stem)
      if tokens[index].word == "to", !belongsToNoun, opensRecipient(index + 1) {
        return (index + 1)..<endOfNounPhrase(from: index + 1)
      }
      if tokens[index].has(.modal) { return nil }
      index += 1
    }
    return nil
  }
}

extension Reading {
  /// "A escalates to B" and "B escalates to A", found by following who escalates to whom.
  fileprivate var circlesInProse: [Hit] {
    var next: [[Word]: [Word]] = [:]
    var hits: [Hit] = []
    for (place, passage) in passages.enumerated() {
      for (index, sentence) in passage.sentences.enumerated() {
        for duty in sentence.duties where !duty.isNegated && sentence.tokens[duty.verb].has(.escalates) {
          guard !duty.isPassive, let recipient = sentence.recipient(after: duty.verb) else { continue }
          let from = sentence.key(of: duty.subject)
          let to = sentence.key(of: recipient)
          if from.isEmpty || to.isEmpty { continue }
          if leads(from: to, to: from, by: next) {
            let words = Hit.Words(
              range: duty.verb..<recipient.upperBound,
              advice: "The escalation comes back to where it began; name somebody outside of the circle.")
            hits.append(Hit(place, sentence: index, words))
          } else {
            next[from] = next[from] ?? to
          }
        }
      }
    }
    return hits
  }

  private func leads(from start: [Word], to end: [Word], by next: [[Word]: [Word]]) -> Bool {
    var here: [Word]? = start
    for _ in 0...min(next.count, 64) {
      guard let now = here else { return false }
      if now == end { return true }
      here = next[now]
    }
    return false
  }
}
