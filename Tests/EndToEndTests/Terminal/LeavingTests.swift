import Foundation
import Testing

/// What becomes of work that is under way, or was left, when the person goes.
@Suite(.serialized) struct LeavingTests {
  /// Leaves while a key signs that takes its time, and gives what was said after the screen.
  private func leave(_ body: (Pty, Place) async throws -> Void) async throws {
    let prepared = try await Prepared.shared.value
    let place = try prepared.copy()
    defer { place.remove() }
    try place.write(
      "#!/bin/sh\ncase \"$*\" in *sign*) sleep 7 ;; esac\nexec /usr/bin/ssh-keygen \"$@\"\n",
      to: "bin/ssh-keygen")
    #expect(try place.shell("chmod +x bin/ssh-keygen").status == 0)
    // The shell is in the same group, and has to live to say how the program ended.
    let pty = try Pty(
      "trap : INT; assent review watch", in: place,
      variables: ["PATH": "\(place.url("bin").path):\(Place.programs.path):/usr/bin:/bin"])
    try await pty.wait(for: "Read what comes into force")
    try await pty.pause(100)
    pty.send("\u{1B}")
    try await pty.wait(for: "Say why, in five words")
    try await pty.pause(100)
    pty.send("\r")
    try await pty.wait(for: "Type this, then")
    try await pty.type(prepared.phrase + "\r", millisecondsPerKey: 120)
    try await pty.pause(500)
    pty.send("\u{3}")
    try await pty.wait(for: "Quit?")
    pty.send("2")
    try await pty.pause(50)
    pty.send("\r")
    try await pty.wait(for: "still signing. Ctrl-C ends it as it is.")
    try await body(pty, place)
  }

  @Test("who leaves while the key signs is told so, and the program ends when the amendment is in force")
  func signing() async throws {
    try await leave { pty, place in
      try await pty.wait(for: "ended with 0")
      #expect(pty.screen.contains("Amendment 2 is in force."), "\(pty.screen)")
      #expect(try place.records(of: "watch").count == 2)
      #expect(try place.assent("verify", "watch").status == 0)
    }
  }

  @Test("Ctrl-C ends it as it is, with nothing half done")
  func interrupted() async throws {
    try await leave { pty, place in
      pty.send("\u{3}")
      try await pty.wait(for: "ended with 130", seconds: 4)
      #expect(try place.records(of: "watch").count == 1)
      #expect(try place.assent("verify", "watch").status == 0)
    }
  }

  @Test("a review that was left and can't be read is named, with what to do, and is not written over")
  func damaged() async throws {
    let place = try await Prepared.shared.value.copy()
    defer { place.remove() }
    let reviews = "home/.local/state/assent/reviews"
    let draft = try #require(
      FileManager.default.contentsOfDirectory(atPath: place.url(reviews).path).first { $0.utf8.count == 64 })
    let damaged = try place.read("\(reviews)/\(draft)").dropLast(3)
    try place.write(Array(damaged), to: "\(reviews)/\(draft)")
    let pty = try Pty("assent review watch", in: place, columns: 200)
    let screen = try await pty.wait(for: "mend it, or remove it and do that again.", "1. What ")
    #expect(screen.contains(draft.prefix(8)), "\(screen)")
    #expect(try place.read("\(reviews)/\(draft)") == Array(damaged))
    _ = try place.shell("rm \(reviews)/\(draft)")
    let next = try Pty("assent review watch", in: place)
    try await next.wait(for: "1. What ")
  }

  @Test("a review that can't be kept is said, and no other is kept from being opened")
  func unwritable() async throws {
    let place = try await Prepared.shared.value.copy()
    defer { place.remove() }
    let reviews = "home/.local/state/assent/reviews"
    _ = try place.shell("rm -r \(reviews) home/.local/state/assent/typed")
    try place.write(
      try place.text("watch/charter.md").replacing("must report", with: "shall report"), to: "other.md")
    #expect(try place.assent("propose", "watch", "--from", "other.md", "Must is not said here.").status == 0)
    let pty = try Pty("assent watch", in: place, columns: 120)
    try await pty.wait(for: "Handover")
    pty.send("d")
    try await pty.wait(for: "Must is not said here.")
    pty.send("\r")
    try await pty.wait(for: "1. What ")
    pty.send("\r")
    try await pty.wait(for: "2. Say what you would want")
    try await pty.type("Whoever goes writes down what is open\r", millisecondsPerKey: 20)
    try await pty.wait(for: "Read every changed line")
    var kept: String?
    for _ in 0..<100 where kept == nil {
      try await pty.pause(50)
      let names = try? FileManager.default.contentsOfDirectory(atPath: place.url(reviews).path)
      kept = names?.first { $0.utf8.count == 64 }
    }
    // A folder stands where the review is to be kept.
    let file = "\(reviews)/\(try #require(kept))"
    #expect(try place.shell("rm \(file) && mkdir \(file)").status == 0)
    pty.send("q")
    try await pty.wait(for: "expected a file, found a folder")
    try await pty.wait(for: "Must is not said here.")
    pty.send("j")
    try await pty.pause(200)
    pty.send("\r")
    try await pty.wait(for: "1. What ")
    // Once it can be written, nothing of it is lost.
    #expect(try place.shell("rmdir \(file)").status == 0)
    pty.send("q")
    try await pty.wait(for: "Must is not said here.")
    // To the desk, to the library, and out.
    for _ in 0..<3 {
      pty.send("q")
      try await pty.pause(300)
    }
    try await pty.wait(for: "ended with 0")
    #expect(try place.text(file).contains("Whoever goes writes down what is open"))
  }
}
