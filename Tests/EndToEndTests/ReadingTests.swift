import Foundation
import Prose
import Testing

/// The commands that only read, on the golden charters.
@Suite struct ReadingTests {
  @Test("text prints exact bytes: in force, after an amendment, on a date")
  func text() throws {
    try withPlace { place in
      try place.copyGolden("three-ratifiers", to: "c")
      let charter = try place.read("c/charter.md")
      #expect(try place.assent("text", "c").output == charter)
      #expect(try place.assent("text", "c", "--at", "14").output == charter)
      #expect(try place.assent("text", "c", "--at", "0").output.isEmpty)
      let sixth = try place.assent("text", "c", "--at", "6").output
      let record = try place.text("c/history/0006-change-6.4d1ce556.md")
      #expect(record.contains("after: sha256:\(Digest(of: sixth).hex)"))
      // Amendment 6 came into force on 2026-01-26 at 09:06, amendment 5 before that day.
      let dates = [
        ("2026-01-25", "5"), ("2026-01-26", "6"), ("2026-01-26T09:05:59Z", "5"), ("1999-12-31", "0"),
      ]
      for (date, number) in dates where date > "1999-12-31" {
        #expect(
          try place.assent("text", "c", "--at", date).output
            == place.assent("text", "c", "--at", number).output)
      }
    }
  }

  @Test("show prints every word of the deliberation, and with --patch the diff that patch applies")
  func show() throws {
    try withPlace { place in
      try place.copyGolden("three-ratifiers", to: "c")
      let shown = try place.assent("show", "c", "6")
      #expect(shown.status == 0)
      let words = [
        "Amendment 6: Change 6", "human chair", "Before reviewer naïve oversight quorum “refuse”.",
        "## Ratification", "Vote of member-3", "answer: O1 overruled", "seen: human-oversight 1/1 30s 120wpm",
      ]
      for word in words { #expect(shown.text.contains(word)) }
      try place.write(try place.assent("text", "c", "--at", "5").output, to: "text")
      try place.write(try place.assent("show", "c", "6", "--patch").output, to: "diff")
      #expect(try place.shell("patch -s -F 0 text <diff").status == 0)
      #expect(try place.read("text") == place.assent("text", "c", "--at", "6").output)
    }
  }

  @Test("a file gets exact bytes, a terminal sees what hides")
  func terminal() throws {
    try withPlace { place in
      try place.write(BadInput.front + "# A\u{202E}b\n", to: "c/charter.md")
      #expect(try place.assent("text", "c").output == place.read("c/charter.md"))
      let seen = try place.shell("script -qec 'assent text c' /dev/null </dev/null")
      guard seen.status == 0 else { return }
      #expect(seen.text.contains("# A⟨U+202E⟩b"), "\(seen.text)")
    }
  }

  @Test("log lists newest first, one a line, by provision and as JSON")
  func log() throws {
    try withPlace { place in
      try place.copyGolden("three-ratifiers", to: "c")
      let lines = try place.assent("log", "c", "--oneline").text.split(separator: "\n")
      #expect(lines.count == 14)
      #expect(lines.first == "14 123f3b10 2026-03-15 Change 14")
      #expect(lines.last == "1 55300cfd 2026-01-06 Adopt the charter")
      let evidence = try place.assent("log", "c", "--oneline", "--provision", "evidence").text.split(
        separator: "\n")
      #expect(evidence.map { $0.prefix { $0 != " " } } == ["12", "8", "3", "2", "1"])
      #expect(try place.assent("log", "c").text.contains("ratified by chair, member-2, member-3"))
      let rows = try #require(try place.json("log", "c", "--json") as? [[String: Any]])
      #expect(rows.count == 14)
      #expect(rows[0]["number"] as? Int == 14)
      #expect(rows[0]["ratified-by"] as? [String] == ["chair", "member-2", "member-3"])
    }
  }

  @Test("status says what is in force, what is open and whether it verifies")
  func status() throws {
    try withPlace { place in
      try place.copyGolden("one-ratifier", to: "c")
      let status = try place.assent("status", "c")
      #expect(status.status == 0)
      for words in ["amendment 12 of 2026-03-27, Change 12", "verification  good", "ratifiers     chair"] {
        #expect(status.text.contains(words), "\(status.text)")
      }
      let row = try #require(try place.json("status", "c", "--json") as? [String: Any])
      #expect(row["amendment"] as? Int == 12)
      #expect(row["verifies"] as? Bool == true)
    }
  }

  @Test("diff compares amendments, now, draft and files, and answers by its status")
  func diff() throws {
    try withPlace { place in
      try place.copyGolden("one-ratifier", to: "c")
      #expect(try place.assent("diff", "c", "12", "now").status == 0)
      let changed = try place.assent("diff", "c", "11", "now")
      #expect(changed.status == 1)
      #expect(
        changed.text.replacing("--- a/", with: "--- ").replacing("+++ b/", with: "+++ ")
          == (try place.assent("show", "c", "12", "--patch").text))
      let words = try place.assent("diff", "c", "0", "1", "--words")
      #expect(words.text.contains("+ # Sample charter"))
      #expect(try place.assent("diff", "c", "3", "now", "--stat").text.contains("evidence (replaced)"))
      try place.write("The operator names one human.\n", to: "a.md")
      try place.write("The operator names two humans.\n", to: "b.md")
      let files = try place.assent("diff", "--files", "a.md", "b.md", "--words")
      #expect(files.status == 1)
      #expect(files.text.contains("~ The operator names [-one human-]{+two humans+}."), "\(files.text)")
      #expect(try place.assent("diff", "--files", "a.md", "a.md").status == 0)
      let founding = try place.assent("diff", "c", "0", "1", "--stat").text
      #expect(founding.contains("-0  governance (added)"), "\(founding)")
      try place.write("The operator names one human.", to: "open.md")
      for view in ["--words", "--side-by-side"] {
        let end = try place.assent("diff", "--files", "a.md", "open.md", view)
        #expect(end.status == 1 && end.text == "\\ No line feed ends the new text.\n", "\(end.text)")
      }
      let pipes = try place.run("/bin/bash", ["-c", "assent diff --files <(cat a.md) <(cat b.md) --words"])
      #expect(pipes.status == 1 && pipes.text == files.text, "\(pipes.errors)")
    }
  }

  @Test("blame has an origin for every line, and search finds words where they stand")
  func blameAndSearch() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      let lines = try place.assent("blame", "c").text.split(separator: "\n")
      #expect(lines.count == lineRanges(of: try place.read("c/charter.md")).count)
      #expect(lines.contains { $0.hasPrefix("3 H 2026-03-02 ana,ben") && $0.hasSuffix("the cost of each.") })
      #expect(lines.contains { $0.hasPrefix("1 H 2026-01-02 ana,ben") && $0.hasSuffix("sees the request.") })
      let one = try place.assent("blame", "c", "--provision", "nights").text.split(separator: "\n")
      #expect(one.count == 2)
      let words = try place.assent("blame", "c", "--provision", "evidence", "--words").text
      #expect(words.contains("3 H 2026-03-02 ana,ben +  of each"), "\(words)")
      let past = try place.assent("blame", "c", "--at", "2026-02-15").text.split(separator: "\n")
      #expect(past.contains { $0.hasPrefix("1 H 2026-01-02 ana,ben") && $0.hasSuffix("sees the cost.") })
      let all = try #require(try place.json("blame", "c", "--json") as? [String: Any])
      #expect((all["amendments"] as? [Any])?.count == 4 && all["amendment"] as? Int == 4)
      #expect(
        try place.assent("blame", "c", "--why").text.contains("4  Say the hour\n    proposed by human ana"))

      let found = try place.assent("search", "c", "COST OF")
      #expect(found.status == 0)
      #expect(found.text.contains("charter.md:") && found.text.contains("the cost of each"))
      #expect(try place.assent("search", "c", "at", "night").text.contains("amendment 4, reason of ben"))
      #expect(
        try place.assent("search", "c", "--changed", "of each").text.hasPrefix("3 2026-03-02 came (+1 -0)"))
      #expect(try place.assent("search", "c", "zebra").status == 1)
    }
  }

  @Test("a review needs a terminal, and begins on its own at one")
  func review() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      #expect(try place.assent("review", "c").status == 77)
      #expect(try place.assent("review", "nowhere").status == 66)
      let screen = try Tmux("review c", in: place)
      try screen.wait(for: "Nothing is proposed.")
    }
  }

  @Test("replay as text has a caption and the marked words of each amendment")
  func replay() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      let replay = try place.assent("replay", "c", "--text", "--from", "2", "--to", "3")
      #expect(replay.status == 0)
      let text = replay.text
      #expect(
        text.hasPrefix(
          "== Amendment 2: Say which log\n   2026-02-02, proposed by human ana (H), ratified by ana, cy"))
      #expect(text.contains("reason of cy: Because it holds at night too."))
      #expect(text.contains("~ The reviewer sees the cost{+ of each+}."), "\(text)")
      #expect(!text.contains("Amendment 1:") && !text.contains("Amendment 4:"))
      #expect(try place.assent("replay", "c").status == 77)
      let film = try Tmux("replay c --from 2 --speed 16", in: place)
      try film.wait(for: "amendment 4 of 4")
      try film.press("q", "q", "q")
      try film.wait(for: "ended with 0")
    }
  }

  @Test("an export holds the text of any amendment, with what was asked for")
  func export() throws {
    try withPlace { place in
      try place.copyGolden("one-ratifier", to: "c")
      let markdown = try place.assent("export", "c").text
      #expect(markdown.hasPrefix("# Sample charter\n"))
      #expect(!markdown.contains("{#") && !markdown.contains("## Amendments"))
      let whole = try place.assent("export", "c", "--with", "history,reasons", "--at", "3").text
      #expect(whole.contains("3. **Change 3**") && !whole.contains("4. **"))
      #expect(try place.assent("export", "c", "-o", "out.json", "--format", "json").status == 0)
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(try place.read("out.json"))) as? [String: Any])
      #expect(json["amendment"] as? Int == 12)
      #expect((json["provisions"] as? [Any])?.count == 6)
    }
  }
}

extension Place {
  /// What a command prints, read as JSON.
  func json(_ arguments: String...) throws -> Any {
    let outcome = try run(Place.programs.appending(path: "assent").path, arguments)
    return try JSONSerialization.jsonObject(with: Data(outcome.output))
  }
}
