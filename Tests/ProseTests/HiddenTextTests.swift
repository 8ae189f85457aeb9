import Foundation
import Prose
import Testing

@Suite("Words, lines and Markdown that hide")
struct HiddenTextTests {
  private func kinds(_ text: String, atLeast severity: HiddenFinding.Severity = .note) -> [HiddenKind] {
    hiddenFindings(in: Bytes(text.utf8)).filter { $0.severity >= severity }.map(\.kind)
  }

  private static let samples = [
    "English":
      "The operator's decision stands; a refusal isn't overruled \u{2014} ever. \u{201C}Name one human.\u{201D}",
    "German": "Größere Änderungen prüft ein Mensch, und zwar „gründlich“.",
    "French": "«\u{A0}Une personne décide\u{A0}»\u{202F}: voilà l’œuvre\u{202F}! Il y a 12\u{A0}000 cas.",
    "Vietnamese": "Người vận hành chỉ định một người cho mọi trường hợp.",
    "Vietnamese, decomposed": "Ngu\u{31B}o\u{31B}\u{300}i va\u{323}\u{302}n ha\u{300}nh.",
    "Russian": "Оператор называет одного человека для каждой эскалации, ёлка.",
    "Ukrainian": "Оператор визначає одну людину, і її рішення чинне.",
    "Greek": "Ο χειριστής ορίζει έναν άνθρωπο για κάθε κλιμάκωση.",
    "Hebrew": "בְּרֵאשִׁית הָאָדָם מַחְלִיט, וְהַמַּכְשִׁיר מְחַכֶּה.",
    "Arabic": "يُسمّي المشغّل إنسانًا واحدًا لكل تصعيد، ١٢٣.",
    "Persian": "من می\u{200C}خواهم تصمیم\u{200C}ها را ببینم.",
    "Hindi": "संचालक हर मामले के लिए एक व्यक्ति का नाम देता है; क्\u{200D}ष, ज़रूर।",
    "Bengali": "একজন মানুষ সিদ্ধান্ত নেয়; র\u{200D}্যাব।",
    "Tamil": "ஒவ்வொரு முடிவையும் ஒரு மனிதர் எடுக்கிறார்.",
    "Sinhala": "ශ්\u{200D}රී ලංකාව",
    "Thai": "ผู้ปฏิบัติงานแต่งตั้งบุคคลหนึ่งคน น้ำ",
    "Khmer": "មនុស្ស\u{200B}ម្នាក់\u{200B}សម្រេច",
    "Burmese": "လူတစ်ဦးက ဆုံးဖြတ်သည်။ မျှော်လင့်",
    "Chinese": "操作者为每次升级指定一个人。「拒绝」有效，直到书面答复。",
    "Japanese": "運用者は、すべての案件について一人の人間を指名する。葛\u{E0101}城市、データー。",
    "Korean": "운영자는 모든 사안마다 한 사람을 지정한다.",
    "Tibetan": "མི་གཅིག་གིས་ཐག་གཅོད་བྱེད།",
    "Emoji":
      "Done 👍\u{1F3FD}, a family 👨\u{200D}👩\u{200D}👧\u{200D}👦, a heart ❤\u{FE0F}, 1\u{FE0F}\u{20E3}, 🏳\u{FE0F}\u{200D}🌈.",
    "Markdown":
      "# Title {#id}\n\n- [ ] task, see [the format](docs/format.md) and <https://example.org/a>.\n\n> a < b, `x[1](2)`\n",
  ]

  @Test("honest text in many languages raises no warning", arguments: samples.keys.sorted())
  func samplesPass(language: String) throws {
    let text = try #require(Self.samples[language])
    #expect(kinds(text, atLeast: .warns) == [])
  }

  @Test("a word that mixes scripts warns, words side by side do not")
  func mixedScripts() {
    #expect(kinds("The \u{43E}perator", atLeast: .warns) == [.mixedScripts])
    #expect(kinds("The oper\u{3B1}tor", atLeast: .warns) == [.mixedScripts])
    #expect(kinds("SIM-карта и α-test, 10 µm") == [])
  }

  @Test("a word that looks like another word of the text warns")
  func lookAlikes() {
    let scope = "\u{455}\u{441}\u{43E}\u{440}\u{435}"
    #expect(kinds("The scope. The \(scope).", atLeast: .warns) == [.lookAlike(of: Bytes("scope".utf8))])
    #expect(kinds("The \(scope) alone.", atLeast: .warns) == [])
    #expect(kinds("The scope, the Scope, the scoped.") == [])
    #expect(kinds("A А", atLeast: .note) == [.lookAlike(of: Bytes("A".utf8))])
    #expect(kinds("A А", atLeast: .warns) == [])
    #expect(kinds("must 𝐦𝐮𝐬𝐭", atLeast: .warns) == [.lookAlike(of: Bytes("must".utf8))])
  }

