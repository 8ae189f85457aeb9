import Prose

/// Cuts a paragraph into words, with quotations, references and sentence ends marked, in one pass.
struct Tokenizer {
  let text: Bytes
  var index = 0
  private(set) var tokens: [Token] = []
  var references: [Reference] = []
  /// For each sentence, the end of its tokens and the end of its bytes.
  private(set) var ends: [(token: Int, byte: Int)] = []
  var pending: Token.Marks = []
  var quote: Span?
  /// Where the text of a link may have begun.
  var bracket: Int?
  var code: Span?
  /// Closing marks known not to come, so that a text full of opening ones stays linear.
  private var missing: Set<UInt32> = []

  init(_ paragraph: Paragraph) {
    text = paragraph.text
    tokens.reserveCapacity(text.count / 5)
    while index < text.count { step() }
    closeSentence(at: text.count)
  }

  /// The end of a quotation or a code span, and the length of the mark that closes it.
  struct Span {
    let end: Int
    let markLength: Int
  }

  /// Passes over the mark that closes a quotation or a code span.
  private mutating func closeSpan() -> Bool {
    if let span = code, index >= span.end {
      code = nil
      index = max(index, span.end + span.markLength)
      return true
    }
    if let span = quote, index >= span.end {
      quote = nil
      index = max(index, span.end + span.markLength)
      return true
    }
    return false
  }

  func byte(_ offset: Int) -> UInt8 { offset < text.count ? text[offset] : 0 }

  /// Where `wanted` next stands, unless the search failed before.
  mutating func find(_ wanted: [UInt8], from start: Int) -> Int? {
    let key = wanted.reduce(UInt32(wanted.count)) { $0 << 8 ^ UInt32($1) }
    guard !missing.contains(key), let first = wanted.first else { return nil }
    var place = start
    while place + wanted.count <= text.count {
      if text[place] == first, text[place..<(place + wanted.count)].elementsEqual(wanted) { return place }
      place += 1
    }
    missing.insert(key)
    return nil
  }

