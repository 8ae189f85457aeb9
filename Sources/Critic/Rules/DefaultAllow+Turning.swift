extension Sentence {
  private static let goPhrases = PhraseTable(
    """
    goes ahead, go ahead, takes effect, take effect, comes into force, come into force, goes live, go live
    goes out, is allowed, are allowed, is approved, are approved, is granted, are granted, is permitted
    is released, are released, is accepted, are accepted, moves on, is adopted, may proceed, may continue
    may go ahead, can proceed, can continue, can go ahead, may resume, may restart, may be released
    will proceed, will continue, shall proceed, may take effect, may start, may run, may act, may execute
    """)

  /// What is done to a request that goes through.
  private static let enacted: Set<Word> = [
    "merged", "released", "deployed", "executed", "published", "sent", "paid", "shipped", "applied",
    "adopted",
    "started", "run", "implemented", "made", "carried", "enacted", "installed",
  ]

  /// The words outside of `clause` that say that the act goes ahead, where they are not denied.
  func goingAhead(outside clause: Range<Int>) -> Range<Int>? {
    for index in tokens.indices where !clause.contains(index) && !tokens[index].isQuoted {
      if let words = Sentence.goPhrases.match(in: tokens, at: index), !isDenied(words) { return words }
      let token = tokens[index]
      let isAllowed =
        (token.word == "may" || token.word == "can") && says("be", at: index + 1) && index + 2 < tokens.count
      if isAllowed, Sentence.enacted.contains(tokens[index + 2].word) { return index..<(index + 3) }
      let isVerb =
        token.hasAll([.third, .proceeds])
        || token.hasAll([.base, .proceeds]) && index > 0
          && !tokens[index - 1].has([.determiner, .possessive, .modal, .negation, .auxiliaryDo])
      if isVerb, token.stem != "launch", token.word != "run", token.word != "runs",
        !isDenied(index..<(index + 1))
      {
        return index..<(index + 1)
      }
    }
    return nil
  }

  private func isDenied(_ words: Range<Int>) -> Bool {
    tokens[max(0, words.lowerBound - 3)..<words.upperBound].contains { $0.has(.negation) && !$0.isQuoted }
  }

  /// The verdict turned into its opposite, where there is a word for it.
  func refusing(_ verdict: Int) -> SentenceEdit? {
    let opposite: String? =
      switch tokens[verdict].word {
      case "approved", "accepted", "granted", "authorised", "authorized", "allowed", "permitted", "agreed",
        "confirmed", "given", "consented":
        "refused"
      case "approval", "consent", "permission", "agreement", "acceptance", "assent": "refusal"
      case "settled", "resolved", "cleared": "open"
      default: nil
      }
    return opposite.map { replacing(verdict..<(verdict + 1), with: $0) }
  }

  /// "proceeds unless the operator objects" → "does not proceed until the operator agrees".
  func untilAgreed(_ go: Range<Int>, unless: Int, objection: Int) -> [SentenceEdit] {
    guard go.upperBound <= unless, tokens[objection].has(.third) else { return [] }
    let denied: String
    if tokens[go.lowerBound].has(.modal) {
      let rest = text((go.lowerBound + 1)..<go.upperBound)
      denied = "must not " + rest
    } else if let base = tokens[go.lowerBound].word == "goes"
      ? "go" : Lexicon.base(of: tokens[go.lowerBound].word)
    {
      let rest = text((go.lowerBound + 1)..<go.upperBound)
      denied = "does not " + base + (rest.isEmpty ? "" : " " + rest)
    } else {
      return []
    }
    return [
      replacing(go, with: denied), replacing(unless..<(unless + 1), with: "until"),
      replacing(objection..<(objection + 1), with: "agrees"),
    ]
  }
}
