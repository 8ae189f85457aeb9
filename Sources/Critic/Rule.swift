/// One rule of the critic: a row of the table that the documentation and `assent lint --rules` show.
public struct Rule: Sendable {
  public let name: RuleName
  /// The usual weight of a finding.
  public let level: Level
  /// Why the rule exists, in one line.
  public let reason: String
  /// Where drafters have written the rule down.
  public let source: String
  /// A case that goes wrong where the rule is broken; `{}` stands for the words at fault.
  let harm: String
  let check: @Sendable (Reading) -> [Hit]

  /// A rule that looks at the text as a whole.
  init(
    _ name: String, _ level: Level, reason: String, source: String, harm: String,
    check: @escaping @Sendable (Reading) -> [Hit]
  ) {
    self.name = RuleName(name)
    self.level = level
    self.reason = reason
    self.source = source
    self.harm = harm
    self.check = check
  }

  /// A rule that looks at one sentence at a time.
  init(
    _ name: String, _ level: Level, reason: String, source: String, harm: String,
    sentence: @escaping @Sendable (Sentence, Surroundings) -> [Hit.Words]
  ) {
    self.init(name, level, reason: reason, source: source, harm: harm) { reading in
      var hits: [Hit] = []
      for (place, passage) in reading.passages.enumerated() {
        for (index, line) in passage.sentences.enumerated() {
          let words = sentence(line, Surroundings(index: index, passage: passage, reading: reading))
          hits += words.map { Hit(place, sentence: index, $0) }
        }
      }
      return hits
    }
  }
}

/// Where a sentence stands, for rules that look at its neighbours.
struct Surroundings {
  /// The sentence's place among those of its passage.
  let index: Int
  let passage: ReadPassage
  let reading: Reading

  var previous: Sentence? { index > 0 ? passage.sentences[index - 1] : nil }
  var next: Sentence? { index + 1 < passage.sentences.count ? passage.sentences[index + 1] : nil }
}

/// What a rule says of a place, before the place is turned into a line and bytes.
struct Hit: Sendable {
  /// The place of the passage in the reading.
  let passage: Int
  let place: Place
  let advice: String
  let level: Level?

  enum Place: Sendable {
    case words(sentence: Int, Range<Int>, edits: [SentenceEdit])
    /// A line of a gate, and what it should be.
    case line(Int, mended: String?)
  }

  /// A hit on some words of a sentence.
  struct Words: Sendable {
    let range: Range<Int>
    let advice: String
    var level: Level?
    var edits: [SentenceEdit] = []
  }

  init(_ passage: Int, sentence: Int, _ words: Words) {
    self.passage = passage
    place = .words(sentence: sentence, words.range, edits: words.edits)
    advice = words.advice
    level = words.level
  }

  init(_ passage: Int, line: Int, _ advice: String, level: Level? = nil, mended: String? = nil) {
    self.passage = passage
    place = .line(line, mended: mended)
    self.advice = advice
    self.level = level
  }
}

/// Bytes of a sentence, in its paragraph's text, that are replaced; an empty range inserts.
struct SentenceEdit: Sendable {
  let range: Range<Int>
  let text: String
}

extension Sentence {
  /// Replaces a run of words.
  func replacing(_ words: Range<Int>, with text: String) -> SentenceEdit {
    SentenceEdit(range: tokens[words.lowerBound].start..<tokens[words.upperBound - 1].end, text: text)
  }

  /// Inserts before the closing stop.
  func insertingAtEnd(_ text: String) -> SentenceEdit { SentenceEdit(range: stop..<stop, text: text) }

  /// Adds sentences after this one, each on its line where the text has a sentence a line.
  func adding(_ sentences: [String]) -> SentenceEdit {
    let separator = paragraph.kind != .prose || isFollowedOnItsLine ? " " : "\n"
    let closing = stop == end ? "." : ""
    return SentenceEdit(
      range: end..<end, text: closing + sentences.map { separator + $0 }.joined())
  }
}

/// The rules of the built-in critic.
public enum Rules {
  /// Every rule, in the order in which findings at one place are shown.
  public static let table: [Rule] = [
    .checkboxReview, .defaultAllow, .deadEndEscalation, .selfReview, .contradiction, .swallowingException,
    .danglingReference, .impossibleWorkload, .noFallback, .missingDeadline, .noActor, .vagueStandard,
    .weakModal, .undefinedTerm, .incompleteGate, .unfinished, .mixedModals, .unusedDefinition, .longSentence,
  ]
}
