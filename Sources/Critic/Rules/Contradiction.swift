extension Rule {
  /// One rule commands or allows what another forbids.
  static let contradiction = Rule(
    "contradiction", .warning,
    reason: "Where two rules collide, whoever acts picks the one they like.",
    source: """
      Fuller, The Morality of Law (1964), chapter II (contradictions); EU Joint Practical Guide (2015), \
      guideline 4.2.2
      """,
    harm: "whoever acts cites one rule, whoever objects cites the other, and both are right"
  ) { reading in
    var acts: [[Word]: [Act]] = [:]
    for (place, passage) in reading.passages.enumerated() {
      var subject: [Word] = []
      for (index, sentence) in passage.sentences.enumerated() {
        for duty in sentence.duties {
          guard let act = Act(duty, in: sentence, passage: place, index: index, subject: &subject) else {
            continue
          }
          acts[act.actor + [act.verb], default: []].append(act)
        }
      }
    }
    return acts.values.flatMap { Rule.collisions(among: $0, in: reading) }
  }

  /// How many acts of one actor and verb are compared with one another.
  private static let mostCompared = 200

  private static func collisions(among acts: [Act], in reading: Reading) -> [Hit] {
    let commanded = acts.filter { !$0.isForbidden }.prefix(mostCompared)
    let forbidden = acts.filter { $0.isForbidden && !$0.hasCondition }.prefix(mostCompared)
    return forbidden.compactMap { prohibition in
      guard let command = commanded.first(where: { $0.collides(with: prohibition) }) else { return nil }
      let passage = reading.passages[command.passage]
      let sentence = passage.sentences[command.sentence]
      let line = sentence.tokens.first.map { sentence.paragraph.position(of: $0.start).line } ?? 0
      return Hit(
        prohibition.passage, sentence: prohibition.sentence,
        Hit.Words(
          range: prohibition.words,
          advice:
            "Line \(line) (\(passage.provision)) says the opposite; strike one, or say when each holds."
        ))
    }
  }
}

/// Who is told to do or not to do what, reduced to words that can be compared.
private struct Act {
  let actor: [Word]
  let verb: Word
  let object: Set<Word>
  let isForbidden: Bool
  let hasCondition: Bool
  let passage: Int
  let sentence: Int
  let words: Range<Int>

  /// The longest object that is compared, in words.
  private static let longestObject = 24

  /// - Parameter subject: the last subject that was named, for "it" and "they".
  init?(_ duty: Duty, in sentence: Sentence, passage: Int, index: Int, subject: inout [Word]) {
    let tokens = sentence.tokens
    guard !duty.isPassive, duty.verb < tokens.count, !duty.subject.isEmpty else { return nil }
    if !tokens[duty.subject].contains(where: { $0.has(.pronoun) }) {
      subject = sentence.key(of: duty.subject)
    }
    if duty.force == .states, !duty.isNegated { return nil }
    actor = subject
    verb = duty.force == .states ? tokens[duty.verb].stem : tokens[duty.verb].word
    var end = duty.verb + 1
    let last = min(tokens.count, end + Act.longestObject)
    while end < last, !tokens[end].opensClause, !tokens[end].has([.subordinator, .relative, .conjunction]) {
      end += 1
    }
    object = Set(sentence.key(of: (duty.verb + 1)..<end))
    isForbidden = duty.isNegated
    let hasLimit =
      tokens[end...].contains { $0.has([.subordinator, .relative]) }
      || Act.limits(tokens[(duty.verb + 1)..<end])
    hasCondition = hasLimit || tokens.prefix(duty.subject.lowerBound).contains { $0.has(.condition) }
    self.passage = passage
    self.sentence = index
    words = (duty.modal.first ?? duty.verb)..<max(end, duty.verb + 1)
    if object.isEmpty || actor.isEmpty { return nil }
  }

  private static func limits(_ words: ArraySlice<Token>) -> Bool {
    words.contains {
      ["without", "outside", "during", "except", "until", "before", "after"].contains($0.word)
    }
  }

  /// Whether the command orders what the prohibition forbids: the same object, or a narrower one.
  func collides(with prohibition: Act) -> Bool {
    let isNarrower = prohibition.object.count > 1 && prohibition.object.isSubset(of: object)
    return object == prohibition.object || isNarrower
  }
}
