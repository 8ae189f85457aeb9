import Cells
import Charter
import Counsel
import Foundation
import Prose
import Ratification
import Testing

@testable import Desk

@Suite("Replies and objections at the desk")
struct CounselFormStoryTests {
  private func desk(isDraft: Bool) throws -> Play {
    let charter = isDraft ? try Sample.draft() : try Sample.charter()
    var interface = Interface(path: charter.path, identity: Sample.ana)
    interface.counsels = [CounselProfile(name: "gpt", kind: .openAICompatible, model: "m"), .builtIn]
    interface.chance = [1, 2, 3]
    var play = Play(interface, Size(columns: 120, rows: 40))
    play.tell(.opened(charter))
    play.isCounselSlow = true
    return play
  }

  private func asked(_ play: Play) throws -> (id: Int, ask: Ask) {
    for case .ask(let id, _, let ask) in play.effects { return (id, ask) }
    throw NotAsked()
  }

  private struct NotAsked: Error {}

  private static let reply = """
    {"talk": "Nobody is named.\\n\\nA name answers.\\n\\nExpected effect: answers come.", "edits": [
    {"op": "replace", "provision": "escalation", "after": null, "under": null, "with": null,
    "note": "name who answers", "body": "## Escalation {#escalation}\\nAna answers."}]}
    """

  @Test(
    "a reply held to the schema shows its talk as it comes, grows in a draft, and becomes the same motion")
  func strict() throws {
    for isDraft in [true, false] {
      var play = try desk(isDraft: isDraft)
      play.press("p")
      play.type("Nobody answers at night.")
      play.press("Enter")
      let (id, ask) = try asked(play)
      #expect(ask.schema.map { String(decoding: $0, as: UTF8.self) }?.contains("\"escalation\"") == true)
      let cut = try #require(Self.reply.range(of: "Ana answers.")).upperBound
      let start = Self.reply[..<cut]
      play.tell(.counsel(exchange: id, [.text(Bytes(start.utf8))]))
      #expect(play.words.contains("Nobody is named.") && !play.words.contains("{\"talk\""))
      #expect(play.words.contains("writing replace"))
      #expect(play.words.contains("Ana answers.") == isDraft)
      play.tell(
        .counsel(
          exchange: id, [.text(Bytes(Self.reply[cut...].utf8)), .ended(.complete)]))
      let motion = try #require(play.effects.motion?.motion)
      #expect(motion.title == Bytes("name who answers".utf8))
      #expect(motion.problem == Bytes("Nobody is named.".utf8))
      #expect(motion.rationale == Bytes("A name answers.".utf8))
      #expect(motion.expectedEffect == Bytes("answers come.".utf8))
    }
  }

  @Test("the wait before another try is counted down beside its reason, and goes when something comes")
  func countdown() throws {
    var play = try desk(isDraft: true)
    play.press("c")
    let (id, _) = try asked(play)
    func note() -> String { play.interface.desk(of: Sample.path)?.talk.last?.note ?? "" }
    play.tell(
      .counsel(
        exchange: id, [.waiting(milliseconds: 5_000, attempt: 1, .tooMany([], retryAfter: 5_000))]))
    #expect(note().contains("the server takes no more questions now (429); try 2 in 5 s"))
    play.wait(3_000)
    #expect(note().contains("; try 2 in 2 s") || note().contains("; try 2 in 3 s"), "\(note())")
    play.tell(.counsel(exchange: id, [.text(Bytes("Nothing is weak.".utf8))]))
    #expect(!note().contains("try 2"))
  }

  @Test("in a draft, what the person last wrote in their editor is objected to, beside what stood before")
  func ownDraft() throws {
    var play = try desk(isDraft: true)
    play.press("o")
    #expect(play.words.contains("Nothing here is your own draft yet."))
    let charter = try Sample.draft()
    let edited = try Sample.draft(body: Sample.body + "\n## Nights {#nights}\nEverybody answers at night.\n")
    let text = edited.document.bytes
    play.press("e")
    play.tell(.edited(.text(path: charter.path), text))
    play.tell(.refreshed(edited))
    play.press("o")
    let (_, ask) = try asked(play)
    #expect(ask.subject.base?.bytes == charter.document.bytes && ask.subject.document?.bytes == text)
    #expect(String(decoding: ask.turns[0].text, as: UTF8.self).contains("Everybody answers at night."))
    #expect(ask.schema == nil)
  }
}
