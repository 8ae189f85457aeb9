/// A place where a provision sets up a review, an approval or a sign-off by a person.
struct ReviewClause: Sendable {
  let words: Range<Int>
  /// How the one who reviews is called, with a capital: "The duty officer".
  let reviewer: String
}

extension ReadPassage {
  /// The first sentence of the provision that sets up a review.
  var firstReview: (sentence: Int, review: ReviewClause)? {
    for (index, sentence) in sentences.enumerated() {
      if let review = sentence.review { return (index, review) }
    }
    return nil
  }

  /// What the provision says of refusal, evidence, record, escalation and people.
  var cues: Cues { sentences.reduce(into: Cues()) { $0.formUnion($1.cues) } }
}

extension Sentence {
  /// The review that this sentence sets up, if it does.
  var review: ReviewClause? { reviewByVerb ?? reviewByNoun }

  private var reviewByVerb: ReviewClause? {
    for duty in duties where duty.binds && isReviewed(duty) {
      let start = duty.modal.first ?? duty.verb
      let agent = duty.isPassive ? agent(of: duty) : duty.subject
      if let agent, isMachine(agent) { continue }
      let end = says("off", at: duty.verb + 1) ? duty.verb + 2 : duty.verb + 1
      return ReviewClause(words: start..<end, reviewer: name(of: agent))
    }
    return nil
  }

  /// Whether the verb passes judgement, and on something other than the rules themselves.
  private func isReviewed(_ duty: Duty) -> Bool {
    let verb = tokens[duty.verb]
    let signsOff = (verb.stem == "sign" || verb.word == "signed") && says("off", at: duty.verb + 1)
    guard verb.has(.judges) || signsOff else { return false }
    let rest = tokens[(duty.verb + 1)..<min(duty.verb + 4, tokens.count)]
    if rest.contains(where: { $0.has([.charterNoun, .remark]) }) { return false }
    return !(duty.isPassive && tokens[duty.subject].contains { $0.has(.charterNoun) })
  }

  private func isMachine(_ words: Range<Int>) -> Bool {
    guard let head = key(of: words).last else { return false }
    return Lexicon.classes[head]?.contains(.machine) == true
  }

  private func name(of words: Range<Int>?) -> String {
    guard let words, !words.isEmpty, words.count <= 6, tokens[words.lowerBound].has([.determiner, .number]),
      !tokens[words.lowerBound].has(.negation)
    else { return "The reviewer" }
    let key = text((words.lowerBound + 1)..<words.upperBound)
    let isSingular = tokens[words.upperBound - 1].word == tokens[words.upperBound - 1].stem
    return key.isEmpty || !isSingular || tokens[words.lowerBound].isNumber ? "The reviewer" : "The " + key
  }

  /// "requires the approval of", "subject to human review", "a human in the loop".
  private var reviewByNoun: ReviewClause? {
    if let words = first(of: ReviewClause.phrases) {
      return ReviewClause(words: words, reviewer: "The reviewer")
    }
    for (index, token) in tokens.enumerated()
    where ReviewClause.openers.contains(token.word) && !token.isQuoted {
      if isNegated(before: index), token.word != "without" { continue }
      let end = min(index + 7, tokens.count)
      guard index + 1 < end else { continue }
      for place in (index + 1)..<end {
        let noun = tokens[place]
        if noun.opensClause || noun.has([.subordinator, .relative]) { break }
        if noun.has(.reviewNoun), !noun.isQuoted, !describes(place) {
          return ReviewClause(words: index..<(place + 1), reviewer: reviewer(after: place))
        }
      }
    }
    return nil
  }

  /// Whether the noun belongs to a name or to another noun: "review board", "approval process".
  private func describes(_ place: Int) -> Bool {
    guard place + 1 < tokens.count else { return false }
    let next = tokens[place + 1]
    return !next.opensClause
      && !next.has([.preposition, .conjunction, .subordinator, .relative, .adverb, .be, .modal])
  }

  private func reviewer(after place: Int) -> String {
    guard says("of", at: place + 1) || says("from", at: place + 1) || says("by", at: place + 1) else {
      return "The reviewer"
    }
    let start = place + 2
    return start < tokens.count ? name(of: start..<endOfNounPhrase(from: start)) : "The reviewer"
  }
}

extension ReviewClause {
  fileprivate static let openers: Set<Word> = [
    "requires", "require", "needs", "need", "subject", "without", "undergo", "undergoes", "conducts",
    "conduct",
    "receives", "receive", "obtain", "obtains", "get", "gets", "seek", "seeks", "awaits",
  ]
  fileprivate static let phrases = PhraseTable("human in the loop, human-in-the-loop, person in the loop")
}

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
