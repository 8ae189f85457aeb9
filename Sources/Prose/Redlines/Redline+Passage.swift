/// What a redline needs to know of a word or mark, whatever text it stands in.
struct TokenTraits {
  /// How much it says that two sentences both have it: 0 for white space, little for marks and short words.
  let mass: Int
  let isWord: Bool
  /// A letter of a script that puts no spaces between words: less than a word, unlike an ideograph.
  let isFragment: Bool
  let isLineFeed: Bool
  /// How well a change begins before it, where white space stands there.
  let edgeBefore: UInt8
  /// How well a change ends after it, where white space stands there.
  let edgeAfter: UInt8
  /// How well a change begins before it where it touches what stands before.
  let gluedEdgeBefore: UInt8
  /// How well a change ends after it where it touches what stands after.
  let gluedEdgeAfter: UInt8

  /// The most that a token can weigh and still be lost between two replacements.
  static let light = 2

  init(of token: WordToken, in text: Bytes) {
    let kind = token.kind
    let first = UTF8Scalar(in: text, at: token.range.lowerBound, end: token.range.upperBound)
    isWord = kind == .word
    isLineFeed = kind == .lineBreak
    isFragment = kind == .word && first.map { WordSpacing(code: $0.value) } == .complex
    var edges: (before: UInt8, after: UInt8, gluedBefore: UInt8, gluedAfter: UInt8) = (0, 0, 0, 0)
    switch kind {
    case .space, .lineBreak:
      mass = 0
    case .punctuation:
      mass = 1
      if let first, first.length == token.range.count { edges = TokenTraits.edges(ofMark: first.value) }
    case .word:
      // Continuation bytes don't begin a character.
      let word = text[token.range]
      let length = word.prefix(16).count { $0 & 0xC0 != 0x80 }
      mass = length <= 3 ? TokenTraits.light : 6
      if TokenTraits.isConjunction(word) { edges = (2, 1, 0, 0) }
    }
    (edgeBefore, edgeAfter, gluedEdgeBefore, gluedEdgeAfter) = edges
  }

  private static func edges(
    ofMark mark: UInt32
  ) -> (before: UInt8, after: UInt8, gluedBefore: UInt8, gluedAfter: UInt8) {
    switch Unicode.Scalar(mark) {
    case ",", ";", ":": (0, 2, 3, 0)
    case ".", "!", "?": (0, 4, 2, 0)
    case "(", "[", "{": (3, 0, 0, 0)
    case ")", "]", "}": (0, 3, 0, 0)
    case "—", "–": (3, 2, 3, 2)
    case "、", "，": (0, 3, 1, 3)
    case "。": (0, 4, 2, 4)
    default: (0, 0, 0, 0)
    }
  }

  private static func isConjunction(_ word: ArraySlice<UInt8>) -> Bool {
    word.count < conjunctions.count && conjunctions[word.count].contains { $0.elementsEqual(word) }
  }

  /// Words before which a clause begins, in English, by their length; other languages do without.
  private static let conjunctions: [[Bytes]] = [
    [], [], ["if", "or", "so"], ["and", "but", "nor", "who"], ["than", "that", "when"],
    ["after", "until", "where", "which", "while"], ["before", "except", "unless"], ["because"],
  ].map { $0.map { Bytes($0.utf8) } }
}

/// Numbers and traits for the tokens of both texts.
struct Vocabulary {
  private var interner = Interner(tokens: 128, bytes: 1_024)
  /// By token number.
  private(set) var traits: [TokenTraits] = []
  /// The number of a single space, which every other token is.
  private var space: Int32?

  mutating func number(_ tokens: [WordToken], of text: Bytes) -> [Int32] {
    tokens.map { token in
      let isSpace = token.range.count == 1 && text[token.range.lowerBound] == .space
      if isSpace, let space { return space }
      let number = interner.intern(text, token.range)
      if number == traits.count { traits.append(TokenTraits(of: token, in: text)) }
      if isSpace { space = number }
      return number
    }
  }
}

extension Redline {
  /// One side of a changed block: its tokens and which of them make sentences.
  struct Passage {
    let tokens: [WordToken]
    let numbers: [Int32]
    /// Positions of tokens; white space lies between them.
    let sentences: [Range<Int>]
    /// The bytes of the text that it is of.
    let range: Range<Int>

    init(_ text: Bytes, _ range: Range<Int>, _ vocabulary: inout Vocabulary) {
      self.range = range
      tokens = words(in: text, range: range)
      numbers = vocabulary.number(tokens, of: text)
      var sentences: [Range<Int>] = []
      var position = 0
      for sentence in Prose.sentences(in: text, range: range) {
        while position < tokens.count, tokens[position].range.lowerBound < sentence.lowerBound {
          position += 1
        }
        let start = position
        while position < tokens.count, tokens[position].range.lowerBound < sentence.upperBound {
          position += 1
        }
        if start < position { sentences.append(start..<position) }
      }
      self.sentences = sentences
    }

    /// The bytes of the tokens at `positions`.
    func bytes(_ positions: Range<Int>) -> Range<Int> {
      offset(positions.lowerBound)..<offset(positions.upperBound)
    }

    private func offset(_ position: Int) -> Int {
      position < tokens.count ? tokens[position].range.lowerBound : range.upperBound
    }
  }
}
