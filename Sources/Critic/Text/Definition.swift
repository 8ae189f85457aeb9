/// A term that the text defines, and where.
struct Definition: Sendable {
  /// The term's words in the singular.
  let term: [Word]
  let passage: Int
  let sentence: Int
  let words: Range<Int>
}

extension Reading {
  /// Every definition in the text, in order.
  var definitions: [Definition] {
    var found: [Definition] = []
    for (place, passage) in passages.enumerated() {
      for (index, sentence) in passage.sentences.enumerated() {
        for words in sentence.definedTerms(inDefinitions: passage.holdsDefinitions) {
          let term = sentence.tokens[words].map(\.stem)
          found.append(Definition(term: term, passage: place, sentence: index, words: words))
        }
      }
    }
    return found
  }
}

extension Sentence {
  private static let defining = PhraseTable(
    """
    means, mean, is defined as, are defined as, refers to, shall mean, has the meaning, stands for, denotes
    means any, is short for
    """)

  /// The longest term, in words.
  private static let longestTerm = 6

  /// The terms that this sentence defines.
  fileprivate func definedTerms(inDefinitions: Bool) -> [Range<Int>] {
    var terms = parenthesised
    if let quoted = quotedTerm { terms.append(quoted) }
    if terms.isEmpty, let plain = leadingTerm(inDefinitions: inDefinitions) { terms.append(plain) }
    return terms
  }

  /// "“Incident” means…", also after "In this charter,".
  private var quotedTerm: Range<Int>? {
    let starts = tokens.indices.prefix(10).filter { tokens[$0].stands(.opensQuote) && tokens[$0].isQuoted }
    for start in starts {
      let end = endOfQuotation(from: start)
      guard end - start <= Sentence.longestTerm, end < tokens.count, Sentence.isTerm(tokens[start..<end])
      else { continue }
      guard let verb = Sentence.defining.match(in: tokens, at: end), !says("that", at: verb.upperBound) else {
        continue
      }
      return start..<end
    }
    return nil
  }

  /// "the oversight committee (the “Board”)".
  private var parenthesised: [Range<Int>] {
    tokens.indices.compactMap { start in
      guard tokens[start].stands(.opensQuote), tokens[start].isQuoted, tokens[start].isCapitalised else {
        return nil
      }
      let isOpen =
        tokens[start].stands(.afterParenthesis)
        || start > 0 && tokens[start - 1].stands(.afterParenthesis) && tokens[start - 1].has(.determiner)
      let end = endOfQuotation(from: start)
      return isOpen && end - start <= Sentence.longestTerm ? start..<end : nil
    }
  }

  /// "**Incident**: an event…", "Steward means…" in a list of definitions.
  private func leadingTerm(inDefinitions: Bool) -> Range<Int>? {
    guard let first = tokens.first, inDefinitions || first.stands(.emphasised) else { return nil }
    guard !first.isQuoted, !first.has(.determiner) else { return nil }
    for end in 1...Sentence.longestTerm where end < tokens.count {
      let isDefined = Sentence.defining.match(in: tokens, at: end) != nil
      let isListed = inDefinitions && tokens[end].stands(.afterColon)
      if isDefined || isListed || inDefinitions && paragraph.kind == .item && tokens[end].opensClause {
        return 0..<end
      }
      if tokens[end].opensClause { return nil }
    }
    return nil
  }

  /// The first word after the quotation that opens at `start`.
  func endOfQuotation(from start: Int) -> Int {
    var end = start + 1
    while end < tokens.count, tokens[end].isQuoted, !tokens[end].stands(.opensQuote) { end += 1 }
    return end
  }

  /// Whether quoted words can be a term: not something that somebody says.
  static func isTerm(_ words: ArraySlice<Token>) -> Bool {
    !words.contains {
      $0.has([.pronoun, .modal, .be, .auxiliaryDo, .have, .negation])
        || $0.stands(.opensClause) && $0.start != words.first?.start
    }
  }
}
