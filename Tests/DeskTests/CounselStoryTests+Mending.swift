import Counsel
import Prose
import Ratification
import Testing
import Wire

@testable import Desk

extension CounselStoryTests {
  @Test("refused edits are asked for again with the reason, twice; then the person has the raw text")
  func mending() throws {
    var play = try desk()
    var (id, ask) = try propose(&play)
    for tryNumber in 1...3 {
      let last = String(decoding: ask.chat.turns[0].text, as: UTF8.self)
      #expect(last.contains("There is no provision") == (tryNumber > 1))
      play.tell(.counsel(exchange: id, [text(edit(ask, "escalaton", "## X\n")), .ended(.complete)]))
      if tryNumber < 3 { (id, ask) = try #require(asked(play)) }
    }
    #expect(asked(play) == nil && play.effects.motion == nil)
    #expect(said(play).contains("This is its answer as it came"))
    #expect(said(play).contains("op=\"replace\" provision=\"escalaton\""))
  }

  @Test(
    "an answer too long to be sent back for mending is not asked for again, and is handed over as it came")
  func tooLongToMend() throws {
    var play = try desk()
    let (id, ask) = try propose(&play)
    let body = "## X\n" + String(repeating: "A line that goes on and on.\n", count: 10_000)
    play.tell(.counsel(exchange: id, [text(edit(ask, "escalaton", body)), .ended(.complete)]))
    #expect(asked(play) == nil && play.effects.motion == nil)
    #expect(
      said(play).contains("It is not asked for them again. What has to be sent is ")
        && said(play).contains("gpt takes 45000."))
    #expect(said(play).contains("This is its answer as it came:\n\(edit(ask, "escalaton", body))"))
  }

  @Test(
    "an answer that counsel does not mend is handed over as it came, and what was kept of it is proposed",
    arguments: [
      StopReason.complete, .cut, .cancelled, .fault(.overloaded(status: 529, [], retryAfter: nil)),
      .refusal(category: [], explanation: []),
    ])
  func unmended(reason: StopReason) throws {
    var play = try desk()
    let (id, ask) = try propose(&play)
    let (provision, body) = try changed(play)
    let faulty = edit(ask, provision, body) + edit(ask, "escalaton", "## X\n")
    play.tell(.counsel(exchange: id, [text(faulty), .ended(.complete)]))
    let again = try #require(asked(play))
    if reason == .cancelled {
      play.press("Ctrl-C")
    } else {
      play.tell(.counsel(exchange: again.id, [text("I can't."), .ended(reason)]))
    }
    #expect(said(play).contains("What was refused is not mended.\nThis is its answer as it came:\n\(faulty)"))
    let title = String(decoding: try #require(play.effects.motion?.motion.title), as: UTF8.self)
    #expect(title.hasPrefix("Incomplete answer: ") == (reason != .complete))
  }

  @Test("an answer that is being mended when the program ends comes back as it came")
  func endedWhileMending() throws {
    var play = try desk()
    let (id, ask) = try propose(&play)
    let faulty = edit(ask, "escalaton", "## X\n")
    play.tell(.counsel(exchange: id, [text(faulty), .ended(.complete)]))
    _ = play.end()
    #expect(said(play).contains("This is its answer as it came:\n\(faulty)"))
  }
}
