import Cells
import Charter
import Foundation
import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct KeyTests {
  /// Each screen where a key has somewhere to go: in the middle of what can be scrolled.
  static let screens: [Sight] = [
    .library, .deskText, .deskDraft, .draft, .problem, .redline, .decision, .docket,
  ]

  /// Where keys are text, with what holds there beside it.
  static let typing: [(Sight, [Context])] = [
    (.deskComposer, [.composer]), (.stance, [.words]), (.objection, [.words, .objection]),
    (.reason, [.words]),
    (.attestation, [.attestation]), (.prompt, [.words]), (.choice, [.choice, .moving]),
    (.palette, [.choice]), (.help, [.moving]), (.parts, [.parts]),
  ]

  private func play(_ scene: Sight) throws -> Play {
    var play = try scene.play(Size(columns: 80, rows: 12))
    if scene != .decision { play.press("j", "j") }
    return play
  }

  @Test(
    "no key that is bound does nothing: it moves, asks, starts something or says why not", arguments: screens)
  func everyKey(scene: Sight) throws {
    let start = try play(scene)
    for binding in start.app.world.keymap.bindings(in: start.app.scene.contexts) {
      for key in binding.keys {
        var play = start
        play.press(key.name)
        var before = start.app
        before.receive(nothingAt: play.app.world.now)
        let isIdle =
          play.app == before && play.effects.filter { !$0.isKeeping }.isEmpty && play.notice.isEmpty
        #expect(!isIdle, "\(key.name) (\(binding.action)) at \(scene)\n\(play.frame)")
      }
    }
  }

  @Test("where keys are text, those that are shown do something, or a notice says why not", arguments: typing)
  func everyKey(scene: Sight, contexts: [Context]) throws {
    let start = try scene.play(Size(columns: 80, rows: 12))
    // That a field can be cleared is shown where there is something in it.
    for binding in start.app.world.keymap.bindings(in: contexts)
    where binding.action != .clear || scene == .prompt || scene == .deskComposer {
      for key in binding.keys where !([.choice, .help].contains(scene) && binding.action.isIdleAtTop) {
        var play = start
        // The attestation takes no key before a second has passed.
        play.wait(1500)
        play.press(key.name)
        var before = start
        before.wait(1500 + 100)
        let isIdle =
          play.frame == before.frame && play.effects.allSatisfy(\.isKeeping) && play.notice.isEmpty
        #expect(!isIdle, "\(key.name) (\(binding.action)) at \(scene)\n\(play.frame)")
      }
    }
  }

  @Test("every action of a screen is in the palette, and does there what its key does", arguments: screens)
  func palette(scene: Sight) throws {
    let start = try play(scene)
    for binding in start.app.world.keymap.bindings(in: start.app.scene.contexts)
    where binding.action != .palette
      && start.app.scene.availability(of: binding.action, start.app.world) != .hidden
    {
      var byPalette = start
      byPalette.press(":")
      byPalette.type(binding.action.rawValue)
      var presses = 0
      while let palette = byPalette.app.scene as? PaletteSheet,
        palette.found[palette.selected].action != binding.action, presses < 40
      {
        byPalette.press("Down")
        presses += 1
      }
      #expect(presses < 40, "\(binding.action) is not in the palette of \(scene)")
      let effects = byPalette.press("Enter")
      guard let key = binding.keys.first else { continue }
      var byKey = start
      #expect(byKey.press(key.name) == effects, "\(binding.action) at \(scene)")
    }
  }

  @Test(
    "in the palette what begins a command's name comes before what its help holds, and the whole name first",
    arguments: screens)
  func names(scene: Sight) throws {
    var play = try play(scene)
    play.press(":")
    let names = found("", play).map(\.action.rawValue)
    for name in names {
      for count in 1...name.count {
        let typed = String(name.prefix(count))
        let found = found(typed, play).map(\.action.rawValue)
        let begins = names.filter { $0.hasPrefix(typed) }
        #expect(Set(found.prefix(begins.count)) == Set(begins), "\(typed) at \(scene)")
      }
      #expect(found(name, play).first?.action.rawValue == name)
    }
  }

  /// What an open palette finds.
  private func found(_ typed: String, _ play: Play) -> [Binding] {
    var palette = play.app.scene as? PaletteSheet
    palette?.field = Field(typed)
    return palette?.found ?? []
  }

  @Test("a key that means nothing says so, and where the keys are shown", arguments: screens)
  func unknown(scene: Sight) throws {
    var play = try play(scene)
    play.press("F7")
    #expect(play.notice == "F7 does nothing here. ? shows the keys.")
  }

  @Test("the bar shows no key that the screen does not bind", arguments: Sight.allCases)
  func bar(scene: Sight) throws {
    let play = try scene.play(Size(columns: 120, rows: 40))
    guard play.notice.isEmpty, let bar = play.frame.split(separator: "\n").last else { return }
    let bound = Context.allCases.flatMap { play.app.world.keymap.bindings(in: [$0]) }
    for part in bar.split(separator: "   ") where !part.allSatisfy(\.isWhitespace) {
      let words = part.split(separator: " ", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(
        bound.contains { $0.keys.first?.name == words.first && $0.label == words.last }, "\(part) at \(scene)"
      )
    }
  }

  @Test("help shows every key of the screen, and any other key closes it", arguments: screens)
  func help(scene: Sight) throws {
    var play = try play(scene)
    let contexts = play.app.scene.contexts
    play.press("?")
    var shown = ""
    for _ in 0..<30 {
      shown += play.words
      play.press("PgDn")
    }
    for binding in play.app.world.keymap.bindings(in: contexts) {
      for key in binding.keys { #expect(shown.contains(key.name), "\(key.name) at \(scene)") }
    }
    play.press("g", "x")
    #expect(!play.app.isCovered)
  }

  @Test(
    "the palette shows the name of every command that it takes, and help does", arguments: FrameTests.sizes)
  func names(size: Size) throws {
    for scene in KeyTests.screens {
      var play = try scene.play(size)
      let names = play.app.scene.commands(play.app.world).map(\.action.rawValue)
      for name in names {
        play.press(":")
        play.type(name)
        #expect(play.frame.contains("> \(name)  "), "\(name) at \(scene)")
        play.press("Esc")
      }
      play.press("?")
      var shown = ""
      for _ in 0..<60 {
        shown += play.frame
        play.press("j", "j", "j", "j", "j")
      }
      for name in names { #expect(shown.contains(":\(name)"), "\(name) at \(scene)") }
    }
  }

  @Test("keys bound anew are the keys, in the bar, in help and in what the program says")
  func rebound() throws {
    let keymap = try #require(
      Keymap.standard.rebinding([(action: "propose", keys: ["o"]), (action: "next", keys: ["F2", "z"])]))
    var play = Play(App(path: Sample.path, identity: Sample.ana, keymap: keymap))
    play.tell(.opened(try Sample.charter()))
    play.press("r")
    #expect(play.notice.contains("Press o to say what is wrong."))
    play.press("o")
    // Where text is typed a character stays one.
    play.type("Silence is no yes, says zoe")
    #expect(play.field?.text == "Silence is no yes, says zoe")
    play.press("F2")
    #expect(!play.app.isCovered)
    #expect(Keymap.standard.rebinding([(action: "no-such", keys: ["o"])]) == nil)
    #expect(Keymap.standard.rebinding([(action: "propose", keys: ["Hyper-o"])]) == nil)
  }

  @Test("the name of a command of another screen does nothing here, though its letters stand in other words")
  func elsewhere() throws {
    var play = Play(App(path: nil, identity: Sample.ana))
    play.tell(.library(Sample.library))
    for name in ["trade-off", "trade", "brief"] {
      play.press(":")
      play.type(name)
      play.press("Enter")
      #expect(play.notice == "That is a command of another screen.")
      guard play.app.scene is PaletteSheet else {
        Issue.record("\(name) closes the palette")
        return
      }
      play.press("Esc")
    }
    play.press(":")
    play.type("impo")
    play.press("Enter")
    #expect(play.field != nil)
  }

  @Test("the loop's own keys can be asked for from the palette")
  func loopKeys() throws {
    var play = try play(.deskText)
    for (name, effect) in [("suspend", Effect.suspend), ("redraw", .redraw)] {
      play.press(":")
      play.type(name)
      #expect(play.press("Enter") == [effect])
    }
    play.press(":")
    play.type("mouse")
    #expect(play.press("Enter") == [.reportMouse(true)])
  }

  @Test(
    "below 40 columns or 10 rows there is a message, and q ends the program",
    arguments: [
      Size(columns: 20, rows: 5), Size(columns: 39, rows: 40), Size(columns: 200, rows: 9),
      Size(columns: 1, rows: 1),
      Size(columns: 0, rows: 0),
    ])
  func tooSmall(size: Size) throws {
    for scene in Sight.allCases {
      var play = try scene.play(Size(columns: 80, rows: 24))
      play.resize(size)
      if size.columns >= 20 { #expect(play.words.contains("Too small")) }
      #expect(play.press("x", "Enter", "Esc").isEmpty)
      play.receive(.paste(Sample.bytes("x")))
      play.receive(.mouse(.wheelDown(Point(column: 0, row: 0))))
      play.resize(Size(columns: 80, rows: 24))
      #expect(!play.app.isFinished && !play.words.contains("Too small"))
      play.resize(size)
      play.press("q")
      #expect(play.app.isFinished)
    }
  }

  @Test("the wheel scrolls what is under it, and a press puts the focus there")
  func mouse() throws {
    var play = try Play.atDesk(
      Sample.charter([try Sample.card()]), Size(columns: 120, rows: 16))
    let (talk, text) = (Point(column: 10, row: 5), Point(column: 100, row: 5))
    let top = play.frame
    play.receive(.mouse(.wheelDown(text)))
    #expect(play.frame != top)
    play.receive(.mouse(.wheelUp(text)))
    #expect(play.frame == top)
    play.press("c")
    let end = play.frame
    play.receive(.mouse(.wheelUp(talk)))
    #expect(play.frame != end)
    play.receive(.mouse(.wheelDown(talk)))
    #expect(play.frame == end)
    play.receive(.mouse(.press(Point(column: 10, row: 14))))
    play.type("Typed below")
    #expect(play.frame.contains("> Typed below"))
    // Over a question the wheel is nobody's; over a list it moves.
    play.press("Esc", "M")
    play.receive(.mouse(.wheelDown(text)))
    #expect(play.frame.contains("> 2 Leave it"))
  }
}

extension App {
  /// The passing of time alone.
  fileprivate mutating func receive(nothingAt now: Moment) { _ = receive(.message(.library([])), at: now) }
}

extension Action {
  /// Moving up, or to the top, where the first line is in focus.
  fileprivate var isIdleAtTop: Bool { [.up, .top, .pageUp, .pageDown].contains(self) }
}
