import Cells
import Charter
import Counsel
import Foundation
import Ledger
import Prose
import Ratification
import Testing
import Wire

@testable import Desk

@Suite("Drafting with a model")
struct CounselStoryTests {
  static let model = CounselProfile(
    name: "gpt", kind: .openAICompatible, model: "openai/gpt-5", window: 60_000)

  /// At the desk, with a model that is asked first.
  func desk(
    isDraft: Bool = false, _ size: Size = Size(columns: 120, rows: 40), _ profile: CounselProfile = model,
    typed: [TypedPlace: Bytes] = [:]
  ) throws -> Play {
    let charter = isDraft ? try Sample.draft() : try Sample.charter()
    var app = App(path: charter.path, identity: Sample.ana, typed: typed)
    app.world.counsels = [profile, .builtIn]
    app.world.chance = [1, 2, 3]
    var play = Play(app, size)
    play.tell(.opened(charter))
    play.isCounselSlow = true
    return play
  }

  func asked(_ play: Play) -> (id: Int, ask: Ask)? {
    for case .ask(let id, _, let ask) in play.effects { return (id, ask) }
    return nil
  }

  /// What is said at the desk, with what stands beside it.
  func said(_ play: Play) -> String {
    play.app.world.talk(Sample.path).remarks.map { "\($0.words)\n\($0.note)" }.joined(
      separator: "\n")
  }

  func text(_ words: String) -> CounselEvent { .text(Bytes(words.utf8)) }

  func edit(_ ask: Ask, _ id: String, _ body: String, note: String = "name who answers") -> String {
    "<edit-\(ask.subject.nonce) op=\"replace\" provision=\"\(id)\" note=\"\(note)\">\n\(body)</edit-\(ask.subject.nonce)>\n"
  }

  func changed(_ play: Play, _ id: String = "escalation") throws -> (id: String, body: String) {
    let document = try Sample.document()
    let provision = try #require(document.provisions.last { $0.heading != nil })
    return (
      provision.id, String(decoding: document.text(of: provision), as: UTF8.self) + "Somebody answers.\n"
    )
  }

  /// Says what is wrong with the provision in focus.
  func propose(_ play: inout Play) throws -> (id: Int, ask: Ask) {
    play.press("G", "p")
    play.type("Nobody answers at night.")
    play.press("Enter")
    return try #require(asked(play))
  }

  @Test("what is asked is the stance on what comes back, and the record names the model")
  func proposal() throws {
    var play = try desk()
    let (id, ask) = try propose(&play)
    let (provision, body) = try changed(play)
    play.tell(.counsel(exchange: id, [.model(Bytes("openai/gpt-5.1".utf8)), text("Nobody is named.\n")]))
    #expect(play.words.contains("Nobody is named."))
    play.tell(.counsel(exchange: id, [text(edit(ask, provision, body))]))
    #expect(play.effects.motion == nil)
    play.tell(
      .counsel(
        exchange: id, [text("A name answers.\n\nExpected effect: answers come."), .ended(.complete)]))
    let proposed = try #require(play.effects.motion)
    #expect(proposed.stance == Bytes("Nobody answers at night.".utf8) && !proposed.isOwn)
    #expect(proposed.motion.proposer == .model(Bytes("openai/gpt-5.1".utf8)))
    #expect(proposed.motion.title == Bytes("name who answers".utf8))
    #expect(proposed.motion.problem == Bytes("Nobody is named.".utf8))
    #expect(proposed.motion.rationale == Bytes("A name answers.".utf8))
    #expect(proposed.motion.expectedEffect == Bytes("answers come.".utf8))
  }

