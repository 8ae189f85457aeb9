import Testing

@testable import Prose

@Suite("The display is injective")
struct DisplayTests {
  private func shown(_ text: String) -> String {
    String(decoding: display(Bytes(text.utf8)), as: UTF8.self)
  }

  /// Code points alone on a line, then each between two strings.
  private func lines(of values: some Sequence<UInt32>, between before: Bytes, and after: Bytes) -> Bytes {
    var text = Bytes()
    for value in values where !(0xD800...0xDFFF).contains(value) {
      text.append(codePoint: value)
      text.append(.lineFeed)
      text += before
      text.append(codePoint: value)
      text += after
    }
    return text
  }

  @Test("every code point comes back, alone on a line and between letters")
  func everyCodePoint() {
    let text = lines(of: 0...0x10FFFF, between: [0x61], and: [0x62])
    let drawn = display(text)
    // Compared outside of the macro, which would describe millions of bytes.
    let comesBack = undisplay(drawn) == text
    #expect(comesBack)
    let isText = String(validating: drawn, as: UTF8.self) != nil
    #expect(isText)
  }

  @Test("lines that are passed over as a whole look as they do glyph by glyph", arguments: 0..<40)
  func plainLines(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces =
      [
        "plain words", "~", " ", "\n", "\n", "\t", "\u{7F}", "\u{1F}", "\u{0}", "e\u{301}", "\u{301}",
        "क\u{94D}", "\u{200D}",
        "😀", "\u{A0}", "⟨", "1", "\u{FE0F}", "\u{20E3}",
      ].map { Bytes($0.utf8) } + [[0xFF], [0xE2, 0x80]]
    for _ in 0..<40 {
      let text = (0..<random.below(40)).flatMap { _ in pieces[random.below(pieces.count)] }
      var drawn = Bytes()
      var scanner = GlyphScanner(text)
      while let glyph = scanner.next() { glyph.append(to: &drawn, from: text) }
      #expect(display(text) == drawn)
    }
  }

  @Test(
    "what can combine or be combined with comes back wherever marks and joiners do their work",
    arguments: [
      ("😀", "\u{200D}😀"), ("\u{200D}", "ک\u{301}"), ("क\u{94D}", "\u{94D}"), ("«", "\u{A0}»"), ("⟨U+", "⟩"),
    ])
  func inContext(before: String, after: String) {
    let values: [UInt32] = Array(0..<0x3400) + Array(0xFE00..<0xFF00) + Array(0x1F000..<0x1FB00)
    let text = lines(
      of: values + Array(0xE0000..<0xE0200), between: Bytes(before.utf8), and: Bytes(after.utf8))
    let comesBack = undisplay(display(text)) == text
    #expect(comesBack)
  }

