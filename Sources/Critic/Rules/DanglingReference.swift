import Prose

extension Rule {
  /// The text points to something that is not there.
  static let danglingReference = Rule(
    "dangling-reference", .warning,
    reason: "A rule that rests on a place that does not exist rests on nothing.",
    source: """
      Office of the Parliamentary Counsel, Drafting Guidance (2020), part 3.10 (cross-references); EU Joint \
      Practical Guide (2015), guideline 16
      """,
    harm: "someone follows “{}”, finds nothing, and does what they would have done without the rule"
  ) { reading in
    let numbers = reading.headingNumbers
    var hits: [Hit] = []
    for (place, passage) in reading.passages.enumerated() {
      for (index, sentence) in passage.sentences.enumerated() {
        let places = sentence.dangling(in: reading) + sentence.missingSections(in: reading, numbers: numbers)
        for words in places {
          let advice = "Nothing here is called “\(sentence.text(words))”: correct it, or add what it means."
          hits.append(Hit(place, sentence: index, Hit.Words(range: words, advice: advice)))
        }
      }
    }
    return hits
  }
}

extension Reading {
  /// The numbers with which headings begin, such as "2" or "4.1".
  fileprivate var headingNumbers: Set<String> {
    Set(
      passages.compactMap { passage in
        let digits = passage.heading.utf8.drop { $0 == UInt8(ascii: "#") || $0 == .space }
          .prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
        let number = String(decoding: digits, as: UTF8.self)
        return number.isEmpty ? nil : number.trimmingFinalStop
      })
  }

  /// Whether a heading has these words, without its number.
  fileprivate func hasHeading(_ words: [Word]) -> Bool {
    passages.contains { $0.headingStems.contains(run: words) }
  }
}

extension String {
  fileprivate var trimmingFinalStop: String {
    utf8.last == UInt8(ascii: ".") ? String(decoding: utf8.dropLast(), as: UTF8.self) : self
  }
}

extension Sentence {
  /// The id of the front matter, which is no prose and not among the passages (format.md, 2).
  private static let frontMatter = "governance"

  /// Words in brackets that are editors' marks and no references.
  private static let editorial: Set<Word> = [
    "redacted", "note", "example", "emphasis", "date", "name", "todo", "optional", "draft", "link", "number",
    "omitted", "citation-needed", "reserved", "blank", "role", "someone",
  ]

  /// References by id that lead nowhere, as runs of words.
  fileprivate func dangling(in reading: Reading) -> [Range<Int>] {
    references.compactMap { reference in
      switch reference.target {
      case .provision(let id):
        let word = Word(id)
        let isKnown =
          reading.places[id] != nil || id == Sentence.frontMatter || reading.labels.contains(word)
          || reading.cases.contains(id)
        if isKnown || Sentence.editorial.contains(word) || id.isEmpty { return nil }
      case .caseID(let id):
        if reading.cases.contains(id) { return nil }
      }
      let inside = tokens.indices.filter {
        tokens[$0].end > reference.range.lowerBound && tokens[$0].start < reference.range.upperBound
      }
      guard let first = inside.first, let last = inside.last, !tokens[first].isQuoted else { return nil }
      return first..<(last + 1)
    }
  }

  /// "section 9", "section “Kill switch”" where no heading has that number or those words.
  fileprivate func missingSections(in reading: Reading, numbers: Set<String>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for (index, token) in tokens.enumerated()
    where token.stem == "section" && !token.isQuoted && index + 1 < tokens.count {
      let next = tokens[index + 1]
      if next.stands(.numeric), !next.opensClause {
        let number = text((index + 1)..<(index + 2)).trimmingFinalStop
        if !numbers.contains(number), !isInAnotherText(index) { found.append(index..<(index + 2)) }
      } else if next.stands(.opensQuote), next.isQuoted {
        let end = endOfQuotation(from: index + 1)
        let words = tokens[(index + 1)..<end].map(\.stem)
        if !reading.hasHeading(words), !says("of", at: end) { found.append(index..<end) }
      }
    }
    return found
  }

  /// "section 9 of the Data Act", "GDPR section 9".
  private func isInAnotherText(_ index: Int) -> Bool {
    if says("of", at: index + 2) || says("in", at: index + 2) { return true }
    return index > 0
      && (tokens[index - 1].isCapitalised && index > 1 || tokens[index - 1].stands(.allCapitals)
        || tokens[index - 1].stands(.numeric))
  }
}
