import Foundation
import Testing

/// The main job at a terminal, from an empty home folder to an export.
@Suite(.serialized) struct CeremonyTests {
  @Test(
    "From an empty home: first use, a copy made one's own, adoption, critique, proposal, ceremony, replay, export"
  )
  func mainJob() throws {
    let place = try Place()
    defer { place.remove() }
    try place.write(NightWatch.theirs, to: "constitutions/night-watch/charter.md")
    let terminal = try Tmux(in: place)
    try terminal.wait(for: "Night watch")
    try terminal.press("Enter")
    try terminal.wait(for: "Handover")

    // First use: who are you, which key, and then what was asked for goes on.
    try terminal.press("M")
    try terminal.wait(for: "Copy it under my key")
    try terminal.press("Enter")
    try terminal.wait(for: "Your name as a ratifier")
    try terminal.type("ana")
    try terminal.press("Enter")
    try terminal.wait(for: "Make a new Ed25519 key")
    try terminal.press("Enter")
    try terminal.wait(for: "A passphrase for the new key")
    try terminal.press("Enter")
    try terminal.wait(for: "Adopt the charter", seconds: 40)
    try ratify(
      terminal, stance: "The night shift must know who decides",
      reason: "Somebody is named for every hour of the night")
    try terminal.wait(for: "Amendment 1 is in force", seconds: 40)

    // Critique and a proposal of counsel's, whose words show nowhere before the stance.
    try terminal.press("c")
    try terminal.wait(for: "counsel built-in (rules, not a language model)")
    try terminal.press("BTab", "g")
    try press(terminal, "]", until: "[handover]")
    try terminal.press("p")
    try terminal.wait(for: "what would you want?")
    try terminal.type("Handover has no time, so nobody does it")
    try terminal.press("Enter")
    let card = try terminal.wait(for: "is on the docket", seconds: 40)
    #expect(!card.contains("24 hours"), "the proposal's text shows before the review")
    try terminal.press("r")
    try ratify(terminal, stance: nil, reason: "Whoever is relieved at dawn writes down what is open")
    try terminal.wait(for: "Amendment 2 is in force", seconds: 40)

    try terminal.press("h")
    try terminal.wait(for: "2", seconds: 40)
    try terminal.press("q")
    try terminal.press("x")
    try terminal.wait(for: "Export as Markdown")
    try terminal.press("Enter")
    try terminal.wait(for: "Exported to")
    // Back to the charter that was copied, to the library, and out.
    try terminal.press("q", "q", "q")
    try terminal.wait(for: "ended with 0")

    // What lies on the disk verifies with and without the program.
    let charter = "home/.local/share/assent/charters/night-watch"
    let verified = try place.assent("verify", charter)
    #expect(verified.status == 0, "\(verified.errors)")
    let script = try place.shell("sh '\(Place.root.path)/docs/verify.sh' \(charter)")
    #expect(script.status == 0, "\(script.errors)\(script.text)")
    #expect(try place.assent("show", charter, "2").text.contains("Handover has no time, so nobody does it"))
    #expect(try place.assent("replay", charter, "--text").text.contains("Amendment 2"))
    #expect(try place.text("night-watch.md").contains("## Handover"))
  }

  @Test("Under a strict review a drill comes first, and the signed record says what came of it")
  func drill() throws {
    let place = try Place()
    defer { place.remove() }
    try Prepared.adopt(in: place, review: "strict")
    let proposed = try place.assent("propose", "watch", "--from", "new.md", "Handover has no time today.")
    #expect(proposed.status == 0, "\(proposed.errors)")
    let terminal = try Tmux("review watch", in: place)
    try terminal.wait(for: "A drill: ", seconds: 40)
    try terminal.press("Enter")
    var verdicts: [String] = []
    let known = ["Right, it is clean.", "There was a flaw."]
    for _ in 0..<5 {
      let screen = try terminal.wait(for: "Point at the flaw", "flaws found")
      if screen.contains("flaws found") { break }
      try terminal.press("c")
      let answer = try terminal.wait(for: known[0], known[1])
      verdicts += known.filter { answer.contains($0) }
      try terminal.press("Enter")
    }
    #expect((3...5).contains(verdicts.count))
    try terminal.wait(for: "flaws found")
    try terminal.press("Enter")
    try ratify(
      terminal, stance: "Whoever goes writes down what is open",
      reason: "Whoever is relieved at dawn knows what is open")
    try terminal.wait(for: "Amendment 2 is in force", seconds: 40)
    try terminal.press("q", "q", "q")
    try terminal.wait(for: "ended with 0")

    let flaws = verdicts.count { $0 == known[1] }
    let clean = verdicts.count - flaws
    let record = try place.shell("cat watch/history/0002-*.md").text
    #expect(record.contains("\ndrill: 0/\(flaws) found 0/\(clean) false-alarms\n"), "\(record)")
    #expect(try place.assent("verify", "watch").status == 0)
    #expect(try place.assent("report", "watch").text.contains("drills: 1 warm-up, \(verdicts.count) texts"))
    // Once a day: the next review of that day begins without one.
    try place.write(
      try place.text("watch/charter.md").replacing("in writing", with: "on paper"), to: "next.md")
    #expect(try place.assent("propose", "watch", "--from", "next.md", "The pen is quicker.").status == 0)
    let next = try Tmux("review watch", in: place)
    try next.wait(for: "1. What is wrong today", seconds: 40)
  }

  /// Goes through every step of a review up to the signature.
  private func ratify(_ terminal: Tmux, stance: String?, reason: String) throws {
    try terminal.readUp(stance: stance)
    try terminal.answerObjections("The next line says who does it and when")
    try terminal.adoptAll(reason: reason)
  }

  private func press(_ terminal: Tmux, _ key: String, until words: String) throws {
    for _ in 0..<20 where !terminal.screen.contains(words) { try terminal.press(key) }
    try terminal.wait(for: words, seconds: 2)
  }
}
