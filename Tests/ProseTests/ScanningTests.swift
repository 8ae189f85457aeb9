import Prose
import Testing

@Suite struct ScanningTests {
  @Test("the next line feed is the one that a plain search finds", arguments: 0..<60)
  func endOfLineAgrees(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = Bytes((0..<random.below(40)).map { _ in [0x0A, 0x61, 0x8A, 0x0B, 0x09][random.below(5)] })
    for start in 0...text.count {
      #expect(endOfLine(in: text, from: start) == text[start...].firstIndex(of: .lineFeed))
    }
  }

  @Test("bytes are held where each of them is the same", arguments: 0..<40)
  func holdsAgrees(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = Bytes((0..<40).map { _ in UInt8(random.below(3)) })
    let start = random.below(20)
    let range = start..<start + random.below(20)
    var part = text[range]
    #expect(text.holds(part, at: range))
    guard !part.isEmpty else { return }
    part[start + random.below(part.count)] ^= 0x80
    #expect(!text.holds(part, at: range))
    #expect(!text.holds(part, at: range.lowerBound..<range.upperBound - 1))
    #expect(!text.holds(part, at: 30..<30 + part.count + 20))
  }
}
