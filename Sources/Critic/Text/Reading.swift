internal import Charter
import Prose

/// A draft that has been read once, for all rules.
struct Reading: Sendable {
  let passages: [ReadPassage]
  /// The place of each provision by its id.
  let places: [String: Int]
  /// The ids of all decided cases.
  let cases: Set<String>
  /// The labels of link definitions.
  let labels: Set<Word>
  /// Whether the text says that its key words are those of BCP 14 (RFC 2119 and RFC 8174).
  let declaresKeyWords: Bool

  /// - Complexity: O(*n*) in the bytes of the text.
  init(_ draft: DraftText) {
    var passages: [ReadPassage] = []
    var places: [String: Int] = [:]
    var cases: Set<String> = []
    var labels: Set<Word> = []
    for passage in draft.passages {
      let read = ReadPassage(passage)
      places[passage.provision] = places[passage.provision] ?? passages.count
      cases.formUnion(passage.cases)
      labels.formUnion(read.labels)
      passages.append(read)
    }
    self.passages = passages
    self.places = places
    self.cases = cases
    self.labels = labels
    declaresKeyWords = passages.contains { passage in
      passage.sentences.contains { $0.first(of: Reading.keyWordDeclarations) != nil }
    }
  }

  private static let keyWordDeclarations = PhraseTable("bcp 14, rfc 2119, rfc 8174, rfc2119, rfc8174")

  /// The passage itself and those to which its text refers.
  func neighbourhood(of index: Int) -> [ReadPassage] {
    var found = [passages[index]]
    var seen: Set<Int> = [index]
    for sentence in passages[index].sentences {
      for reference in sentence.references {
        guard case .provision(let id) = reference.target, let place = places[id] else { continue }
        if seen.insert(place).inserted { found.append(passages[place]) }
      }
    }
    return found
  }
}

/// A provision with its sentences.
struct ReadPassage: Sendable {
  let passage: Passage
  let sentences: [Sentence]
  let labels: Set<Word>
  /// The heading's words, in the singular.
  let headingStems: [Word]
  /// Words that a sentence explains ("A significant change is…"), with the place of the first that does.
  let explained: [Word: Int]
  /// Whether the gate, or a sentence about the deadline, gives a time for the whole provision.
  let saysDeadline: Bool

  init(_ passage: Passage) {
    self.passage = passage
    headingStems = Word.stems(of: Bytes(passage.heading.utf8))
    let (paragraphs, labels) = BlockReader.read(passage.lines)
    self.labels = labels
    let sentences = paragraphs.flatMap { Sentence.read($0) }
    self.sentences = sentences
    explained = ReadPassage.explainedWords(in: sentences)
    let isInGate = passage.gate.map { !$0.value("deadline").isEmpty } ?? false
    saysDeadline = isInGate || sentences.contains { $0.saysDeadline }
  }

  var gate: Gate? { passage.gate }

  private static func explainedWords(in sentences: [Sentence]) -> [Word: Int] {
    var explained: [Word: Int] = [:]
    for (index, sentence) in sentences.enumerated() {
      let start = sentence.tokens.prefix(9)
      for (place, token) in start.prefix(4).enumerated() {
        let follows = start.dropFirst(place + 1).prefix(4)
        let isExplained = follows.contains { $0.word == "is" || $0.word == "are" || $0.word == "means" }
        if isExplained, explained[token.stem] == nil { explained[token.stem] = index }
      }
    }
    return explained
  }
}

extension Sentence {
  /// Whether the sentence is about a deadline and gives it.
  fileprivate var saysDeadline: Bool {
    !times.isEmpty && tokens.contains { $0.stem == "deadline" || $0.word == "time-limit" }
  }

  /// The most words that one sentence has; a longer one is cut, so that no rule's work grows with its square.
  static let longest = 300

  /// The sentences of a paragraph, in order.
  static func read(_ paragraph: Paragraph) -> [Sentence] {
    let tokenizer = Tokenizer(paragraph)
    var sentences: [Sentence] = []
    var start = 0
    var reference = 0
    for end in tokenizer.cutEnds {
      var references: [Reference] = []
      while reference < tokenizer.references.count,
        tokenizer.references[reference].range.lowerBound < end.byte
      {
        references.append(tokenizer.references[reference])
        reference += 1
      }
      sentences.append(
        Sentence(
          paragraph: paragraph, tokens: Array(tokenizer.tokens[start..<end.token]), references: references,
          end: end.byte))
      start = end.token
    }
    return sentences
  }
}
