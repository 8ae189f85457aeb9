/// Who must, may or does do what: one finite verb of a main clause with its subject.
struct Duty: Sendable {
  /// How strongly the clause binds.
  enum Force: Sendable {
    case must, shall, should, will, may, can, might
    /// "needs to", "is expected to", "strives to".
    case soft
    /// Plain present: "the operator reviews".
    case states
    /// Imperative: "Escalate to the operator."
    case orders
  }

  let force: Force
  /// The words of the modal; empty for the present and the imperative.
  let modal: Range<Int>
  /// The word of the main verb; a participle where the clause is passive.
  let verb: Int
  /// The words of the subject; empty for an imperative.
  let subject: Range<Int>
  let isNegated: Bool
  let isPassive: Bool

  /// Whether somebody has to act: not a permission, not a prohibition.
  var binds: Bool {
    guard !isNegated else { return false }
    switch force {
    case .must, .shall, .should, .will, .soft, .states, .orders: return true
    case .may, .can, .might: return false
    }
  }
}

extension Sentence {
  /// Who does it in a passive clause: the words after "by", when they name somebody.
  func agent(of duty: Duty) -> Range<Int>? {
    var index = duty.verb + 1
    while index + 1 < tokens.count {
      if says("by", at: index) {
        var head = index + 1
        while head < tokens.count, tokens[head].has([.determiner, .possessive, .number]) { head += 1 }
        let isMeans =
          head >= tokens.count || tokens[head].has([.timeUnit, .timePoint])
          || tokens[head].stands(.numeric) || Sentence.means.contains(tokens[head].stem)
        if !isMeans { return (index + 1)..<endOfNounPhrase(from: index + 1) }
      }
      index += 1
    }
    return nil
  }

  private static let means: Set<Word> = [
    "default", "email", "mail", "e-mail", "phone", "telephone", "hand", "post", "law", "vote", "lot", "mean",
    "way", "text", "letter", "majority", "name", "end", "close", "next", "virtue", "reference", "itself",
    "itself", "date",
  ]

  /// Where a noun phrase that begins at `start` ends: before a verb, a preposition but "of", or a clause.
  func endOfNounPhrase(from start: Int) -> Int {
    var index = start
    while index < tokens.count {
      let token = tokens[index]
      if index > start, token.opensClause { break }
      if token.has([.modal, .subordinator, .relative, .be, .conjunction, .adverb, .pronoun]), index > start {
        break
      }
      if token.has(.preposition), token.word != "of" { break }
      if token.has(.third), index > start + 1 { break }
      index += 1
    }
    return max(index, min(start + 1, tokens.count))
  }

  /// What a noun phrase is about, for comparison: its words without determiners, in the singular.
  func key(of range: Range<Int>) -> [Word] {
    range.compactMap { index in
      let token = tokens[index]
      let isSmall = token.has([.determiner, .possessive, .preposition, .adverb, .conjunction, .negation])
      return isSmall ? nil : token.stem
    }
  }
}
