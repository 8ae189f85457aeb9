import Cells
import Charter
import Counsel
import Foundation
import Prose
import Ratification
import Testing
import Wire

@testable import Desk

@Suite("Replies and objections at the desk")
struct CounselFormStoryTests {
  private func desk(isDraft: Bool, typed: [TypedPlace: Bytes] = [:]) throws -> Play {
    let charter = isDraft ? try Sample.draft() : try Sample.charter()
    var app = App(path: charter.path, identity: Sample.ana, typed: typed)
    app.world.counsels = [CounselProfile(name: "gpt", kind: .openAICompatible, model: "m"), .builtIn]
    app.world.chance = [1, 2, 3]
    var play = Play(app, Size(columns: 120, rows: 40))
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
      #expect(ask.chat.schema.map { String(decoding: $0, as: UTF8.self) }?.contains("\"escalation\"") == true)
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
    func note() -> String { play.app.world.talk(Sample.path).remarks.last?.note ?? "" }
    play.tell(
      .counsel(
        exchange: id, [.waiting(milliseconds: 5_000, attempt: 1, .tooMany([], retryAfter: 5_000))]))
    #expect(note().contains("the server takes no more questions now (429); try 2 in 5 s"))
    play.wait(3_000)
    #expect(note().contains("; try 2 in 2 s") || note().contains("; try 2 in 3 s"), "\(note())")
    #expect(!note().contains("tokens"))
    play.tell(.counsel(exchange: id, [.text(Bytes("Nothing is weak.".utf8))]))
    #expect(!note().contains("try 2") && note().contains("tokens"))

    // What is stopped while it waits is not said to be tried again.
    play.press("Ctrl-C", "c")
    play.tell(
      .counsel(
        exchange: try asked(play).id,
        [.waiting(milliseconds: 5_000, attempt: 1, .tooMany(Bytes("Too many.".utf8), retryAfter: 5_000))]))
    #expect(note().contains("Too many; try 2 in 5 s"))
    play.press("Ctrl-C")
    #expect(note().contains("stopped") && !note().contains("Too many"), "\(note())")
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
    #expect(String(decoding: ask.chat.turns[0].text, as: UTF8.self).contains("Everybody answers at night."))
    #expect(ask.chat.schema == nil)
  }

  @Test("what was objected is in every later brief, after a restart too, until the text changes")
  func openObjections() throws {
    let place = TypedPlace.objections(Sample.path)
    let edited = try Sample.draft(body: Sample.body + "\n## Nights {#nights}\nEverybody answers at night.\n")
    var play = try desk(isDraft: true)
    play.press("e")
    play.tell(.edited(.text(path: Sample.path), edited.document.bytes))
    play.tell(.refreshed(edited))
    for words in ["none found", "Who is asleep?\n", "Who pays?", "Who pays?"] {
      play.press("o")
      play.tell(.counsel(exchange: try asked(play).id, [.text(Bytes(words.utf8)), .ended(.complete)]))
    }
    let kept = try #require(play.heard.typed[place])
    var later = try desk(isDraft: true, typed: [place: Bytes(kept.utf8)])
    later.tell(.refreshed(edited))
    later.press("c")
    let brief = String(decoding: try asked(later).ask.chat.turns[0].text, as: UTF8.self)
    #expect(brief.contains("Who is asleep?") && brief.contains("Who pays?") && !brief.contains("none found"))
    #expect(ObjectionMemory.objections(from: Bytes(kept.utf8), on: edited.document).count == 2)

    var changed = try desk(isDraft: true, typed: [place: Bytes(kept.utf8)])
    changed.press("c")
    let fresh = String(decoding: try asked(changed).ask.chat.turns[0].text, as: UTF8.self)
    #expect(!fresh.contains("Who pays?"))
  }

  @Test(
    "where one pane fits, Esc in the composer goes back to what was read, or to the talk after a question")
  func leavingTheComposer() throws {
    var play = try desk(isDraft: true)
    play.resize(Size(columns: 80, rows: 24))
    func pane() -> DeskScene.Pane? { play.desk?.pane }
    play.press("i", "Esc")
    #expect(pane() == .text)
    play.press("i")
    play.type("Say more.")
    play.press("Enter")
    play.tell(.counsel(exchange: try asked(play).id, [.text(Bytes("More.".utf8)), .ended(.complete)]))
    play.press("Esc")
    #expect(pane() == .talk && play.frame.contains("More."))
    play.press("Tab", "Esc")
    #expect(pane() == .talk)
  }

  @Test("bytes that keep objections are read as far as they are of the form")
  func objectionMemory() throws {
    let document = try Sample.document()
    let objections = [Bytes("a\nb".utf8), Bytes("3\nc".utf8)]
    let bytes = ObjectionMemory.bytes(of: objections, on: document)
    #expect(ObjectionMemory.objections(from: bytes, on: document) == objections)
    for count in 0..<bytes.count {
      let read = ObjectionMemory.objections(from: Bytes(bytes.prefix(count)), on: document)
      #expect(read == Array(objections.prefix(read.count)) && read.count < 2)
    }
    let other = try Sample.document(Sample.betterBody)
    #expect(ObjectionMemory.objections(from: bytes, on: other).isEmpty)
    let over = Bytes("\(Digest(of: document.bytes).hex)\n99999999999999999999\nx".utf8)
    #expect(ObjectionMemory.objections(from: over, on: document).isEmpty)
  }
}
