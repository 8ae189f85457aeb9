import Cells
import Testing

@Suite struct ColourTests {
  @Test(
    "Contrast is that of WCAG",
    arguments: [
      ("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.478), ("#ff0000", "#ffffff", 3.998),
      ("#0000ff", "#000000", 2.444), ("#123456", "#123456", 1), ("#767676", "#ffffff", 4.542),
    ])
  func measures(a: String, b: String, expected: Double) throws {
    let (a, b) = (try #require(RGB(hex: a)), try #require(RGB(hex: b)))
    #expect(abs(a.contrast(with: b) - expected) < 0.001)
    #expect(a.contrast(with: b) == b.contrast(with: a))
  }

  @Test("A lifted colour has the contrast wanted, and one that has it already is left alone")
  func lifts() {
    var random = SplitMix64(seed: 3)
    func colour() -> RGB {
      RGB(UInt8(random.next(below: 256)), UInt8(random.next(below: 256)), UInt8(random.next(below: 256)))
    }
    for _ in 0..<300 {
      let (text, ground) = (colour(), colour())
      let lifted = text.lifted(toContrast: 4.5, on: ground)
      #expect(lifted.contrast(with: ground) >= 4.5)
      if text.contrast(with: ground) >= 4.5 { #expect(lifted == text) }
    }
  }

  @Test("Lifting keeps the hue as far as it can")
  func liftsGently() {
    let lifted = RGB(120, 20, 20).lifted(toContrast: 4.5, on: RGB(20, 20, 20))
    #expect(lifted.red > lifted.green && lifted.contrast(with: RGB(20, 20, 20)) < 4.7)
  }

  @Test("A contrast that nothing has gives the farthest colour there is")
  func liftsToTheEnd() {
    #expect(RGB(1, 2, 3).lifted(toContrast: 22, on: RGB(0, 0, 0)) == RGB(255, 255, 255))
  }

  @Test("Hexadecimal colours read back", arguments: ["#000000", "#0a0b0c", "#ffffff", "#1e1e2e"])
  func readsHex(text: String) {
    #expect(RGB(hex: text)?.hex == text)
    #expect(RGB(hex: text.dropFirst())?.hex == text)
    #expect(RGB(hex: text.uppercased())?.hex == text)
  }

  @Test(
    "What is no colour is refused",
    arguments: ["", "#", "12345", "1234567", "##123456", "12345g", "+12345", "１２３４５６"])
  func refusesHex(text: String) {
    #expect(RGB(hex: text) == nil)
  }

  @Test(
    "The nearest of the fixed colours",
    arguments: [
      (RGB(0, 0, 0), 16), (RGB(255, 255, 255), 231), (RGB(255, 0, 0), 196), (RGB(95, 135, 175), 67),
      (RGB(8, 8, 8), 232), (RGB(238, 238, 238), 255), (RGB(118, 118, 118), 243), (RGB(94, 134, 176), 67),
    ] as [(RGB, UInt8)])
  func findsNearest(colour: RGB, index: UInt8) {
    #expect(IndexedColours.nearest(to: colour) == index)
    #expect(IndexedColours.nearest(to: colour, taken: [index]) != index)
  }

  @Test("Every fixed colour is its own nearest")
  func isItsOwnNearest() {
    for index in UInt8(16)...255 {
      let colour = IndexedColours.colour(at: index)
      #expect(IndexedColours.colour(at: IndexedColours.nearest(to: colour)) == colour)
    }
  }

  @Test("A pure red and a dark green are near for eyes that confuse them, orange and blue are not")
  func simulatesVision() {
    for vision in ColourVision.allCases {
      let red = vision.view(of: RGB(0xA8, 0x20, 0x1A))
      let green = vision.view(of: RGB(0x3F, 0x6B, 0x12))
      let orange = vision.view(of: RGB(0xFF, 0x94, 0x47))
      let blue = vision.view(of: RGB(0x5C, 0xB8, 0xF2))
      #expect(red.difference(from: green) < 12)
      #expect(orange.difference(from: blue) > 20)
    }
    let grey = ColourVision.deuteranopia.view(of: RGB(128, 128, 128))
    #expect(grey.difference(from: RGB(128, 128, 128)) < 1)
  }

  @Test("Black and white are a hundred apart, and a colour is not apart from itself")
  func measuresDifference() {
    #expect(abs(RGB(0, 0, 0).difference(from: RGB(255, 255, 255)) - 100) < 0.1)
    #expect(RGB(10, 20, 30).difference(from: RGB(10, 20, 30)) == 0)
  }
}
