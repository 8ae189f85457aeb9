internal import Charter

extension ChangeRule {
  /// `on-timeout` turned from deny to allow.
  static let timeoutTurned = ChangeRule(
    name: "timeout-turned", reason: "What nobody has looked at now goes through.", strength: 0
  ) { change in
    guard let old = change.old?.gate, let new = change.new?.gate, let field = new.field("on-timeout"),
      old.value("on-timeout") == "deny", field.value == "allow"
    else { return [] }
    return [
      Loss(
        text: "Until now the gate stayed shut when nobody answered; now it opens.",
        counterCase: "\(new.trigger) comes up on a public holiday, nobody looks at it, and it goes through.",
        place: .line(field.line))
    ]
  }

  /// The power to refuse is gone from a review.
  static let droppedRefusal = lostCue(
    .refusal, "dropped-refusal", strength: 3, reason: "A reviewer who cannot refuse only signs.",
    text: "The old text let the reviewer refuse",
    harm:
      "the reviewer sees that it is wrong, has no power to stop it, and it goes out with their name on it.")

  static let droppedEvidence = lostCue(
    .evidence, "dropped-evidence", strength: 15, reason: "A reviewer who is shown nothing decides nothing.",
    text: "The old text said what the reviewer is shown",
    harm: "the reviewer gets one line of summary, the fault stands on page nine, and they approve.")

  /// Nothing says any more where the decision is written down.
  static let droppedRecord = ChangeRule(
    name: "dropped-record", reason: "A decision that nobody wrote down cannot be checked.", strength: 16
  ) { change in
    losses(of: .record, in: change) { _ in true }.map { sentence in
      Loss(
        text: "The old text asked for a record: “\(sentence.text.shortened)” The new one asks for none.",
        counterCase: "months later somebody asks who decided it and why, and nobody can say.",
        place: place(of: sentence, in: change), gone: sentence.text)
    }
  }

  /// Nothing says any more to whom a case goes.
  static let droppedEscalation = ChangeRule(
    name: "dropped-escalation", reason: "A case that goes to nobody stays with whoever has it.", strength: 7
  ) { change in
    if let field = change.old?.gate?.field("escalates-to"), !field.value.isEmpty, let gate = change.new?.gate,
      gate.value("escalates-to").isEmpty
    {
      return [
        Loss(
          text: "The gate escalated to \(field.value); now it escalates to nobody.",
          counterCase: "the reviewer is away, \(gate.trigger) waits, and there is nobody to take it to.",
          place: .line(gate.line), gone: "escalates-to: \(field.value)")
      ]
    }
    return losses(of: .escalation, in: change) { _ in true }.map { sentence in
      Loss(
        text: "The old text escalated: “\(sentence.text.shortened)” The new one does not.",
        counterCase: "the first person does not know what to do, and the text gives them nobody to ask.",
        place: place(of: sentence, in: change), gone: sentence.text)
    }
  }

  /// A provision that bound somebody is retired, and its rules stand nowhere else.
  static let droppedProvision = ChangeRule(
    name: "dropped-provision", reason: "A retired provision takes its duties with it.", strength: 7
  ) { change in
    guard change.new == nil, let old = change.old else { return [] }
    let bound = change.removed.first { sentence in
      sentence.duties.contains { $0.binds || $0.isNegated }
    }
    guard let bound, let duty = bound.duties.first else { return [] }
    let what = duty.isNegated ? "does what it forbade: \(bound.act(duty))" : "does not \(bound.act(duty))"
    return [
      Loss(
        text:
          "Retiring “\(old.heading)” drops a rule that stands nowhere else: “\(bound.text.shortened)”",
        counterCase: "\(bound.actor(duty)) \(what), and no rule says otherwise.", place: nil, gone: bound.text
      )
    ]
  }

  /// "two reviewers" became one.
  static let fewerReviewers = ChangeRule(
    name: "fewer-reviewers", reason: "Fewer people have to agree than before.", strength: 13
  ) { change in
    change.pairs.compactMap { old, new in
      let before = old.headcounts
      for (words, count, noun) in new.headcounts {
        guard let was = before.first(where: { $0.noun == noun }), was.count > count else { continue }
        return Loss(
          text: "It took “\(old.text(was.words))”; now it takes “\(new.text(words))”.",
          counterCase:
            "the one person who is left is tired, or wrong, and the one who would have seen it is not asked.",
          place: .words(new, words))
      }
      return nil
    }
  }

