extension Rule {
  /// A word used as if it were defined, and no definition stands anywhere.
  static let undefinedTerm = Rule(
    "undefined-term", .advice,
    reason: "A capital or quotation marks promise a definition; without one, each reader makes their own.",
    source: """
      EU Joint Practical Guide (2015), guidelines 6 and 14; Federal Plain Language Guidelines (2011), \
      III.a.3.iii and III.a.3.iv
      """,
    harm: "a case turns on what “{}” is, and the two sides each bring their own definition"
  ) { reading in
    var known = Set(reading.definitions.map(\.term))
    known.formUnion(reading.passages.map { Rule.withoutArticle($0.headingStems) })
    known.formUnion(reading.introducedTerms)
    var seen: Set<[Word]> = []
    var hits: [Hit] = []
    for (place, passage) in reading.passages.enumerated() {
      for (index, sentence) in passage.sentences.enumerated() {
        for words in sentence.termsInUse {
          let term = sentence.tokens[words].map(\.stem)
          let isKnown =
            known.contains(term) || term.last.map { known.contains([$0]) } == true
            || term.count == 1 && known.contains { $0.last == term.first }
          if isKnown || !seen.insert(term).inserted { continue }
          hits.append(
            Hit(
              place, sentence: index,
              Hit.Words(
                range: words,
                advice:
                  "Define “\(sentence.text(words))” once, or write it without capital and quotation marks.")))
        }
      }
    }
    return hits
  }

  private static func withoutArticle(_ heading: [Word]) -> [Word] {
    guard let first = heading.first, first == "the" || first == "a" else { return heading }
    return Array(heading.dropFirst())
  }
}

extension Reading {
  /// Terms that a sentence introduces: "The Board consists of five people".
  fileprivate var introducedTerms: Set<[Word]> {
    var terms: Set<[Word]> = []
    for passage in passages {
      for sentence in passage.sentences {
        guard let first = sentence.tokens.first, first.has(.determiner) else { continue }
        let run = sentence.capitalisedRun(from: 1)
        guard !run.isEmpty, Sentence.introductions.match(in: sentence.tokens, at: run.upperBound) != nil
        else { continue }
        terms.insert(sentence.tokens[run].map(\.stem))
      }
    }
    return terms
  }
}

extension Sentence {
  fileprivate static let introductions = PhraseTable(
    "consists of, comprises, is made up of, is a, is the, are the, has, is an, is composed of, means")

  /// Words that stand as defined terms do: capitalised after an article, or quoted after one.
  fileprivate var termsInUse: [Range<Int>] {
    var found: [Range<Int>] = []
    for (index, token) in tokens.enumerated()
    where token.has(.determiner) && !token.isQuoted && index + 1 < tokens.count {
      let next = tokens[index + 1]
      if next.stands(.opensQuote), next.isQuoted, let words = quotedTerm(from: index + 1) {
        found.append(words)
      } else if next.isCapitalised, !next.isQuoted, !next.opensClause {
        let run = capitalisedRun(from: index + 1)
        if isTermRun(run) { found.append(run) }
      }
    }
    return found
  }

  /// The capitalised words from `start` on.
  fileprivate func capitalisedRun(from start: Int) -> Range<Int> {
    var end = start
    while end < tokens.count, tokens[end].isCapitalised, !tokens[end].isQuoted,
      end == start || !tokens[end].opensClause
    {
      end += 1
    }
    return start..<max(start, end)
  }

  /// Whether the run ends in a word for a role or a thing, and is no proper name.
  private func isTermRun(_ run: Range<Int>) -> Bool {
    guard let last = run.last, !tokens[run].contains(where: { $0.has(.timePoint) || $0.stands(.allCapitals) })
    else {
      return false
    }
    let belongsToName =
      says("of", at: last + 1) && last + 2 < tokens.count
      && (tokens[last + 2].isCapitalised
        || tokens[last + 2].has(.determiner) && last + 3 < tokens.count && tokens[last + 3].isCapitalised)
    return tokens[last].has(.termNoun) && !belongsToName && !tokens[last].stands(.possessive)
      || tokens[last].stands(.possessive) && tokens[last].has(.termNoun)
  }

  private func quotedTerm(from start: Int) -> Range<Int>? {
    let end = endOfQuotation(from: start)
    guard end - start <= 3, end < tokens.count || start > 1, Sentence.isTerm(tokens[start..<end]) else {
      return nil
    }
    if tokens[start].isCapitalised || tokens[start].stands(.numeric) { return nil }
    let after = end < tokens.count ? tokens[end] : nil
    let before = start > 1 ? tokens[start - 2] : nil
    let isLabel = after?.has(.label) == true || before?.has(.label) == true
    return isLabel || tokens[start].stands(.afterParenthesis) ? nil : start..<end
  }
}
