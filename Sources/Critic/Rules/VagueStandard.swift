import Prose

extension Rule {
  /// A standard with no measure: reasonable, timely, as needed.
  static let vagueStandard = Rule(
    "vague-standard", .advice,
    reason: "Where no measure is given, whoever applies the rule sets it.",
    source: """
      Fuller, The Morality of Law (1964), chapter II (clarity); Grayned v. City of Rockford, 408 U.S. 104, \
      108–109 (1972); EU Joint Practical Guide (2015), guideline 1
      """,
    harm: "the two sides of a dispute both point to “{}”, and the text cannot say who is right"
  ) { sentence, place in
    guard sentence.sets else { return [] }
    let open = openings(in: sentence)
    if sentence.givesMeasure || place.next?.givesMeasure == true { return open }
    let late = sentence.all(of: times).map { words in
      Hit.Words(
        range: words,
        advice: "Give a number and a unit, such as “within 24 hours”; the number here is only a placeholder.",
        edits: sentence.timeEdits(words))
    }
    let taken = (open + late).map(\.range)
    let graded = sentence.all(of: degrees).filter { words in
      !taken.contains { $0.overlaps(words) } && isDegree(sentence, words)
        && !place.explains(sentence.tokens[words.lowerBound].stem)
    }
    return open + late
      + graded.map { words in
        Hit.Words(
          range: words,
          advice: "Say how one would tell: a number, a list, or a definition of “\(sentence.text(words))”.")
      }
  }

  /// Words by which a duty holds only where it is easy, only when somebody sees a need, or only as an effort.
  private static func openings(in sentence: Sentence) -> [Hit.Words] {
    let escapes = sentence.all(of: escapes).map { words in
      Hit.Words(
        range: words, advice: "Strike it, or name the cases in which the duty does not hold.",
        edits: sentence.striking(words).map { [$0] } ?? [])
    }
    let needs = sentence.all(of: needs).map { words in
      Hit.Words(range: words, advice: "Say when: how often, or in which cases.")
    }
    let efforts = sentence.all(of: efforts).map { words in
      Hit.Words(
        range: words, advice: "Name the result that is owed; an effort cannot be checked.",
        edits: sentence.namingResult(words).map { [$0] } ?? [])
    }
    return (escapes + needs + efforts).filter { !isException(sentence, $0.range) }
  }

  private static let escapes = PhraseTable(
    """
    where possible, if possible, when possible, wherever possible, as far as possible, to the extent possible
    where practicable, if practicable, so far as practicable, where feasible, if feasible, where appropriate
    as appropriate, if appropriate
    """)
  private static let needs = PhraseTable(
    """
    as needed, if needed, when needed, where needed, as necessary, where necessary, if necessary, when appropriate
    from time to time, when circumstances require, as circumstances require, where circumstances require
    if circumstances require
    """)
  private static let efforts = PhraseTable(
    "best efforts, reasonable efforts, every effort, commercially reasonable efforts")
  private static let times = PhraseTable(
    """
    in a timely manner, in a timely fashion, timely, promptly, quickly, swiftly, expeditiously, in due course
    without undue delay, as soon as possible, as soon as practicable, as soon as reasonably practicable
    prompt notice, prompt review, prompt response, prompt reply, prompt action, prompt report
    """)
  private static let degrees = PhraseTable(
    """
    reasonable, reasonably, unreasonable, appropriate, appropriately, significant, significantly, substantial
    substantially, adequate, adequately, sufficient, sufficiently, suitable, suitably, proper care, due care
    periodically, regularly, frequently, meaningful, meaningfully, robust, undue, unduly, proportionate
    material change, material changes, material risk, material harm, material effect, high-quality
    """)
  private static let terms = PhraseTable(
    "significant figures, significant digits, reasonable doubt, statistically significant")

