import Prose
import Testing
import Wire

@Suite struct CommandTextTests {
  static let cases: [(String, String)] = [
    ("plain é 👩‍👩‍👧\n", "plain é 👩‍👩‍👧\n"), ("\u{1B}[1;31mred\u{1B}[0m", "red"), ("\u{1B}]0;title\u{7}text", "text"),
    ("\u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"), ("\u{1B}P+q544e\u{1B}\\x", "x"),
    ("a\r\nb\rc", "a\nbc"), ("\u{1B}(Bx\u{1B}7y", "xy"), ("a\u{8}\u{0}\u{7F}b\tc", "ab\tc"),
    ("\u{9B}31mx", "31mx"),
    ("\u{1B}[?25l\u{1B}[2K\u{1B}[1Gok", "ok"),
  ]

  @Test("what steers a terminal is left out, wherever the output is cut", arguments: cases)
  func cleaned(output: String, text: String) throws {
    let bytes = Bytes(output.utf8)
    for place in 0...bytes.count {
      var reader = CommandText()
      let read =
        try reader.read(Bytes(bytes[..<place])) + reader.read(Bytes(bytes[place...])) + reader.finish()
      #expect(String(decoding: read, as: UTF8.self) == text, "cut at byte \(place)")
    }
  }

  @Test("bytes that are no UTF-8 become U+FFFD, and a cut character at the end, too")
  func notUTF8() throws {
    var reader = CommandText()
    let read = try reader.read([0x61, 0xFF, 0x62, 0xC3, 0x28, 0xE2, 0x82]) + reader.finish()
    #expect(String(decoding: read, as: UTF8.self) == "a\u{FFFD}b\u{FFFD}(\u{FFFD}")
  }

  @Test("an endless line and an endless output are given up")
  func caps() {
    var line = CommandText(caps: Caps(line: 10, total: 100))
    #expect(throws: CounselFault.over(.line(10))) { try line.read(Bytes(repeating: 0x61, count: 11)) }
    var total = CommandText(caps: Caps(line: 10, total: 100))
    #expect(throws: CounselFault.over(.total(100))) { try total.read(Bytes(repeating: 0x0A, count: 101)) }
  }
}
