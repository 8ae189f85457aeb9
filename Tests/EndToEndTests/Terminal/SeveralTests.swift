import Foundation
import Prose
import TestSupport
import Testing

/// Charters of several ratifiers and several histories, at a terminal, with keys that `ssh-keygen` made.
@Suite(.serialized) struct SeveralTests {
  /// A person with a home, a key and settings of their own.
  private struct Person {
    let name: String
    let place: Place
    let key: String

    init(_ name: String, in place: Place) throws {
      (self.name, self.place) = (name, place)
      try place.write("", to: "\(name)/.ssh/.keep")
      _ = try place.shell("ssh-keygen -q -t ed25519 -N '' -C '' -f \(name)/.ssh/id_ed25519")
      key = try place.text("\(name)/.ssh/id_ed25519.pub").split(separator: " ").prefix(2)
        .joined(separator: " ").replacing("\n", with: "")
      try place.write("name: \(name)\nkey: \"\(key)\"\n", to: "\(name)/.config/assent/config.yaml")
    }

    func terminal(_ arguments: String) throws -> Tmux {
      try Tmux(arguments, in: place, variables: ["HOME": place.url(name).path])
    }

    func assent(_ arguments: String...) throws -> Outcome {
      try place.run(
        Place.programs.appending(path: "assent").path, arguments, variables: ["HOME": place.url(name).path])
    }

    func vote(_ date: String) -> Vote {
      let file = place.url("\(name)/.ssh/id_ed25519").path
      let place = place
      return Vote(
        name: name, key: Signer(), date: date,
        sign: { message in
          try place.run(
            "/usr/bin/ssh-keygen", ["-Y", "sign", "-q", "-n", "ratify-v1@assent", "-f", file], input: message
          ).output
        })
    }
  }

  private static func text(_ people: [Person], threshold: Int, origin: String = "") -> String {
    NightWatch.text(
      ratifiers: people.map { ($0.name, $0.key) }, threshold: threshold, origin: origin,
      handover: "The watch officer reports every open case.")
  }