  @Test("seeded bytes come back", arguments: 0..<20)
  func seededBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces: [Bytes] =
      [
        "a", " ", "\n", "\t", "⟨", "⟩", "⟨U+200B⟩", "⟨x9F⟩", "U+", "⁀", "◌", "⇥", "\u{200D}", "\u{200C}",
        "\u{FE0F}",
        "\u{301}", "\u{302}", "👩", "❤", "می", "क\u{94D}", "漢", "\u{E0101}", "\u{A0}", "«", "1", "\u{20E3}",
        "\u{202E}", "\u{E0041}", "\u{E007F}", "🏴", "\u{1F3FD}",
      ].map { Bytes($0.utf8) } + [[0x80], [0xC3], [0xE2, 0x9F], [0xF0, 0x9F, 0x98], [0xFF], [0xA8], [0x0D]]
    for _ in 0..<300 {
      let text = (0..<random.below(12)).flatMap { _ in random.pick(pieces) }
      #expect(undisplay(display(text)) == text)
    }
  }

  @Test(
    "whole random texts of every kind of character come back, and differ where they differ", arguments: 0..<16
  )
  func seededTexts(seed: UInt64) {
    var random = SplitMix64(seed: 7_000 + seed)
    var seen: [Bytes: Bytes] = [:]
    for _ in 0..<60 {
      var text = (0..<200 + random.below(400)).flatMap { _ in random.scalar() }
      for _ in 0..<8 {
        let drawn = display(text)
        let comesBack = undisplay(drawn) == text
        #expect(comesBack, "seed \(seed)")
        let isNew = seen[drawn].map { $0 == text } ?? true
        #expect(isNew, "two texts look the same, seed \(seed)")
        seen[drawn] = text
        // The next text is as near as can be: a character more, less, or another.
        text = random.nudged(text)
      }
    }
  }

  @Test(
    "what hides stands as an escape",
    arguments: [
      ("a\u{200B}b", "a⟨U+200B⟩b"), ("a\u{202E}b", "a⟨U+202E⟩b"), ("a\rb", "a⟨U+000D⟩b"),
      ("a\u{E0041}", "a⟨U+E0041⟩"), ("a\u{10FFFD}", "a⟨U+10FFFD⟩"), ("\u{0}", "⟨U+0000⟩"),
      ("\u{301}", "⟨U+0301⟩"), (" \u{301}", " ⟨U+0301⟩"), ("e\u{301}\u{301}", "e\u{301}⟨U+0301⟩"),
      ("a\u{FE0F}", "a⟨U+FE0F⟩"), ("\u{1F3FD}", "⟨U+1F3FD⟩"), ("🇩🇪", "⟨U+1F1E9⟩⟨U+1F1EA⟩"),
      ("⟨U+200B⟩", "⟨U+27E8⟩U+200B⟩"), ("⁀◌⇥", "⟨U+2040⟩⟨U+25CC⟩⟨U+21E5⟩"), ("a\u{A0}b", "a⟨U+00A0⟩b"),
      ("a\u{1161}", "a⟨U+1161⟩"), ("\u{212A}", "⟨U+212A⟩"), ("\u{2028}", "⟨U+2028⟩"),
      ("e\u{300}\u{302}\u{304}\u{306}\u{308}", "e\u{300}\u{302}\u{304}\u{306}⟨U+0308⟩"),
    ])
  func escapes(text: String, expected: String) {
    #expect(Bytes(shown(text).utf8) == Bytes(expected.utf8))
  }

  @Test(
    "what does its work is drawn as usual, or as one sign",
    arguments: [
      ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("क्\u{200D}ष", "क्⁀ष"), ("র\u{200D}্যাব", "র⁀্যাব"),
      ("👩\u{200D}👧", "👩⁀👧"), ("❤\u{FE0F}", "❤◌"), ("1\u{FE0F}\u{20E3}", "1◌\u{20E3}"), ("\ta", "⇥a"),
      ("葛\u{E0101}城", "葛\u{E0101}城"), ("«\u{A0}oui\u{A0}»\u{202F}!", "«\u{A0}oui\u{A0}»\u{202F}!"),
      ("Tiếng Việt", "Tiếng Việt"), ("Tie\u{302}\u{301}ng", "Tie\u{302}\u{301}ng"), ("שָׁלוֹם", "שָׁלוֹם"),
      ("漢字、かな。", "漢字、かな。"), ("a\n\nb\n", "a\n\nb\n"),
    ])
  func ordinary(text: String, expected: String) {
    #expect(Bytes(shown(text).utf8) == Bytes(expected.utf8))
  }

  @Test("bytes that are no UTF-8 stand one by one")
  func bytes() {
    #expect(display([0x61, 0xC3, 0x28, 0xED, 0xA0, 0x80]) == Bytes("a⟨xC3⟩(⟨xED⟩⟨xA0⟩⟨x80⟩".utf8))
  }

  @Test(
    "what the display would not write is not read",
    arguments: [
      "⟨", "⟨U+", "⟨U+⟩", "⟨U+200b⟩", "⟨U+20B⟩", "⟨U+0061⟩", "⟨U+D800⟩", "⟨U+110000⟩", "⟨x9⟩", "⟨x61⟩",
      "⟨xC3⟩⟨xA9⟩",
      "⟨x100⟩", "⟨V+200B⟩", "\u{200B}", "\t", "⁀", "a◌", "⟨U+9⟩", "⟨U+FFFFFFFFFFFFFFFFF⟩", "⟨U+200B",
      "e\u{301}\u{301}",
    ])
  func refusals(drawn: String) {
    #expect(undisplay(Bytes(drawn.utf8)) == nil)
  }
}

extension SplitMix64 {
  /// The bytes of a character: one in two of a kind that hides, joins or looks like another.
  fileprivate mutating func scalar() -> Bytes {
    let ranges: [ClosedRange<UInt32>] = [
      0x00...0x1F, 0x7F...0xA0, 0xAD...0xAD, 0x300...0x36F, 0x430...0x44F, 0x391...0x3C9, 0x600...0x6FF,
      0x900...0x97F, 0x115F...0x1160, 0x180B...0x180F, 0x2000...0x206F, 0x27E8...0x27E9, 0x20D0...0x20F0,
      0x2040...0x2040, 0x25CC...0x25CC, 0x21E5...0x21E5, 0x3000...0x3000, 0x3164...0x3164, 0xAC00...0xAC20,
      0x1100...0x11FF, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0, 0xFFF0...0xFFFF,
      0x1F1E6...0x1F1FF, 0x1F300...0x1F6FF, 0x1F3FB...0x1F3FF, 0xE0000...0xE007F, 0xE0100...0xE01EF,
      0x1D400...0x1D433, 0xF0000...0xF0010, 0x30000...0x30010,
    ]
    switch below(8) {
    case 0, 1, 2: return [UInt8(0x20 + below(0x5F))]
    case 3: return Bytes(pick(["\n", "⟨U+200B⟩", "⟨x9F⟩", "U+", "⟩", "می\u{200C}", "👩\u{200D}"]).utf8)
    case 4: return [UInt8(below(256))]
    default:
      let range = pick(ranges)
      var bytes = Bytes()
      bytes.append(codePoint: range.lowerBound + UInt32(below(range.count)))
      return bytes
    }
  }

  /// The text with one place changed.
  fileprivate mutating func nudged(_ text: Bytes) -> Bytes {
    let place = below(text.count + 1)
    var text = text
    switch below(3) {
    case 0 where place < text.count: text.remove(at: place)
    case 1 where place < text.count: text.replaceSubrange(place...place, with: scalar())
    default: text.insert(contentsOf: scalar(), at: place)
    }
    return text
  }
}