  private mutating func step() {
    if closeSpan() { return }
    let next = text[index]
    if next.isWordByte, next != UInt8(ascii: "_") {
      return readPunctuationBeyondASCII() ? () : readWord()
    }
    switch next {
    case UInt8(ascii: "`"): readCodeMark()
    case UInt8(ascii: "\""): openQuote(length: 1, closing: [UInt8(ascii: "\"")])
    case UInt8(ascii: ","): mark([.opensClause])
    case UInt8(ascii: ";"): mark([.opensClause, .afterSemicolon])
    case UInt8(ascii: ":"): mark([.opensClause, .afterColon])
    case UInt8(ascii: "("): mark([.opensClause, .afterParenthesis])
    case UInt8(ascii: ")"): mark([.opensClause])
    case UInt8(ascii: "*"), UInt8(ascii: "_"): mark(byte(index + 1).isWordByte ? [.emphasised] : [])
    case UInt8(ascii: "-"): readHyphens()
    case UInt8(ascii: "["): readBracket()
    case UInt8(ascii: "]"): readLinkTarget()
    case UInt8(ascii: "{"): readAttributes()
    case UInt8(ascii: "<"): readTag()
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): readStop()
    default: index += 1
    }
  }

  private mutating func mark(_ marks: Token.Marks) {
    pending.formUnion(marks)
    index += 1
  }

  private mutating func readHyphens() {
    let run = text[index...].prefix { $0 == UInt8(ascii: "-") }.count
    if run > 1 || byte(index + 1) == .space { pending.formUnion(.opensClause) }
    index += run
  }

  mutating func refer(to target: Reference.Target, start: Int, end: Int) {
    references.append(Reference(target: target, range: start..<end))
    var marks = pending.union(.reference)
    if quote != nil || code != nil { marks.formUnion(.quoted) }
    let word: Word = "[reference]"
    tokens.append(Token(word: word, stem: word, classes: [], marks: marks, start: start, end: end))
    pending = []
  }

  private mutating func readWord() {
    let start = index
    if text[start...].prefix(8).starts(with: "http".utf8), let end = endOfAddress(start) {
      index = end
      return
    }
    index = endOfWord(start)
    let bytes = text[start..<index]
    if bytes.count == 1, bytes.first == UInt8(ascii: "C"), byte(index) == UInt8(ascii: ":"),
      byte(index + 1).isIDByte
    {
      let id = text[(index + 1)...].prefix(64).prefix { $0.isIDByte && $0 != UInt8(ascii: ".") }
      index += 1 + id.count
      return refer(to: .caseID(String(decoding: id, as: UTF8.self)), start: start, end: index)
    }
    let word = Word(bytes)
    var classes = Lexicon.classes[word] ?? []
    let stem = Word.stem(of: bytes)
    if classes.isEmpty, stem != word, bytes.last == UInt8(ascii: "s") || bytes.last == UInt8(ascii: "'") {
      classes = (Lexicon.classes[stem] ?? []).subtracting([.base, .third, .participle, .modal])
    }
    tokens.append(
      Token(word: word, stem: stem, classes: classes, marks: marks(of: bytes), start: start, end: index))
    pending = []
  }

  private func marks(of bytes: ArraySlice<UInt8>) -> Token.Marks {
    var marks = pending
    if quote != nil { marks.formUnion(.quoted) }
    if code != nil { marks.formUnion(.quoted) }
    guard let first = bytes.first else { return marks }
    if first.isUpper { marks.formUnion(.capitalised) }
    if first.isDigit { marks.formUnion(.numeric) }
    if bytes.count > 1, first.isUpper, !bytes.contains(where: \.isLower) { marks.formUnion(.allCapitals) }
    if bytes.ends(with: "'s") || bytes.ends(with: "s'") || bytes.ends(with: "\u{2019}s") {
      marks.formUnion(.possessive)
    }
    if bytes.count > 4, bytes.ends(with: "ed") { marks.formUnion(.endsInED) }
    if bytes.count > 4, bytes.ends(with: "ly") { marks.formUnion(.endsInLY) }
    return marks
  }

  /// Letters and digits with single hyphens, apostrophes, and points between digits or initials inside.
  private func endOfWord(_ start: Int) -> Int {
    var end = start
    while end < text.count {
      let here = text[end]
      if here == 0xE2, byte(end + 1) == 0x80 {
        let isApostrophe = byte(end + 2) == 0x99 && byte(end + 3).isLetter && quote?.end != end
        guard isApostrophe else { break }
        end += 3
      } else if here == 0xC2, byte(end + 1) == 0xA0 {
        break
      } else if here.isWordByte {
        end += 1
      } else if here == UInt8(ascii: "-") || here == UInt8(ascii: "'"), byte(end + 1).isWordByte {
        end += 1
      } else if here == UInt8(ascii: "."), end - start < 12,
        byte(end + 1).isDigit || joinsInitials(end, start)
      {
        end += 1
      } else if here == UInt8(ascii: ","), byte(end + 1).isDigit, end > start, text[end - 1].isDigit {
        end += 1
      } else {
        break
      }
    }
    while end > start + 1, text[end - 1] == UInt8(ascii: "_") { end -= 1 }
    return max(end, start + 1)
  }

  /// Whether the point at `end` is inside "e.g." or "U.S.".
  private func joinsInitials(_ end: Int, _ start: Int) -> Bool {
    (end - start) % 2 == 1 && byte(end + 1).isLetter && !byte(end + 2).isLetter && end - start < 6
  }

  private mutating func readStop() {
    let mark = text[index]
    index += 1
    if code != nil { return }
    while [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(byte(index)) { index += 1 }
    var end = index
    while [UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "_")].contains(byte(end))
      || byte(end) == 0xE2 && byte(end + 1) == 0x80 && (byte(end + 2) == 0x9D || byte(end + 2) == 0x99)
    {
      end += byte(end) == 0xE2 ? 3 : 1
    }
    guard end >= text.count || byte(end) == .space else { return }
    if let quote, end <= quote.end { return }
    let next = text[end...].first { $0 != .space } ?? UInt8(ascii: "A")
    if next.isLower { return }
    if mark == UInt8(ascii: "."), let last = tokens.last, last.end == index - 1, last.has(.abbreviation) {
      return
    }
    index = end
    closeSentence(at: end)
  }

  /// The sentence ends, with more where a sentence is longer than any rule should read at once.
  var cutEnds: [(token: Int, byte: Int)] {
    var cut: [(token: Int, byte: Int)] = []
    for end in ends {
      var start = cut.last?.token ?? 0
      while end.token - start > Sentence.longest {
        start += Sentence.longest
        cut.append((start, tokens[start - 1].end))
      }
      cut.append(end)
    }
    return cut
  }

  private mutating func closeSentence(at end: Int) {
    pending = []
    code = nil
    if let span = quote, span.end < end { quote = nil }
    guard tokens.count > (ends.last?.token ?? 0) else { return }
    ends.append((tokens.count, end))
    bracket = nil
  }
}

extension UInt8 {
  /// A byte of a provision's id (format.md, 2).
  var isIDByte: Bool {
    isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self == UInt8(ascii: ".")
  }
}
