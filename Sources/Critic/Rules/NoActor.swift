extension Rule {
  /// A duty in the passive voice that names nobody.
  static let noActor = Rule(
    "no-actor", .advice,
    reason: "A duty that names nobody is nobody's duty.",
    source: """
      Coode, On Legislative Expression (1843), on the legal subject; Federal Plain Language Guidelines \
      (2011), III.a.1.i; Uniform Law Commission, Drafting Rules (2012), rules 102 and 103
      """,
    harm: "everyone involved believes that “{}” was somebody else's job, and nobody does it"
  ) { reading in
    var hits: [Hit] = []
    for (place, passage) in reading.passages.enumerated() {
      let actors = passage.actors
      for (index, sentence) in passage.sentences.enumerated() {
        for duty in sentence.duties where duty.isPassive && duty.binds && sentence.agent(of: duty) == nil {
          if duty.force == .states, !isDutyInPresent(sentence, duty) { continue }
          let words = hit(on: duty, in: sentence, actor: actors.only(besides: index))
          hits.append(Hit(place, sentence: index, words))
        }
      }
    }
    return hits
  }

  private static func hit(on duty: Duty, in sentence: Sentence, actor: String?) -> Hit.Words {
    Hit.Words(
      range: duty.modal.lowerBound..<(duty.verb + 1),
      advice: "Say who: “[someone] must \(Lexicon.base(of: sentence.tokens[duty.verb].word) ?? "do it")”.",
      edits: actor.flatMap { sentence.turningRound(duty, actor: $0) } ?? [])
  }

  /// "Escalations are reviewed weekly" sets a duty; "a copy is kept there" describes.
  private static func isDutyInPresent(_ sentence: Sentence, _ duty: Duty) -> Bool {
    sentence.tokens[duty.verb].has([.judges, .tells, .escalates, .assesses])
      && !sentence.says("as", at: duty.verb + 1)
  }
}

/// The people who act in a provision, each with the first and last sentence in which they do.
private struct Actors {
  var found: [(key: [Word], name: String, first: Int, last: Int)] = []

  /// The one person who acts in another sentence than `index`; nil where there are none or several.
  func only(besides index: Int) -> String? {
    let others = found.prefix(4).filter { $0.first != index || $0.last != index }
    return others.count == 1 ? others.first?.name : nil
  }
}

extension ReadPassage {
  fileprivate var actors: Actors {
    var actors = Actors()
    for (index, sentence) in sentences.enumerated() {
      for duty in sentence.duties where !duty.isPassive && !duty.subject.isEmpty {
        let head = sentence.tokens[duty.subject.upperBound - 1]
        let first = sentence.tokens[duty.subject.lowerBound]
        guard head.has(.person), first.has(.determiner), !first.has(.negation), actors.found.count < 4 else {
          continue
        }
        let key = sentence.key(of: duty.subject)
        if let known = actors.found.firstIndex(where: { $0.key == key }) {
          actors.found[known].last = index
        } else {
          actors.found.append((key, sentence.text(duty.subject), index, index))
        }
      }
    }
    return actors
  }
}

extension Sentence {
  /// "Escalations must be reviewed" → "The duty officer must review escalations"; only for plain sentences.
  fileprivate func turningRound(_ duty: Duty, actor: String) -> [SentenceEdit]? {
    guard duty.subject.lowerBound == 0, duty.subject.upperBound == duty.modal.lowerBound,
      duty.modal.count == 1, let base = Lexicon.base(of: tokens[duty.verb].word)
    else { return nil }
    let subject = text(duty.subject)
    let first = tokens[0]
    let keepsCapital = first.stands(.allCapitals) || (tokens.count > 1 && tokens[1].isCapitalised)
    let object = keepsCapital ? subject : subject.prefix(1).lowercased() + subject.dropFirst()
    let start = actor.prefix(1).uppercased() + actor.dropFirst()
    return [replacing(0..<(duty.verb + 1), with: "\(start) must \(base) \(object)")]
  }
}
