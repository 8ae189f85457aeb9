import Foundation
import Prose
import Testing

/// Cases decided by a command counsel, from the command line.
@Suite struct CasesTests {
  /// Decides as ruled, but where the text gives a refusal an end; every third time it says nothing of use.
  private static let script = """
    brief=$(cat)
    case $brief in
      *"for a day"*) echo "verdict: otherwise"; echo 'cites: [oversight] "A refusal stands for a day."' ;;
      *) echo "verdict: as ruled"; echo 'cites: [oversight] "Words that nobody wrote."' ;;
    esac
    echo "Thus the text."
    """

  private func place(_ body: (Place) throws -> Void) throws {
    try withPlace { place in
      try place.write(Self.script, to: "decide.sh")
      try place.write(
        """
        counsel:
          - name: judge
            kind: command
            command: [/bin/sh, "\(place.url("decide.sh").path)"]
          - name: broken
            kind: command
            command: [/bin/false]

        """, to: "home/.config/assent/config.yaml")
      #expect(try place.assent("new", "Night watch", "--kind", "constitution").status == 0)
      let front = try place.text("night-watch/charter.md").components(separatedBy: "\n---\n")[0]
      try place.write(
        front + """

          ---

          # Night watch

          ## Oversight {#oversight}
          A refusal stands until it is answered.

          ~~~case
          id: silence
          situation: "Nobody answers for a week."
          ruling: "The action stays refused."
          ~~~

          """, to: "night-watch/charter.md")
      try body(place)
    }
  }

  @Test("each case is decided under both texts, and what flips is listed with its lines and the exit status")
  func flips() throws {
    try place { place in
      let now = try place.assent("cases", "night-watch")
      #expect(now.status == 0, "\(now.errors)")
      #expect(now.text.contains("as ruled 3/3\n      [oversight] not in the text"), "\(now.text)")
      let text = try place.text("night-watch/charter.md")
      try place.write(text.replacing("until it is answered", with: "for a day"), to: "new.md")
      let made = try place.assent("propose", "night-watch", "--from", "new.md", "It never ends.")
      let both = try place.assent(
        "cases", "night-watch", "--proposal", String(made.text.prefix(8)), "--samples", "2")
      #expect(both.status == 1, "\(both.errors)")
      for words in [
        "silence  oversight, line", "the draft: as ruled 2/2", "proposed: otherwise 2/2",
        "line 20, “A refusal stands for a day.”", "    FLIPS\n", "1 case decided; FLIPS: silence",
      ] {
        #expect(both.text.contains(words), "\(words): \(both.text)")
      }
      #expect(try place.text("night-watch/charter.md") == text)
      let rows = try #require(
        try place.json("cases", "night-watch", "--samples", "1", "--json") as? [[String: Any]])
      #expect(rows.count == 1 && rows[0]["case"] as? String == "silence")
    }
  }

  @Test("an idea in four lights has a table, and the exit status says that the verdict flips")
  func framing() throws {
    try place { place in
      let script = """
        case $(cat) in
          *"think is bad"*) echo "verdict: back to the drawing board" ;;
          *) echo "verdict: go on" ;;
        esac
        """
      try place.write(script, to: "decide.sh")
      let framed = try place.assent("sound", "night-watch", "--framing", "Let refusals lapse.")
      #expect(framed.status == 1, "\(framed.errors)")
      #expect(framed.text.contains("  neutral: go on\n  for: go on\n  against: back to"), "\(framed.text)")
      #expect(framed.text.contains("  by a model: go on\n  FLIPS\n"))
      let rules = try place.assent("sound", "night-watch", "--framing", "--counsel", "built-in", "An idea.")
      #expect(rules.status == 69)
    }
  }

  @Test("who does not answer, is not there, or can't decide is said, and a person needs a terminal")
  func refusals() throws {
    try place { place in
      let broken = try place.assent("cases", "night-watch", "--counsel", "broken")
      #expect(broken.status == 69 && broken.text.contains("no verdict 3/3"), "\(broken.text)")
      #expect(try place.assent("cases", "night-watch", "--counsel", "nobody").status == 64)
      #expect(try place.assent("cases", "night-watch", "--counsel", "built-in").status == 69)
      #expect(try place.assent("cases", "night-watch", "--by-hand").status == 77)
      #expect(try place.assent("cases", "night-watch", "--case", "noise").status == 66)
      #expect(try place.assent("cases", "night-watch", "--samples", "0").status == 64)
    }
  }

  @Test("a proposal in an adopted charter needs a stance before its cases are decided")
  func stance() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      try place.write(
        try place.text("c/charter.md").replacing("the reason", with: "every zebra"), to: "new.md")
      let made = try place.assent("propose", "c", "--from", "new.md", "Reasons are not enough.")
      let cases = try place.assent("cases", "c", "--proposal", String(made.text.prefix(8)))
      #expect(cases.status == 77 && !cases.text.contains("zebra"))
    }
  }
}
