import Cells
import Charter
import Counsel
import Ledger
import Prose
import Ratification
import Testing
import Wire

@testable import Desk

/// An idea before several counsel, and one idea in several lights.
@Suite("Panels")
struct PanelStoryTests {
  private static let ada = CounselProfile(name: "ada", kind: .openAICompatible, model: "m/ada")
  private static let bob = CounselProfile(name: "bob", kind: .anthropic, model: "m/bob", stake: .governed)
  private static let idea = "Let two people sign every release at night."

  private func desk(
    _ counsels: [CounselProfile] = [ada, bob], _ size: Size = Size(columns: 120, rows: 40)
  ) throws -> Play {
    let charter = try Sample.charter([])
    var app = App(path: charter.path, identity: Sample.ana)
    app.world.counsels = counsels + [.builtIn]
    app.world.today = Timestamp(seconds: 1_795_000_000) ?? .earliest
    var play = Play(app, size)
    play.tell(.opened(charter))
    play.isCounselSlow = true
    return play
  }

  /// A panel of two models and the critic, each of which has answered.
  static func answered(
    _ size: Size,
    _ answers: [String] = [
      "verdict: go on\nTwo see what one of them does not.", "verdict: change it\nAt night there is only one.",
      "I am a set of rules, and judge no ideas.",
    ]
  ) throws -> Play {
    let stories = PanelStoryTests()
    var play = try stories.desk([ada, bob], size)
    stories.ask(&play)
    for (one, words) in zip(stories.asks(play), answers) { stories.answer(&play, one.id, words) }
    return play
  }

  private func ask(_ play: inout Play, _ action: Action = .panel) {
    play.act(action)
    play.type(Self.idea)
    play.press("Enter")
  }

  private func asks(_ play: Play) -> [(id: Int, name: String, text: String)] {
    play.effects.compactMap {
      guard case .ask(let id, let name, let ask) = $0 else { return nil }
      return (id, name, Sample.string(ask.chat.turns[0].text))
    }
  }

  private func answer(_ play: inout Play, _ id: Int, _ words: String, _ end: StopReason = .complete) {
    play.tell(.counsel(exchange: id, [.text(Bytes(words.utf8)), .ended(end)]))
  }

  private func panel(_ play: Play) -> PanelScene? {
    play.app.layers.last?.scene as? PanelScene
  }

