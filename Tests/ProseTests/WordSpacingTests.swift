import Testing

@testable import Prose

/// A script with some of its letters.
struct SampleScript: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let letters: String
  let spacing: WordSpacing

  init(_ name: String, _ letters: String, _ spacing: WordSpacing) {
    (testDescription, self.letters, self.spacing) = (name, letters, spacing)
  }

  static let all = [
    SampleScript("Han", "漢字々〆〇㐀𠀀", .ideographic), SampleScript("Hiragana", "ひらがなゝゟ", .ideographic),
    SampleScript("Katakana", "カタカナーヽヿㇰ", .ideographic), SampleScript("half Katakana", "ｶﾅｰ", .ideographic),
    SampleScript("old kana", "𛀂𛅰", .ideographic), SampleScript("Tangut", "𗀀", .ideographic),
    SampleScript("Thai", "ภาษไทย", .complex), SampleScript("Lao", "ພາສາລາວ", .complex),
    SampleScript("Khmer", "ភសខមរ", .complex), SampleScript("Myanmar", "မနမစ", .complex),
    SampleScript("Shan and Mon", "ꩠꩡꧠ", .complex), SampleScript("Tai Le", "ᥐᥑ", .complex),
    SampleScript("New Tai Lue", "ᦀᦁ", .complex), SampleScript("Tai Tham", "ᨠᨡ", .complex),
    SampleScript("Tai Viet", "ꪀꪁ", .complex), SampleScript("Ahom", "𑜀𑜁", .complex),
    SampleScript("Latin", "azßœ", .spaced), SampleScript("wide Latin", "ＡＺ", .spaced),
    SampleScript("Greek", "λόγος", .spaced), SampleScript("Cyrillic", "слово", .spaced),
    SampleScript("Hebrew", "מלה", .spaced), SampleScript("Arabic", "كلمة", .spaced),
    SampleScript("Devanagari", "शब", .spaced), SampleScript("Tibetan", "བདག", .spaced),
    SampleScript("Hangul", "낱말", .spaced), SampleScript("Ethiopic", "ቃል", .spaced),
    SampleScript("Mongolian", "ᠦᠭᠡ", .spaced), SampleScript("Bopomofo", "ㄅㄆ", .spaced),
    SampleScript("Yi", "ꀀꀁ", .spaced), SampleScript("Javanese", "ꦲꦤ", .spaced),
  ]
}

@Suite struct WordSpacingTests {
  @Test("a script has one spacing", arguments: SampleScript.all)
  func spacing(script: SampleScript) {
    for scalar in script.letters.unicodeScalars {
      #expect(WordSpacing(of: scalar) == script.spacing, "\(scalar)")
    }
  }

  @Test(
    "words are cut by it: a letter stands alone where nothing parts the words", arguments: SampleScript.all)
  func cutting(script: SampleScript) {
    // Marks belong to the letter before them.
    let text = script.letters.filter { $0.unicodeScalars.first?.properties.isGraphemeExtend == false }
    #expect(wordCount(in: Bytes(text.utf8)) == (script.spacing == .spaced ? 1 : text.count))
  }

  @Test("of all letters those stand alone that no space parts, and no other")
  func everyLetter() {
    let letters: Set<Unicode.GeneralCategory> = [
      .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    ]
    for code in 0..<UInt32(0x32000) {
      guard let scalar = Unicode.Scalar(code), letters.contains(scalar.properties.generalCategory),
        !scalar.properties.isGraphemeExtend, code != 0xE33, code != 0xEB3
      else { continue }
      #expect((ScalarClass(code) == .ideograph) == (WordSpacing(of: scalar) != .spaced), "\(scalar)")
    }
  }

  @Test("a redline takes letters of the complex scripts for fragments", arguments: SampleScript.all)
  func fragments(script: SampleScript) throws {
    let text = Bytes(script.letters.utf8)
    let token = try #require(words(in: text).first)
    #expect(TokenTraits(of: token, in: text).isFragment == (script.spacing == .complex))
  }

  @Test(
    "U+200B is a note where it says what no space does, and a warning elsewhere", arguments: SampleScript.all)
  func breaks(script: SampleScript) {
    let findings = hiddenCharacters(in: Bytes("\(script.letters)\u{200B}\(script.letters)\n".utf8))
    let found = findings.filter { $0.scalar?.value == 0x200B }
    #expect(found.map(\.severity) == [script.spacing == .complex ? .note : .warns])
  }
}
