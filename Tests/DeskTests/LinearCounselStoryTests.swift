import Cells
import Counsel
import Prose
import Testing
import Wire

@testable import Desk

/// The talk with counsel, read out line after line.
@Suite struct LinearCounselStoryTests {
  private static let model = CounselProfile(
    name: "gpt", kind: .openAICompatible, model: "openai/gpt-5", window: 60_000)

  private func desk(_ profile: CounselProfile) throws -> LinearStoryTests.Reading {
    var app = App(path: Sample.path, identity: Sample.ana)
    app.world.counsels = [profile, .builtIn]
    var play = Play(app)
    play.tell(.opened(try Sample.charter()))
    return LinearStoryTests.Reading(play)
  }

  @Test(
    "who is asked, and who answered, is called what the screen calls it",
    arguments: [
      model, CounselProfile(name: "ask", kind: .command, model: "ask.sh"),
      CounselProfile(name: "own", kind: .anthropic, model: "m-1", stake: .governed), .builtIn,
    ])
  func names(profile: CounselProfile) throws {
    var reading = try desk(profile)
    #expect(reading.read().contains("Asked is \(profile.label)."))
    reading.play.isCounselSlow = true
    _ = reading.say("critique")
    reading.play.tell(.counsel(exchange: 1, [.text(Bytes("It names nobody.\n".utf8)), .ended(.complete)]))
    #expect(reading.read().contains("\n\(profile.label) · on the text:"))
  }

  @Test("that a model answers is said once, then its whole answer once, and how it ended")
  func answer() throws {
    var reading = try desk(Self.model)
    _ = reading.read()
    let asked = reading.say("critique")
    #expect(asked.contains("One moment: counsel gpt (openai/gpt-5) is answering. Ctrl-C stops it."))
    for words in ["It na", "mes nobo", "dy.\nNor "] {
      reading.play.tell(.counsel(exchange: 1, [.text(Bytes(words.utf8))]))
      reading.play.wait(2000)
      #expect(reading.read().isEmpty)
    }
    reading.play.tell(.counsel(exchange: 1, [.text(Bytes("a time.".utf8)), .ended(.cut)]))
    let words = reading.read()
    #expect(words.contains("  It names nobody.\n  Nor a time.\n  incomplete: the reply broke off"))
    #expect(!words.contains("One moment"))
  }

  @Test("what only a history that parted wants is offered for no other")
  func healing() throws {
    var reading = try desk(.builtIn)
    #expect(!reading.read().contains("heal a forked history"))
  }

  @Test("a proposal that comes in is read out, and not the talk again")
  func proposal() throws {
    var reading = try desk(.builtIn)
    _ = reading.read()
    #expect(reading.say("critique").contains("my rules find"))
    reading.play.tell(.refreshed(try Sample.charter([try Sample.card()])))
    let words = reading.read()
    #expect(words.contains("Proposal ") && !words.contains("my rules find"), "\(words)")
  }
}