  @Test("Two with different keys complete a proposal on one folder, and one of them alone stops another")
  func two() throws {
    let place = try Place()
    defer { place.remove() }
    let (ana, ben) = (try Person("ana", in: place), try Person("ben", in: place))
    let text = Self.text([ana, ben], threshold: 2)
    var author = Author(place, "watch")
    try author.enact(
      Amendment(
        title: "Adopt the charter", proposed: "2026-01-01T00:00:00Z", result: Bytes(text.utf8),
        votes: [ana.vote("2026-01-02T00:00:00Z"), ben.vote("2026-01-02T00:00:00Z")]))
    try place.write(text.replacing("every open case", with: "every open case by name"), to: "new.md")
    let made = try ana.assent("propose", "watch", "--from", "new.md", "Cases are lost at dawn.")
    #expect(made.status == 0, "\(made.errors)")
    let id = String(made.text.prefix(8))
    let objected = try place.run(
      "/bin/sh",
      [
        "-c",
        "echo 'A name does not say where the case is.' | assent comment watch \(id) --objection --name guest",
      ]
    )
    #expect(objected.status == 0, "\(objected.errors)")

    let first = try ana.terminal("watch")
    try first.wait(for: "Handover")
    try first.press("r")
    try first.readUp(stance: "Each case should be named when the shift ends")
    try first.wait(for: "from human guest")
    try first.answerObjections("Where it lies is in the register already")
    try first.adoptAll(reason: "A named case can be asked for at dawn")
    try first.wait(for: "It waits for the others", seconds: 40)
    #expect(try ana.assent("docket", "watch").text.contains("ratified by ana"))
    #expect(try place.records(of: "watch").count == 1)

    let second = try ben.terminal("watch")
    try second.wait(for: "Handover")
    try second.press("d")
    try second.wait(for: "waits for: ben")
    #expect(!second.screen.contains("by name"), "the text shows before the stance")
    try second.press("Enter")
    try second.readUp(stance: "The register should hold every case")
    try second.answerObjections("The register says where it lies")
    try second.adoptAll(reason: "Asking by name is quicker than reading a list")
    try second.wait(for: "Amendment 2 is in force", seconds: 40)
    #expect(try ben.assent("verify", "watch").status == 0)
    let script = try place.script("watch")
    #expect(script.status == 0, "\(script.errors)")
    let shown = try place.assent("show", "watch", "2").text
    for words in ["Vote of ana", "Vote of ben", "human guest", "Where it lies is in the register"] {
      #expect(shown.contains(words), "\(shown)")
    }

    // A dissent of one of two leaves too few.
    try place.write(
      try place.text("watch/charter.md").replacing("The watch officer decides", with: "Nobody decides"),
      to: "new.md")
    #expect(
      try ana.assent("propose", "watch", "--from", "new.md", "Deciding at night is hard.").status == 0)
    try second.press("q", "q", "q")
    try second.wait(for: "ended with 0")
    let third = try ben.terminal("watch")
    try third.wait(for: "Handover")
    try third.press("r")
    try third.readUp(stance: "Somebody has to decide at night")
    try third.press("D")
    try third.wait(for: "why you vote against it")
    try third.type("A night without anyone who decides is no watch at all")
    try third.press("Enter")
    try third.attest("dissent 3 ")
    try third.wait(for: "Too few are left to ratify", seconds: 40)
    let docket = try ana.assent("docket", "watch").text
    #expect(docket.contains("nothing is proposed") && docket.contains("outvoted by ben"), "\(docket)")
    let declined = try FileManager.default.contentsOfDirectory(atPath: place.url("watch/declined").path)
    #expect(declined.contains { $0.hasSuffix(".ben.md") }, "\(declined)")
    #expect(try ben.assent("verify", "watch").status == 0)
  }

  @Test("A front matter that cites an origin does not spare the objection")
  func origin() throws {
    let place = try Place()
    defer { place.remove() }
    let ana = try Person("ana", in: place)
    let origin = "origin:\n  from: \"elsewhere\"\n  record: sha256:\(String(repeating: "0a", count: 32))\n"
    try place.write(Self.text([ana], threshold: 1, origin: origin), to: "watch/charter.md")
    let terminal = try ana.terminal("watch")
    try terminal.wait(for: "Handover")
    try terminal.press("A")
    try terminal.readUp(stance: "Somebody has to decide at night")
    let screen = try terminal.wait(for: "The strongest thing")
    #expect(screen.contains("O1, from counsel built-in"))
  }

  @Test("A forked history opens to be read, and is healed by a ceremony")
  func fork() throws {
    let place = try Place()
    defer { place.remove() }
    let ana = try Person("ana", in: place)
    let text = Self.text([ana], threshold: 1)
    func author(_ folder: String, _ title: String, _ old: String, _ new: String) throws {
      var author = Author(place, folder)
      try author.enact(
        Amendment(
          title: "Adopt the charter", proposed: "2026-01-01T00:00:00Z", result: Bytes(text.utf8),
          votes: [ana.vote("2026-01-02T00:00:00Z")]))
      try author.enact(
        Amendment(
          title: title, proposed: "2026-02-01T00:00:00Z", result: Bytes(text.replacing(old, with: new).utf8),
          votes: [ana.vote("2026-02-02T00:00:00Z")]))
    }
    try author("watch", "Name the cases", "every open case", "every open case by name")
    try author("other", "Decide by two", "The watch officer decides", "Two watch officers decide")
    let lost = try #require(try place.records(of: "other").first { $0.hasPrefix("0002") })
    let bytes = try place.read("other/history/\(lost)")
    try place.write(bytes, to: "watch/history/\(lost)")

    let status = try ana.assent("status", "watch")
    #expect(status.status == 65 && status.errors.contains("expected one record of amendment 2"), "\(status)")
    #expect(try place.script("watch").status == 65)
    let terminal = try ana.terminal("watch")
    try terminal.wait(for: "FORKED")
    try terminal.wait(for: "The watch officer decides at night.")
    try terminal.press("e")
    try terminal.wait(for: "nothing can be changed")
    try terminal.press("H")
    let choice = try terminal.wait(for: "Which history stays?")
    let line = choice.split(separator: "\n").first { $0.contains("Name the cases") } ?? ""
    try terminal.press(line.contains("1 2 ") ? "1" : "2", "Enter")
    try terminal.readUp(stance: "The first one that was signed should stay")
    try terminal.wait(for: "The strongest thing")
    try terminal.press("Enter")
    try terminal.wait(for: "Decide on each provision")
    try terminal.press("Enter")
    try terminal.give(reason: "Both were signed and only one of them was read aloud")
    try terminal.wait(for: "Amendment 3 is in force", seconds: 40)
    #expect(try place.read("watch/forked/\(lost)") == bytes)
    let patch = try place.assent("show", "watch", "3", "--patch")
    #expect(patch.status == 0 && patch.text.isEmpty)
    let verified = try ana.assent("verify", "watch")
    #expect(verified.status == 0, "\(verified.errors)")
    let script = try place.script("watch")
    #expect(script.status == 0, "\(script.errors)")
    #expect(try place.text("watch/charter.md").contains("every open case by name"))
    // An amendment that leaves the text as it is can be read, as can what is before it.
    let replayed = try ana.assent("replay", "watch", "--text").text
    #expect(replayed.contains("== Amendment 3"), "\(replayed)")
    #expect(replayed.contains("The text stays as it is."), "\(replayed)")
    for reading in ["blame watch", "text watch --at 3", "export watch --format html"] {
      let outcome = try place.shell("exec assent \(reading)")
      #expect(outcome.status == 0, "\(reading): \(outcome.errors)")
    }
    let docket = try ana.assent("docket", "watch", "--show-text").text
    #expect(docket.contains("Decide by two") && docket.contains("{+Two+}"), "\(docket)")
    // One byte of what lost is evidence too.
    var forged = bytes
    forged[forged.count - 3] ^= 1
    try place.write(forged, to: "watch/forked/\(lost)")
    #expect(try ana.assent("verify", "watch").status == 65)
    #expect(try place.script("watch").status == 65)
  }
}
