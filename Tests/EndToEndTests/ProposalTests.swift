import Foundation
import Prose
import TestSupport
import Testing

/// Proposals: putting them on the docket, and who may see their texts.
@Suite struct ProposalTests {
  @Test(
    "a proposal from an edited copy shows title and problem, and its text only when asked, which is remembered"
  )
  func fromFile() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      try place.write(
        try place.text("c/charter.md").replacing("the reason", with: "every zebra"), to: "new.md")
      let made = try place.assent(
        "propose", "c", "--from", "new.md", "Reasons are not enough.", "--rationale", "A zebra is.")
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.text.contains("Change evidence\n    Reasons are not enough."))
      let id = String(made.text.prefix(8))
      let docket = try place.assent("docket", "c")
      #expect(
        docket.text.contains("\(id)  Change evidence") && docket.text.contains("lacks cooling-off until"))
      #expect(!docket.text.contains("zebra"))
      #expect(!FileManager.default.fileExists(atPath: place.url("home/.local/state/assent/reviews").path))
      let status = try place.assent("status", "c")
      #expect(status.text.contains("docket        1 open") && !status.text.contains("zebra"))

      let shown = try place.assent("docket", "c", id, "--show-text")
      #expect(shown.text.contains("A zebra is.") && shown.text.contains("{+every zebra+}"), "\(shown.text)")
      let seen = try FileManager.default.contentsOfDirectory(
        atPath: place.url("home/.local/state/assent/reviews").path)
      #expect(seen.count == 1 && seen[0].hasSuffix(".seen"))
      // Having seen it is no stance.
      #expect(try !place.assent("docket", "c").text.contains("zebra"))
      #expect(try place.assent("critique", "c", "--proposal", id).status == 77)
      #expect(try place.assent("verify", "c").status == 0)
    }
  }

  @Test("what is typed for counsel is the stance, and counsel's text is kept from the reader")
  func counsel() throws {
    try withPlace { place in
      let sample = Sample()
      let vague = [
        ("A refusal stands until it is answered.", "The operator should review escalations.")
      ]
      var author = Author(place, "c")
      var adoption = sample.amendments[0]
      adoption.result = sample.text(vague)
      try author.enact(adoption)
      try place.write("name: ana\nkey: \"\(sample.ana.publicKey)\"\n", to: "home/.config/assent/config.yaml")
      let made = try place.assent("propose", "c", "--provision", "oversight", "Nobody knows when to review.")
      #expect(made.status == 0, "\(made.errors)")
      #expect(!made.text.contains("@@") && !made.text.contains("{+"))
      let id = String(made.text.prefix(8))
      let folder = "home/.local/state/assent/reviews"
      let draft = try #require(
        try FileManager.default.contentsOfDirectory(atPath: place.url(folder).path).first { $0.hasPrefix(id) }
      )
      #expect(
        try place.text("\(folder)/\(draft)") == "### ana\n\nstance: before\n> Nobody knows when to review.\n")
      // With the stance the text may be read, and counsel may be heard on it.
      #expect(try place.assent("docket", "c").text.contains("+}"))
      #expect(try place.assent("critique", "c", "--proposal", id).status == 0)
      #expect(
        try place.text("c/docket/\(try place.docket("c")[0])").contains("proposer: \"counsel built-in\""))
      let none = try place.assent("propose", "c", "--provision", "nights", "I don't like it.")
      #expect(none.status == 1)
      #expect(
        try place.assent("propose", "c", "--provision", "nigths", "Bad.").errors.contains(
          "`nights` is the nearest."))
    }
  }

  @Test("anyone comments or objects, by name, a ratifier beside their section")
  func comments() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      try place.write(
        try place.text("c/charter.md").replacing("the reason", with: "the reasons"), to: "new.md")
      let id = String(try place.assent("propose", "c", "--from", "new.md", "Too few.").text.prefix(8))
      let first = try place.assent("comment", "c", id, input: Bytes("\n  Why?  \n\n".utf8))
      #expect(first.status == 0, "\(first.errors)")
      #expect(
        try place.assent("comment", "c", id, "--objection", input: Bytes("It fails at night.".utf8)).status
          == 0)
      #expect(try place.assent("comment", "c", id, "--name", "ana", input: Bytes("Hm.".utf8)).status == 0)
      let files = try place.docket("c")
      #expect(
        files.contains { $0.hasSuffix(".guest.md") } && files.contains { $0.hasSuffix(".ana-remarks.md") })
      let guest = try place.text("c/docket/\(try #require(files.first { $0.hasSuffix(".guest.md") }))")
      #expect(guest.contains("comment: human guest\n>   Why?\n"), "\(guest)")
      #expect(guest.contains("objection: O1 human guest\n> It fails at night.\n"))
      #expect(try place.assent("docket", "c").text.contains("2 commented"))
      #expect(try place.assent("docket", "c", "--show-text").text.contains("It fails at night."))
      #expect(try place.assent("comment", "c", id, input: []).status == 64)
      #expect(try place.assent("comment", "c", id, input: Bytes("a\u{0}b".utf8)).status == 65)
      #expect(try place.assent("comment", "c", id, "--name", "Ana B", input: Bytes("x".utf8)).status == 64)
    }
  }

  @Test("the editor's text is the user's own, and one that can't be used is kept")
  func editor() throws {
    try withPlace { place in
      try Sample().write(to: "c", in: place)
      try place.write("#!/bin/sh\nsed -i 's/the reason/the reasons/' \"$1\"\n", to: "good")
      try place.write("#!/bin/sh\necho '# Broken' >\"$1\"\n", to: "bad")
      #expect(try place.shell("chmod +x good bad").status == 0)
      func atTerminal(_ command: String) throws -> Outcome {
        try place.shell("script -qec \"\(command)\" /dev/null </dev/null")
      }
      guard try atTerminal("true").status == 0 else { return }
      let bad = try atTerminal("env EDITOR=./bad assent propose c --edit 'Too few.'")
      #expect(bad.status == 65, "\(bad.text)")
      let kept = try FileManager.default.contentsOfDirectory(
        atPath: place.url("home/.local/state/assent/edits").path)
      #expect(kept.count == 1 && bad.text.contains(kept[0]), "\(bad.text)")
      let good = try atTerminal("env EDITOR=./good assent propose c --edit 'Too few.' --provision evidence")
      #expect(good.status == 0, "\(good.text)")
      // These bytes are the user's, so they may be shown.
      #expect(
        try place.assent("docket", "c").text.contains("reason{+s+}")
          || place.assent("docket", "c").text.contains("+}"))
      #expect(
        try FileManager.default.contentsOfDirectory(
          atPath: place.url("home/.local/state/assent/reviews").path
        )
        .contains { $0.hasSuffix(".own") })
    }
  }
}

extension Place {
  func docket(_ charter: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url("\(charter)/docket").path).sorted()
  }
}
