import Foundation
import Testing

/// What the user's own editor does to a text that is open on the screen.
@Suite struct EditorTests {
  /// Opens a draft, presses `e`, and lets a script be the editor.
  private func edit(
    _ place: Place, with script: String, _ variables: [String: String] = [:]
  ) throws -> Tmux {
    try place.write("#!/bin/sh\n\(script)\n", to: "editor.sh")
    #expect(try place.assent("new", "Night desk").status == 0)
    let editor = ["EDITOR": "sh \(place.url("editor.sh").path)"]
    let terminal = try Tmux(
      "night-desk", in: place, variables: editor.merging(variables) { $1 })
    try terminal.wait(for: "Night desk")
    try terminal.wait(for: "draft")
    try terminal.press("e")
    return terminal
  }

  @Test("a last line that the editor leaves open is closed, and the draft is what was written")
  func appends() throws {
    try withPlace { place in
      let terminal = try edit(place, with: #"printf '\n## Sleep {#sleep}\nNobody works two nights.' >> "$1""#)
      try terminal.wait(for: "The draft is saved.")
      #expect(try place.text("night-desk/charter.md").hasSuffix("Nobody works two nights.\n"))
      #expect(try place.shell("ls home/.local/state/assent/edits").text == "")
    }
  }

  @Test("what is no text is refused, said, and kept in its file")
  func refuses() throws {
    try withPlace { place in
      let terminal = try edit(place, with: #"printf '\377 my words\n' >> "$1""#)
      try terminal.wait(for: "What you wrote is kept in")
      #expect(try place.shell("grep -c 'my words' home/.local/state/assent/edits/*").text == "1\n")
      #expect(try !place.text("night-desk/charter.md").contains("my words"))
    }
  }

  @Test("the editor has the user's variables but no key of a model")
  func noKeys() throws {
    try withPlace { place in
      try place.write(
        """
        counsel:
          - {name: a, kind: ollama, model: m, endpoint: "http://127.0.0.1:9", key-env: MINE}

        """, to: "home/.config/assent/config.yaml")
      let terminal = try edit(
        place, with: "env >'\(place.url("env").path)'; echo '# More' >>\"$1\"",
        ["MINE": "sk-mine", "OPENAI_API_KEY": "sk-usual", "COLOUR": "blue"])
      try terminal.wait(for: "The draft is saved.")
      let variables = try place.text("env")
      #expect(variables.contains("COLOUR=blue") && variables.contains("TERM="), "\(variables)")
      #expect(!variables.contains("sk-"), "\(variables)")
    }
  }

  @Test("an editor that fails leaves the text as it was")
  func fails() throws {
    try withPlace { place in
      let terminal = try edit(place, with: "exit 3")
      try terminal.wait(for: "ended with status 3")
      #expect(try place.assent("status", "night-desk").status == 0)
    }
  }
}
