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
