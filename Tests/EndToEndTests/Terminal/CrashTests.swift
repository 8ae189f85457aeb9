import Foundation
import Testing

/// The program killed at every step of a review, and started again.
@Suite(.serialized) struct CrashTests {
  @Test("a review that was killed at any of its seven steps goes on there, with all that was typed and done")
  func everyStep() async throws {
    let place = try await Prepared.shared.value.copy()
    defer { place.remove() }
    // Another proposal, one that the critic objects to, of which nothing was reviewed yet.
    _ = try place.shell("rm -r watch/docket home/.local/state/assent/reviews home/.local/state/assent/typed")
    let weaker = try place.text("watch/charter.md").replacing("must report", with: "may report")
    try place.write(weaker, to: "weaker.md")
    let made = try place.assent("propose", "watch", "--from", "weaker.md", "Nobody keeps to it at night.")
    #expect(made.status == 0, "\(made.errors)")

    func again(_ terminal: Tmux, _ words: String...) throws -> Tmux {
      try terminal.killProgram()
      let next = try Tmux("review watch", in: place)
      for words in words { try next.wait(for: words, seconds: 40) }
      return next
    }
    var terminal = try Tmux("review watch", in: place)
    try terminal.wait(for: "1. What is wrong", seconds: 40)
    terminal = try again(terminal, "1. What is wrong")
    try terminal.press("Enter")
    try terminal.wait(for: "2. Say what you would want")
    try terminal.type("Reports are what the day")
    try await Task.sleep(for: .seconds(2))
    terminal = try again(terminal, "2. Say what you would want", "Reports are what the day")
    try terminal.type(" starts with")
    try terminal.press("Enter")
    try terminal.wait(for: "3. Read every changed line")
    try terminal.wait(for: "1 of 1 changed lines seen")
    try await Task.sleep(for: .seconds(1))
    // Every line was seen, so the next step is the one to go on with.
    terminal = try again(terminal, "4. The strongest thing")
    try terminal.press("Escape")
    try terminal.wait(for: "1 of 1 changed lines seen")
    try terminal.press("Enter")
    try terminal.wait(for: "4. The strongest thing")
    try terminal.type("The rota says it")
    try await Task.sleep(for: .seconds(2))
    terminal = try again(terminal, "4. The strongest thing", "The rota says it")
    try terminal.type(" already")
    try terminal.press("Enter")
    try terminal.wait(for: "It is overruled")
    try terminal.press("Down", "Enter")
    try terminal.wait(for: "5. Decide on each")
    try terminal.press("a")
    try terminal.wait(for: "1 of 1 decided")
    // A decision is written as soon as it is made, but the screen does not wait for the disk.
    try await Task.sleep(for: .milliseconds(500))
    terminal = try again(terminal, "6. Say why")
    try terminal.press("Escape")
    try terminal.wait(for: "1 of 1 decided")
    try terminal.press("Enter")
    try terminal.wait(for: "6. Say why")
    try terminal.type("Whoever hands over talks anyway")
    try await Task.sleep(for: .seconds(2))
    terminal = try again(terminal, "6. Say why", "Whoever hands over talks anyway")
    try terminal.press("Enter")
    try terminal.wait(for: "Type this, then")
    try terminal.type("ratify")
    terminal = try again(terminal, "7. Read what comes into force", "Type this, then")
    #expect(!terminal.screen.contains("> ratify"), "nothing of the phrase is kept")
    let phrase = terminal.screen.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .first { $0.hasPrefix("ratify ") }
    try terminal.type(try #require(phrase), secondsPerKey: 0.12)
    try terminal.press("Enter")
    try terminal.wait(for: "Amendment 2 is in force", seconds: 40)

    let record = try place.assent("show", "watch", "2").text
    for words in [
      "stance: before", "Reports are what the day starts with", "answer: O1 overruled",
      "The rota says it already", "seen: handover 1/1", "Whoever hands over talks anyway",
    ] { #expect(record.contains(words), "\(words) is not in\n\(record)") }
    #expect(try place.assent("verify", "watch").status == 0)
  }
}