  /// A limit of time got longer.
  static let longerDeadline = ChangeRule(
    name: "longer-deadline", reason: "What was due sooner is due later.", strength: 17
  ) { change in
    var losses: [Loss] = change.pairs.compactMap { old, new in
      guard let was = old.limit, let now = new.limit, let before = was.minutes, let after = now.minutes,
        after > before
      else { return nil }
      return Loss(
        text: "It was due “\(old.text(was.words))”; now it is due “\(new.text(now.words))”.",
        counterCase: "the harm is done after the old limit and before the new one, and nobody was late.",
        place: .words(new, now.words))
    }
    if let old = change.old?.gate, let field = change.new?.gate?.field("deadline"),
      let before = TimeReader.minutes(of: old.value("deadline")),
      let after = TimeReader.minutes(of: field.value),
      after > before
    {
      losses.append(
        Loss(
          text: "The gate's deadline grew from \(old.value("deadline")) to \(field.value).",
          counterCase: "the harm is done after the old limit and before the new one, and nobody was late.",
          place: .line(field.line)))
    }
    return losses
  }

  static let droppedDeadline = ChangeRule(
    name: "dropped-deadline", reason: "A duty that had a time has none.", strength: 18
  ) { change in
    change.pairs.compactMap { old, new in
      guard let was = old.limit, new.times.isEmpty, let duty = new.duties.first(where: \.binds) else {
        return nil
      }
      return Loss(
        text: "It was due “\(old.text(was.words))”; now no time is given.",
        counterCase: "\(new.actor(duty)) does \(new.act(duty)) three weeks later, when it no longer helps.",
        place: .words(new, duty.verb..<(duty.verb + 1)))
    }
  }
}

extension ChangeRule {
  /// A comparison for a part of a review that the provision no longer has.
  private static func lostCue(
    _ cue: Cues, _ name: String, strength: Int, reason: String, text: String, harm: String
  ) -> ChangeRule {
    ChangeRule(name: name, reason: reason, strength: strength) { change in
      losses(of: cue, in: change) { $0.firstReview != nil || $0.gate != nil }.map { sentence in
        Loss(
          text: "\(text): “\(sentence.text.shortened)” The new one does not.", counterCase: harm,
          place: place(of: sentence, in: change), gone: sentence.text)
      }
    }
  }

  /// The first sentence that carried the cue, where the provision stands and carries it no more.
  private static func losses(
    of cue: Cues, in change: ChangedPassage, where applies: (ReadPassage) -> Bool
  ) -> [Sentence] {
    guard let old = change.old, let new = change.new, applies(old), !new.cues.contains(cue) else { return [] }
    if let gate = new.gate, gate.cues.contains(cue) { return [] }
    return change.removed.filter { $0.cues.contains(cue) }.prefix(1).map { $0 }
  }

  /// What the sentence became, or the first sentence of the provision.
  private static func place(of sentence: Sentence, in change: ChangedPassage) -> Loss.Place? {
    guard let new = change.successor(of: sentence) ?? change.new?.sentences.first, !new.tokens.isEmpty else {
      return nil
    }
    return .words(new, 0..<new.tokens.count)
  }
}

extension Gate {
  /// What sets the gate off, for a counter-case.
  fileprivate var trigger: String {
    let value = value("trigger")
    return value.isEmpty ? "a request" : value
  }
}

extension Sentence {
  /// The first limit of time.
  var limit: TimeMark? { times.first { $0.kind == .limit } }

  /// How many people or votes the sentence asks for: "two reviewers", "a reviewer".
  fileprivate var headcounts: [(words: Range<Int>, count: Double, noun: Word)] {
    var found: [(Range<Int>, Double, Word)] = []
    for index in tokens.indices where !tokens[index].isQuoted {
      let isOne = tokens[index].word == "a" || tokens[index].word == "an"
      guard isOne || tokens[index].isNumber else { continue }
      for place in (index + 1)..<max(index + 1, min(index + 4, tokens.count)) {
        let noun = tokens[place]
        if noun.opensClause || noun.has([.preposition, .modal, .be]) { break }
        let isCounted =
          noun.has(.person) || ["signature", "approval", "vote", "ratifier", "key"].contains(noun.stem)
        guard isCounted, let count = isOne ? 1 : TimeReader.count(at: text(index..<place)) else { continue }
        let stem: Word = noun.word == "people" ? "person" : noun.stem
        found.append((index..<(place + 1), count, stem))
        break
      }
    }
    return found
  }
}
