import Foundation
import Testing

/// The last step of the ceremony on a real terminal, under attack (design.md, 4.7).
@Suite struct AttestationTests {
  @Test(
    "an attack ratifies nothing, and loses nothing: a person who types at 120 ms a key then ratifies",
    arguments: Attack.all)
  func attack(_ attack: Attack) async throws { try await meet(attack, isLinear: false) }

  @Test("nor does it in linear mode, on a terminal that can only print", arguments: Attack.linear)
  func linear(_ attack: Attack) async throws { try await meet(attack, isLinear: true) }

  private func meet(_ attack: Attack, isLinear: Bool) async throws {
    try await AttestationCase.run(attack.line, isLinear: isLinear) { scene in
      try await attack.perform(scene)
      try await scene.pty.pause(700)
      #expect(try scene.records == 1, "\(scene.pty.screen)")
      #expect(try !scene.docket.contains("SIGNATURE"), "\(scene.pty.screen)")
      #expect(!scene.pty.transcript.contains("Signing"), "\(scene.pty.screen)")

      try await scene.settle()
      try await scene.ratify()
      #expect(try scene.records == 2)
    }
  }

  @Test("there are enough attacks")
  func count() { #expect(Attack.all.count >= 20) }

  @Test(
    "a person ratifies at every pace, and after a slip", arguments: [60, 90, 120, 200, 350])
  func person(millisecondsPerKey: Int) async throws {
    try await AttestationCase.run("assent review watch") { scene in
      try await scene.attend()
      try await scene.pty.type("\(scene.phrase.prefix(3))x", millisecondsPerKey: millisecondsPerKey)
      scene.pty.send("\u{7F}\u{7F}\u{7F}\u{7F}")
      try await scene.pty.pause(millisecondsPerKey)
      try await scene.ratify(millisecondsPerKey: millisecondsPerKey)
      #expect(try scene.records == 2)
    }
  }

  @Test("who types faster than fingers is told so, and what to do; everything else is still there")
  func tooFast() async throws {
    try await AttestationCase.run("assent review watch") { scene in
      try await scene.attend()
      for pair in ["rati", "fy 2 "] { scene.pty.send(pair) }
      let screen = try await scene.pty.wait(for: "faster than fingers type")
      #expect(screen.contains("Ctrl-T takes it word by"), "\(screen)")
      #expect(screen.contains("Whoever is relieved at dawn knows what is open"), "\(screen)")
      // The assistive entry takes words that come at once, with a pause after each.
      scene.pty.send("\u{14}")
      for word in scene.phrase.split(separator: " ") {
        try await scene.pty.pause(1200)
        try await scene.pty.wait(for: "    \(word)")
        scene.pty.send(String(word))
        try await scene.pty.pause(100)
        scene.pty.send("\r")
      }
      try await scene.pty.wait(for: "Amendment 2 is in force")
      let record = try #require(try scene.place.records(of: "watch").last)
      #expect(try scene.place.text("watch/history/\(record)").contains("entry: assistive"))
    }
  }
}
