internal import Charter

/// A provision before and after a change, with the sentences that went and those that came.
struct ChangedPassage {
  let old: ReadPassage?
  let new: ReadPassage?
  /// Sentences that stand nowhere in the new text, whatever their provision.
  let removed: [Sentence]
  /// Sentences that stood nowhere in the old text.
  let added: [Sentence]
  /// Which removed sentence became which added one, as far as their words tell.
  let pairs: [(old: Sentence, new: Sentence)]

  var provision: String { (new ?? old)?.provision ?? "" }

  /// The most sentences of one provision that are compared with one another.
  private static let mostCompared = 200

  /// Every provision that a change touches, in the order of the new text, then those that it retires.
  static func all(from before: Reading, to after: Reading) -> [ChangedPassage] {
    let oldWords = before.sentenceWords
    let newWords = after.sentenceWords
    let standing = after.passages.map { passage in
      let old = before.places[passage.provision].map { before.passages[$0] }
      return ChangedPassage(old: old, new: passage, oldWords: oldWords, newWords: newWords)
    }
    let retired = before.passages.filter { after.places[$0.provision] == nil }.map {
      ChangedPassage(old: $0, new: nil, oldWords: oldWords, newWords: newWords)
    }
    return (standing + retired).filter {
      !$0.removed.isEmpty || !$0.added.isEmpty || $0.old?.gate != $0.new?.gate
    }
  }

  private init(old: ReadPassage?, new: ReadPassage?, oldWords: Set<[Word]>, newWords: Set<[Word]>) {
    self.old = old
    self.new = new
    removed = old?.sentences.filter { !newWords.contains($0.words) } ?? []
    added = new?.sentences.filter { !oldWords.contains($0.words) } ?? []
    pairs = ChangedPassage.pair(
      Array(removed.prefix(ChangedPassage.mostCompared)), Array(added.prefix(ChangedPassage.mostCompared)))
  }

  /// Takes for each added sentence the most similar removed one that is still free.
  private static func pair(_ removed: [Sentence], _ added: [Sentence]) -> [(old: Sentence, new: Sentence)] {
    var free = removed.map { (sentence: $0, stems: $0.contentStems) }
    var pairs: [(old: Sentence, new: Sentence)] = []
    for sentence in added {
      let stems = sentence.contentStems
      var best: (index: Int, likeness: Double)?
      for (index, candidate) in free.enumerated() {
        let likeness = ChangedPassage.likeness(stems, candidate.stems)
        if likeness >= 0.3, likeness > best?.likeness ?? 0 { best = (index, likeness) }
      }
      guard let best else { continue }
      pairs.append((free.remove(at: best.index).sentence, sentence))
    }
    return pairs
  }

  private static func likeness(_ one: Set<Word>, _ other: Set<Word>) -> Double {
    let all = one.union(other).count
    return all == 0 ? 0 : Double(one.intersection(other).count) / Double(all)
  }

  /// What a removed sentence became, if anything.
  func successor(of sentence: Sentence) -> Sentence? {
    pairs.first { $0.old.isSame(as: sentence) }?.new
  }
}

extension Reading {
  /// The words of every sentence, to see whether a sentence still stands somewhere.
  fileprivate var sentenceWords: Set<[Word]> { Set(passages.flatMap { $0.sentences.map(\.words) }) }
}

extension Sentence {
  /// The sentence's words in order.
  fileprivate var words: [Word] { tokens.map(\.word) }

  /// The words that carry meaning, in the singular; verbs in their base form.
  fileprivate var contentStems: Set<Word> {
    Set(
      tokens.filter { !$0.has([.determiner, .preposition, .conjunction, .be, .modal, .possessive]) }.map {
        Lexicon.base(of: $0.word).map { Word($0) } ?? $0.stem
      })
  }

  /// A verb in its base form, for comparing two sentences.
  func lemma(_ duty: Duty) -> Word {
    let verb = tokens[duty.verb]
    return Lexicon.base(of: verb.word).map { Word($0) } ?? (duty.force == .states ? verb.stem : verb.word)
  }

  /// Who acts, for a counter-case: "the operator", or "somebody" where the clause names nobody.
  func actor(_ duty: Duty) -> String {
    let words = duty.isPassive ? agent(of: duty) : duty.subject
    guard let words, !words.isEmpty, words.count <= 8, !tokens[words].contains(where: { $0.has(.negation) })
    else {
      return "somebody"
    }
    let name = text(words)
    return tokens[words.lowerBound].has([.determiner, .pronoun, .possessive])
      ? name.prefix(1).lowercased() + name.dropFirst() : name
  }

  /// What is done, from the verb in its base form to the end of the clause, without conditions and times.
  func act(_ duty: Duty) -> String {
    var end = duty.verb + 1
    let time = times.first { $0.words.lowerBound > duty.verb }?.words.lowerBound ?? tokens.count
    while end < time, !tokens[end].opensClause, !tokens[end].has([.subordinator, .modal]) { end += 1 }
    let base = Lexicon.base(of: tokens[duty.verb].word) ?? text(duty.verb..<(duty.verb + 1))
    if duty.isPassive {
      let object = text(duty.subject)
      return base + " " + object.prefix(1).lowercased() + object.dropFirst()
    }
    return end > duty.verb + 1 ? base + " " + text((duty.verb + 1)..<end) : base
  }
}
