import Cells
import Ledger
import Prose
import Testing

@testable import Desk
@testable import Ratification

@Suite struct ReportStoryTests {
  @Test("R reads the records, and shows what they come to")
  func opening() throws {
    var play = try Play.atDesk(Sample.charter())
    #expect(play.press("R") == [.loadReport(path: Sample.path)])
    #expect(play.press("R").isEmpty && play.notice.contains("One moment"))
    play.tell(.report(path: Sample.path, try Sample.report()))
    #expect(play.words.contains("report · 14 amendments"))
    #expect(play.words.contains("Words a minute over time: a bar for each amendment, from 1 to 14"))
    play.press("Esc")
    #expect(play.app.scene is DeskScene, "Esc goes back to the desk")
  }

  @Test("a report comes to nobody who went elsewhere, and a history that does not verify has none")
  func elsewhere() throws {
    var play = try Play.atDesk(Sample.charter())
    play.press("R", "d")
    play.tell(.report(path: Sample.path, try Sample.report()))
    #expect(play.app.scene is DocketScene, "the docket stays")
    play.press("Esc", "R")
    play.tell(.failed("history/0002-x.0a1b2c3d.md: the record's hash differs from its name."))
    #expect(play.notice.contains("differs from its name"))
  }

  @Test("every line can be reached and found, and scrolling stops at both ends", arguments: FrameTests.sizes)
  func scrolling(size: Size) throws {
    var play = try Play.inReport(size)
    let first = play.frame
    play.press("G")
    #expect(play.words.contains("unsigned."))
    let last = play.frame
    play.press("j", "PgDn", "G")
    #expect(play.frame == last)
    play.press("g")
    #expect(play.frame == first)
    play.press("/")
    play.type("mind")
    play.press("Enter")
    #expect(play.words.contains("a mind"))
  }

  @Test("the page says each figure with its count, and what the records can't show")
  func page() throws {
    let text = ReportPage(try Sample.report(), columns: 72).lines.map(\.text).joined(separator: "\n")
    for words in [
      "  ▁▁▁▂█▂▂▃▃▃▃▄▄▄", "lowest 60, highest 980; 1 of 14 beyond 600", "All together", "ana", "ben",
      "votes: 14 for, 1 against", "edited before adoption: 4 of 14 (29 %) provisions",
      "turned down: 1 declined, 1 sent back", "stances: 13 before the text was shown, 1 after it was seen",
      "objections: 7 answered, 7 overruled; none found 0 times",
      "reading: median 285 words a minute over 14 provisions, 1 of 14 (7 %) faster than reading (600)",
      "reasons: 15, of which 1 rest on the provision alone, 14 cite a line, 0 a case, 7 an objection",
      "drills: 1 warm-up, 4 texts; no rate is shown below 100", "It does not show that a mind was engaged.",
    ] {
      #expect(text.contains(words), "\(words) in\n\(text)")
    }
  }

  @Test("where nothing was ratified or turned down, it says so")
  func nothing() throws {
    let lines = ReportPage(ReviewReport([], declined: []), columns: 72).lines
    #expect(lines.map(\.text) == ["Nothing was ratified or turned down yet, so there is nothing to report."])
  }

  @Test(
    "no plot is wider than asked for, and nothing that is something has no bar", arguments: [20, 40, 72, 120])
  func widths(columns: Int) throws {
    for line in ReportPage(try Sample.report(), columns: columns).lines
    where line.text.contains("█") || line.text.contains("▁") {
      #expect(Canvas.columns(of: line.text) <= columns)
    }
    #expect(bar(1, of: 1000, columns: columns) == "█" && bar(0, of: 1000, columns: columns) == "")
    #expect(bar(1000, of: 1000, columns: columns).count == columns)
  }

  @Test(
    "a bar is as high as its value is of the highest",
    arguments: [
      ([0, 50, 100], "▁▅█"), ([100, nil, 100], "█·█"), ([], ""), ([nil], "·"), ([0, 0], "▁▁"),
      ([10, 20, 30, 40, 50, 60, 70, 80], "▂▃▄▅▆▇██"),
    ] as [([Int?], String)])
  func sparklines(values: [Int?], expected: String) {
    #expect(sparkline(values) == expected)
  }

  @Test("what goes back to the drawing board is kept as such, unless something of it was rejected")
  func sentBack() throws {
    var play = try Play.inReview()
    try play.advance(to: .decision)
    for words in ["Name who answers.", "Say by when.", "Who keeps it?"] {
      play.press("b")
      play.type(words)
      play.press("Enter")
    }
    play.press("Enter")
    let outcomes = play.effects.compactMap { effect -> Declined.Outcome? in
      if case .decline(_, _, _, let outcome) = effect { outcome } else { nil }
    }
    #expect(outcomes == [.sentBack])
  }
}

extension Play {
  static func inReport(_ size: Size) throws -> Play {
    var play = try atDesk(Sample.charter(), size)
    play.press("R")
    play.tell(.report(path: Sample.path, try Sample.report()))
    return play
  }
}

extension Sample {
  /// Fourteen amendments by one person, on the last of which another dissents, and two proposals turned down.
  static func report() throws -> ReviewReport {
    let records = try (1...14).map { number in
      let pace = number == 5 ? 980 : 30 * number + 30
      var ana = [
        "stance: \(number == 1 ? "own" : "before")", "objection: O1 counsel built-in",
        "answer: O1 \(number % 2 == 0 ? "answered" : "overruled")",
        "decision: refusals \(number % 4 == 1 ? "adopted-edited" : "adopted")",
        "seen: refusals 3/3 20s \(pace)wpm", "reason: refusals L\(number)\(number > 7 ? " O1" : "")",
      ]
      if number == 3 { ana.append("drill: 2/3 found 0/1 false-alarms") }
      let ben = number < 14 ? [] : ["stance: after-seen", "reason: refusals"]
      return try record(number, ana, dissent: ben)
    }
    let declined = try [Declined.Outcome.declined, .sentBack].map {
      try Declined(
        records[3].statement, by: bytes("ana"), on: date(), outcome: $0, why: bytes("It binds nobody."))
    }
    return ReviewReport(records, declined: declined)
  }

  private static func record(_ number: Int, _ ana: [String], dissent: [String]) throws -> Record {
    let (old, new) = (Digest(of: bytes("\(number)")), Digest(of: bytes("\(number + 1)")))
    let change =
      number == 1
      ? "--- /dev/null\n+++ charter.md\n@@ -0,0 +1 @@\n+b\n"
      : "--- charter.md\n+++ charter.md\n@@ -1 +1 @@\n-a\n+b\n"
    let statement = try Statement(
      Statement.Content(
        number: number, title: bytes("Change \(number)"), proposer: .builtIn, proposed: date(),
        parent: number == 1 ? nil : old, before: number == 1 ? .ofNothing : old, after: new,
        change: bytes(change)))
    let sections = try [("ana", "ratify", ana), ("ben", "dissent", dissent)].filter { !$0.2.isEmpty }
      .map { name, vote, lines in
        let entries = (["vote: \(vote)", "date: \(try date())"] + lines).map { line in
          let parts = line.split(separator: ":", maxSplits: 1)
          return Entry(key: bytes(String(parts[0])), value: bytes(String(parts[1].dropFirst())))
        }
        let armour = bytes("-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n")
        return try Section(name: bytes(name), entries: entries, signature: armour)
      }
    return try Record(statement: statement, sections: sections)
  }
}
