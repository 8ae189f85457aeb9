import Prose
import Testing

@Suite struct LineBufferTests {
  @Test("After many patches the lines are those of the text", arguments: 0..<30)
  func successive(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var text = random.text(lines: 30)
    var buffer = LineBuffer(text)
    for _ in 0..<20 {
      let next = random.edited(text, edits: 4)
      try buffer.apply(Patch(from: text, to: next, oldName: [0x61], newName: [0x61]))
      #expect(buffer == LineBuffer(next))
      #expect((0..<buffer.lineCount).map { buffer.range(ofLine: $0) } == lineRanges(of: next))
      text = next
    }
  }

  @Test("A patch that does not fit changes nothing, even where its first hunk would fit")
  func unchanged() throws {
    let text = Bytes("a\nb\nc\nd\ne\n".utf8)
    let other = Bytes("a\nb\nc\nd\nE\n".utf8)
    let patch = Patch(
      from: other, to: Bytes("A\nb\nc\nd\nF\n".utf8), oldName: [0x61], newName: [0x61], context: 0)
    #expect(patch.hunks.count == 2)
    var buffer = LineBuffer(text)
    #expect(throws: PatchFault.contextMismatch(hunk: 2, line: 5)) { try buffer.apply(patch) }
    #expect(buffer == LineBuffer(text))
  }

  @Test("A last line without a line feed is a line")
  func unterminated() {
    let buffer = LineBuffer(Bytes("a\nbc".utf8))
    #expect(buffer.lineCount == 2)
    #expect(buffer.range(ofLine: 1) == 2..<4)
    #expect(LineBuffer([]).lineCount == 0)
  }
}
