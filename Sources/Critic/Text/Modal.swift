/// A modal verb, or words that do a modal's work, with the verb that it governs.
struct Modal {
  let force: Duty.Force
  let words: Range<Int>
  let verb: Int
  let isNegated: Bool
  let isPassive: Bool

  /// The modal that stands at `index`, or nil.
  static func read(_ tokens: [Token], at index: Int, hasSubject: Bool) -> Modal? {
    guard hasSubject, !tokens[index].isQuoted, let (force, length) = force(tokens, at: index) else {
      return nil
    }
    var isNegated = tokens[index].word == "cannot"
    var verb = skipAdverbs(tokens, from: index + length, isNegated: &isNegated)
    guard verb < tokens.count else { return nil }
    var isPassive = false
    if tokens[verb].word == "be" {
      let next = skipAdverbs(tokens, from: verb + 1, isNegated: &isNegated)
      if next < tokens.count, isParticiple(tokens[next]) {
        verb = next
        isPassive = true
      }
    }
    return Modal(
      force: force, words: index..<(index + length), verb: verb, isNegated: isNegated, isPassive: isPassive)
  }

  /// The first word after adverbs, negations and an inserted phrase between commas.
  static func skipAdverbs(_ tokens: [Token], from start: Int, isNegated: inout Bool) -> Int {
    var index = start
    var skipped = 0
    while index < tokens.count, skipped < 10 {
      let token = tokens[index]
      if token.opensClause, index == start, let end = endOfInsertion(tokens, from: index) {
        index = end
      } else if token.has(.negation), !token.has(.modal) {
        isNegated = isNegated || token.word != "nor"
        index += 1
      } else if token.has(.adverb) || token.stands(.endsInLY) && !token.has(.base) {
        index += token.word == "at" ? 2 : 1
      } else if token.word == "at", index + 1 < tokens.count, tokens[index + 1].word == "once" {
        index += 2
      } else {
        break
      }
      skipped += 1
    }
    return index
  }

  private static func endOfInsertion(_ tokens: [Token], from start: Int) -> Int? {
    var index = start + 1
    while index < tokens.count, index - start <= 8 {
      if tokens[index].opensClause { return index }
      index += 1
    }
    return nil
  }

  private static func isParticiple(_ token: Token) -> Bool {
    !token.has(.stative) && (token.has(.participle) || token.stands(.endsInED))
  }

  private static func force(_ tokens: [Token], at index: Int) -> (Duty.Force, Int)? {
    let word = tokens[index].word
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    switch word {
    case "must": return (.must, 1)
    case "shall": return (.shall, 1)
    case "should": return (.should, 1)
    case "will": return isNoun(tokens, at: index) ? nil : (.will, 1)
    case "may": return tokens[index].isCapitalised && index > 0 ? nil : (.may, 1)
    case "might": return isNoun(tokens, at: index) ? nil : (.might, 1)
    case "can", "cannot", "could": return (.can, 1)
    case "has", "have": return next?.word == "to" ? (.must, 2) : nil
    case "ought": return next?.word == "to" ? (.soft, 2) : nil
    case "needs", "need": return next?.word == "to" ? (.soft, 2) : nil
    case "strives", "endeavours", "endeavors", "aims", "seeks", "tries", "strive":
      return next?.word == "to" ? (.soft, 2) : nil
    case "is", "are":
      guard let next, index + 2 < tokens.count, tokens[index + 2].word == "to" else { return nil }
      if softParticiples.contains(next.word) { return (.soft, 3) }
      return hardParticiples.contains(next.word) ? (.must, 3) : nil
    default: return nil
    }
  }

  private static func isNoun(_ tokens: [Token], at index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = tokens[index - 1]
    return before.has([.determiner, .possessive, .preposition]) || before.word == "free"
  }

  private static let softParticiples: Set<Word> = [
    "expected", "encouraged", "supposed", "advised", "urged", "meant", "intended",
  ]
  private static let hardParticiples: Set<Word> = ["required", "obliged", "bound", "obligated"]
}
