import Prose
import Testing

struct SuccessiveDigestsTests {
  @Test("Whatever came before, a text's hash is that of the text", arguments: 0..<20)
  func law(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var digests = SuccessiveDigests()
    var text = Bytes()
    for _ in 0..<60 {
      let place = random.below(text.count + 1)
      switch random.below(5) {
      case 0:
        text.insert(contentsOf: (0..<random.below(9_000)).map { _ in UInt8(random.below(256)) }, at: place)
      case 1: text.removeLast(min(text.count, random.below(5_000)))
      case 2 where place < text.count: text[place] ^= 1
      case 3: text.removeFirst(min(text.count, random.below(100)))
      default: break
      }
      #expect(digests.digest(of: text) == Digest(of: text))
    }
  }

  @Test(
    "Texts at the ends of a page are hashed whole",
    arguments: [0, 1, 2_047, 2_048, 2_049, 4_095, 4_096, 4_097])
  func pages(size: Int) {
    var digests = SuccessiveDigests()
    var text = Bytes(repeating: 7, count: size)
    #expect(digests.digest(of: text) == Digest(of: text))
    #expect(digests.digest(of: text) == Digest(of: text))
    text.append(8)
    #expect(digests.digest(of: text) == Digest(of: text))
    text.removeLast(min(text.count, 2))
    #expect(digests.digest(of: text) == Digest(of: text))
  }
}