  @Test("every counsel and the critic are asked at once, without the talk; answers stream into their columns")
  func sideBySide() throws {
    var play = try desk()
    play.press("i")
    play.type("I have said something before.")
    play.press("Enter")
    answer(&play, asks(play)[0].id, "So you have.")
    play.press("Esc")
    ask(&play)
    let asked = asks(play)
    #expect(asked.map(\.name) == ["ada", "bob", "built-in"])
    for one in asked {
      #expect(!one.text.contains("said something before") && !one.text.contains("So you have"))
    }
    play.tell(.counsel(exchange: asked[1].id, [.text(Bytes("verdict: change it\nBecause".utf8))]))
    #expect(
      play.frame.contains("┌─ ada ") && play.frame.contains("┌─ bob, governed ")
        && play.frame.contains("Because"))
    answer(&play, asked[1].id, " it is late.")
    answer(&play, asked[0].id, "verdict: go on\nTwo see more.")
    answer(&play, asked[2].id, "I am a set of rules.")
    #expect(play.words.contains("They differ. ada: go on · bob, governed: change it."), "\(play.frame)")
    play.press("Esc")
    #expect(play.words.contains("They differ.") && play.words.contains("counsel bob (m/bob)"))
    #expect(play.app.world.exchanges.isEmpty)
  }

  @Test("each may object to the next one's answer, and is shown no other's")
  func rebuttal() throws {
    var play = try desk()
    ask(&play)
    let first = asks(play)
    play.press("o")
    #expect(asks(play).isEmpty && play.notice.contains("still answering"))
    answer(&play, first[0].id, "verdict: go on\nThe words of ada.")
    answer(&play, first[1].id, "verdict: go on\nThe words of bob.")
    answer(&play, first[2].id, "I am a set of rules.")
    play.press("o")
    let asked = asks(play)
    #expect(asked.map(\.name) == ["ada", "bob"])
    #expect(asked[0].text.contains("words of bob") && !asked[0].text.contains("words of ada"))
    #expect(asked[1].text.contains("words of ada") && !asked[1].text.contains("words of bob"))
    answer(&play, asked[0].id, "Bob forgets the deputy.")
    #expect(play.words.contains("Against bob, governed:") && play.words.contains("Bob forgets the deputy."))
  }

  @Test("a panel is blind until the person says what they would want; who judges otherwise then is named")
  func informed() throws {
    var play = try desk()
    ask(&play)
    let first = asks(play)
    for one in first { #expect(!one.text.contains("would want")) }
    for (one, words) in zip(first, ["verdict: go on", "verdict: change it", "rules"]) {
      answer(&play, one.id, words)
    }
    play.press("i")
    play.type("I want it very much.")
    play.press("Enter")
    let asked = asks(play)
    #expect(
      asked.map(\.name) == ["ada", "bob"] && asked.allSatisfy { $0.text.contains("I want it very much.") })
    for one in asked { answer(&play, one.id, "verdict: go on") }
    #expect(panel(play)?.swayed.map(\.name) == ["bob, governed"])
    #expect(play.words.contains("Knowing your stance, bob, governed judged otherwise."), "\(play.frame)")
  }

  @Test("one idea in four lights: the words of the idea are the same, and the flip is said and recorded")
  func framing() throws {
    var play = try desk()
    ask(&play, .framing)
    let asked = asks(play)
    #expect(asked.count == 4 && Set(asked.map(\.text)).count == 4 && asked.allSatisfy { $0.name == "ada" })
    #expect(asked.allSatisfy { $0.text.contains(Self.idea) })
    for (index, one) in asked.enumerated() {
      answer(&play, one.id, index == 2 ? "verdict: back to the drawing board\nNo." : "verdict: go on\nYes.")
    }
    #expect(play.words.contains("The verdict flips. neutral: go on"), "\(play.frame)")
    play.press("Esc")
    play.press("p", "Enter")
    let proposal = try #require(
      play.effects.compactMap { effect -> (Int, Ask)? in
        if case .ask(let id, _, let ask) = effect { (id, ask) } else { nil }
      }.first)
    let focus = try #require(proposal.1.subject.provision)
    let text = try Sample.document()
    let body = Sample.string(text.text(of: try #require(text.provision(focus)))) + "Two people sign.\n"
    let tag = "edit-\(proposal.1.subject.nonce)"
    answer(
      &play, proposal.0,
      "Nobody signs.\n<\(tag) op=\"replace\" provision=\"\(focus)\" note=\"two sign\">\n\(body)</\(tag)>\nTwo see more."
    )
    let motion = try #require(play.effects.motion)
    let card = try Sample.card()
    play.tell(.refreshed(try Sample.charter([card])))
    play.tell(.proposed(path: Sample.path, id: card.id))
    let entries = try #require(play.effects.entries)
    let section = try Section(name: Sample.bytes("ana"), entries: entries)
    #expect(section.stance?.words == motion.stance && section.framings.map(\.flips) == [true])
    #expect(Sample.string(section.framings[0].words ?? []).contains("against: back to the drawing board"))
    #expect(section.framings[0].by == Sample.bytes("model m/ada"))
    #expect(section.asked.map(\.by) == [Sample.bytes("model m/ada")])
    #expect(
      motion.motion.asked.map { Sample.string($0.bytes) }
        == "as ada; kind openai-compatible; form strict; tries 1")
  }

  @Test("a proposal of another idea takes no framing with it")
  func otherIdea() throws {
    var play = try desk()
    ask(&play, .framing)
    for one in asks(play) { answer(&play, one.id, "verdict: go on") }
    play.press("Esc", "t")
    play.clear()
    play.type("Something else entirely.")
    play.press("Enter")
    answer(&play, asks(play)[0].id, "verdict: go on")
    play.press("p")
    #expect(play.field?.bytes == Sample.bytes("Something else entirely."))
    play.press("Enter", "2", "Enter")
    #expect(try #require(play.app.world.exchanges.first).opinions == nil)
  }

  @Test("the rules have no lights and object to nobody; a panel of one is told so")
  func alone() throws {
    var play = try desk([])
    play.act(.framing)
    play.type(Self.idea)
    play.press("Enter")
    #expect(asks(play).isEmpty && play.notice.contains("set of rules"))
    ask(&play)
    let asked = try #require(asks(play).first)
    #expect(asked.name == "built-in")
    answer(&play, asked.id, "I am a set of rules.")
    play.press("o")
    #expect(play.notice.contains("It takes two") && play.words.contains("Nobody gave a verdict."))
  }

  @Test("Esc while they answer stops them and keeps what came, marked; the end of the program keeps it too")
  func leaving() throws {
    var play = try desk()
    ask(&play)
    play.tell(.counsel(exchange: asks(play)[0].id, [.text(Bytes("verdict: go on\nIt began.".utf8))]))
    var ended = play
    _ = ended.end()
    #expect(ended.heard.typed.values.contains { $0.contains("It began.") })
    play.press("Esc")
    #expect(play.effects.contains(.stopAsking) && play.app.world.exchanges.isEmpty)
    let talk = play.app.world.talk(Sample.path).remarks
    #expect(talk.contains { $0.words.contains("It began.") && $0.note == "cancelled" })
  }

  @Test(
    "where there is no room for columns one is shown at a time, and each is reached",
    arguments: [Size(columns: 40, rows: 12), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func sizes(size: Size) throws {
    var play = try Self.answered(size, ["Ada's.", "Bob's.", "Rules."])
    var seen = play.words
    for _ in 0..<3 {
      play.press("Tab")
      seen += " " + play.words
    }
    for words in ["Ada's.", "Bob's.", "Rules."] { #expect(seen.contains(words), "\(words)") }
  }

  @Test("a case between two provisions is asked of a model and comes as a proposal that adds it")
  func tradeOff() throws {
    var play = try desk([Self.ada])
    play.act(.tradeOff)
    play.clear()
    play.type("[refusals] alone, please.")
    play.press("Enter")
    #expect(asks(play).isEmpty && play.notice.contains("found [refusals]."))
    play.clear()
    play.type("[refusals] [evidence] the refusal has to win.")
    play.press("Enter")
    let asked = try #require(asks(play).first)
    #expect(asked.text.contains("[refusals] and [evidence] pull apart"))
    let tag = try #require(play.app.world.exchanges.first).conversation.brief.nonce.text
    answer(
      &play, asked.id,
      """
      Nobody could tell.
      <edit-\(tag) op="add-case" provision="refusals" note="a case between the two">
      id: torn
      situation: "The register is down and the officer refuses."
      ruling: "The refusal stands, unwritten."
      </edit-\(tag)>
      Now they can.
      """)
    let motion = try #require(play.effects.motion)
    #expect(motion.stance == Sample.bytes("[refusals] [evidence] the refusal has to win."))
    #expect(try Document(motion.motion.result).cases().map(\.id) == ["torn"])
  }
}

extension Play {
  /// Does what an action names, by the palette.
  fileprivate mutating func act(_ action: Action) {
    press(":")
    type(action.rawValue)
    press("Enter")
    clear()
  }
}
