extension Rule {
  /// "unless necessary", "except where appropriate", "unless the operator decides otherwise".
  static let swallowingException = Rule(
    "swallowing-exception", .warning,
    reason: "An exception that whoever is bound may grant themselves repeals the rule.",
    source: """
      Uniform Law Commission, Drafting Rules (2012), rule 202 (limitations, exceptions and conditions); Federal \
      Plain Language Guidelines (2011), III.b.3; Fuller, The Morality of Law (1964), chapter II
      """,
    harm:
      "the one whom the rule binds finds that “{}” holds today, as it did yesterday, and the rule never applies"
  ) { sentence, _ in
    if let words = sentence.optionAtWill { return [words] }
    for (index, token) in sentence.tokens.enumerated() where openers.contains(token.word) && !token.isQuoted {
      let clause = index..<sentence.endOfException(from: index)
      if let words = sentence.openReason(in: clause) {
        return [
          Hit.Words(
            range: index..<words.upperBound,
            advice: "Name the cases that are meant, or strike the exception.",
            edits: sentence.strikingClause(clause).map { [$0] } ?? [])
        ]
      }
    }
    return []
  }

  private static let openers: Set<Word> = ["unless", "except", "save"]
}

extension Sentence {
  private static let decisions = PhraseTable(
    """
    decides otherwise, decide otherwise, directs otherwise, direct otherwise, instructs otherwise, agrees otherwise
    determines otherwise, says otherwise, chooses otherwise, otherwise decided, otherwise directed
    otherwise instructed, otherwise agreed, otherwise determined, otherwise authorised, otherwise authorized
    instructed otherwise, directed otherwise, agreed otherwise, told otherwise, decided otherwise
    good reason, good reasons, good cause, sees fit, see fit, thinks fit, not practical, not practicable
    not feasible, not possible, not reasonable, special cases, rare cases, special circumstances, business need
    business needs, business reasons, operational needs, operational reasons, considers it, deems it, sees a need
    it considers, they consider, it believes, they believe, it judges, they judge, it deems, they deem, it thinks
    they think, in its judgement, in its judgment, in its view, in their judgement, in their view
    """)

  /// Where the exception ends: at a comma that closes it, or with the sentence.
  fileprivate func endOfException(from start: Int) -> Int {
    var end = start + 1
    while end < tokens.count, !tokens[end].opensClause { end += 1 }
    return end
  }

  /// The words of the clause that leave the reason open.
  fileprivate func openReason(in clause: Range<Int>) -> Range<Int>? {
    if tokens[clause].contains(where: { $0.stands(.reference) }) { return nil }
    for index in clause {
      if let words = Sentence.decisions.match(in: tokens, at: index) { return words }
      guard tokens[index].has(.openReason), !tokens[index].isQuoted, !namesPurpose(index) else { continue }
      let isCase = tokens[index].word == "exceptional" && index + 1 < clause.upperBound
      return index..<(index + (isCase ? 2 : 1))
    }
    return nil
  }

  /// "necessary to pull a person out" is a measure; "necessary" alone is none.
  private func namesPurpose(_ index: Int) -> Bool {
    guard ["necessary", "needed", "justified"].contains(tokens[index].word), index + 1 < tokens.count else {
      return false
    }
    let next = tokens[index + 1]
    return !next.opensClause && ["to", "for", "under"].contains(next.word)
  }

  /// "or may continue at its discretion".
  fileprivate var optionAtWill: Hit.Words? {
    for (index, token) in tokens.enumerated() where token.word == "discretion" && !token.isQuoted {
      let before = tokens[max(0, index - 5)..<index]
      guard before.contains(where: { $0.word == "at" || $0.word == "in" }) else { continue }
      guard let option = (0..<index).last(where: { tokens[$0].word == "or" && tokens[$0 + 1].word == "may" })
      else { continue }
      return Hit.Words(
        range: option..<(index + 1), advice: "Name the cases that are meant, or strike the exception.",
        edits: strikingClause(option..<endOfClause(after: index)).map { [$0] } ?? [])
    }
    return nil
  }

  /// Strikes a clause with its commas; at the start of the sentence the next word takes the capital.
  fileprivate func strikingClause(_ clause: Range<Int>) -> SentenceEdit? {
    let text = paragraph.text
    let last = tokens[clause.upperBound - 1].end
    if clause.lowerBound == 0 {
      guard clause.upperBound < tokens.count else { return nil }
      let next = tokens[clause.upperBound]
      let capital = String(decoding: text[next.start..<next.end], as: UTF8.self)
      return SentenceEdit(
        range: tokens[0].start..<next.end, text: capital.prefix(1).uppercased() + capital.dropFirst())
    }
    let isInside = clause.upperBound < tokens.count
    var end = isInside && !(last < text.count && text[last] == UInt8(ascii: ",")) ? last : min(last, stop)
    if isInside, last < text.count, text[last] == UInt8(ascii: ","), tokens[clause.lowerBound].opensClause {
      end = last + 1
    }
    return SentenceEdit(range: tokens[clause.lowerBound - 1].end..<end, text: "")
  }
}
