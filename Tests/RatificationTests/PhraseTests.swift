import Prose
import Testing

@testable import Ratification

struct PhraseTests {
  private let digest = Digest(of: utf8("statement"))

  @Test(
    "The word is one that the change brings in, of 5 to 12 ASCII letters",
    arguments: [
      ("A named human decides.", ["named", "human", "decides"]), ("Oversight!", ["oversight"]),
      ("no word fits 12345678", []), ("naïveté décision pause", ["pause"]), ("extraordinarily", []),
      ("監督者の責任", []), ("", []), ("[human](https://example.org)", ["human", "https", "example"]),
      ("four fives", ["fives"]), ("twelveletter thirteenletter1", ["twelveletter"]),
      ("abcde\u{301} given", ["given"]), ("don't withhold", ["withhold"]), ("ESCALATE", ["escalate"]),
    ])
  func word(added: String, candidates: [String]) {
    let phrase = attestationPhrase(number: 12, added: utf8(added), digest: digest)
    let last = String(phrase.split(separator: " ").last ?? "")
    #expect(candidates.isEmpty ? last == digest.hex.prefix(6) : candidates.contains(last))
    #expect(phrase == "ratify 12 \(last)")
  }

  @Test("The same change and bytes give the same phrase, and the bytes pick the word")
  func deterministic() {
    let added = utf8("human oversight pause appeal evidence record quorum deadline reviewer incident")
    let phrases = (0..<200).map { index in
      let digest = Digest(of: utf8("statement \(index)"))
      let phrase = attestationPhrase(number: 3, added: added, digest: digest)
      #expect(phrase == attestationPhrase(number: 3, added: added, digest: digest))
      return phrase
    }
    #expect(Set(phrases).count == 10)
  }

  @Test("Whatever the change is, the phrase is three words of ASCII")
  func ascii() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<2_000 {
      let added = (0..<random.below(60)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      let number = 1 + random.below(100_000)
      let phrase = attestationPhrase(number: number, added: added, digest: Digest(of: added))
      let words = phrase.split(separator: " ")
      #expect(words.count == 3 && words[0] == "ratify" && words[1] == "\(number)")
      #expect(words[2].utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) })
      #expect((5...12).contains(words[2].count))
    }
  }
}