  @Test("a model that is itself governed is marked, on the screen and in the record")
  func governed() throws {
    var play = try desk(
      isDraft: false, Size(columns: 120, rows: 40),
      CounselProfile(name: "own", kind: .anthropic, model: "m-1", stake: .governed))
    #expect(play.words.contains("the governed model"))
    let (id, ask) = try propose(&play)
    let (provision, body) = try changed(play)
    play.tell(.counsel(exchange: id, [text(edit(ask, provision, body)), .ended(.complete)]))
    #expect(play.effects.motion?.motion.proposer == .model(Bytes("m-1, the governed model".utf8)))
  }

  @Test("Ctrl-C stops counsel at once and keeps what came, marked; what still comes is not taken")
  func stopping() throws {
    var play = try desk()
    let (id, ask) = try propose(&play)
    let (provision, body) = try changed(play)
    play.tell(.counsel(exchange: id, [text("It began.\n" + edit(ask, provision, body).dropLast(3))]))
    play.press("Ctrl-C")
    #expect(play.effects.contains(.stopAsking) && play.effects.motion == nil)
    #expect(play.words.contains("It began.") && play.words.contains("incomplete: stopped"))
    play.tell(.counsel(exchange: id, [text("\nMore."), .ended(.complete)]))
    #expect(!play.words.contains("More.") && play.effects.motion == nil)
    play.press("Ctrl-C")
    #expect(play.frame.contains("Quit?"))
  }

  @Test(
    "an answer that was cut becomes a proposal only with a mark on it",
    arguments: [StopReason.length, .cut, .fault(.midStream(kind: [], []))])
  func cut(reason: StopReason) throws {
    var play = try desk()
    let (id, ask) = try propose(&play)
    let (provision, body) = try changed(play)
    play.tell(.counsel(exchange: id, [text(edit(ask, provision, body) + "And"), .ended(reason)]))
    let motion = try #require(play.effects.motion?.motion)
    #expect(motion.title == Bytes("Incomplete answer: name who answers".utf8))
    #expect(play.words.contains("incomplete"))
  }

  @Test("a refusal is said, its text is void, and nothing is proposed")
  func refusal() throws {
    var play = try desk()
    let (id, ask) = try propose(&play)
    let (provision, body) = try changed(play)
    let why = StopReason.refusal(category: [], explanation: Bytes("not my work".utf8))
    play.tell(.counsel(exchange: id, [text("Here:\n" + edit(ask, provision, body)), .ended(why)]))
    #expect(play.effects.motion == nil)
    #expect(play.words.contains("the model would not answer: not my work") && !play.words.contains("Here:"))
  }

  @Test("a draft grows as it comes; in a charter in force the new text waits for the redline")
  func growing() throws {
    for isDraft in [true, false] {
      var play = try desk(isDraft: isDraft)
      let (id, ask) = try propose(&play)
      let (provision, body) = try changed(play)
      play.tell(.counsel(exchange: id, [text(String(edit(ask, provision, body).dropLast(17)))]))
      #expect(play.words.contains("Somebody answers.") == isDraft)
      #expect(play.words.contains("writing replace"))
    }
  }

  @Test("what streams in does not move what is being read")
  func reading() throws {
    var play = try desk()
    play.press("i")
    play.type("Say more.")
    play.press("Enter")
    let (id, _) = try #require(asked(play))
    let lines = (1...20).map { "Line \($0) of it.\n" }.joined()
    play.tell(.counsel(exchange: id, [text(lines)]))
    play.tell(.counsel(exchange: id, [text(lines), text(lines)]))
    // Its first line stays at the top.
    #expect(play.words.contains("counsel gpt (openai/gpt-5)") && play.frame.contains("below"))
    let before = talkRows(play)
    play.tell(.counsel(exchange: id, [text("And more.\n")]))
    #expect(talkRows(play) == before)
    play.press("Esc", "Tab", "j", "j")
    let scrolled = talkRows(play)
    play.tell(.counsel(exchange: id, [text(lines), .ended(.complete)]))
    #expect(talkRows(play) == scrolled)
  }

  private func talkRows(_ play: Play) -> [Substring] {
    play.frame.split(separator: "\n").filter { $0.contains(" of it.") }.map { $0.prefix(40) }
  }

