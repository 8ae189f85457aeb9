import Cells
import Counsel
import Ledger
import Prose
import Ratification
import Testing
import Wire

@testable import Desk

/// A model's objection in a review, beside the built-in critic's.
@Suite("An objection that a model is asked for")
struct AskedObjectionStoryTests {
  private func review(_ model: String) throws -> Play {
    let card = try Sample.card()
    let charter = try Sample.charter([card])
    var app = App(path: charter.path, identity: Sample.ana)
    app.world.counsels = [CounselProfile(name: "gpt", kind: .openAICompatible, model: model), .builtIn]
    var play = Play(app)
    play.tell(.opened(charter))
    play.press("r")
    play.tell(.reviewReady(try Sample.material(card, base: try Sample.document())))
    try play.advance(to: .objection)
    return play
  }

  private func asked(_ play: Play) -> (id: Int, ask: Ask)? {
    for case .ask(let id, _, let ask) in play.effects { return (id, ask) }
    return nil
  }

  @Test(
    "it is asked afresh, gates the decision, is answered like any other, and is recorded by the model's name")
  func objection() throws {
    var play = try review("m/gpt")
    play.press("Ctrl-O")
    let (id, ask) = try #require(asked(play))
    #expect(ask.subject.purpose == .object && ask.chat.turns.count == 1)
    play.press("Enter")
    #expect(play.step == .objection && play.notice.contains("still answering"))
    play.tell(.counsel(exchange: id, [.text(Bytes("An answer may never come.".utf8)), .ended(.complete)]))
    #expect(play.words.contains("An answer may never come.") && play.words.contains("from model m/gpt"))
    play.press("Enter")
    #expect(play.step == .objection)
    play.type("Then the refusal stands, as it should.")
    play.press("Enter", "2", "Enter")
    #expect(play.step == .decision, "\(play.notice)\n\(play.frame)")
    let entries = try #require(play.effects.entries)
    let section = try Section(name: Sample.bytes("ana"), entries: entries)
    #expect(section.objections.map { Sample.string($0.by) } == ["model m/gpt"])
    #expect(section.answers.map(\.outcome) == [.overruled])
    #expect(
      section.asked.map { Sample.string($0.by + $0.asked.bytes) } == [
        "model m/gptas gpt; kind openai-compatible"
      ])
  }

  @Test(
    "nothing found, a refusal and a broken answer raise nothing, and say so",
    arguments: [
      ("none found", StopReason.complete), ("It began", .cut),
      ("", .refusal(category: [], explanation: [])),
    ])
  func nothing(words: String, end: StopReason) throws {
    var play = try review("m/gpt")
    play.press("Ctrl-O")
    let id = try #require(asked(play)).id
    play.tell(.counsel(exchange: id, [.text(Bytes(words.utf8)), .ended(end)]))
    #expect(play.notice.contains("gpt") && play.app.reviewAtHand?.review.objections == [])
    // That a whole answer found nothing is recorded beside the critic's, over a restart too.
    let review = try #require(play.app.reviewAtHand?.review)
    #expect(review.silent.map(\.bytes) == (end == .complete ? [Sample.bytes("model m/gpt")] : []))
    let section = try Section(name: Sample.bytes("ana"), entries: review.draft)
    #expect(
      section.objections.map { Sample.string($0.by) } == ["counsel built-in"]
        + review.silent.map { Sample.string($0.bytes) })
    #expect(section.asked.count == review.silent.count)
    var later = try Sample.material(Sample.card(), base: Sample.document()).review
    later.restore(from: section)
    #expect(later.silent == review.silent && later.objections == [] && later.objector == .builtIn)
    play.press("Enter")
    #expect(play.step == .decision)
  }

  @Test(
    "the text's own author is not asked, by whatever name its server has for it",
    arguments: ["sonnet", "vendor/sonnet", "sonnet-2026-01-01", "son"])
  func author(model: String) throws {
    var play = try review(model)
    play.press("Ctrl-O")
    #expect(asked(play) == nil && play.notice.contains("own author"))
  }
}
