internal import Charter
import Prose

/// A charter's text that has been read once, for all rules; the front matter is not prose and stays out.
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

  /// No text at all, as there is before the first.
  static let nothing = Reading([], cases: [])

  /// - Complexity: O(*n*) in the bytes of the text.
  init(_ document: Document) {
    let gates = document.readableGates
    let passages = document.provisions.filter { $0.id != Provision.governanceID }.map { provision in
      ReadPassage(provision, in: document, gate: gates.first { $0.provision == provision.id })
    }
    self.init(passages, cases: Set(document.readableCases.map(\.id)))
  }

  private init(_ passages: [ReadPassage], cases: Set<String>) {
    self.passages = passages
    places = Dictionary(
      passages.enumerated().map { ($1.provision, $0) }, uniquingKeysWith: { first, _ in first })
    self.cases = cases
    labels = passages.reduce(into: []) { $0.formUnion($1.labels) }
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
  /// The provision's id.
  let provision: String
  /// The heading's words, without marker and attributes; empty for a preamble.
  let heading: String
  /// The `gate` block under the provision, if there is one.
  let gate: Gate?
  /// Whether the heading says that definitions follow.
  let holdsDefinitions: Bool
  let sentences: [Sentence]
  let labels: Set<Word>
  /// The heading's words, in the singular.
  let headingStems: [Word]
  /// Words that a sentence explains ("A significant change is…"), with the place of the first that does.
  let explained: [Word: Int]
  /// Whether the gate, or a sentence about the deadline, gives a time for the whole provision.
  let saysDeadline: Bool

  /// The lines, heading and fenced blocks included, and the number of the first, from 1 in the whole text.
  private let lines: [Bytes]
  private let firstNumber: Int

  init(_ provision: Provision, in document: Document, gate: Gate?) {
    self.provision = provision.id
    heading = provision.heading?.name ?? ""
    self.gate = gate
    let words = Bytes(heading.utf8)
    headingStems = Word.stems(of: words)
    holdsDefinitions = Word.words(of: words).contains { Lexicon.definitionHeadings.contains($0) }
    lines = provision.lines.map { Bytes(document.line($0)) }
    firstNumber = provision.lines.lowerBound + 1
    let (paragraphs, labels) = BlockReader.read(lines, from: firstNumber)
    self.labels = labels
    let sentences = paragraphs.flatMap { Sentence.read($0) }
    self.sentences = sentences
    explained = ReadPassage.explainedWords(in: sentences)
    let isInGate = gate.map { !$0.value("deadline").isEmpty } ?? false
    saysDeadline = isInGate || sentences.contains { $0.saysDeadline }
  }

  /// A line by its number in the whole text; nil where the provision has no such line.
  func line(_ number: Int) -> Bytes? {
    lines.indices.contains(number - firstNumber) ? lines[number - firstNumber] : nil
  }

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
