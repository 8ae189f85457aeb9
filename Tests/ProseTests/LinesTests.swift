import Prose
import Testing

@Suite struct LinesTests {
  @Test(
    "Lines stand without their line feed, and a last line without one counts",
    arguments: [
      ("", []),
      ("\n", [0..<0]),
      ("a", [0..<1]),
      ("a\nb\n", [0..<1, 2..<3]),
      ("a\n\n", [0..<1, 2..<2]),
      ("a\nb", [0..<1, 2..<3]),
      ("\n\n\n\n\n\n\n\n\nx", [0..<0, 1..<1, 2..<2, 3..<3, 4..<4, 5..<5, 6..<6, 7..<7, 8..<8, 9..<10]),
      ("eight..\nnine....\r\n\u{0B}\u{2028}x\n", [0..<7, 8..<17, 18..<23]),
    ] as [(String, [Range<Int>])])
  func ranges(text: String, expected: [Range<Int>]) {
    #expect(lineRanges(of: Bytes(text.utf8)) == expected)
  }

  @Test("Lines and line feeds together are the text", arguments: 0..<50)
  func reassemble(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = Bytes((0..<random.below(200)).map { _ in random.pick([0x0A, 0x61, 0x8A, 0x0B, 0xFF]) })
    var joined = Bytes()
    for range in lineRanges(of: text) {
      #expect(!text[range].contains(.lineFeed))
      joined += text[range] + [.lineFeed]
    }
    if text.last != .lineFeed, !text.isEmpty { joined.removeLast() }
    #expect(joined == text)
  }
}
