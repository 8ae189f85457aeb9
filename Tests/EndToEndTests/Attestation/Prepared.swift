import Foundation
import Prose
import TestSupport

/// A home and a charter with a proposal whose review was left one step before the attestation.
///
/// It is made once through the program's own screens; each case works on a copy.
struct Prepared: Sendable {
  let place: Place
  /// What attests the proposal.
  let phrase: String

  static let shared = Task { try await Prepared() }

  private init() async throws {
    place = try Place()
    try Prepared.adopt(in: place)
    let proposed = try place.assent("propose", "watch", "--from", "new.md", "Handover has no time today.")
    guard proposed.status == 0 else { throw Pty.Fault(words: proposed.errors) }
    let pty = try Pty("assent review watch", in: place)
    try await pty.wait(for: "1. What ")
    pty.send("\r")
    try await pty.wait(for: "2. Say what you would want")
    try await pty.type("Whoever goes writes down what is open\r", millisecondsPerKey: 5)
    try await Prepared.read(pty)
    if !pty.screen.contains("None found") {
      try await pty.type("The next line says who does it and when\r", millisecondsPerKey: 5)
      try await pty.wait(for: "It is answered")
      pty.send("\r")
    } else {
      pty.send("\r")
    }
    try await Prepared.decide(pty)
    try await pty.type("Whoever is relieved at dawn knows what is open\r", millisecondsPerKey: 5)
    let screen = try await pty.wait(for: "Type this, then")
    let lines = screen.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    guard let phrase = lines.first(where: { $0.hasPrefix("ratify ") }) else {
      throw Pty.Fault(words: "no phrase:\n\(screen)")
    }
    self.phrase = phrase
    pty.send("\u{1B}")
    try await pty.wait(for: "Say why")
    // Ctrl-C, and the second answer: what is open is kept.
    pty.send("\u{3}")
    try await pty.wait(for: "Quit?")
    pty.send("2")
    try await pty.pause(50)
    pty.send("\r")
    try await pty.wait(for: "ended with 0")
  }

  /// From the redline to the objection.
  private static func read(_ pty: Pty) async throws {
    try await pty.wait(for: "Read every changed line")
    try await pty.pause(400)
    pty.send("\r")
    try await pty.wait(for: "The strongest thing")
  }

  /// From the decision to the reason.
  private static func decide(_ pty: Pty) async throws {
    try await pty.wait(for: "Decide on each provision")
    pty.send("a")
    try await pty.wait(for: "1 of 1 decided")
    pty.send("\r")
    try await pty.wait(for: "Say why, in five words")
  }

  /// A charter in force under a key of ana's, and an edited copy of it.
  static func adopt(in place: Place, review: String = "standard") throws {
    let keys = "home/.local/share/assent/keys"
    let made = try place.shell(
      "mkdir -p \(keys) && chmod 700 \(keys) && ssh-keygen -q -t ed25519 -N '' -C ana -f \(keys)/ana")
    guard made.status == 0 else { throw Pty.Fault(words: made.errors) }
    let key = try place.text("\(keys)/ana.pub").split(separator: " ").prefix(2).joined(separator: " ")
    try place.write("name: ana\nkey: \"\(key)\"\n", to: "home/.config/assent/config.yaml")
    let text = NightWatch.text(ratifiers: [("ana", key)], review: review)
    let sign: @Sendable (Bytes) throws -> Bytes = { message in
      try place.write(message, to: "message")
      let signed = try place.shell("ssh-keygen -q -Y sign -n ratify-v1@assent -f \(keys)/ana < message")
      return signed.output
    }
    var author = Author(place, "watch")
    try author.enact(
      Amendment(
        title: "Adopt the charter", proposed: "2026-01-01T00:00:00Z", result: Bytes(text.utf8),
        votes: [Vote(name: "ana", key: Signer(), date: "2026-01-02T00:00:00Z", sign: sign)]))
    try place.write(
      text.replacing(
        "must report every open case to the day officer.",
        with: "must report every open case to the day officer before midnight, in writing."), to: "new.md")
  }

  /// A copy of the place, for one case.
  func copy() throws -> Place {
    let copy = try Place()
    try FileManager.default.removeItem(at: copy.folder)
    try FileManager.default.copyItem(at: place.folder, to: copy.folder)
    return copy
  }
}
