import Prose
import Stopwatch
import Testing

@Suite struct ScreenTests {
  private static func shown(_ output: String, rows: Int = 4, columns: Int = 8) -> [String] {
    var screen = Screen(rows: rows, columns: columns)
    screen.apply(Bytes(output.utf8))
    return screen.lines
  }

  @Test(
    "A screen shows what xterm would",
    arguments: [
      ("ab\r\ncd", ["ab", "cd", "", ""]),
      ("abcdefgh", ["abcdefgh", "", "", ""]),
      ("abcdefghi", ["abcdefgh", "i", "", ""]),
      ("abcdefgh\r\ni", ["abcdefgh", "i", "", ""]),
      ("1\r\n2\r\n3\r\n4\r\n5", ["2", "3", "4", "5"]),
      ("\u{1B}[2;3Hx\u{1B}[Hy", ["y", "  x", "", ""]),
      ("abc\u{1B}[2D\u{1B}[K", ["a", "", "", ""]),
      ("abc\u{1B}[1;2H\u{1B}[1K", ["  c", "", "", ""]),
      ("abc\r\ndef\u{1B}[2J", ["", "", "", ""]),
      ("abc\r\ndef\u{1B}[1;2H\u{1B}[J", ["a", "", "", ""]),
      ("x\u{1B}[4b", ["xxxxx", "", "", ""]),
      ("abcd\u{1B}[1;2H\u{1B}[2P", ["ad", "", "", ""]),
      ("abcd\u{1B}[1;2H\u{1B}[2@", ["a  bcd", "", "", ""]),
      ("abcd\u{1B}[1;2H\u{1B}[2X", ["a  d", "", "", ""]),
      ("1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[3H\n", ["1", "3", "", "4"]),
      ("1\r\n2\r\n3\r\n4\u{1B}[2H\u{1B}[L", ["1", "", "2", "3"]),
      ("1\r\n2\r\n3\r\n4\u{1B}[2H\u{1B}[M", ["1", "3", "4", ""]),
      ("1\r\n2\u{1B}[H\u{1B}M0", ["0", "1", "2", ""]),
      ("ab\u{1B}7\r\ncd\u{1B}8e", ["abe", "cd", "", ""]),
      ("a\u{1B}[3;5G\u{1B}[2dx", ["a", "  x", "", ""]),
      ("é監x", ["é監x", "", "", ""]),
      ("\u{1B}]0;title\u{07}a\u{1B}P+q436f\u{1B}\\b\u{1B}(Bc", ["abc", "", "", ""]),
      ("\u{1B}[1;31ma\u{1B}[m\u{1B}[?25l\u{1B}[>c\u{1B}[2 qb", ["ab", "", "", ""]),
      ("a\u{1B}[?1049hb", [" b", "", "", ""]),
    ])
  func shows(output: String, expected: [String]) {
    #expect(Self.shown(output) == expected)
  }

  @Test("A sequence may be cut anywhere")
  func cuts() {
    let output = Bytes("\u{1B}[2;2H\u{1B}[1mé監\u{1B}]0;t\u{1B}\\\u{1B}(B\u{1B}[3bx".utf8)
    var whole = Screen(rows: 4, columns: 12)
    whole.apply(output)
    for cut in output.indices {
      var screen = Screen(rows: 4, columns: 12)
      screen.apply(Bytes(output[..<cut]))
      screen.apply(Bytes(output[cut...]))
      #expect(screen == whole)
    }
  }

  @Test("A screen's share of another is that of the characters that stand in their places")
  func share() {
    var whole = Screen(rows: 2, columns: 8)
    whole.apply(Bytes("abcd\r\nefgh".utf8))
    var part = Screen(rows: 2, columns: 8)
    part.apply(Bytes("abcd".utf8))
    #expect(part.share(of: whole) == 0.5)
    #expect(whole.share(of: whole) == 1)
    #expect(part.share(of: Screen(rows: 2, columns: 8)) == 1)
  }
}
