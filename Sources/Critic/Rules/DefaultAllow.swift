internal import Charter

extension Rule {
  /// Silence is consent, deemed approved, proceed unless, `on-timeout: allow`.
  static let defaultAllow = Rule(
    "default-allow", .warning,
    reason: "Where silence lets an act through, the busiest reviewer is the weakest gate.",
    source: """
      Saltzer and Schroeder, The Protection of Information in Computer Systems (1975), section I.A.3(b) \
      (fail-safe defaults)
      """,
    harm: "the one person who would have objected is ill that week, nobody says anything, and it goes ahead"
  ) { reading in
    var hits: [Hit] = []
    for (place, passage) in reading.passages.enumerated() {
      if let field = passage.gate?.field("on-timeout"), Word(field.value) == "allow" {
        let mended = passage.line(field.line).map {
          String(decoding: $0, as: UTF8.self).replacingLast("allow", with: "deny")
        }
        hits.append(
          Hit(
            place, line: field.line, "Write “deny”: what nobody has looked at must wait.", mended: mended))
      }
      for (index, sentence) in passage.sentences.enumerated() {
        if let words = sentence.defaultAllow { hits.append(Hit(place, sentence: index, words)) }
      }
    }
    return hits
  }
}

extension String {
  /// The text with the last run of `old` replaced.
  func replacingLast(_ old: String, with new: String) -> String {
    let bytes = Array(utf8)
    let wanted = Array(old.utf8)
    guard bytes.count >= wanted.count else { return self }
    for start in stride(from: bytes.count - wanted.count, through: 0, by: -1)
    where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      let rest = bytes[(start + wanted.count)...]
      return String(decoding: bytes[..<start] + Array(new.utf8) + rest, as: UTF8.self)
    }
    return self
  }
}

extension Sentence {
  private static let advice = "Turn the default round: without an answer, the act waits or is refused."

  /// The words by which silence lets the act through, or nil.
  fileprivate var defaultAllow: Hit.Words? {
    deemedAssent ?? silenceMeansAssent ?? automaticAssent ?? proceedsUnless ?? proceedsInSilence
  }

  private static let deeming: Set<Word> = [
    "deemed", "considered", "treated", "taken", "regarded", "counted", "counts", "presumed", "assumed",
  ]

  /// "is deemed approved", "is treated as permission".
  private var deemedAssent: Hit.Words? {
    for (index, token) in tokens.enumerated() where Sentence.deeming.contains(token.word) && !token.isQuoted {
      if isNegated(before: index) && !isAboutSilence { continue }
      let near = (index + 1)..<min(index + 6, tokens.count)
      guard let verdict = near.first(where: { tokens[$0].has(.assent) }),
        !tokens[near].prefix(verdict - index).contains(where: { $0.has(.negation) })
      else { continue }
      let isWithdrawn = tokens[index...verdict].contains { $0.has(.determiner) && $0.word == "no" }
      if isWithdrawn { continue }
      return Hit.Words(
        range: index..<(verdict + 1), advice: Sentence.advice, edits: refusing(verdict).map { [$0] } ?? [])
    }
    return nil
  }

  private static let verdictVerbs: Set<Word> = [
    "is", "means", "mean", "equals", "constitutes", "implies", "signals", "are",
  ]

  /// "Silence is consent", "lack of a response means agreement".
  private var silenceMeansAssent: Hit.Words? {
    guard let silence = first(of: Sentence.silences) else { return nil }
    for index in silence.upperBound..<tokens.count where Sentence.verdictVerbs.contains(tokens[index].word) {
      let near = (index + 1)..<min(index + 4, tokens.count)
      guard let verdict = near.first(where: { tokens[$0].has(.assent) }) else { continue }
      if tokens[(index + 1)..<verdict].contains(where: { $0.has(.negation) }) { return nil }
      return Hit.Words(
        range: silence.lowerBound..<(verdict + 1), advice: Sentence.advice,
        edits: refusing(verdict).map { [$0] } ?? [])
    }
    return nil
  }

  private static let silences = PhraseTable(
    """
    silence, no answer, no reply, no response, no objection, lack of, absence of, failure to answer
    failure to respond, failure to reply, failure to object, not answering, not objecting
    """)
  private static let automatic = PhraseTable(
    """
    automatically approved, automatically accepted, automatically granted, automatically authorised
    approved automatically, accepted automatically, granted automatically, auto-approved, auto-approve
    auto-approves, approved by default, allowed by default, granted by default, defaults to allow
    default to allow, allow by default, defaults to approval
    """)

  private var automaticAssent: Hit.Words? {
    guard let words = first(of: Sentence.automatic), !isNegated(before: words.lowerBound) else { return nil }
    return Hit.Words(range: words, advice: Sentence.advice)
  }

  /// "proceeds unless the operator objects": an objection is needed to stop it.
  private var proceedsUnless: Hit.Words? {
    for (index, token) in tokens.enumerated() where token.word == "unless" && !token.isQuoted {
      let end = endOfClause(after: index)
      guard
        let objection = ((index + 1)..<end).first(where: {
          tokens[$0].has(.objects) || tokens[$0].stem == "objection"
        }),
        let go = goingAhead(outside: index..<end)
      else { continue }
      return Hit.Words(
        range: go.lowerBound < index ? go.lowerBound..<(objection + 1) : index..<(objection + 1),
        advice: Sentence.advice, edits: untilAgreed(go, unless: index, objection: objection))
    }
    return nil
  }

  /// Whether something goes ahead when nobody replies.
  private var proceedsInSilence: Hit.Words? {
    guard let silence = silentCondition, let go = goingAhead(outside: silence) else { return nil }
    if tokens[go.lowerBound...].prefix(4).contains(where: { $0.word == "only" }) { return nil }
    let closes = go.lowerBound > silence.lowerBound && endOfClause(after: go.lowerBound) == tokens.count
    let words = go.lowerBound..<(closes ? tokens.count : go.upperBound)
    return Hit.Words(
      range: go, advice: Sentence.advice, edits: [replacing(words, with: "does not go ahead")])
  }

  private var isAboutSilence: Bool { silentCondition != nil }

  /// "if nobody replies", "where no objection is raised", "who does not vote".
  private var silentCondition: Range<Int>? {
    for (index, token) in tokens.enumerated()
    where !token.isQuoted && (token.has(.condition) || token.has(.relative)) {
      if token.word == "unless" || token.word == "until" { continue }
      let end = endOfClause(after: index)
      guard let no = (index..<end).first(where: { tokens[$0].has(.negation) }) else { continue }
      let speaks = (no..<min(no + 4, end)).contains {
        tokens[$0].has([.tells, .objects, .replies, .judges])
          || ["objection", "answer", "reply", "response", "ruling", "decision", "reaction"].contains(
            tokens[$0].stem)
      }
      if speaks { return index..<end }
    }
    return nil
  }
}

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
