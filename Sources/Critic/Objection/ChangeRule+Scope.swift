extension ChangeRule {
  /// A new sentence that lets somebody skip a step.
  static let addedBypass = ChangeRule(
    name: "added-bypass", reason: "A new permission goes round a step that was made for everyone.",
    strength: 11
  ) { change in
    guard change.old != nil else { return [] }
    return change.added.compactMap { sentence in
      guard !change.pairs.contains(where: { $0.new.isSame(as: sentence) }) else { return nil }
      for duty in sentence.duties where isPermission(duty) {
        let clause = duty.verb..<sentence.endOfClause(after: duty.verb)
        let skips = clause.contains {
          ["skip", "bypass", "waive", "omit", "forgo", "without"].contains(sentence.tokens[$0].word)
        }
        guard skips else { continue }
        return Loss(
          text: "This opens a way round: “\(sentence.text.shortened)”",
          counterCase: "\(sentence.actor(duty)) takes this way in the one case for which the step was made.",
          place: .words(sentence, clause))
      }
      return nil
    }
  }

  /// A duty that now holds in some cases only.
  static let narrowedDuty = ChangeRule(
    name: "narrowed-duty", reason: "A duty that held in every case now holds in some.", strength: 18
  ) { change in
    change.pairs.compactMap { old, new in
      guard
        new.duties.contains(where: { $0.binds || $0.isNegated }) || old.says("every", at: 0)
          || old.says("each", at: 0),
        new.restrictions > old.restrictions, old.holdsAll(in: new)
      else { return nil }
      guard let start = new.firstRestriction(beyond: old) else { return nil }
      let clause = start..<min(new.endOfClause(after: start), start + 6)
      return Loss(
        text: "The rule was not limited to “\(new.text(clause).shortened)” before.",
        counterCase:
          "a case of the same weight falls just outside of “\(new.text(clause).shortened)”, and no rule covers it.",
        place: .words(new, clause))
    }
  }

  /// A right that now runs out.
  static let narrowedRight = ChangeRule(
    name: "narrowed-right", reason: "A right that could be used at any time now runs out.", strength: 19
  ) { change in
    change.pairs.compactMap { old, new in
      guard let limit = new.limit, old.limit == nil, let right = new.duties.first(where: isPermission),
        old.duties.contains(where: isPermission)
      else { return nil }
      return Loss(
        text: "Until now no time limited this; now it is “\(new.text(limit.words))”.",
        counterCase: "\(new.actor(right)) learns of it a day too late to \(new.act(right)).",
        place: .words(new, limit.words))
    }
  }

  static func isPermission(_ duty: Duty) -> Bool {
    (duty.force == .may || duty.force == .can) && !duty.isNegated
  }
}

extension Sentence {
  /// Words that limit a rule to some cases.
  fileprivate var restrictions: Int { tokens.indices.filter(isRestriction).count }

  private func isRestriction(_ index: Int) -> Bool {
    let token = tokens[index]
    return !token.isQuoted && token.has([.condition, .relative]) && token.word != "unless"
      && token.word != "except"
      && token.word != "until"
  }

  /// Whether all words of this sentence but small ones stand in the other.
  fileprivate func holdsAll(in other: Sentence) -> Bool {
    let words = Set(other.tokens.map(\.stem))
    return key(of: 0..<tokens.count).allSatisfy(words.contains)
  }

  /// The first restricting word that the other sentence does not have.
  fileprivate func firstRestriction(beyond other: Sentence) -> Int? {
    var known: [Word: Int] = [:]
    for index in other.tokens.indices where other.isRestriction(index) {
      known[other.tokens[index].word, default: 0] += 1
    }
    for index in tokens.indices where isRestriction(index) {
      let count = known[tokens[index].word] ?? 0
      if count == 0 { return index }
      known[tokens[index].word] = count - 1
    }
    return nil
  }
}
