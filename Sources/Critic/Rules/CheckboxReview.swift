internal import Charter

extension Rule {
  /// A review without the power to refuse, the evidence shown, or a record.
  static let checkboxReview = Rule(
    "checkbox-review", .warning,
    reason: "A review without the power to refuse, the evidence shown and a record is a signature.",
    source: """
      Article 29 Working Party, WP251rev.01, chapter IV.A (oversight “rather than just a token gesture”, by \
      someone who can change the decision); EU AI Act (Regulation 2024/1689), articles 12 and 14(4)(b), (d)
      """,
    harm: """
      the one who reviews sees a summary and a button, presses it for the four-hundredth time that week, and the \
      harmful case goes through with their name on it
      """
  ) { reading in
    var hits: [Hit] = []
    for (place, passage) in reading.passages.enumerated() {
      guard let (index, review) = passage.firstReview else { continue }
      var cues = reading.neighbourhood(of: place).reduce(into: Cues()) { $0.formUnion($1.cues) }
      if let gate = passage.gate { cues.formUnion(gate.cues) }
      let missing = Cues.needed.subtracting(cues)
      if missing.isEmpty { continue }
      let isSerious = missing.contains(.refusal) || missing.rawValue.nonzeroBitCount > 1
      hits.append(
        Hit(
          place, sentence: index,
          Hit.Words(
            range: review.words, advice: "Say in this provision: \(missing.asked).",
            level: isSerious ? .warning : .advice,
            edits: [passage.sentences[index].adding(missing.sentences(for: review.reviewer))])))
    }
    return hits
  }
}

/// What makes a review more than a signature.
struct Cues: OptionSet, Sendable {
  let rawValue: Int
  static let refusal = Cues(rawValue: 1)
  static let evidence = Cues(rawValue: 2)
  static let record = Cues(rawValue: 4)
  static let escalation = Cues(rawValue: 8)
  static let human = Cues(rawValue: 16)

  static let needed: Cues = [.refusal, .evidence, .record]

  /// The missing parts in words, for advice.
  fileprivate var asked: String {
    var parts: [String] = []
    if contains(.refusal) { parts.append("that the reviewer can refuse, and what a refusal does") }
    if contains(.evidence) { parts.append("what the reviewer is shown") }
    if contains(.record) { parts.append("where the decision and its reason are recorded") }
    return parts.joined(separator: "; ")
  }

  /// The sentences that say what is missing.
  fileprivate func sentences(for reviewer: String) -> [String] {
    var sentences: [String] = []
    if contains(.evidence) {
      sentences.append("\(reviewer) reads the whole of it and its evidence before deciding.")
    }
    if contains(.refusal) {
      sentences.append("\(reviewer) can refuse, and a refusal stands until it is answered in writing.")
    }
    if contains(.record) { sentences.append("\(reviewer) records the decision and the reason for it.") }
    return sentences
  }
}

extension Gate {
  /// What the fields of a gate already say.
  var cues: Cues {
    var cues: Cues = []
    if !value("evidence").isEmpty { cues.formUnion(.evidence) }
    if !value("record").isEmpty { cues.formUnion(.record) }
    if !value("escalates-to").isEmpty { cues.formUnion(.escalation) }

    return cues
  }
}
