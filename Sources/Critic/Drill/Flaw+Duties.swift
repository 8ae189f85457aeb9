import Prose

/// Flaws in what binds: a duty, a prohibition, a permission.
extension Flaw {
  static let mustToMay = Flaw(
    "must-to-may", "A duty became a choice",
    "“May” lets whoever is bound decide whether to do it. Nobody breaks the rule by leaving it undone."
  ) { sentence in
    for duty in sentence.duties where duty.binds && !sentence.tokens[duty.verb].isQuoted {
      let verb = sentence.tokens[duty.verb]
      if let modal = duty.modal.first, duty.modal.count == 1,
        ["must", "shall"].contains(sentence.tokens[modal].word)
      {
        return sentence.replacing(modal, with: "may")
      }
      let isOfClause = duty.verb == 0 || sentence.tokens[duty.verb - 1].has(.relative)
      let isFree = duty.verb > 0 && sentence.tokens[duty.verb - 1].word == "whoever"
      if duty.force == .states, !duty.isPassive, verb.has(.third), !isOfClause, !isFree,
        let base = Lexicon.base(of: verb.word)
      {
        return sentence.replacing(duty.verb, with: "may \(base)")
      }
    }
    return nil
  }

  static let droppedNegation = Flaw(
    "dropped-negation", "A “not” was dropped",
    "Without the negation the rule asks for, or allows, the very thing that it was made to prevent."
  ) { sentence in
    for (index, token) in sentence.tokens.enumerated() where !token.isQuoted {
      let before = sentence.token(index - 1)
      switch token.word {
      case "not" where before?.has([.modal, .be]) ?? false, "never" where index > 0:
        return sentence.removing(index..<(index + 1))
      case "cannot": return sentence.replacing(index, with: "can")
      case "nobody": return sentence.replacing(index, with: "anybody")
      case "without" where sentence.token(index + 1)?.has([.determiner, .possessive]) ?? false:
        return sentence.replacing(index, with: "with")
      default: continue
      }
    }
    return nil
  }

  static let swallowingException = Flaw(
    "swallowing-exception", "An exception swallows the rule",
    "The exception has no test and nobody to rule on it, so whoever wants out of the rule is out of it."
  ) { sentence in
    let exceptions: Set<Word> = ["unless", "except", "but"]
    guard sentence.hasStop, sentence.bindsSomebody, sentence.places(of: exceptions).isEmpty else {
      return nil
    }
    return sentence.insertingAtEnd(
      sentence.variant([
        ", unless circumstances require otherwise", ", except where this is impractical",
        ", unless it would cause undue delay",
      ]))
  }

  static let narrowedProhibition = Flaw(
    "narrowed-prohibition", "A prohibition lost most of its reach",
    "One added word makes the rule a matter of state of mind or of degree, which nobody can check."
  ) { sentence in
    for index in sentence.places(of: ["not"]) where sentence.token(index - 1)?.has(.modal) ?? false {
      guard let next = sentence.token(index + 1), !next.opensClause, !next.has([.be, .adverb]) else {
        continue
      }
      return sentence.inserting(
        sentence.variant(["knowingly", "routinely", "substantially"]), after: index)
    }
    return nil
  }

  static let widenedPermission = Flaw(
    "widened-permission", "A permission was widened",
    "What was allowed for one purpose or on one occasion is now allowed for all."
  ) { sentence in
    let duty = sentence.duties.first { duty in
      duty.force == .may && !duty.isNegated && duty.modal.count == 1
        && sentence.tokens[duty.subject].contains { $0.has(.machine) || $0.word == "it" }
    }
    guard let modal = duty?.modal.first, sentence.tokens[modal].word == "may",
      !(sentence.token(modal + 1)?.opensClause ?? true)
    else { return nil }
    return sentence.inserting(
      sentence.variant(["for any purpose", "without notice", "at its own discretion"]), after: modal)
  }

  static let andToOr = Flaw(
    "and-to-or", "“And” became “or”",
    "Both parts were needed. Now the easier of the two is enough."
  ) { sentence in
    guard let duty = sentence.duties.first(where: \.binds) else { return nil }
    for index in sentence.places(of: ["and"]) where index > duty.verb {
      let near = sentence.tokens[max(0, index - 5)..<index]
      if near.contains(where: { ["between", "both", "or"].contains($0.word) }) { continue }
      guard let next = sentence.token(index + 1), !next.opensClause, !next.has(.modal) else { continue }
      return sentence.replacing(index, with: "or")
    }
    return nil
  }

  static let actorRemoved = Flaw(
    "actor-removed", "Nobody is named any more",
    "In the passive the duty still sounds firm, but nobody has it. Everyone can believe that another does it."
  ) { sentence in
    for duty in sentence.duties {
      if duty.isPassive, let agent = sentence.agent(of: duty), sentence.says("by", at: agent.lowerBound - 1),
        sentence.tokens[agent].contains(where: {
          $0.has([.person, .machine, .author]) || actors.contains($0.stem)
        })
      {
        return sentence.removing((agent.lowerBound - 1)..<agent.upperBound)
      }
    }
    return sentence.turnedPassive
  }

  private static let actors: Set<Word> = [
    "head", "chair", "side", "team", "group", "secretary", "maintainer", "keeper", "somebody", "someone",
  ]
}

extension Sentence {
  /// "The model must report each departure" as "Each departure must be reported"; only for plain sentences.
  fileprivate var turnedPassive: SentenceEdit? {
    guard duties.count == 1, let duty = duties.first, duty.binds, !duty.isPassive,
      duty.subject.lowerBound == 0, !duty.subject.isEmpty, !tokens[0].isQuoted,
      let object = token(duty.verb + 1), object.has([.determiner, .possessive]), !object.opensClause,
      let verb = Lexicon.verbs.first(where: {
        Word($0.base) == tokens[duty.verb].word || Word($0.third) == tokens[duty.verb].word
      })
    else { return nil }
    let end = endOfNounPhrase(from: duty.verb + 1)
    // What follows must not hang on the subject that goes.
    let rest = tokens[end...]
    guard !rest.contains(where: { $0.has([.possessive, .pronoun, .conjunction]) }),
      !object.has(.possessive), rest.first?.word != "from"
    else { return nil }
    let words = text((duty.verb + 1)..<end)
    let start = words.prefix(1).uppercased() + words.dropFirst()
    switch duty.force {
    case .must, .shall: return replacing(0..<end, with: "\(start) must be \(verb.participle)")
    case .states:
      let isPlural = tokens[end - 1].word != tokens[end - 1].stem
      return replacing(0..<end, with: "\(start) \(isPlural ? "are" : "is") \(verb.participle)")
    default: return nil
    }
  }
}
