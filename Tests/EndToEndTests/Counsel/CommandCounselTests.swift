import Foundation
import Prose
import Testing

/// `sound`, `critique` and `propose` with commands as counsel.
@Suite struct CommandCounselTests {
  /// A draft `d`, and a command for each name, which keeps its brief and its variables and prints its answer.
  private func prepare(_ place: Place, _ answers: [(name: String, script: String)]) throws {
    try place.write(Sample().text, to: "d/charter.md")
    var settings = "counsel:\n"
    for (name, script) in answers {
      let file = place.url(name).path
      try place.write(
        """
        #!/bin/sh
        cat >'\(file).brief'
        env >'\(file).env'
        nonce=$(sed -n 's/^<data-\\([0-9a-f]*\\) .*/\\1/p' '\(file).brief' | head -1)
        \(script)

        """, to: name)
      settings += "  - {name: \(name), kind: command, command: [sh, \(file)]}\n"
    }
    try place.write(settings, to: "home/.config/assent/config.yaml")
  }

  @Test("an idea is put to each counsel that is named, apart from the others, and the answers are shown")
  func sound() throws {
    try withPlace { place in
      try prepare(
        place,
        [
          ("first", "echo 'verdict: go on'; echo 'It is good.'"),
          ("second", "echo 'verdict: back to the drawing board'; echo 'It is not.'"),
        ])
      let sound = try place.assent(
        "sound", "d", "--counsel", "first", "--counsel", "second", "--provision", "nights", "Wake two.",
        variables: ["OPENAI_API_KEY": "sk-usual"])
      #expect(sound.status == 0, "\(sound.errors)")
      #expect(
        sound.text == """
          first (sh):
          verdict: go on
          It is good.

          second (sh):
          verdict: back to the drawing board
          It is not.

          counsel built-in (rules, not a language model):
          I am a set of rules and can't judge an idea before there is text. Ask a model, or write it down.

          In “Nights” my rules find nothing.

          first: go on
          second: back to the drawing board
          They differ.

          """)
      let brief = try place.text("second.brief")
      #expect(brief.contains("Wake two.") && brief.contains("The provision in focus is nights."))
      #expect(!brief.contains("It is good.") && brief.contains("Samples that verify."))
      #expect(try !place.text("first.env").contains("sk-"))
    }
  }

  @Test("one that does not answer, or not to the end, is said so, and the others are heard")
  func failing() throws {
    try withPlace { place in
      try prepare(
        place,
        [
          ("broken", "echo 'It began,'; echo 'no credit left' >&2; exit 3"), ("silent", "true"),
          ("good", "echo 'Nothing is weak.'"),
        ])
      let critique = try place.assent(
        "critique", "d", "--counsel", "broken", "--counsel", "silent", "--counsel", "good")
      #expect(critique.status == 69)
      #expect(critique.text.contains("It began,\n") && critique.text.contains("Nothing is weak.\n"))
      #expect(
        critique.errors.contains("broken: the command `sh` ended with status 3: no credit left"),
        "\(critique.errors)")
      #expect(critique.errors.contains("silent: the reply is empty"))
      #expect(!critique.errors.contains("good:"))
    }
  }

  @Test("a command's proposal is a command's, and what would steer the terminal is taken out")
  func propose() throws {
    try withPlace { place in
      try prepare(
        place,
        [
          (
            "drafter",
            """
            printf '\\033[2JNobody reads it.\\n'
            echo "<edit-$nonce op=\\"replace\\" provision=\\"evidence\\" note=\\"read it\\">"
            echo '## Evidence {#evidence}'
            echo 'The reviewer reads the whole log.'
            echo "</edit-$nonce>"
            """
          )
        ])
      let made = try place.assent("propose", "d", "--counsel", "drafter", "Nobody reads the log.")
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.text.hasPrefix("Nobody reads it.\n") && !made.text.contains("\u{1B}"), "\(made.text)")
      let statement = try place.text("d/docket/\(try #require(place.docket("d").first))")
      #expect(statement.contains("proposer: \"command sh\"") && statement.contains("title: \"read it\""))
      let listed = try place.assent("docket", "d").text
      #expect(
        listed.contains("\n    asked as drafter; kind command; form plain; tries 1\n"), "\(listed)")
    }
  }

  @Test("counsel objects to a proposal only behind a stance on it, and is shown both texts")
  func object() throws {
    try withPlace { place in
      let sample = Sample()
      try prepare(place, [("critic", "echo 'A case: nobody is awake.'")])
      try sample.write(to: "c", in: place)
      try place.write(
        try place.text("c/charter.md").replacing("the reason", with: "every zebra"), to: "new.md")
      let id = String(try place.assent("propose", "c", "--from", "new.md", "Reasons fail.").text.prefix(8))
      let early = try place.assent("critique", "c", "--proposal", id, "--counsel", "critic")
      #expect(early.status == 77 && !FileManager.default.fileExists(atPath: place.url("critic.brief").path))

      try place.write(try place.text("d/charter.md").replacing("the cost", with: "every zebra"), to: "new.md")
      let draft = String(try place.assent("propose", "d", "--from", "new.md", "Costs fail.").text.prefix(8))
      let heard = try place.assent("critique", "d", "--proposal", draft, "--counsel", "critic")
      #expect(heard.status == 0 && heard.text.contains("A case: nobody is awake."), "\(heard.errors)")
      let brief = try place.text("critic.brief")
      #expect(brief.contains("every zebra") && brief.contains("The reviewer sees the cost."))
    }
  }

  @Test("a name that no counsel has is refused with those that there are")
  func unknown() throws {
    try withPlace { place in
      try prepare(place, [("mine", "true")])
      for arguments in [["sound", "d", "An idea."], ["critique", "d"], ["propose", "d", "Wrong."]] {
        let outcome = try place.run(
          Place.programs.appending(path: "assent").path, arguments + ["--counsel", "yours"])
        #expect(outcome.status == 64 && outcome.errors.contains("There is: built-in, mine."))
      }
    }
  }
}
