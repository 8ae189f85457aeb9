import Prose

/// The edits that seeded flaws are made of.
extension Sentence {
  /// Takes words out with the space or comma before them; nil at the start, or where marks stand between.
  func removing(_ words: Range<Int>) -> SentenceEdit? {
    guard words.lowerBound > 0, words.upperBound <= tokens.count, !words.isEmpty else { return nil }
    let start = tokens[words.lowerBound - 1].end
    let between = paragraph.text[start..<tokens[words.lowerBound].start]
    guard between.allSatisfy({ $0 == .space || $0 == UInt8(ascii: ",") }) else { return nil }
    return SentenceEdit(range: start..<tokens[words.upperBound - 1].end, text: "")
  }

  /// Another word in place of one, with a capital where that one has it.
  func replacing(_ index: Int, with word: String) -> SentenceEdit {
    let token = tokens[index]
    let text =
      token.stands(.allCapitals) && token.end - token.start > 1
      ? word.uppercased() : token.isCapitalised ? word.prefix(1).uppercased() + word.dropFirst() : word
    return replacing(index..<(index + 1), with: text)
  }

  /// Words after a word.
  func inserting(_ words: String, after index: Int) -> SentenceEdit {
    SentenceEdit(range: tokens[index].end..<tokens[index].end, text: " \(words)")
  }

  /// Whether it ends in a full stop, so that words can be put before it.
  var hasStop: Bool { stop < end && paragraph.text[stop] == UInt8(ascii: ".") }

  /// Whether it says that somebody must or must not do something.
  var bindsSomebody: Bool { duties.contains { $0.binds || $0.isNegated } }

  /// One of some wordings, always the same for this sentence.
  func variant(_ wordings: [String]) -> String {
    wordings[(tokens.first?.start ?? 0) % max(1, wordings.count)]
  }

  /// The places of `words`, none of them mentioned only.
  func places(of words: Set<Word>) -> [Int] {
    tokens.indices.filter { words.contains(tokens[$0].word) && !tokens[$0].isQuoted }
  }

  func token(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }
}
