import Prose
import Testing

@Suite("Characters that hide")
struct HiddenCharacterTests {
  private func severities(_ text: String) -> [HiddenFinding.Severity] {
    hiddenFindings(in: Bytes(text.utf8)).filter { $0.scalar != nil }.map(\.severity)
  }

  @Test(
    "what is shown and counted",
    arguments: [
      "a\tb", "12\u{A0}kg", "a\u{A0}b", "a\u{2009}b", "a\u{202F}b", "\u{3000}漢", "❤\u{FE0F}", "❤\u{FE0E}",
      "👩\u{200D}👧",
      "می\u{200C}خواهم", "क्\u{200D}ष", "葛\u{E0101}", "👍\u{1F3FD}", "\u{1FAE8}", "ក\u{200B}ខ",
      "\u{1820}\u{180B}",
      "e\u{301}", "\u{212A}", "⟨", "\u{1161}", "\u{600}",
    ])
  func notes(text: String) {
    let found = severities(text)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0 == .note })
  }

  @Test(
    "what warns",
    arguments: [
      "\u{1B}", "\r", "\u{7F}", "\u{85}", "\u{9B}", "\u{0}", "\u{B}", "\u{2028}", "\u{2029}", "\u{61C}",
      "\u{200E}", "\u{200F}",
      "a\u{200B}b", "a\u{AD}b", "a\u{34F}", "\u{2060}", "\u{FEFF}", "\u{17B4}", "\u{115F}", "\u{3164}",
      "\u{FFA0}", "\u{2800}",
      "\u{FFFC}", "a\u{200C}b", "a\u{200D}b", "👩\u{200D}b", "a\u{FE0F}", "a\u{E0101}", "a\u{180B}",
      "\u{FFF9}", "\u{378}",
      "\u{E000}", "\u{301}", "x\u{301}\u{301}", "\u{E0FFF}", "\u{1BCA0}", "\u{1D173}", "\u{FFF0}",
    ])
  func warns(text: String) {
    #expect(severities(text) == [.warns])
  }

  @Test("every bidi embedding, override and isolate blocks, and every tag")
  func blocks() throws {
    for value in Array(0x202A...0x202E) + Array(0x2066...0x2069) + Array(0xE0000...0xE007F) {
      let scalar = try #require(Unicode.Scalar(value as Int))
      #expect(severities("a" + String(scalar)) == [.blocks])
    }
  }

  @Test("several variation selectors in a row block, wherever they stand")
  func selectors() {
    #expect(severities("😀\u{FE0F}\u{FE0F}") == [.note, .blocks])
    #expect(severities("葛\u{E0101}\u{E0102}\u{E0103}") == [.note, .blocks, .blocks])
    #expect(severities("a\u{FE00}\u{FE01}") == [.warns, .blocks])
  }

  @Test("the tags of a flag are shown, a sentence in tags blocks")
  func flags() {
    let england = "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"
    #expect(severities(england) == Array(repeating: .note, count: 6))
    #expect(severities(england + england).allSatisfy { $0 == .note })
    #expect(severities(String(england.unicodeScalars.dropLast())).contains(.blocks))
    #expect(severities("a" + england.dropFirst()).isEmpty)
    let smuggled =
      "🏴" + String(String.UnicodeScalarView(Array(repeating: "\u{E0061}", count: 20))) + "\u{E007F}"
    #expect(severities(smuggled).allSatisfy { $0 == .blocks })
  }

  @Test("bytes that are no UTF-8 block")
  func invalid() {
    let found = hiddenFindings(in: [0x61, 0xFF, 0x62])
    #expect(
      found == [HiddenFinding(offset: 1, length: 1, kind: .character(.invalid), severity: .blocks)])
  }

  @Test("a finding has the place, the bytes and the character")
  func places() {
    let found = hiddenFindings(in: Bytes("ab\n\u{200B}c".utf8))
    #expect(
      found == [
        HiddenFinding(
          offset: 3, length: 3, scalar: "\u{200B}", kind: .character(.invisible), severity: .warns)
      ])
  }

  @Test("what is not drawn as it is, is reported, for every code point alone")
  func nothingIsMissed() {
    var text = Bytes()
    for value in (0 as UInt32)...0xFFFF where value != 0x0A && !(0xD800...0xDFFF).contains(value) {
      text += Bytes(String(Unicode.Scalar(value) ?? " ").utf8) + [0x0A]
    }
    let reported = Set(hiddenFindings(in: text).filter { $0.scalar != nil }.map(\.offset))
    let marked = Set(
      clusters(of: text).filter { $0.mark != nil && $0.mark != .lineEnd }.map(\.source.lowerBound))
    let areSame = reported == marked
    #expect(areSame)
    #expect(marked.count > 6400)
  }
}
