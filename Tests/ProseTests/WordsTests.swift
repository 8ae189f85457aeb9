import Prose
import Testing

@Suite struct WordsTests {
  private func pieces(_ text: String) -> [String] {
    let bytes = Bytes(text.utf8)
    return words(in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test(
    "Text is cut into words, white space and marks",
    arguments: [
      ("", []),
      ("The model may refuse.", ["The", " ", "model", " ", "may", " ", "refuse", "."]),
      ("don't re-read it’s ’tis", ["don't", " ", "re-read", " ", "it’s", " ", "’", "tis"]),
      ("a  \t b\n\nc", ["a", "  \t ", "b", "\n", "\n", "c"]),
      (
        "3.5 1,000 10:30 2/3 and/or 5%",
        ["3.5", " ", "1,000", " ", "10:30", " ", "2/3", " ", "and", "/", "or", " ", "5", "%"]
      ),
      ("e.g. charter.md end.", ["e.g", ".", " ", "charter.md", " ", "end", "."]),
      (
        "**may** _may_ `a_b` -- ...",
        ["**", "may", "**", " ", "_", "may", "_", " ", "`", "a_b", "`", " ", "--", " ", "..."]
      ),
      ("## Human {#human-oversight}", ["##", " ", "Human", " ", "{", "#", "human-oversight", "}"]),
      ("監督者は人間です。", ["監", "督", "者", "は", "人", "間", "で", "す", "。"]),
      ("가나다 라마", ["가나다", " ", "라마"]),
      ("e\u{301}té naïve ñandú", ["e\u{301}té", " ", "naïve", " ", "ñandú"]),
      ("がか\u{3099}", ["が", "か\u{3099}"]),
      ("👨‍👩‍👧‍👦👍🏽🇫🇷🇩🇪❤️", ["👨‍👩‍👧‍👦", "👍🏽", "🇫🇷", "🇩🇪", "❤️"]),
      ("می‌خواهم", ["می‌خواهم"]),
      ("เด็ก", ["เ", "ด็", "ก"]),
      ("क्षत्रिय हिन्दी", ["क्षत्रिय", " ", "हिन्दी"]),
      ("“No.”—she said…", ["“", "No", ".", "”", "—", "she", " ", "said", "…"]),
    ] as [(String, [String])])
  func cut(text: String, expected: [String]) {
    #expect(pieces(text) == expected)
  }

  @Test("Kinds tell words from what stands between them")
  func kinds() {
    #expect(words(in: Bytes("a, 督\n".utf8)).map(\.kind) == [.word, .punctuation, .space, .word, .lineBreak])
  }

  @Test("A part of a text is cut without looking beyond it")
  func part() {
    let text = Bytes("don't stop".utf8)
    #expect(words(in: text, range: 0..<4).map(\.range) == [0..<3, 3..<4])
  }

  @Test("Tokens cover the text and never cut a grapheme cluster", arguments: 0..<200)
  func clusters(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let blocks: [ClosedRange<Int>] = [
      0x20...0x7E, 0xA0...0x17F, 0x300...0x36F, 0x590...0x6FF, 0x900...0x94C, 0xE01...0xE5B, 0x1000...0x1160,
      0x1780...0x17F0, 0x1F1E6...0x1F1FF, 0x1F3F3...0x1F64F, 0x2000...0x2070, 0x2600...0x27BF,
      0x3000...0x30FF,
      0x4E00...0x4E20, 0xAC00...0xAC20, 0xFE00...0xFE0F, 0xFF60...0xFFA0, 0x110BD...0x110CD,
      0xE0020...0xE007F,
    ]
    var string = ""
    for _ in 0..<40 {
      let block = random.pick(blocks)
      let value = UInt32(block.lowerBound + random.below(block.count))
      if let scalar = Unicode.Scalar(random.below(6) == 0 ? 0x200D : value) {
        string.unicodeScalars.append(scalar)
      }
    }
    let text = Bytes(string.utf8)
    var boundaries: Set<Int> = [0]
    for character in string { boundaries.insert((boundaries.max() ?? 0) + character.utf8.count) }
    var end = 0
    for token in words(in: text) {
      #expect(token.range.lowerBound == end && !token.range.isEmpty)
      end = token.range.upperBound
      #expect(
        boundaries.contains(end), "\(string.unicodeScalars.map { String($0.value, radix: 16) }) at \(end)")
    }
    #expect(end == text.count)
  }

  @Test("Any bytes are cut, and nothing is lost", arguments: 0..<50)
  func anyBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = Bytes((0..<60).map { _ in UInt8(random.below(256)) })
    #expect(words(in: text).flatMap { text[$0.range] } == text)
  }

  @Test("Words are counted, ideographs one by one")
  func counting() {
    #expect(wordCount(in: Bytes("The operator’s re-read: 3.5 h, 監督!\n".utf8)) == 7)
    #expect(wordCount(in: Bytes("a b c".utf8), range: 2..<5) == 2)
    #expect(wordCount(in: []) == 0)
  }
}