  @Test("spaces, long lines and long gaps are counted")
  func layout() {
    #expect(kinds("a  b") == [.spaces(count: 2)])
    #expect(kinds("    a") == [])
    #expect(kinds("a  \nb\n") == [.trailingSpaces(count: 2)])
    #expect(kinds("a\n \nb\n") == [.trailingSpaces(count: 1)])
    #expect(kinds(String(repeating: "é", count: 1001)) == [.longLine(characters: 1001)])
    #expect(kinds(String(repeating: "é", count: 1000)) == [])
    #expect(
      kinds("a\n" + String(repeating: "\n", count: 21) + "b\n", atLeast: .warns) == [.blankLines(count: 21)])
    #expect(kinds("a\n" + String(repeating: "\n", count: 20) + "b\n") == [])
    #expect(kinds("one\nשלום two\n") == [.rightToLeft])
    #expect(runsRightToLeft(Bytes("abc ‭é漢".utf8)) == false)
    #expect(runsRightToLeft(Bytes("a \u{1E900}".utf8)))
  }

  @Test(
    "HTML warns, comparisons and addresses do not",
    arguments: [
      ("a <!-- hidden --> b", [.htmlComment]), ("<!-- never\nclosed", [.htmlComment]),
      ("a <b>c</b>", [.rawHTML, .rawHTML]),
      ("<div\n\nopen", [.rawHTML]), ("> <span style=\"display:none\">x", [.rawHTML]),
      ("<?php x ?>", [.rawHTML]),
      ("a < b", []), ("a <b or c", []), ("<https://example.org>", []), ("<ana@example.org>", []),
      ("\\<b>", []),
      ("\\\\<b>", [.rawHTML]), ("`<!-- -->`", [.htmlComment]), ("3 <4> 5", []),
    ] as [(String, [HiddenKind])])
  func html(text: String, expected: [HiddenKind]) {
    #expect(kinds(text, atLeast: .warns) == expected)
  }

  @Test(
    "links that lead elsewhere than they say warn",
    arguments: [
      ("[https://good.org](https://evil.org)", "https://evil.org"),
      ("[good.org](https://evil.org/a)", "https://evil.org/a"),
      ("[see https://good.org now](https://evil.org)", "https://evil.org"),
      ("[**good.org**](//evil.org)", "//evil.org"),
      ("[ana@good.org](mailto:ana@evil.org)", "mailto:ana@evil.org"),
      ("[https://good.org](local.md)", "local.md"),
      ("[good.org](<https://evil.org>)", "https://evil.org"),
      ("[good.org](https://good.org@evil.org)", "https://good.org@evil.org"),
      ("[good.org][1]\n\n[1]: https://evil.org\n", "https://evil.org"),
      ("[good.org]\n\n[good.org]: https://evil.org\n", "https://evil.org"),
      ("[g\u{43E}od.org](https://good.org)", "https://good.org"),
    ])
  func elsewhere(text: String, target: String) {
    #expect(kinds(text, atLeast: .warns).contains(.linkElsewhere(target: Bytes(target.utf8))))
  }

  @Test(
    "links that lead where they say, or say nothing of it, do not",
    arguments: [
      "[https://good.org](https://good.org/page)", "[good.org](https://www.good.org:443)",
      "[the page](https://other.org)",
      "[charter.md](https://code.example/charter.md)", "[docs/format.md](format.md)", "[x](y)", "[ ] task",
      "[1.5](https://a.org)",
      "[GOOD.org/x](http://good.org)", "an array[0](1)", "\\[good.org](https://evil.org)",
    ])
  func whereTheySay(text: String) {
    #expect(kinds(text, atLeast: .warns) == [])
  }

  @Test("titles are noted, definitions too, and an unused definition warns")
  func definitions() {
    #expect(kinds("[a](b \"hidden words\")") == [.linkTitle])
    #expect(
      kinds("See [the page].\n\n[The  Page]: https://a.org\n", atLeast: .note).contains(
        .referenceDefinition(isUsed: true)))
    #expect(kinds("[//]: # (hidden words)\n", atLeast: .warns) == [.referenceDefinition(isUsed: false)])
    #expect(kinds("> - [x]: y\n", atLeast: .warns) == [.referenceDefinition(isUsed: false)])
    #expect(kinds("Note[^1].\n\n[^1]: shown\n") == [])
  }

  @Test("findings stand in the order of the text")
  func order() {
    let found = hiddenFindings(in: Bytes("a  b \u{200B}<!-- x --> sс\u{440}\n[a](b \"t\")\n".utf8))
    #expect(found.map(\.offset) == found.map(\.offset).sorted())
    #expect(found.count == 5)
  }

  @Test(
    "no text takes long",
    arguments: ["[", "]", "<", "](", "[a](", "\\", "<!--", "[a]: ", "<a ", " ", "\n", "é\u{301}", "[\"", "а"])
  func adversaries(piece: String) {
    let text = Bytes(String(repeating: piece, count: 20_000).utf8)
    let start = processorSeconds()
    _ = hiddenFindings(in: text)
    #expect(processorSeconds() - start < 5)
  }
}

/// What this thread has used of a processor: unlike the time of day, no other test adds to it.
private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
