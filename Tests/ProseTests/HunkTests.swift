import Prose
import Testing

struct HunkTests {
  private static let old = "One.\nTwo is here.\nThree.\nFour goes.\nFive.\n"
  private static let new = "One.\nTwo was here.\nThree.\nFive.\nSix.\n"

  @Test("All changes make the new text, none the old one, whatever the texts", arguments: 0..<40)
  func bounds(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let texts = (0..<2).map { _ in
      Bytes(
        (0..<6).map { _ in ["Aa bb cc.", "Bb dd.", "", "Cc ee ff gg."][Int(random.next() % 4)] + "\n" }
          .joined().utf8)
    }
    let redline = Redline(from: texts[0], to: texts[1])
    #expect(redline.text(keeping: []) == texts[0])
    #expect(redline.text(keeping: Set(redline.hunks.indices)) == texts[1])
  }

  @Test("Each change is taken or left apart from the others")
  func oneByOne() {
    let redline = Redline(from: Bytes(Self.old.utf8), to: Bytes(Self.new.utf8))
    #expect(redline.hunks.count == 3)
    func text(_ kept: Int...) -> String { String(decoding: redline.text(keeping: Set(kept)), as: UTF8.self) }
    #expect(text(0) == Self.old.replacing("is here", with: "was here"))
    #expect(text(1) == Self.old.replacing("Four goes.\n", with: ""))
    #expect(text(0, 2) == Self.old.replacing("is here", with: "was here") + "Six.\n")
  }

  @Test("A sentence that stands as removed and added is one change")
  func whole() {
    let redline = Redline(
      from: Bytes("A refusal stands for a day.\n".utf8),
      to: Bytes("Whoever says no has to write it down.\n".utf8))
    #expect(redline.hunks.count == 1)
  }
}
