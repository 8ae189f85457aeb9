import Prose
import Testing

@Suite struct SentencesTests {
  @Test(
    "A text is cut into sentences",
    arguments: [
      ("", []),
      ("  \n\n", []),
      ("One. Two! Three? Four… Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
      ("One sentence a line.\nAnother one.\n", ["One sentence a line.", "Another one."]),
      (
        "A sentence that was\nwrapped by hand. Next\none.\n",
        ["A sentence that was\nwrapped by hand.", "Next\none."]
      ),
      ("No end\n\nof paragraph", ["No end", "of paragraph"]),
      ("Use tools, e.g. a hammer, i.e. This. Done.", ["Use tools, e.g. a hammer, i.e. This.", "Done."]),
      ("Ask Dr. Ada or Mr. B. Smith. Then go.", ["Ask Dr. Ada or Mr. B. Smith.", "Then go."]),
      (
        "See No. 5 and Art. 3. Is it so? No. It is not.",
        ["See No. 5 and Art. 3.", "Is it so?", "No.", "It is not."]
      ),
      ("It takes 3.5 hours. In 2026. Then 4.", ["It takes 3.5 hours.", "In 2026.", "Then 4."]),
      (
        "He said “Stop.” She did (twice.) “Why?” he asked.",
        ["He said “Stop.”", "She did (twice.)", "“Why?” he asked."]
      ),
      ("It is **bold.** Next `code.` End.", ["It is **bold.**", "Next `code.`", "End."]),
      ("Tools etc. are fine, etc. More follows.", ["Tools etc. are fine, etc.", "More follows."]),
      ("So do I. You too.", ["So do I.", "You too."]),
      ("Option B.\nOption C.\n", ["Option B.", "Option C."]),
      ("Wait... what? Hm... Yes.", ["Wait... what?", "Hm...", "Yes."]),
      ("監督者は拒否できる。拒否は「有効だ。」理由を書く！終わり", ["監督者は拒否できる。", "拒否は「有効だ。」", "理由を書く！", "終わり"]),
      ("क ख। ग घ।", ["क ख।", "ग घ।"]),
      ("## Human. Oversight\nThe operator\nreviews.", ["## Human. Oversight", "The operator\nreviews."]),
      (
        "Before:\n- first item\n  goes on\n- second. Third\n1. fourth",
        [
          "Before:", "- first item\n  goes on", "- second.", "Third", "1. fourth",
        ]
      ),
      (
        "---\ntitle: \"A. B. C\"\nkind: x\n---\nText\n~~~case\nid: a\n~~~",
        [
          "---", "title: \"A. B. C\"", "kind: x", "---", "Text", "~~~case", "id: a", "~~~",
        ]
      ),
      (
        "2.1. Scope\n\n3. It ends in 3. Next. (a). No end",
        ["2.1. Scope", "3. It ends in 3.", "Next.", "(a). No end"]
      ),
      ("Such as, e.g.\nthis one.", ["Such as, e.g.\nthis one."]),
      ("Visit example.com. Then v1.2.3 is out.", ["Visit example.com.", "Then v1.2.3 is out."]),
    ] as [(String, [String])])
  func cut(text: String, expected: [String]) {
    let bytes = Bytes(text.utf8)
    #expect(sentences(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
  }

  @Test("Sentences are in order, and only white space lies between them", arguments: 0..<100)
  func cover(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let parts = [
      ".", "!", " ", "\n", "\n", "a", "Bc", "e.g.", "。", "#", "- ", "1. ", "”", "…", "\u{FF}", "\t", "key: ",
    ]
    var text = Bytes((0..<60).flatMap { _ in random.pick(parts).utf8 })
    text.append(contentsOf: [0xFF, 0xE3, 0x80])
    var end = 0
    for sentence in sentences(in: text) {
      #expect(text[end..<sentence.lowerBound].allSatisfy { [0x20, 0x0A, 0x09].contains($0) })
      #expect(!sentence.isEmpty)
      end = sentence.upperBound
    }
    #expect(text[end...].allSatisfy { [0x20, 0x0A, 0x09].contains($0) })
  }
}
