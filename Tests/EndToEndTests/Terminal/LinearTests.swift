import Foundation
import Testing

/// The whole ceremony on a terminal that can only print.
@Suite struct LinearTests {
  @Test(
    "With TERM=dumb: first use, desk, adoption, critique, proposal, ceremony, docket, history, and no escape sequence"
  )
  func mainJob() async throws {
    let place = try Place()
    defer { place.remove() }
    try place.write(NightWatch.theirs, to: "constitutions/night-watch/charter.md")
    let pty = try Pty("assent", in: place, rows: 60, variables: ["TERM": "dumb"])
    try await pty.wait(for: "open Night watch: constitution, draft")
    try await pty.answer("1", until: "Here:", "Handover [handover]", "read the whole text", "> ")
    try await pty.answer("read the", until: "21: The watch officer must report every open case", "> ")
    try await pty.answer(
      "critique", until: "counsel built-in (rules, not a language model)", "missing-deadline")

    // First use: a name and a key, and then what was asked for goes on.
    try await pty.answer("make-mine", until: "1 Copy it under my key", "> ")
    try await pty.answer("1", until: "Your name as a ratifier", "> ")
    try await pty.answer("ana", until: "Make a new Ed25519 key", "> ")
    try await pty.answer("1", until: "A passphrase for the new key", "It is not shown.", "> ")
    try await pty.answer("", until: "Step: 1. What the text is for", "> ")
    try await review(
      pty, stance: "The night shift must know who decides",
      reason: "Somebody is named for every hour of the night", enacts: "Amendment 1 is in force")

    // A proposal of counsel's, whose words are not read out before the stance.
    try await pty.wait(for: "Amendment 1 is in force")
    try await pty.answer("]", until: "Here:", "> ")
    try await pty.answer("]", until: "Handover [handover]", "> ")
    try await pty.answer("propose", until: "what would you want?", "> ")
    let card = try await pty.answer(
      "Handover has no time, so nobody does it", until: "is on the docket", "Proposal ")
    #expect(!card.contains("24 hours"), "\(card)")
    let docket = try await pty.answer("docket", until: "1 open, 0 declined", "Set a time in", "> ")
    #expect(!docket.contains("24 hours"), "\(docket)")
    try await pty.answer("1", until: "Step: 1. What is wrong today", "> ")
    try await review(
      pty, stance: nil, reason: "Whoever is relieved at dawn writes down what is open",
      enacts: "Amendment 2 is in force")

    // Step by step through the history.
    let text = pty.transcript
    if text.suffix(2000).contains("Docket of") { try await pty.answer("back", until: "Here:", "> ") }
    try await pty.answer("history", until: "Amendment 2 of 2:", "Its change:", "{+", "> ")
    try await pty.answer("previous-amendment", until: "Amendment 1 of 2:", "reason: ", "> ")
    try await pty.answer("", until: "Amendment 2 of 2:", "Whoever is relieved at dawn", "> ")
    try await pty.answer("blame", until: "In Handover [handover]:", "> ")
    // To the desk, to the charter that was copied, to the library, and out.
    try await pty.answer("back", until: "Here:", "> ")
    try await pty.answer("back", until: "a draft", "Here:", "> ")
    try await pty.answer("back", until: "Library:", "> ")
    try await pty.answer("end the program", until: "ended with 0")

    #expect(!pty.transcript.contains("\u{1B}") && !pty.transcript.contains("\u{8}"))
    let charter = "home/.local/share/assent/charters/night-watch"
    let verified = try place.assent("verify", charter)
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(try place.records(of: charter).count == 2)
  }

  @Test(
    "--linear asks for it on a terminal that could do more, the settings do, and the film stands still",
    arguments: ["assent --linear c", "assent review --linear c", "assent replay --linear --from 2 c"])
  func asked(line: String) async throws {
    let place = try Place()
    defer { place.remove() }
    try Sample().write(to: "c", in: place)
    let pty = try Pty(line, in: place, rows: 60)
    try await pty.wait(for: "? for this list")
    if line.contains("replay") {
      try await pty.wait(for: "Amendment 2 of 4:")
      try await pty.pause(2500)
      #expect(!pty.transcript.contains("Amendment 3 of 4:"))
      try await pty.answer("", until: "Amendment 3 of 4:")
    }
    pty.send("\u{4}")
    try await pty.wait(for: "ended with 0")
    #expect(!pty.transcript.contains("\u{1B}"))
    try place.write("linear: true\n", to: "home/.config/assent/config.yaml")
    let again = try Pty("trap : INT; assent c", in: place, rows: 60)
    try await again.wait(for: "read the whole text")
    again.send("\u{3}")
    try await again.wait(for: "ended with 130")
  }

  /// Goes through every step of a review up to the signature.
  private func review(_ pty: Pty, stance: String?, reason: String, enacts: String) async throws {
    if let stance {
      try await pty.answer("", until: "Step: 2. Say what you want", "> ")
      try await pty.answer(stance, until: "Step: 3. Read every", "> ")
    } else {
      try await pty.answer("", until: "Step: 3. Read every", "> ")
    }
    var text = ""
    for _ in 0..<12 where !text.contains("Step: 4.") {
      try await pty.pause(600)
      text = try await pty.answer("", until: "> ")
    }
    if text.contains("None found") {
      try await pty.answer("", until: "Step: 5.", "> ")
    } else {
      try await pty.answer("The next line says who does it and when", until: "What is your answer", "> ")
      try await pty.answer("1", until: "Step: 5.", "> ")
    }
    text = ""
    for _ in 0..<12 where !text.contains("Everything is decided") {
      text = try await pty.answer("adopt the", until: "> ")
    }
    try await pty.answer("", until: "Step: 6.", "> ")
    let last = try await pty.answer(
      reason, until: "Step: 7.", "One moment: read first.", "Type this, then Enter: ")
    let phrase = try #require(last.firstMatch(of: /Type this, then Enter: (ratify \d+ \w+)/)?.1)
    try await pty.type(phrase + "\r", millisecondsPerKey: 120)
    try await pty.wait(for: enacts)
    try await pty.wait(for: "? for this list")
    try await pty.pause(500)
  }
}
