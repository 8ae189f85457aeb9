import Cells
import Prose
import Testing

@Suite struct CanvasTests {
  private func canvas(_ columns: Int, _ rows: Int) -> Canvas {
    Canvas(Size(columns: columns, rows: rows))
  }

  private func point(_ column: Int, _ row: Int) -> Point { Point(column: column, row: row) }

  @Test("Text is cut at the canvas's edges, and the column after it is told all the same")
  func cutsText() {
    var frame = canvas(6, 2)
    #expect(frame.put("abcdefgh", at: point(0, 0)) == 8)
    #expect(frame.put("abcd", at: point(-2, 1)) == 2)
    frame.put("far away", at: point(0, 9))
    frame.put("far away", at: point(0, -1))
    #expect(frame.text == "abcdef\ncd\n")
  }

  @Test("Nothing is drawn outside the clip")
  func clips() {
    var frame = canvas(8, 2)
    let clip = Rect(column: 2, row: 0, columns: 3, rows: 1)
    frame.put("abcdefgh", at: point(0, 0), clip: clip)
    frame.put("abcdefgh", at: point(0, 1), clip: clip)
    #expect(frame.text == "  cde\n\n")
  }

  @Test("A wide character that an edge cuts leaves a blank", arguments: [(3, "ab"), (4, "ab漢"), (5, "ab漢")])
  func cutsWide(columns: Int, expected: String) {
    var frame = canvas(columns, 1)
    frame.put("ab漢字", at: point(0, 0))
    #expect(frame.text == expected + "\n")
    #expect(frame.row(0).reduce(0) { $0 + $1.columns } == columns)
  }

  @Test(
    "Writing over one half of a wide character blanks the other",
    arguments: [(0, "x", "x 字漢"), (1, "x", " x字漢"), (2, "x", "漢x 漢"), (5, "x", "漢字 x"), (1, "語", " 語 漢")])
  func breaksWide(column: Int, text: String, expected: String) {
    var frame = canvas(6, 1)
    frame.put("漢字漢", at: point(0, 0))
    frame.put(text, at: point(column, 0))
    #expect(frame.text == expected + "\n")
  }

