import Testing

@testable import Prose

@Suite("A text as it is stored")
struct TextCheckTests {
  private func fault(_ bytes: Bytes) -> TextFault? {
    do {
      try checkText(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "plain and foreign texts pass",
    arguments: [
      "", "\n", "a\n", "The operator names one human.\n", "Größe ﷽ 漢字 😀 \u{200B}\n", "\u{10FFFF}\n",
    ])
  func passes(text: String) {
    #expect(fault(Bytes(text.utf8)) == nil)
  }

  @Test("what the format refuses is named with its offset, wherever it stands in a word of 8 bytes")
  func refuses() {
    for padding in 0..<20 {
      let head = Bytes(repeating: UInt8(ascii: "a"), count: padding)
      let tail = Bytes("bcdefghijklmnopq\n".utf8)
      #expect(fault(head + [0] + tail) == .nul(offset: padding))
      #expect(fault(head + [0x0D, 0x0A] + tail) == .carriageReturn(offset: padding))
      #expect(fault(head + [0x80] + tail) == .invalidUTF8(offset: padding))
      #expect(fault(head + tail.dropLast()) == .missingFinalLineFeed(offset: padding + 16))
      #expect(fault(head + [0x01, 0x0C, 0x0E, 0x7F] + tail) == nil)
    }
    #expect(fault([0xEF, 0xBB, 0xBF, 0x0A]) == .byteOrderMark)
    #expect(fault(Bytes("a\u{FEFF}\n".utf8)) == nil)
  }

  @Test(
    "ill-formed UTF-8 is refused",
    arguments: [
      [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
      [0xE2, 0x28, 0xA1],
    ] as [Bytes])
  func illFormed(bytes: Bytes) {
    #expect(fault([0x61] + bytes + [0x0A]) == .invalidUTF8(offset: 1))
    #expect(fault([0x61] + bytes) == .invalidUTF8(offset: 1))
  }

  @Test("decoding agrees with the standard library on seeded bytes")
  func agreesWithTheStandardLibrary() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<3000 {
      let bytes = (0..<random.below(7)).map { _ in
        random.pick([0x61, 0xC3, 0xE2, 0xED, 0xE0, 0xF0, 0xF4, 0x80 + UInt8(random.below(128))])
      }
      let known = String(validating: bytes, as: UTF8.self) != nil
      let checked = fault(bytes + [0x0A])
      if known { #expect(checked == nil) } else { #expect(checked != nil) }
    }
  }

  @Test("every code point is encoded as it was decoded")
  func encodes() {
    var bytes = Bytes()
    for value in (0 as UInt32)...0x10FFFF where !(0xD800...0xDFFF).contains(value) {
      bytes.append(codePoint: value)
    }
    var offset = 0
    var next: UInt32 = 0
    var agree = true
    while offset < bytes.count, let scalar = UTF8Scalar(in: bytes, at: offset, end: bytes.count) {
      agree = agree && scalar.value == next
      next = next == 0xD7FF ? 0xE000 : next + 1
      offset += scalar.length
    }
    #expect(agree)
    #expect(next == 0x110000)
  }

  @Test("line and column count from 1, the column in bytes")
  func places() {
    let text = Bytes("aß\n\nb\n".utf8)
    #expect(line(at: 0, in: text) == (1, 1))
    #expect(line(at: 3, in: text) == (1, 4))
    #expect(line(at: 4, in: text) == (2, 1))
    #expect(line(at: 5, in: text) == (3, 1))
    #expect(line(at: 99, in: text) == (4, 1))
    #expect(line(at: -1, in: text) == (1, 1))
  }
}
