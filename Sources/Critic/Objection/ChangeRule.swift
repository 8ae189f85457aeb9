/// A rule that looks at a change and not at a text: what the old text held and the new one lets go.
struct ChangeRule: Sendable {
  let name: String
  let reason: String
  /// The rank among the objections; a smaller one is stronger.
  let strength: Int
  let find: @Sendable (ChangedPassage) -> [Loss]

  /// The comparisons, the strongest first.
  static let table: [ChangeRule] = [
    timeoutTurned, droppedNegation, droppedRefusal, droppedHuman, weakenedDuty, droppedProvision,
    droppedEscalation, addedException, addedBypass, widenedScope, fewerReviewers, droppedEvidence,
    droppedRecord,
    longerDeadline, droppedDeadline, narrowedDuty, narrowedRight,
  ]
}

/// What a change gives away, with the sentences that show it.
struct Loss {
  let text: String
  let counterCase: String
  /// Where the new text shows it; nil where the words are gone.
  var place: Place?
  /// The words of the old text, where the new one has none to show.
  var gone = ""

  enum Place {
    case words(Sentence, Range<Int>)
    case line(Int)
  }

  func objection(by comparison: ChangeRule, in change: ChangedPassage) -> BuiltInCritic.Objection {
    var line: Int?
    var columns = 0..<0
    var excerpt = gone
    switch place {
    case .words(let sentence, let words):
      let found = sentence.place(of: words)
      (line, columns, excerpt) = (found.line, found.columns, found.excerpt)
    case .line(let number):
      let text = change.new?.line(number) ?? []
      (line, columns, excerpt) = (number, 0..<text.count, String(decoding: text, as: UTF8.self))
    case nil: break
    }
    return BuiltInCritic.Objection(
      rule: RuleName(comparison.name), provision: change.provision, line: line, columns: columns,
      excerpt: excerpt,
      text: text, counterCase: "A case that would go wrong: " + counterCase)
  }
}

extension Rules {
  /// The comparisons by which the critic objects to a change: name and reason, the strongest first.
  public static let comparisons: [(name: RuleName, reason: String)] = ChangeRule.table.map {
    (RuleName($0.name), $0.reason)
  }
}
