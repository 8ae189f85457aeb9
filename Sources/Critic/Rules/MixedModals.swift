extension Rule {
  /// "shall" and "must" in one charter.
  static let mixedModals = Rule(
    "mixed-modals", .note,
    reason: "Two words for one strength make readers look for a difference.",
    source: """
      Uniform Law Commission, Drafting Rules (2012), rules 105 (consistency) and 203; EU Joint Practical \
      Guide (2015), guideline 6; Federal Plain Language Guidelines (2011), III.a.1.iv
      """,
    harm: "a reader takes “{}” for something weaker than the “must” beside it, and acts on that"
  ) { reading in
    var places: [(word: Word, passage: Int, sentence: Int, token: Int)] = []
    for (passage, read) in reading.passages.enumerated() {
      for (index, sentence) in read.sentences.enumerated() {
        if sentence.first(of: equations) != nil { return [] }
        for (place, token) in sentence.tokens.enumerated() where token.word == "shall" || token.word == "must"
        {
          let isKeyWord = token.stands(.allCapitals) && reading.declaresKeyWords
          if !token.isQuoted, !isKeyWord { places.append((token.word, passage, index, place)) }
        }
      }
    }
    let shalls = places.filter { $0.word == "shall" }
    let musts = places.count - shalls.count
    guard !shalls.isEmpty, musts > 0 else { return [] }
    return shalls.map { place in
      let sentence = reading.passages[place.passage].sentences[place.sentence]
      let words = place.token..<(place.token + 1)
      return Hit(
        place.passage, sentence: place.sentence,
        Hit.Words(
          range: words, advice: "The text says “must” elsewhere (\(musts)×); write “must” here too.",
          edits: [sentence.replacing(words, with: "must")]))
    }
  }

  /// Sentences that say that the two words mean the same.
  private static let equations = PhraseTable(
    "means the same as must, means the same as shall, has the same meaning as must")
}
