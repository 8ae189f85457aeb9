extension Rule {
  /// "should", "will", "needs to", "is expected to": a duty that reads as a hope.
  static let weakModal = Rule(
    "weak-modal", .advice,
    reason: "“Should”, “will” and “is expected to” leave open whether anyone is bound.",
    source: """
      RFC 2119, sections 1 and 3 (MUST and SHOULD differ); Federal Plain Language Guidelines (2011), \
      III.a.1.iv (use “must”); Uniform Law Commission, Drafting Rules (2012), rule 203
      """,
    harm: """
      it is not done on the one day when it counts, and whoever left it undone says that “{}” was never an \
      order
      """
  ) { sentence, place in
    if sentence.isQuestion { return [] }
    return sentence.duties.compactMap { duty in weakModal(in: sentence, duty, place.reading) }
      + sentence.all(of: hedges).map { hedge in
        Hit.Words(
          range: hedge, advice: "Say whether this is allowed: “may” alone, or “must not”.",
          edits: [sentence.replacing(hedge, with: sentence.text(hedge.lowerBound..<(hedge.lowerBound + 1)))])
      }
      + sentence.all(of: strivings).compactMap { striving in striveRemark(in: sentence, striving) }
  }

  private static let hedges = PhraseTable("may possibly, may perhaps, may potentially, might possibly")
  private static let strivings = PhraseTable(
    """
    strive to, endeavour to, endeavor to, aim to, seek to
    do its best to, do their best to
    """)

  private static func weakModal(in sentence: Sentence, _ duty: Duty, _ reading: Reading) -> Hit.Words? {
    guard let first = duty.modal.first, !(first == 0 && duty.subject.isEmpty) else { return nil }
    switch duty.force {
    case .should, .will, .soft: break
    case .must, .shall, .may, .can, .might, .states, .orders: return nil
    }
    let modal = sentence.tokens[first]
    if modal.stands(.allCapitals), reading.declaresKeyWords { return nil }
    let words = sentence.text(duty.modal)
    return Hit.Words(
      range: duty.modal,
      advice: "Write “must” if it binds, “may” if it is a choice; “\(words)” can be read as either.",
      edits: [sentence.replacing(duty.modal, with: "must")])
  }

  /// "must strive to keep" → "must keep"; only after a modal, since "agents that try to…" is a description.
  private static func striveRemark(in sentence: Sentence, _ words: Range<Int>) -> Hit.Words? {
    guard words.lowerBound > 0, sentence.tokens[words.lowerBound - 1].has([.modal, .negation]),
      words.upperBound < sentence.tokens.count
    else { return nil }
    let start = sentence.tokens[words.lowerBound].start
    let end = sentence.tokens[words.upperBound].start
    return Hit.Words(
      range: words, advice: "Name the result that is owed; an effort cannot be checked.",
      edits: [SentenceEdit(range: start..<end, text: "")])
  }
}

extension Sentence {
  var isQuestion: Bool { stop < end && paragraph.text[stop] == UInt8(ascii: "?") }
}
