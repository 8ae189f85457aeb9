internal import Charter

extension Rule {
  /// The one who proposes is the one who passes it.
  static let selfReview = Rule(
    "self-review", .warning,
    reason: "Nobody finds the error that they have just made.",
    source: """
      NIST SP 800-53 Rev. 5, control AC-5 (separation of duties); Saltzer and Schroeder (1975), section I.A.3(e) \
      (separation of privilege)
      """,
    harm: "the author overlooks in review exactly what they overlooked in writing, and nobody else reads it"
  ) { reading in
    var hits: [Hit] = []
    for (place, passage) in reading.passages.enumerated() {
      if let field = passage.gate?.field("reviewer"), let gate = passage.gate,
        isProposer(field.value, of: gate)
      {
        hits.append(
          Hit(
            place, line: field.line, "Name a reviewer who did not propose, and does not answer to who did."))
      }
      for (index, sentence) in passage.sentences.enumerated() {
        if let words = sentence.selfReview { hits.append(Hit(place, sentence: index, words)) }
      }
    }
    return hits
  }

  private static func isProposer(_ reviewer: String, of gate: Gate) -> Bool {
    let name = Reading.name(reviewer)
    if name.isEmpty { return false }
    return name == Reading.name(gate.value("proposer"))
      || ["author", "proposer", "drafter", "self"].contains(name)
  }
}

extension Sentence {
  private static let advice = "Give the review to somebody who did not make it."

  fileprivate var selfReview: Hit.Words? {
    for duty in duties where !duty.isNegated {
      if let words = authorReviews(duty) ?? reviewsOwn(duty) ?? reviewedByItself(duty) ?? samePerson(duty) {
        return words
      }
    }
    guard let words = first(of: Sentence.selfNouns), first(of: Sentence.permits) != nil,
      !tokens.contains(where: { $0.has(.negation) })
    else { return nil }
    return Hit.Words(range: words, advice: Sentence.advice)
  }

  private static let selfNouns = PhraseTable(
    "self-approval, self-review, self-certification, self-assessment, self-evaluation, self-authorisation")
  private static let permits = PhraseTable(
    "is permitted, is allowed, is accepted, is enough, is sufficient, may, suffices")

  /// "the author reviews the change"; not "the author reviews the comments".
  private func authorReviews(_ duty: Duty) -> Hit.Words? {
    let signsOff = tokens[duty.verb].stem == "sign" && says("off", at: duty.verb + 1)
    guard tokens[duty.verb].has([.judges, .assesses]) || signsOff, !duty.isPassive,
      let last = duty.subject.last,
      tokens[last].has(.author),
      !tokens[duty.subject].contains(where: { Sentence.distance.contains($0.word) })
    else { return nil }
    let object = tokens[(duty.verb + 1)...].prefix(3)
    if object.contains(where: { $0.has(.remark) }) { return nil }
    let name = text(duty.subject)
    let lowered = name.prefix(1).lowercased() + name.dropFirst()
    return Hit.Words(
      range: duty.subject.lowerBound..<(duty.verb + 1), advice: Sentence.advice,
      edits: [
        replacing(
          duty.subject, with: (duty.subject.lowerBound == 0 ? "A" : "a") + " person other than " + lowered)
      ])
  }

  /// "reviews its own incidents".
  private func reviewsOwn(_ duty: Duty) -> Hit.Words? {
    guard tokens[duty.verb].has([.judges, .assesses]), duty.verb + 2 < tokens.count else { return nil }
    for index in (duty.verb + 1)...(duty.verb + 2) where index < tokens.count {
      guard tokens[index].word == "own", tokens[index - 1].has(.possessive) else { continue }
      return Hit.Words(
        range: duty.verb..<(index + 1), advice: Sentence.advice, edits: byAnother(duty, own: index))
    }
    return nil
  }

  /// "The desk reviews its own breaches" → "Someone other than the desk reviews its breaches".
  private func byAnother(_ duty: Duty, own: Int) -> [SentenceEdit] {
    guard duty.subject.lowerBound == 0, duty.force == .states || duty.force == .must,
      duty.subject.upperBound <= duty.verb, !duty.isPassive, tokens[duty.verb].has(.third)
    else { return [] }
    let name = text(duty.subject)
    let lowered =
      tokens[0].has([.determiner, .possessive]) ? name.prefix(1).lowercased() + name.dropFirst() : name
    let strike = SentenceEdit(range: tokens[own - 1].end..<tokens[own].end, text: "")
    return [replacing(duty.subject, with: "Someone other than " + lowered), strike]
  }

  private func reviewedByItself(_ duty: Duty) -> Hit.Words? {
    guard duty.isPassive, tokens[duty.verb].has([.judges, .assesses]) else { return nil }
    for index in (duty.verb + 1)..<tokens.count where says("by", at: index) && index + 1 < tokens.count {
      let next = tokens[index + 1]
      let isSelf = Sentence.selves.contains(next.word)
      let isAuthor =
        next.has([.possessive, .determiner]) && index + 2 < tokens.count && tokens[index + 2].has(.author)
      let another = index + 3 < tokens.count && Sentence.distance.contains(tokens[index + 3].word)
      if isSelf || isAuthor && !another && next.word != "another" {
        return Hit.Words(range: duty.verb..<(isSelf ? index + 2 : index + 3), advice: Sentence.advice)
      }
    }
    return nil
  }

  private static let selves: Set<Word> = ["itself", "himself", "herself", "themselves"]
  private static let distance: Set<Word> = ["other", "than", "another", "not", "different", "besides", "who"]

  /// Whether the same person may write and approve.
  private func samePerson(_ duty: Duty) -> Hit.Words? {
    let subject = tokens[duty.subject]
    guard subject.contains(where: { $0.word == "same" }) else { return nil }
    let judges =
      duties.contains { tokens[$0.verb].has(.judges) } || tokens.contains { $0.hasAll([.base, .judges]) }
    guard judges, tokens.contains(where: { $0.has(.proposes) }) else { return nil }
    return Hit.Words(range: duty.subject.lowerBound..<(duty.verb + 1), advice: Sentence.advice)
  }
}
