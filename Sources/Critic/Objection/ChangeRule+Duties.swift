extension ChangeRule {
  /// "must" became "may".
  static let weakenedDuty = ChangeRule(
    name: "weakened-duty", reason: "A duty that became a choice binds nobody.", strength: 5
  ) { change in
    change.pairs.compactMap { old, new in
      for (before, after) in matches(old, new) where before.isNegated == after.isNegated {
        guard binds(before), !binds(after) else { continue }
        let words = after.modal.isEmpty ? after.verb..<(after.verb + 1) : after.modal
        let was = before.modal.isEmpty ? "a plain duty" : "“\(old.text(before.modal))”"
        let act =
          after.isNegated
          ? "may do what was forbidden: \(new.act(after))" : "no longer has to \(new.act(after))"
        return Loss(
          text: "It was \(was) and is now “\(new.text(words))”: \(new.actor(after)) \(act).",
          counterCase: after.isNegated
            ? "\(new.actor(after)) does \(new.act(after)), and has broken no rule."
            : "on the one night when it matters \(new.actor(after)) does not \(new.act(after)), and has broken no rule.",
          place: .words(new, words))
      }
      return nil
    }
  }

  /// "must not", "never" or "only" is gone.
  static let droppedNegation = ChangeRule(
    name: "dropped-negation", reason: "What was forbidden is now allowed or ordered.", strength: 2
  ) { change in
    change.pairs.compactMap { old, new in
      for (before, after) in matches(old, new) where before.isNegated && !after.isNegated {
        let words = (after.modal.first ?? after.verb)..<(after.verb + 1)
        return Loss(
          text: "The old text forbade it: “\(old.text.shortened)” The new one does not.",
          counterCase: "\(new.actor(after)) does \(new.act(after)), with harm, and points to this sentence.",
          place: .words(new, words))
      }
      if old.says(not: new), let first = new.tokens.indices.first {
        return Loss(
          text: "The old text says no: “\(old.text.shortened)” The new one says yes.",
          counterCase: "what the old sentence kept from happening happens, and the text is on its side.",
          place: .words(new, first..<new.tokens.count))
      }
      guard old.count(of: "only") > new.count(of: "only"), let duty = new.duties.first else { return nil }
      return Loss(
        text: "The word “only” is gone: “\(old.text.shortened)”",
        counterCase: "\(new.actor(duty)) does \(new.act(duty)) in a case that “only” shut out.",
        place: .words(new, duty.verb..<(duty.verb + 1)))
    }
  }

  /// A person no longer acts; a system does, or nobody is named.
  static let droppedHuman = ChangeRule(
    name: "dropped-human", reason: "Where a person acted, a system acts now, or nobody is named.", strength: 4
  ) { change in
    change.pairs.compactMap { old, new in
      guard old.duties.contains(where: { old.isByPerson($0) }), !new.cues.contains(.human),
        let duty = new.duties.first
      else { return nil }
      let isMachine = new.tokens[duty.subject].contains { $0.has(.machine) }
      guard isMachine || duty.isPassive && new.agent(of: duty) == nil else { return nil }
      return Loss(
        text: "The old text names a person: “\(old.text.shortened)” The new one names none.",
        counterCase: "the system misreads the case, and no person was asked who could have seen it.",
        place: .words(new, duty.subject.isEmpty ? duty.verb..<(duty.verb + 1) : duty.subject))
    }
  }

  /// A new "unless" or "does not apply".
  static let addedException = ChangeRule(
    name: "added-exception", reason: "A new exception takes cases out of the rule.", strength: 10
  ) { change in
    let paired: [Loss] = change.pairs.compactMap { old, new in
      guard exceptions(new) > exceptions(old), let start = new.tokens.lastIndex(where: opensException) else {
        return nil
      }
      let clause = start..<new.endOfClause(after: start)
      return Loss(
        text: "The rule had no such exception before: “\(new.text(clause).shortened)”.",
        counterCase:
          "somebody says that “\(new.text(clause).shortened)” holds, nobody checks, and the rule does not apply.",
        place: .words(new, clause))
    }
    let fresh: [Loss] = change.added.compactMap { sentence in
      guard !change.pairs.contains(where: { $0.new.isSame(as: sentence) }),
        let words = sentence.first(of: exemptions), change.old != nil
      else { return nil }
      return Loss(
        text: "This sentence takes cases out of the rule: “\(sentence.text.shortened)”",
        counterCase: "a case of that kind does harm, and the rule that was made for it does not apply.",
        place: .words(sentence, words))
    }
    return paired + fresh
  }

  /// A permission that covers more than before.
  static let widenedScope = ChangeRule(
    name: "widened-scope", reason: "A permission covers more than it did.", strength: 12
  ) { change in
    change.pairs.compactMap { old, new in
      for (before, after) in matches(old, new) where isPermission(after) && isPermission(before) {
        let clause = after.verb..<new.endOfClause(after: after.verb)
        let scope = (after.modal.first ?? after.verb)..<clause.upperBound
        if let wide = scope.first(where: { isWide(new.tokens[$0]) }), wideCount(new) > wideCount(old) {
          return Loss(
            text: "The permission now says “\(new.text(wide..<wide + 1))”: “\(new.text(clause).shortened)”.",
            counterCase:
              "\(new.actor(after)) uses it on the one thing that nobody had in mind, and it is allowed.",
            place: .words(new, wide..<(wide + 1)))
        }
        let object = Set(new.key(of: clause.dropFirst()))
        let wasClause = before.verb..<old.endOfClause(after: before.verb)
        let wasObject = Set(old.key(of: wasClause.dropFirst()))
        guard object.isStrictSubset(of: wasObject), !object.isEmpty else { continue }
        return Loss(
          text: "The permission was narrower: “\(old.text(wasClause).shortened)”.",
          counterCase: "\(new.actor(after)) does \(new.act(after)) beyond what the old words allowed.",
          place: .words(new, clause))
      }
      return nil
    }
  }

  private static let exemptions = PhraseTable(
    """
    does not apply, do not apply, is exempt, are exempt, need not, is not required, are not required, is waived
    are waived, no longer applies
    """)

  /// Duties of two sentences that are about the same verb.
  private static func matches(_ old: Sentence, _ new: Sentence) -> [(Duty, Duty)] {
    new.duties.compactMap { after in
      old.duties.first { old.lemma($0) == new.lemma(after) }.map { ($0, after) }
    }
  }

  private static func binds(_ duty: Duty) -> Bool {
    switch duty.force {
    case .must, .shall, .states, .orders: true
    case .should, .will, .may, .can, .might, .soft: false
    }
  }

  private static func opensException(_ token: Token) -> Bool {
    !token.isQuoted && (token.word == "unless" || token.word == "except" || token.word == "save")
  }

  private static func exceptions(_ sentence: Sentence) -> Int { sentence.tokens.filter(opensException).count }

  private static func isWide(_ token: Token) -> Bool {
    !token.isQuoted
      && ["any", "all", "every", "whatever", "whichever", "anyone", "anything"].contains(token.word)
  }

  private static func wideCount(_ sentence: Sentence) -> Int { sentence.tokens.filter(isWide).count }
}

extension Sentence {
  /// Whether the other sentence has the same words but for a negation that only this one has.
  fileprivate func says(not other: Sentence) -> Bool {
    let mine = tokens.filter { $0.has(.negation) }.count
    let theirs = other.tokens.filter { $0.has(.negation) }.count
    guard mine > theirs else { return false }
    let words = Set(tokens.filter { !$0.has([.negation, .auxiliaryDo, .determiner]) }.map { stemmed($0) })
    let others = Set(
      other.tokens.filter { !$0.has([.negation, .auxiliaryDo, .determiner]) }.map { stemmed($0) })
    return words == others
  }

  private func stemmed(_ token: Token) -> Word { Lexicon.base(of: token.word).map { Word($0) } ?? token.stem }

  /// Whether a person does it.
  fileprivate func isByPerson(_ duty: Duty) -> Bool {
    let words = duty.isPassive ? agent(of: duty) : duty.subject
    return words.map { tokens[$0].contains { $0.has(.person) } } ?? false
  }

  /// How often a word is used.
  fileprivate func count(of word: Word) -> Int { tokens.filter { $0.word == word && !$0.isQuoted }.count }
}
