import Prose

extension Rule {
  /// More than forty words, or three conditions and more.
  static let longSentence = Rule(
    "long-sentence", .note,
    reason: "Past forty words or three conditions, readers of one sentence no longer read the same rule.",
    source: """
      Federal Plain Language Guidelines (2011), III.b.1; EU Joint Practical Guide (2015), guideline 4.4; Uniform \
      Law Commission, Drafting Rules (2012), rule 101
      """,
    harm: "two people take the same sentence apart in two ways, and each acts on theirs"
  ) { sentence, _ in
    if sentence.paragraph.kind == .cell { return [] }
    let count = sentence.tokens.count
    let conditions = sentence.conditionCount
    guard count > mostWords || conditions >= 3 else { return [] }
    let size = count > mostWords ? "\(count) words" : "\(conditions) conditions"
    return [
      Hit.Words(
        range: 0..<count, advice: "Cut it: one rule a sentence, conditions as a list. It has \(size).",
        edits: sentence.cuttingAtSemicolons(mostWords: mostWords))
    ]
  }

  private static let mostWords = 40
}

extension Sentence {
  private static let longConditions = PhraseTable("as long as, so long as, in case, in the event")

  fileprivate var conditionCount: Int {
    let short = tokens.filter { $0.has(.condition) && !$0.isQuoted && $0.word != "provided" }.count
    let provided = tokens.indices.filter { tokens[$0].word == "provided" && says("that", at: $0 + 1) }.count
    return short + provided + all(of: Sentence.longConditions).count
  }

  /// Full stops for semicolons, where every part is then short enough.
  fileprivate func cuttingAtSemicolons(mostWords: Int) -> [SentenceEdit] {
    let cuts = tokens.indices.filter { tokens[$0].stands(.afterSemicolon) }
    guard !cuts.isEmpty else { return [] }
    var start = 0
    for cut in cuts + [tokens.count] {
      let part = tokens[start..<cut]
      if part.count > mostWords || part.filter({ $0.has(.condition) }).count >= 3 { return [] }
      start = cut
    }
    let separator = paragraph.kind == .prose ? "\n" : " "
    return cuts.map { cut in
      let word = text(cut..<(cut + 1))
      let capital = word.prefix(1).uppercased() + word.dropFirst()
      return SentenceEdit(range: tokens[cut - 1].end..<tokens[cut].end, text: ".\(separator)\(capital)")
    }
  }
}