  /// "unless appropriate" and "except where necessary" belong to another rule.
  private static func isException(_ sentence: Sentence, _ words: Range<Int>) -> Bool {
    let before = sentence.tokens[max(0, words.lowerBound - 2)..<words.lowerBound]
    return before.contains { $0.word == "unless" || $0.word == "except" || $0.word == "save" }
  }

  /// Whether the word is used as a degree: not a term of art, not "is sufficient", not the verb "appropriate".
  private static func isDegree(_ sentence: Sentence, _ words: Range<Int>) -> Bool {
    let start = max(0, words.lowerBound - 1)
    let tokens = sentence.tokens
    if terms.match(in: tokens, at: start) != nil || terms.match(in: tokens, at: words.lowerBound) != nil {
      return false
    }
    let before = words.lowerBound > 0 ? tokens[words.lowerBound - 1] : nil
    if before?.has(.modal) == true, tokens[words.lowerBound].word == "appropriate" { return false }
    let endsHere =
      words.upperBound >= tokens.count || tokens[words.upperBound].has([.preposition, .conjunction])
    let word = tokens[words.lowerBound].word
    return !(before?.has(.be) == true && endsHere && (word == "sufficient" || word == "adequate"))
  }
}

extension Sentence {
  /// Whether the sentence sets a rule and does not only describe or explain.
  var sets: Bool {
    duties.contains { $0.force != .states || !tokens[$0.verb].has(.be) }
      || tokens.first.map { $0.hasAll([.base, .act]) } == true
  }

  /// Whether a number or a pointer to a measure stands in the sentence.
  var givesMeasure: Bool {
    tokens.contains { $0.stands(.numeric) || $0.stands(.reference) } || times.contains { $0.minutes != nil }
      || first(of: Sentence.measures) != nil
  }

  private static let measures = PhraseTable(
    "at least, at most, no more than, no fewer than, not more than, that is, namely, as defined in, as listed in"
  )

  /// Strikes words, with the commas round them.
  fileprivate func striking(_ words: Range<Int>) -> SentenceEdit? {
    let text = paragraph.text
    var start = tokens[words.lowerBound].start
    var end = tokens[words.upperBound - 1].end
    while start > 0, text[start - 1] == .space { start -= 1 }
    let opensWithComma = start > 0 && text[start - 1] == UInt8(ascii: ",")
    if opensWithComma { start -= 1 }
    guard words.lowerBound > 0 else { return nil }
    if opensWithComma, end < text.count, text[end] == UInt8(ascii: ",") { end += 1 }
    return SentenceEdit(range: start..<end, text: "")
  }

  /// "use best efforts to remove" → "remove".
  fileprivate func namingResult(_ words: Range<Int>) -> SentenceEdit? {
    guard words.lowerBound > 0, says("to", at: words.upperBound), words.upperBound + 1 < tokens.count else {
      return nil
    }
    let verb = tokens[words.lowerBound - 1]
    guard verb.word == "use" || verb.word == "make" else { return nil }
    return SentenceEdit(range: verb.start..<tokens[words.upperBound + 1].start, text: "")
  }

  /// Puts a limit in place of words that only sound like one.
  fileprivate func timeEdits(_ words: Range<Int>) -> [SentenceEdit] {
    let isNoun = words.count == 2 && tokens[words.lowerBound].word == "prompt"
    let isInside = words.upperBound < tokens.count && !tokens[words.upperBound].opensClause
    let isAdverb = tokens[words.lowerBound].stands(.endsInLY) && words.count == 1
    if isNoun || tokens[words.lowerBound].word == "timely" && isInside { return [] }
    guard isAdverb, isInside, let strike = striking(words) else {
      return [replacing(words, with: "within 24 hours")]
    }
    return times.contains { $0.kind == .limit } ? [] : [strike, insertingAtEnd(" within 24 hours")]
  }
}

extension Surroundings {
  /// Whether another sentence of the provision says what the word is to mean.
  fileprivate func explains(_ stem: Word) -> Bool { passage.explained[stem].map { $0 != index } ?? false }
}
