extension Rule {
  /// A duty to notify, review, respond, report or escalate, with no time.
  static let missingDeadline = Rule(
    "missing-deadline", .advice,
    reason: "A duty to tell, answer or review that names no time is never late.",
    source: """
      Office of the Parliamentary Counsel, Drafting Guidance (2020), part 8.1 (periods of time); NIST SP 800-61 \
      Rev. 2, section 2.3.4 (what is reported, to whom and at what times)
      """,
    harm: "it is done three weeks later, when it no longer helps, and nobody was late"
  ) { sentence, place in
    guard let duty = sentence.duties.first(where: { isTimed($0, in: sentence) }) else { return [] }
    if !sentence.times.isEmpty || place.givesDeadline { return [] }
    let start = duty.modal.first ?? duty.verb
    return [
      Hit.Words(
        range: start..<(duty.verb + 1),
        advice: "Say by when; the mend's time is only a placeholder.",
        edits: [sentence.insertingTime(after: duty)])
    ]
  }

  /// Verbs that are of no use late; reviews of the rules themselves and machines that look at a text are left out.
  private static func isTimed(_ duty: Duty, in sentence: Sentence) -> Bool {
    guard duty.binds, !(duty.isPassive && duty.force == .states) else { return false }
    let verb = sentence.tokens[duty.verb]
    if verb.has(.escalates) { return true }
    if verb.stem == "review" || verb.word == "reviewed" { return sentence.review != nil }
    guard verb.has(.tells), verb.stem != "disclose", verb.word != "disclosed" else { return false }
    if verb.stem == "tell" || verb.stem == "advise" || verb.stem == "answer" && !duty.isPassive {
      return false
    }
    guard verb.stem == "submit" else { return true }
    return sentence.tokens[(duty.verb + 1)...].prefix(4).contains {
      $0.stem == "report" || $0.stem == "notice"
    }
  }
}

extension Surroundings {
  /// Whether the gate, the sentence before, or a sentence about a deadline gives the time.
  fileprivate var givesDeadline: Bool {
    if passage.saysDeadline { return true }
    guard let previous, previous.tokens.contains(where: { $0.has(.have) }) else { return false }
    return previous.times.contains { $0.kind == .limit && $0.minutes != nil }
  }
}

extension Sentence {
  /// "within 24 hours" before the condition that follows the verb, or before the stop.
  fileprivate func insertingTime(after duty: Duty) -> SentenceEdit {
    for index in tokens.indices.dropFirst(duty.verb + 1) {
      let token = tokens[index]
      let opens = token.opensClause || token.has(.subordinator) && token.word != "as"
      if opens, index > duty.verb + 1 || token.opensClause {
        let place = tokens[index - 1].end
        return SentenceEdit(range: place..<place, text: " within 24 hours")
      }
    }
    return insertingAtEnd(" within 24 hours")
  }
}
