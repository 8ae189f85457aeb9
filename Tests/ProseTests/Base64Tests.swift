import Foundation
import Prose
import TestSupport
import Testing

@Suite struct Base64Tests {
  @Test("what is encoded decodes, as Foundation does it", arguments: 0..<100)
  func roundTrip(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    let content = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    #expect(Base64.encode(content) == Bytes(Data(content).base64EncodedString().utf8))
    #expect(Base64.decode(Base64.encode(content)[...]) == content)
  }

  @Test(
    "every other spelling is refused",
    arguments: [
      "A", "AA", "AAA", "AA=", "A===", "====", "=", "AAAA=", "AAAA====", "AB==", "AAB=", "AA==AAAA",
      "AAA=AAA=",
      "AA==\n", "AA\nA=", " AAA", "AAA ", "AA-_", "AA*A", "AAA\u{0}", "A=AA", "AAAA\n", "ÀAA",
    ])
  func strict(text: String) {
    #expect(Base64.decode(Bytes(text.utf8)[...]) == nil)
  }

  @Test("each content has one spelling: changing any digit changes the content or is refused")
  func oneSpelling() {
    let content: Bytes = [0, 1, 2, 3]
    let text = Base64.encode(content)
    for index in text.indices {
      for byte in UInt8.min...UInt8.max where byte != text[index] {
        var changed = text
        changed[index] = byte
        #expect(Base64.decode(changed[...]) != content)
      }
    }
  }
}
