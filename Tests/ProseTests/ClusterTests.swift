import Prose
import Testing

@Suite("Clusters")
struct ClusterTests {
  private func clusters(_ text: String) -> [Cluster] { Prose.clusters(of: Bytes(text.utf8)) }

  @Test("marks stand with their character, escapes and signs by themselves")
  func together() {
    let found = clusters("e\u{303}कि\u{200B}👩\u{200D}👧\n")
    #expect(
      found == [
        Cluster(text: "e\u{303}", columns: 1, source: 0..<3, mark: .unnormalized),
        Cluster(text: "कि", columns: 2, source: 3..<9),
        Cluster(text: "⟨U+200B⟩", columns: 8, source: 9..<12, mark: .invisible),
        Cluster(text: "👩", columns: 2, source: 12..<16),
        Cluster(text: "⁀", columns: 1, source: 16..<19, mark: .joiner),
        Cluster(text: "👧", columns: 2, source: 19..<23),
        Cluster(text: "", columns: 0, source: 23..<24, mark: .lineEnd),
      ])
  }

  @Test("canonically equivalent spellings are told apart by their mark")
  func spellings() {
    #expect(clusters("é").map(\.mark) == [nil])
    #expect(clusters("e\u{301}").map(\.mark) == [.unnormalized])
    #expect(clusters("x\u{301}").map(\.mark) == [nil])
    #expect(clusters("\u{5D1}\u{5B8}\u{5BC}").map(\.mark) == [nil])
    #expect(clusters("\u{5D1}\u{5BC}\u{5B8}").map(\.mark) == [.unnormalized])
    #expect(clusters("\u{FB31}").map(\.mark) == [.unnormalized])
    #expect(clusters("\u{F900}").map(\.mark) == [.unnormalized])
  }

  @Test(
    "each class of hidden text has its mark",
    arguments: [
      ("\t", .tab), ("\u{1B}", .control), ("\u{9B}", .control), ("\u{2028}", .lineBreak),
      ("\u{B}", .lineBreak),
      ("\u{61C}", .bidi), ("\u{2069}", .bidi), ("\u{200C}", .joiner), ("\u{E0020}", .tag),
      ("\u{FE0E}", .variation),
      ("\u{180B}", .variation), ("\u{E0100}", .variation), ("\u{200B}", .invisible), ("\u{AD}", .invisible),
      ("\u{FEFF}", .invisible), ("\u{E0FFF}", .invisible), ("\u{3000}", .blank), ("\u{A0}", .blank),
      ("\u{3164}", .blank),
      ("\u{2800}", .blank), ("\u{FFF9}", .format), ("\u{600}", .format), ("\u{378}", .unassigned),
      ("\u{E000}", .privateUse),
      ("\u{300}", .combining),
      ("\u{1161}", .undrawable), ("\u{1FAE8}", .undrawable), ("\u{212B}", .unnormalized), ("⟨", .sign),
    ] as [(String, Mark)])
  func marks(text: String, mark: Mark) {
    #expect(clusters(text).map(\.mark) == [mark])
  }

  // Swift has no literals for them.
  @Test("noncharacters have their mark", arguments: [0xFDD0, 0xFFFE, 0x1FFFF, 0x10FFFF] as [UInt32])
  func noncharacters(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(clusters(String(scalar)).map(\.mark) == [.noncharacter])
  }

  @Test("texts joined are the display, sources partition the range", arguments: 0..<20)
  func partition(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces: [Bytes] =
      [
        "a", " ", "\n", "\t", "⟨", "\u{200D}", "\u{301}", "\u{94D}", "ि", "क", "👩", "می", "\u{200C}", "漢",
        "\u{E0101}",
      ]
      .map { Bytes($0.utf8) } + [[0x80], [0xE2, 0x9F]]
    for _ in 0..<200 {
      let text = (0..<random.below(30)).flatMap { _ in random.pick(pieces) }
      let start = random.below(text.count + 1)
      let range = start..<(start + random.below(text.count - start + 1))
      let found = Prose.clusters(of: text, in: range)
      let drawn = found.map { $0.mark == .lineEnd ? "\n" : $0.text }.joined()
      #expect(Bytes(drawn.utf8) == display(Bytes(text[range])))
      #expect(found.first?.source.lowerBound ?? range.lowerBound == range.lowerBound)
      #expect(found.last?.source.upperBound ?? range.lowerBound == range.upperBound)
      #expect(zip(found, found.dropFirst()).allSatisfy { $0.source.upperBound == $1.source.lowerBound })
      #expect(found.map(\.columns).reduce(0, +) == Width.columns(of: Bytes(text[range])))
    }
  }

  @Test("a cluster of spacing marks stays narrow enough for a row")
  func longChains() {
    let found = clusters("क" + String(repeating: "ा", count: 40))
    #expect(found.allSatisfy { $0.columns <= 8 })
    #expect(found.map(\.columns).reduce(0, +) == 41)
  }
}
