import Prose
import Testing

@Suite("Wrapping")
struct WrapTests {
  private func rows(_ text: String, _ columns: Int, hanging: Int = 0) -> [String] {
    let found = clusters(of: Bytes(text.utf8))
    return wrap(found, columns: columns, hanging: hanging).map { found[$0].map(\.text).joined() }
  }

  @Test(
    "rows break where a reader expects",
    arguments: [
      ("one two three", 8, ["one two ", "three"]),
      ("one two three", 7, ["one two ", "three"]),
      ("one two", 20, ["one two"]),
      ("", 5, [""]),
      ("one     two", 4, ["one     ", "two"]),
      ("    word", 6, ["    wo", "rd"]),
      ("unbreakable", 4, ["unbr", "eaka", "ble"]),
      ("a unbreakable b", 5, ["a ", "unbre", "akabl", "e b"]),
      ("well-known fact", 6, ["well-", "known ", "fact"]),
      ("- item -5 2-3 --flag", 5, ["- ", "item ", "-5 ", "2-3 ", "--fla", "g"]),
      ("one—two", 5, ["one—", "two"]),
      ("漢字、かな。漢字", 4, ["漢", "字、", "か", "な。", "漢字"]),
      ("「漢字」と（かな）", 6, ["「漢", "字」と", "（か", "な）"]),
      ("漢字 abc 漢字", 5, ["漢字 ", "abc ", "漢字"]),
      ("한국어 문장은", 8, ["한국어 ", "문장은"]),
      ("가나다라마", 4, ["가나", "다라", "마"]),
      ("👩\u{200D}👧👦", 5, ["👩⁀👧", "👦"]),
      ("a\u{200B}b", 4, ["a", "⟨U+200B⟩", "b"]),
      ("漢", 1, ["漢"]),
      ("e\u{303}e\u{303}", 1, ["e\u{303}", "e\u{303}"]),
      ("no break\u{A0}5 kg", 9, ["no ", "break\u{A0}5 ", "kg"]),
    ])
  func examples(text: String, columns: Int, expected: [String]) {
    #expect(rows(text, columns).map { Bytes($0.utf8) } == expected.map { Bytes($0.utf8) })
  }

  @Test("rows after the first stand in, half of the columns at most")
  func hanging() {
    #expect(rows("- one two three", 7, hanging: 2) == ["- one ", "two ", "three"])
    #expect(rows("abcdefgh", 4, hanging: 99) == ["abcd", "ef", "gh"])
  }

  @Test("rows partition the clusters and fit, for seeded text", arguments: 0..<20)
  func properties(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "a", "word", " ", "  ", "-", "漢", "。", "「", "\t", "\u{200B}", "e\u{301}", "👩\u{200D}👧", "한", "कि",
    ]
    for _ in 0..<100 {
      let text = (0..<random.below(40)).map { _ in random.pick(pieces) }.joined() + random.pick(["", "\n"])
      let found = clusters(of: Bytes(text.utf8))
      let columns = 1 + random.below(30)
      let indent = random.below(12)
      let rows = wrap(found, columns: columns, hanging: indent)
      #expect(rows.flatMap { Array($0) } == Array(found.indices))
      for (number, row) in rows.enumerated() {
        #expect(!row.isEmpty || found.isEmpty)
        let limit = number == 0 ? columns : max(1, columns - min(indent, columns / 2))
        let kept = found[row].reversed().drop { $0.text == " " || $0.mark == .tab || $0.columns == 0 }
        #expect(kept.map(\.columns).reduce(0, +) <= limit || kept.count == 1)
      }
    }
  }

  @Test(
    "continuation rows stand under the words of the line",
    arguments: [
      ("plain", 0), ("  indented", 2), ("- item", 2), ("  - item", 4), ("* a", 2), ("12. item", 4),
      ("1) item", 3),
      ("> quote", 2), (">quote", 1), ("> > - nested", 6), ("-   far", 4), ("- [ ] task", 6),
      ("- [x] task", 6),
      ("-5 degrees", 0), ("1.5 metres", 0), ("[ ] no list", 0), ("1234567890. x", 0), ("-", 1), ("", 0),
      ("- \n", 2),
      ("\t- a", 3), ("# Heading", 0), ("*emphasis*", 0),
    ])
  func indents(line: String, columns: Int) {
    #expect(hangingIndent(of: Bytes(line.utf8)) == columns)
  }
}
