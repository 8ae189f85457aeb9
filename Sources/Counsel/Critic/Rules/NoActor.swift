extension Rule {
  /// A duty in the passive voice that names nobody.
  static let noActor = Rule(
    "no-actor", .advice,
    reason: "A duty that names nobody is nobody's duty.",
    source: """
      Coode, On Legislative Expression (1843), on the legal subject; Federal Plain Language Guidelines \
      (2011), III.a.1.i; Uniform Law Commission, Drafting Rules (2012), rules 102 and 103
      """,
    harm: "everyone involved believes that “{}” was somebody else's job, and nobody does it"
  ) { sentence, passage, _ in
    sentence.duties.compactMap { duty in
      guard duty.isPassive, duty.binds, sentence.agent(of: duty) == nil else { return nil }
      if duty.force == .states, !isDutyInPresent(sentence, duty) { return nil }
      let start = duty.modal.lowerBound
      return Remark.Words(
        range: start..<(duty.verb + 1),
        advice: "Say who: “[someone] must \(Lexicon.base(of: sentence.tokens[duty.verb].word) ?? "do it")”.",
        edits: passage.actor(for: sentence).flatMap { sentence.turningRound(duty, actor: $0) } ?? [])
    }
  }

  /// "Escalations are reviewed weekly" sets a duty; "a copy is kept there" describes.
  private static func isDutyInPresent(_ sentence: Sentence, _ duty: Duty) -> Bool {
    sentence.tokens[duty.verb].has([.judges, .tells, .escalates, .assesses]) && !sentence.says("as", at: duty.verb + 1)
  }
}

extension ReadPassage {
  /// The one person who acts in the other sentences of the provision, or nil where there are none or several.
  fileprivate func actor(for sentence: Sentence) -> String? {
    var actors: [[Word]: String] = [:]
    for other in sentences where other.tokens.first?.start != sentence.tokens.first?.start {
      for duty in other.duties where !duty.isPassive && !duty.subject.isEmpty {
        let head = other.tokens[duty.subject.upperBound - 1]
        let first = other.tokens[duty.subject.lowerBound]
        guard head.has(.person), first.has(.determiner), !first.has(.negation) else { continue }
        actors[other.key(of: duty.subject)] = other.text(duty.subject)
      }
    }
    return actors.count == 1 ? actors.values.first : nil
  }
}

extension Sentence {
  /// "Escalations must be reviewed" → "The duty officer must review escalations"; only for plain sentences.
  fileprivate func turningRound(_ duty: Duty, actor: String) -> [SentenceEdit]? {
    guard duty.subject.lowerBound == 0, duty.subject.upperBound == duty.modal.lowerBound,
      duty.modal.count == 1, let base = Lexicon.base(of: tokens[duty.verb].word)
    else { return nil }
    let subject = text(duty.subject)
    let first = tokens[0]
    let keepsCapital = first.stands(.allCapitals) || (tokens.count > 1 && tokens[1].isCapitalised)
    let object = keepsCapital ? subject : subject.prefix(1).lowercased() + subject.dropFirst()
    let start = actor.prefix(1).uppercased() + actor.dropFirst()
    return [replacing(0..<(duty.verb + 1), with: "\(start) must \(base) \(object)")]
  }
}