  @Test("Any two writings leave whole characters that fill the row")
  func keepsTheRowWhole() {
    for first in 0..<6 {
      for second in -1..<6 {
        for text in ["漢", "a", "漢字", "a漢", "e\u{301}"] {
          var frame = canvas(6, 1)
          frame.put("漢字", at: point(first, 0))
          frame.put(text, at: point(second, 0))
          let cells = Array(frame.row(0))
          #expect(cells.reduce(0) { $0 + $1.columns } == 6)
          for (index, cell) in cells.enumerated() {
            #expect(
              (cell.columns == 2) == (cells.indices.contains(index + 1) && cells[index + 1].columns == 0))
          }
        }
      }
    }
  }

  @Test(
    "What a terminal would obey or hide is replaced",
    arguments: [
      "\u{1B}", "\u{7}", "\n", "\t", "\r", "\u{7F}", "\u{85}", "\u{9B}", "\u{200B}", "\u{200E}", "\u{202E}",
      "\u{2066}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{E0041}", "\u{301}", "\u{AD}", "\u{378}", "\u{E000}",
      "\u{FFFE}", "\u{3164}", "\u{115F}",
    ])
  func refuses(text: String) {
    var frame = canvas(4, 1)
    frame.put("a", at: point(0, 0))
    #expect(frame.put(text, at: point(1, 0)) == 2)
    #expect(frame.text.unicodeScalars.dropFirst().first == "\u{FFFD}")
  }

  @Test("No character but a drawable one gets through, whatever the canvas is given")
  func neverHoldsControls() {
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory == .control else {
        continue
      }
      var frame = canvas(3, 1)
      frame.put(String(scalar), at: point(0, 0))
      frame.fill(Rect(column: 1, row: 0, columns: 1, rows: 1), with: scalar)
      #expect(frame.text == "\u{FFFD}\u{FFFD}\n")
    }
  }

  @Test("What Prose shows of any text is drawn in the columns that Prose counts")
  func agreesWithProse() {
    let texts = [
      "plain", "漢字かな", "é e\u{301}", "👨‍👩‍👧‍👦", "❤️ 🇫🇷 1️⃣", "a\u{200B}b\u{202E}c", "می‌خواهم", "कि", "\u{1B}[31m",
      "\tx\u{7F}", "a\u{A0}%", "⟨⟩⁀⇥◌", "\u{E0041}", "葛\u{E0100}",
      "a\u{301}\u{301}\u{302}\u{303}\u{304}\u{305}",
    ]
    for text in texts.map({ Bytes($0.utf8) }) + [[0xFF, 0xC0, 0x80]] {
      let clusters = clusters(of: text)
      var frame = canvas(120, 1)
      let end = frame.put(clusters, at: point(0, 0)) { _ in .text }
      #expect(end == Width.columns(of: text))
      #expect(!frame.text.contains("\u{FFFD}"))
    }
  }

  @Test("Frames that touch are joined")
  func joinsBoxes() {
    var frame = canvas(9, 5)
    frame.box(Rect(column: 0, row: 0, columns: 5, rows: 3))
    frame.box(Rect(column: 4, row: 0, columns: 5, rows: 3))
    frame.box(Rect(column: 0, row: 2, columns: 9, rows: 3))
    #expect(
      frame.text == """
        ┌───┬───┐
        │   │   │
        ├───┴───┤
        │       │
        └───────┘

        """)
  }

  @Test("A rule crosses a frame's edge with a join, and text breaks it")
  func joinsRules() {
    var frame = canvas(7, 3)
    frame.box(frame.bounds)
    frame.rule(column: 3, from: 0, through: 2)
    frame.rule(row: 1, from: 0, through: 6)
    frame.put("x", at: point(1, 0))
    #expect(frame.text == "┌x─┬──┐\n├──┼──┤\n└──┴──┘\n")
  }

  @Test("A frame without room for corners is not drawn", arguments: [(0, 3), (1, 3), (3, 1), (3, 0)])
  func refusesFlatBoxes(columns: Int, rows: Int) {
    var frame = canvas(4, 4)
    frame.box(Rect(column: 0, row: 0, columns: columns, rows: rows))
    #expect(frame == canvas(4, 4))
  }

  @Test("A canvas laid over another brings its text, its styles and its cursor")
  func lays() {
    var small = canvas(3, 1)
    small.put("漢x", at: point(0, 0), style: Style(.added))
    small.cursor = point(2, 0)
    small.cursorShape = .bar
    var frame = canvas(5, 2)
    frame.fill(frame.bounds, with: ".")
    frame.lay(small, at: point(1, 1))
    #expect(frame.text == ".....\n.漢x.\n")
    #expect(frame[point(1, 1)]?.style == Style(.added))
    #expect(frame.cursor == point(3, 1))
    #expect(frame.cursorShape == .bar)
  }

  @Test("Styles are written out between marks, and plain text is not")
  func writesStyles() {
    var frame = canvas(20, 2)
    frame.put("old ", at: point(0, 0), style: Style(.removed))
    frame.put("new", at: point(4, 0), style: Style(.added, [.bold, .underline], fade: 2))
    frame.put(" text", at: point(7, 0))
    frame.put("x", at: point(0, 1), style: Style(.past))
    #expect(frame.styledText == "‹removed›old ‹added bold underline~2›new‹› text\n‹past›x‹›\n")
  }

  @Test("Restyling leaves the text")
  func restyles() {
    var frame = canvas(4, 2)
    frame.put("abcd", at: point(0, 0))
    frame.restyle(Rect(column: 1, row: 0, columns: 2, rows: 9)) { $0 = $0.with(.tinted) }
    #expect(frame.styledText == "a‹text tinted›bc‹›d\n ‹text tinted›  ‹›\n")
  }

  @Test(
    "A text is fitted with an ellipsis",
    arguments: [
      ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("漢字", 3, "漢…"), ("漢字", 2, "…"), ("abc", 1, "…"), ("abc", 0, ""),
      ("", 0, ""), ("e\u{301}xy", 2, "e\u{301}…"),
    ])
  func fits(text: String, columns: Int, expected: String) {
    let fitted = Canvas.fit(text, columns: columns)
    #expect(fitted == expected)
    #expect(Canvas.columns(of: fitted) <= columns)
  }
}
