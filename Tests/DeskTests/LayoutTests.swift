import Cells
import Charter
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct LayoutTests {
  private static let sizes = FrameTests.sizes + [Size(columns: 40, rows: 10), Size(columns: 61, rows: 17)]

  @Test("help stands leftmost, and the bar is whole words, at every size", arguments: Sight.allCases)
  func bar(scene: Sight) throws {
    var play = try scene.play(Size(columns: 80, rows: 20))
    for columns in stride(from: 40, through: 130, by: 3) {
      play.resize(Size(columns: columns, rows: 20))
      guard play.app.world.notice == nil, !play.app.isCovered else { continue }
      let bar = play.frame.split(separator: "\n").last ?? ""
      let isTyping = [Sight.deskComposer, .stance, .objection, .reason, .attestation].contains(scene)
      #expect(bar.hasPrefix(isTyping ? " Enter " : " ? help"), "\(scene) at \(columns): \(bar)")
    }
  }

  @Test("a long notice is shown as a whole, and what is below it makes room", arguments: sizes)
  func notice(size: Size) throws {
    var play = try Play.atDesk(Sample.charter(), size)
    let words = (1...12).map { "word\($0)" }.joined(separator: " ") + " and the end of it."
    play.tell(.failed(words))
    #expect(play.words.contains(words), "\(play.frame)")
    // One that could fill the screen ends in a sign that it goes on.
    play.tell(.failed(String(repeating: "Much is wrong. ", count: 200)))
    #expect(play.frame.contains("…") && play.frame.contains("Oversight of the"))
  }

  @Test("a provision of 300 lines can be read to its end and decided, at every size", arguments: sizes)
  func longProvision(size: Size) throws {
    let lines = (1...300).map { "Duty \($0) is done by the officer of night \($0)." }.joined(separator: "\n")
    let base = Sample.body + "\n## Duties {#duties}\n\(lines)\n"
    let changed = base.replacing("Duty 7 is done", with: "Duty 7 is left").replacing(
      "Duty 290 is done", with: "Duty 290 is left")
    let document = try Sample.document(base)
    let result = try Sample.document(changed)
    let motion = Motion(
      title: Sample.bytes("Leave two duties"), proposer: .model(Sample.bytes("sonnet")),
      problem: Sample.bytes("They are done twice."), result: result.bytes)
    let statement = try motion.statement(
      after: try Sample.head(document), base: document.bytes, proposed: try Sample.date())
    let card = Card(statement: statement, result: result, lacks: [], mayBeRead: false)
    var play = try Play.inReview(size, card: card, base: document)
    try play.advance(to: .redline)
    // ] goes from one change to the next that was not seen.
    play.wait(1000)
    var presses = 0
    while play.app.reviewAtHand?.unread != nil, presses < 6 {
      play.press("]")
      play.wait(3000)
      presses += 1
    }
    #expect(play.app.reviewAtHand?.unread == nil && presses <= 4)
    #expect(play.frame.contains("Duty 290"))
    try play.advance(to: .attestation)
  }

  @Test(
    "every row of a redline comes by when it is scrolled, at every size and in every view", arguments: sizes)
  func everyRow(size: Size) throws {
    var play = try Play.inReview(size)
    try play.advance(to: .redline)
    for _ in RedlineView.allCases {
      let pane = try #require(play.app.reviewAtHand?.pane)
      play.press("g")
      var shown = Set<String>()
      for _ in 0..<pane.layout.lines.count {
        shown.formUnion(play.frame.split(separator: "\n").map(String.init))
        play.press("j")
      }
      for line in pane.layout.lines where line.source != nil {
        let words = line.text
        #expect(shown.contains { $0.contains(words.trimmingSuffix(" ")) }, "\(words)")
      }
      play.press("w")
    }
  }

  @Test("at 40 by 12 the redline has three quarters of the rows")
  func small() throws {
    var play = try Play.inReview(Size(columns: 40, rows: 12))
    try play.advance(to: .redline)
    #expect(try #require(play.app.reviewAtHand).room(play.app.world).rows >= 9)
  }

  @Test("a paragraph longer than the pane is read row by row")
  func longLine() throws {
    let words = (1...200).map { "word\($0)" }.joined(separator: " ")
    var play = try Play.atDesk(
      Sample.draft(body: "# Rules\n\n\(words)\n"), Size(columns: 40, rows: 12))
    var shown = ""
    for _ in 0..<80 {
      shown += play.words + " "
      play.press("j")
    }
    for number in 1...200 { #expect(shown.contains("word\(number) ")) }
    play.press("G")
    #expect(play.frame.contains("word200"))
    for _ in 0..<80 { play.press("k") }
    #expect(play.frame.contains("title:"))
  }

  @Test(
    "a title too long for its line ends in a sign of it, beside what stands at the right", arguments: sizes)
  func longTitle(size: Size) throws {
    let title = String(repeating: "A very long title of an amendment ", count: 6) + "end"
    var play = try Play.inReview(size, card: try Sample.card(title: title))
    let top = play.frame.split(separator: "\n").first ?? ""
    #expect(top.contains("…") && (top.contains("1/7") || top.contains("◉ ○")))
    // It is read in full before it is signed.
    try play.advance(to: .attestation)
    play.wait(1100)
    var shown = play.words
    for _ in 0..<12 {
      play.press("Down")
      shown += play.words
    }
    #expect(shown.contains("amendment end") || shown.contains("end"))
  }

  @Test("a failed verification is said on every screen of the desk, however narrow", arguments: sizes)
  func broken(size: Size) throws {
    var play = try Play.atDesk(Sample.charter(), size)
    play.tell(.verificationFailed(path: Sample.path, "history/0003 was changed."))
    #expect(play.frame.contains("DOES NOT VERIFY"))
  }

  @Test(
    "the cursor of a field is where the next character comes",
    arguments: [
      "", "one", "one two three four five six", "交代のとき、担当者は未決の案件を", "a\n\nb", "trailing   ", "x y ",
      "0123456789", "01234567890123456789012", "wörd e\u{301} ok",
    ])
  func cursor(text: String) throws {
    for columns in [10, 11, 20] {
      var field = Field(text)
      for _ in 0...field.characters.count {
        let folded = FoldedField(field, columns: columns)
        let (rows, cursor) = (folded.rows.map { $0.map(\.text).joined() }, folded.cursor)
        #expect(
          rows.indices.contains(cursor.row) && (0..<columns).contains(cursor.column),
          "\(text) \(field.cursor)")
        // What stands before the cursor on its row is what was typed before it.
        let before = String(field.characters[..<field.cursor])
        let shown =
          rows[..<cursor.row].joined() + rows[cursor.row].prefix(columns: cursor.column)
        let flat = before.filter { !$0.isWhitespace }
        #expect(shown.filter { !$0.isWhitespace } == flat, "\(text) at \(field.cursor) of \(columns)")
        _ = field.receive(.left)
      }
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: Character) -> Substring {
    var rest = self[...]
    while rest.last == suffix { rest.removeLast() }
    return rest
  }

  /// As many characters as `columns` hold.
  fileprivate func prefix(columns: Int) -> String {
    var used = 0
    return String(
      prefix { character in
        used += Canvas.columns(of: String(character))
        return used <= columns
      })
  }

  @Test("the first and the last rows are the same, laid out alone or with all others", arguments: 0..<40)
  func lastRows(count: Int) {
    let text = Bytes(
      (0..<30).map { String(repeating: "- a word \($0) ", count: $0 % 5) }.joined(separator: "\n").utf8)
    for columns in [12, 40] {
      let all = rows(of: text, columns: columns, indent: 2)
      #expect(rows(of: text, columns: columns, indent: 2, last: count).suffix(count) == all.suffix(count))
      #expect(rows(of: text, columns: columns, indent: 2, first: count).prefix(count) == all.prefix(count))
    }
  }

  @Test("the end of a long talk shows what scrolling up and down again shows", arguments: FrameTests.sizes)
  func endOfTalk(size: Size) throws {
    var play = try Play.atDesk(Sample.charter(), size)
    for number in 0..<30 {
      play.press("i")
      play.type("Remark \(number). " + String(repeating: "It goes on for a while. ", count: number % 4))
      play.press("Enter", "Esc")
    }
    for _ in 0..<3 {
      if (play.app.scene as? DeskScene)?.pane != .talk { play.press("Tab") }
    }
    play.press("G")
    let end = play.frame
    play.press("PgUp", "k", "k")
    #expect(play.frame != end)
    play.press("j", "j", "PgDn", "PgDn")
    #expect(play.frame == end)
  }
}
