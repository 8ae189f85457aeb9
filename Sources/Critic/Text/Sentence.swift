import Prose

/// A sentence of a provision: its words, its references and its place.
struct Sentence: Sendable {
  let paragraph: Paragraph
  let tokens: [Token]
  let references: [Reference]
  /// The end of the sentence in the paragraph's bytes, its stop included.
  let end: Int
  /// Who must do what, as far as it can be told.
  let duties: [Duty]
  /// The times that it gives.
  let times: [TimeMark]

  init(paragraph: Paragraph, tokens: [Token], references: [Reference], end: Int) {
    self.paragraph = paragraph
    self.tokens = tokens
    self.references = references
    self.end = end
    duties = DutyReader.read(tokens)
    times = TimeReader.read(tokens, in: paragraph.text)
  }

  /// The bytes of a run of words, as they stand in the text.
  func text(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    let bytes = paragraph.text[tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end]
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The whole sentence, its stop included.
  var text: String {
    guard let first = tokens.first else { return "" }
    return String(decoding: paragraph.text[first.start..<max(first.start, end)], as: UTF8.self)
  }

  /// Where the sentence's closing stop begins, or its end where there is none.
  var stop: Int {
    guard let last = tokens.last else { return end }
    let stops = [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")]
    return paragraph.text[last.end..<max(last.end, end)].firstIndex { stops.contains($0) } ?? end
  }

  /// Whether another sentence follows on the line on which this one ends.
  var isFollowedOnItsLine: Bool {
    let rest = paragraph.text[end..<max(end, paragraph.endOfLine(holding: max(0, end - 1)))]
    return rest.contains { $0 != .space }
  }

  /// Whether word `index` stands in the sentence and is `word`, used and not mentioned.
  func says(_ word: Word, at index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].word == word && !tokens[index].isQuoted
  }

  /// The first place where the words stand one after another, none of them mentioned.
  func first(of phrases: PhraseTable) -> Range<Int>? {
    for index in tokens.indices {
      if let range = phrases.match(in: tokens, at: index) { return range }
    }
    return nil
  }

  /// Every place where one of the phrases stands, from left to right, none overlapping.
  func all(of phrases: PhraseTable) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < tokens.count {
      if let range = phrases.match(in: tokens, at: index) {
        found.append(range)
        index = range.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// Whether two sentences of a provision are one and the same place.
  func isSame(as other: Sentence) -> Bool {
    guard let mine = tokens.first, let theirs = other.tokens.first else { return false }
    return mine.start == theirs.start
      && paragraph.position(of: mine.start) == other.paragraph.position(of: theirs.start)
  }

  /// Where the clause that holds `index` ends: at the next comma, colon, dash or stop.
  func endOfClause(after index: Int) -> Int {
    var end = index + 1
    while end < tokens.count, !tokens[end].opensClause { end += 1 }
    return min(end, tokens.count)
  }

  /// Whether a negation stands in the three words before `index`, or the sentence says it of nobody.
  func isNegated(before index: Int) -> Bool {
    let near = tokens[max(0, index - 3)..<index]
    if near.contains(where: { $0.has(.negation) && !$0.isQuoted }) { return true }
    guard let first = tokens.first, index > 0 else { return false }
    return first.has(.negation)
  }
}

/// Phrases of one or more words, found by their first word.
struct PhraseTable: Sendable {
  private var phrases: [Word: [[Word]]] = [:]

  /// - Parameter list: the phrases, one a line or parted by commas.
  init(_ list: String) {
    for phrase in list.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
      let words = phrase.split(separator: " ").map { Word(String($0)) }
      guard let first = words.first else { continue }
      phrases[first, default: []].append(words)
    }
    for key in phrases.keys { phrases[key]?.sort { $0.count > $1.count } }
  }

  /// The longest phrase that stands at `index`, unless it is mentioned and not used.
  func match(in tokens: [Token], at index: Int) -> Range<Int>? {
    guard index < tokens.count, !tokens[index].isQuoted, let candidates = phrases[tokens[index].word] else {
      return nil
    }
    for words in candidates where index + words.count <= tokens.count {
      var offset = 1
      while offset < words.count, tokens[index + offset].word == words[offset] { offset += 1 }
      if offset == words.count { return index..<(index + words.count) }
    }
    return nil
  }
}
