internal import Charter

extension Rule {
  /// A deadline, and nothing said of the day when it is missed.
  static let noFallback = Rule(
    "no-fallback", .warning,
    reason: "A deadline that says nothing of being missed leaves the outcome to whoever acts first.",
    source: """
      NIST SP 800-61 Rev. 2, section 3.2.6 (what to do when nobody responds in the designated time); Saltzer and \
      Schroeder (1975), section I.A.3(b) (fail-safe defaults)
      """,
    harm:
      "the deadline passes at three in the morning, nobody has acted, and the text does not say what holds"
  ) { reading in
    var hits: [Hit] = []
    for (place, passage) in reading.passages.enumerated() {
      guard let (index, words) = passage.firstLimit else { continue }
      let isCovered = reading.neighbourhood(of: place).contains { $0.saysWhatFollowsSilence }
      if isCovered { continue }
      let sentence = passage.sentences[index]
      hits.append(
        Hit(
          place, sentence: index,
          Hit.Words(
            range: words, advice: "Say what holds when the time has passed: “If nobody answers, …”.",
            edits: [sentence.adding([sentence.fallback])])))
    }
    return hits
  }
}

extension ReadPassage {
  /// The first limit of time that a duty has to keep.
  fileprivate var firstLimit: (sentence: Int, words: Range<Int>)? {
    for (index, sentence) in sentences.enumerated() {
      guard sentence.duties.contains(where: { $0.binds && !($0.isPassive && $0.force == .states) }) else {
        continue
      }
      let limit = sentence.times.first { $0.kind == .limit && !sentence.isInCondition($0.words.lowerBound) }
      if let limit { return (index, limit.words) }
    }
    return nil
  }

  /// Whether the provision says, in prose or in a gate, what happens when nobody acts in time.
  fileprivate var saysWhatFollowsSilence: Bool {
    if let gate, !gate.value("on-timeout").isEmpty { return true }
    return sentences.contains {
      $0.first(of: ReadPassage.fallbacks) != nil || $0.isAboutFailure || $0.namesAlternative
    }
  }

  private static let fallbacks = PhraseTable(
    """
    otherwise, failing that, failing which, in default, or else, until then, lapses, lapse, expires, expire
    unanswered, silence, too late, is late, late, missed, misses, overdue, on timeout, times out, in time
    by then, no answer, no reply, no response, no ruling, no decision, without a ruling, without an answer
    without a reply, without an answer in time, after that time, once the time has passed, until they do
    until it does, until one does, until it is done, until that is done
    """)
}

extension Sentence {
  /// Whether a word stands in a clause that opens with a condition.
  fileprivate func isInCondition(_ index: Int) -> Bool {
    var place = index
    while place >= 0 {
      if tokens[place].has(.condition) { return true }
      if tokens[place].opensClause { return false }
      place -= 1
    }
    return false
  }

  /// "If nobody answers", "when the reviewer does not reply", "if the office fails to call".
  fileprivate var isAboutFailure: Bool {
    for (index, token) in tokens.enumerated() where token.has(.condition) && !token.isQuoted {
      for next in tokens[(index + 1)...].prefix(9) {
        if next.opensClause { break }
        if next.has(.negation) || next.stem == "fail" || next.word == "fails" || next.stem == "pass" {
          return true
        }
      }
    }
    return false
  }

  /// "…within two days, or it goes to the chair".
  fileprivate var namesAlternative: Bool {
    guard let limit = times.first(where: { $0.kind == .limit }) else { return false }
    return tokens.indices.dropFirst(limit.words.upperBound).contains { index in
      tokens[index].word == "or" && tokens[index].opensClause && index + 2 < tokens.count
        && tokens[index + 1].has([.pronoun, .determiner])
    }
  }

  /// What holds instead, as far as the words tell: a request stays refused, anything else goes to the ratifiers.
  fileprivate var fallback: String {
    let isRuling =
      duties.contains { $0.binds && tokens[$0.verb].has(.judges) }
      || tokens.contains { ["request", "order", "escalation", "release", "application"].contains($0.stem) }
    return isRuling
      ? "If nobody answers in time, it stays refused."
      : "If this is not done in time, whoever notices tells the ratifiers of this charter."
  }
}
