import Foundation
import Prose
import Testing

/// Counsel at the desk, in a real terminal.
@Suite struct CounselTests {
  private func desk(
    _ place: Place, _ settings: String, _ line: String = "assent night-desk"
  ) throws -> Pty {
    try place.write(settings, to: "home/.config/assent/config.yaml")
    if !FileManager.default.fileExists(atPath: place.url("night-desk").path) {
      #expect(try place.assent("new", "Night desk").status == 0)
    }
    return try Pty(line, in: place, columns: 120, rows: 40)
  }

  @Test("a command is added from the screen, is asked at once, and stands in the settings")
  func adding() async throws {
    let place = try Place()
    defer { place.remove() }
    try place.write("#!/bin/sh\ncat >/dev/null\necho 'Nothing is weak here.'\n", to: "counsel.sh")
    let terminal = try desk(place, "reduced-motion: true\n")
    try await terminal.wait(for: "draft")
    for (keys, words) in [
      (":", "Commands"), ("counsel\r", "Who is asked?"), ("G\r", "What is added?"),
      ("G\r", "The command"), ("sh \(place.url("counsel.sh").path)\r", "What you call it"),
      ("\u{7F}\u{7F}mine\r", "Questions go to counsel mine (command sh)."), ("c", "Nothing is weak here."),
    ] {
      terminal.send(keys)
      try await terminal.wait(for: words)
    }
    let settings = try place.text("home/.config/assent/config.yaml")
    #expect(settings.hasPrefix("reduced-motion: true\ncounsel:\n  - name: \"mine\"\n    kind: command\n"))
    #expect(try place.assent("counsel", "mine").text.contains("it answers"))
  }

  @Test("an answer rings or notifies where the settings want it, and is silent otherwise")
  func announcing() async throws {
    let counsel =
      "counsel:\n  - {name: echo, kind: command, command: [sh, -c, \"echo Nothing is weak here.\"]}\n"
    let cases: [(settings: String, sign: String, other: String)] = [
      ("when-answered: bell\n", "\u{07}", "\u{1B}]9;"),
      ("when-answered: notify\n", "\u{1B}]9;counsel echo has answered\u{07}", "\u{1B}]9;4"),
      ("", "", "\u{07}"),
    ]
    for (settings, sign, other) in cases {
      let place = try Place()
      defer { place.remove() }
      let terminal = try desk(place, settings + counsel)
      try await terminal.wait(for: "draft")
      let start = terminal.transcript.count
      terminal.send("c")
      try await terminal.wait(for: "tokens · 0 s", "tokens · 1 s")
      try await terminal.pause(300)
      let heard = String(terminal.transcript.dropFirst(start))
      #expect(sign.isEmpty || heard.contains(sign), "\(settings)")
      #expect(!heard.contains(other), "\(settings)")
    }
  }

  @Test("Ctrl-C ends a command that will not end, keeps what came, and the desk comes back as it was")
  func stopping() async throws {
    let place = try Place()
    defer { place.remove() }
    let counsel = """
      counsel:
        - {name: endless, kind: command, command: [sh, -c, "trap '' TERM; echo It began.; echo $$ >\(place.url("pid").path); while :; do sleep 1; done"]}

      """
    let terminal = try desk(place, counsel)
    try await terminal.wait(for: "draft")
    terminal.send("]]jc")
    try await terminal.wait(for: "It began.")
    terminal.send("\u{3}")
    try await terminal.wait(for: "incomplete: stopped", seconds: 5)
    let pid = try #require(pid_t(try place.text("pid").trimmingCharacters(in: .whitespacesAndNewlines)))
    try await terminal.pause(2_000)
    #expect(kill(pid, 0) != 0)
    let top = terminal.screen.split(separator: "\n")[2]
    terminal.send("q")
    try await terminal.wait(for: "1 charter")
    terminal.send("q")
    try await terminal.wait(for: "ended with 0")
    let again = try desk(place, counsel)
    try await again.wait(for: "incomplete: stopped")
    #expect(again.screen.split(separator: "\n")[2] == top)
  }
}