  @Test("an idea is sounded out before there is text, and opens the problem of a proposal")
  func soundingOut() throws {
    var play = try desk()
    play.press("t")
    play.type("Let two people answer.")
    play.press("Enter")
    let (id, ask) = try #require(asked(play))
    #expect(ask.subject.purpose == .sound && ask.subject.nonce.isEmpty)
    play.tell(
      .counsel(exchange: id, [text("verdict: back to the drawing board\nWho decides?"), .ended(.complete)]))
    #expect(play.effects.motion == nil)
    play.press("p")
    #expect(play.field?.text == "Let two people answer.")
  }

  @Test(":brief shows what is sent, word by word")
  func brief() throws {
    var play = try desk()
    let (id, ask) = try propose(&play)
    let strict = (ask.chat.strictSystem ?? []) + [.lineFeed] + ask.chat.turns[0].text
    #expect(openBrief(&play).hasPrefix(String(decoding: strict, as: UTF8.self)))
    #expect(openBrief(&play).contains(String(decoding: ask.chat.schema ?? [], as: UTF8.self)))
    // The server takes no schema, so that the other rules were sent.
    play.tell(.counsel(exchange: id, [.plain]))
    let plain = ask.chat.system + [.lineFeed] + ask.chat.turns[0].text
    #expect(openBrief(&play) == String(decoding: plain, as: UTF8.self))
    #expect(play.frame.contains("You are counsel to a person"))
  }

  private func openBrief(_ play: inout Play) -> String {
    if play.app.isCovered { play.press("Esc") }
    play.press(":")
    play.type("word by word")
    play.press("Enter")
    return (play.app.scene as? PageSheet).map { String(decoding: $0.text, as: UTF8.self) } ?? ""
  }

  @Test("the talk comes back when the program is started again, what was cut off with its mark")
  func memory() throws {
    var play = try desk()
    let (id, _) = try propose(&play)
    play.tell(.counsel(exchange: id, [text("Nobody\nis named.")]))
    _ = play.end()
    var kept: [TypedPlace: Bytes] = [:]
    for case .keepTyped(let place, let words) in play.heard { kept[place] = words }
    let again = try desk(typed: kept)
    #expect(said(again).contains("Nobody answers at night."))
    #expect(said(again).contains("is named.\nincomplete: stopped"))
  }

  @Test("what was asked is kept before the answer comes, which a crash takes with it")
  func crash() throws {
    var play = try desk()
    let (id, _) = try propose(&play)
    play.tell(.counsel(exchange: id, [text("Nobody")]))
    var kept: [TypedPlace: Bytes] = [:]
    for case .keepTyped(let place, let words) in play.heard { kept[place] = words }
    let again = try desk(typed: kept)
    #expect(
      said(again) == "Nobody answers at night. [governance]\n\nThe program ended before an answer was kept.\n"
    )
  }

  @Test("whatever a model answers, nothing but talk and a question to mend comes of it")
  func injections() throws {
    let file = #filePath.replacing(
      "DeskTests/CounselStoryTests.swift", with: "CounselTests/Corpus/Injections.txt")
    let rows = try String(contentsOfFile: file, encoding: .utf8).split(separator: "%%% ")
    #expect(rows.count >= 60)
    for row in rows {
      var play = try desk()
      let (id, ask) = try propose(&play)
      let words = row.drop { $0 != "\n" }.replacing("{{NONCE}}", with: ask.subject.nonce)
      let screens = play.app.layers.count
      play.tell(.counsel(exchange: id, [text(String(words)), .ended(.complete)]))
      for effect in play.effects {
        switch effect {
        case .ask, .keepTyped: break
        default: Issue.record("\(row) has \(effect) done")
        }
      }
      #expect(play.app.layers.count == screens && !play.app.isCovered)
      #expect(!play.frame.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    }
  }
}
