internal import Charter

extension Rule {
  /// A term is defined, and nothing uses it.
  static let unusedDefinition = Rule(
    "unused-definition", .note,
    reason: "A definition without a use makes readers look for the rule that needed it.",
    source: """
      EU Joint Practical Guide (2015), guideline 14; Federal Plain Language Guidelines (2011), III.a.3.iii \
      (definitions)
      """,
    harm:
      "a reader takes the definition of “{}” for a rule and acts on it, or misses that the rule was dropped"
  ) { reading in
    let definitions = reading.definitions
    if definitions.isEmpty { return [] }
    let used = reading.usedTerms(of: definitions)
    return definitions.filter { !used.contains($0.term) }.map { definition in
      Hit(
        definition.passage, sentence: definition.sentence,
        Hit.Words(
          range: definition.words, advice: "Use the term where it is meant, or strike the definition."))
    }
  }
}

extension Reading {
  /// The terms that stand outside of the sentence that defines them.
  fileprivate func usedTerms(of definitions: [Definition]) -> Set<[Word]> {
    var places: [[Word]: (passage: Int, sentence: Int)] = [:]
    var starts: [Word: Set<[Word]>] = [:]
    var used: Set<[Word]> = []
    for definition in definitions {
      guard let first = definition.term.first else { continue }
      if places[definition.term] != nil { used.insert(definition.term) }
      places[definition.term] = (definition.passage, definition.sentence)
      starts[first, default: []].insert(definition.term)
    }
    for (place, passage) in passages.enumerated() {
      for (index, sentence) in passage.sentences.enumerated() {
        for (position, token) in sentence.tokens.enumerated() {
          for term in starts[token.stem] ?? [] where !used.contains(term) {
            if let home = places[term], home == (place, index) { continue }
            if sentence.tokens[position...].prefix(term.count).map(\.stem) == term { used.insert(term) }
          }
        }
      }
      for field in passage.gate?.fields ?? [] {
        let value = Word.stems(of: Array(field.value.utf8))
        used.formUnion(places.keys.filter { value.contains(run: $0) })
      }
    }
    return used
  }
}

extension [Word] {
  /// Whether the words stand somewhere in these, one after another.
  func contains(run: [Word]) -> Bool {
    guard !run.isEmpty, count >= run.count else { return false }
    return (0...(count - run.count)).contains { self[$0..<($0 + run.count)].elementsEqual(run) }
  }
}
