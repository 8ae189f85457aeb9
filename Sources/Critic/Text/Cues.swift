extension Sentence {
  /// What the sentence says of refusal, evidence, record, escalation and people.
  var cues: Cues {
    var cues: Cues = []
    for (index, token) in tokens.enumerated() where !token.isQuoted {
      if token.has(.refusal), !isNegated(before: index) { cues.formUnion(.refusal) }
      if token.has(.evidence) { cues.formUnion(.evidence) }
      if token.has(.record), !isNegated(before: index) { cues.formUnion(.record) }
      if token.has(.escalates) || token.stem == "escalation" { cues.formUnion(.escalation) }
      if token.has(.person) { cues.formUnion(.human) }
      if stops(index), !isNegated(before: index) { cues.formUnion(.refusal) }
    }
    if first(of: Cues.refusals) != nil { cues.formUnion(.refusal) }
    if first(of: Cues.evidences) != nil { cues.formUnion(.evidence) }
    if first(of: Cues.records) != nil { cues.formUnion(.record) }
    return cues
  }

  /// "can block", "may be sent back": power over what is reviewed.
  private func stops(_ index: Int) -> Bool {
    guard Cues.powers.contains(tokens[index].word), index > 0 else { return false }
    let before = tokens[max(0, index - 3)..<index]
    return before.contains { $0.word == "can" || $0.word == "may" }
  }
}

extension Cues {
  fileprivate static let powers: Set<Word> = [
    "block", "stop", "halt", "cancel", "refused", "rejected", "blocked", "stopped", "return", "reverse",
    "withdraw",
  ]
  fileprivate static let refusals = PhraseTable(
    """
    send it back, sends it back, sent back, send back, sends back, turn down, turns down, say no, says no
    stands until, is then withdrawn, then withdrawn
    """)
  fileprivate static let evidences = PhraseTable(
    """
    is shown, are shown, is given the, looks at, look at, has access to, have access to, in front of
    on one screen
    """)
  fileprivate static let records = PhraseTable("in writing, case number, the minutes, signs the")
}
