import Prose
import Testing

@Suite struct FinderTests {
  @Test(
    "words are found in either case, and counted apart from each other",
    arguments: [
      ("cost of", "The COST of each, at cost  of", 1), ("aa", "aaaaa", 2), ("É", "né É", 2), ("x", "", 0),
      ("", "abc", 0), ("[a", "{A [a", 1), ("refusal", "A refusa", 0), ("naïve", "NAÏVE", 1),
    ])
  func count(words: String, text: String, count: Int) {
    let finder = Finder(Bytes(words.utf8))
    #expect(finder.count(in: Bytes(text.utf8)) == count)
    #expect(finder.stands(in: Bytes(text.utf8)) == (count > 0))
  }

  @Test("only the bytes of the range are looked at")
  func range() {
    let text = Bytes("ab ab ab".utf8)
    let finder = Finder(Bytes("ab".utf8))
    #expect(finder.count(in: text, 1..<7) == 1)
    #expect(!finder.stands(in: text, 0..<1))
  }
}
