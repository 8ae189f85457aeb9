extension Rule {
  /// A term is defined, and nothing uses it.
  static let unusedDefinition = Rule(
    "unused-definition", .note,
    reason: "A definition without a use makes readers look for the rule that needed it.",
    source: """
      EU Joint Practical Guide (2015), guideline 14; Federal Plain Language Guidelines (2011), III.a.3.iii \
      (definitions)
      """,
    harm: "a reader takes the definition of “{}” for a rule and acts on it, or misses that the rule was dropped"
  ) { reading in
    let definitions = reading.definitions
    if definitions.isEmpty { return [] }
    let used = reading.uses(of: definitions)
    return definitions.enumerated().filter { !used.contains($0.offset) }.map { _, definition in
      Remark(
        definition.passage, sentence: definition.sentence,
        Remark.Words(
          range: definition.words, advice: "Use the term where it is meant, or strike the definition."))
    }
  }
}

extension Reading {
  /// Which definitions are used outside of the sentence that defines them.
  fileprivate func uses(of definitions: [Definition]) -> Set<Int> {
    var starts: [Word: [Int]] = [:]
    for (number, definition) in definitions.enumerated() {
      if let first = definition.term.first { starts[first, default: []].append(number) }
    }
    var used: Set<Int> = []
    for (place, passage) in passages.enumerated() {
      for (index, sentence) in passage.sentences.enumerated() {
        for (position, token) in sentence.tokens.enumerated() {
          for number in starts[token.stem] ?? [] where !used.contains(number) {
            let definition = definitions[number]
            if definition.passage == place, definition.sentence == index { continue }
            let words = sentence.tokens[position...].prefix(definition.term.count).map(\.stem)
            if words == definition.term { used.insert(number) }
          }
        }
      }
      for field in passage.gate?.fields ?? [] {
        let value = Word.stems(of: Array(field.value.utf8))
        for (number, definition) in definitions.enumerated() where value.contains(run: definition.term) {
          used.insert(number)
        }
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
