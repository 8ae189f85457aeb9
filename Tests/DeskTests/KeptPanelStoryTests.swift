import Cells
import Charter
import Counsel
import Ledger
import Prose
import Ratification
import Testing
import Wire

@testable import Desk

/// What a panel said goes into the record of what comes of the idea, where the person keeps it.
@Suite("Panels that are kept")
struct KeptPanelStoryTests {
  private static let counsels = [
    CounselProfile(name: "ada", kind: .openAICompatible, model: "m/ada", window: 32_768),
    CounselProfile(name: "bob", kind: .anthropic, model: "m/bob", stake: .governed), .builtIn,
  ]
  private static let idea = "Let two people sign every release at night."

  private func desk(_ charter: OpenCharter, typed: [TypedPlace: Bytes] = [:]) -> Play {
    var app = App(path: charter.path, identity: Sample.ana, typed: typed)
    app.world.counsels = Self.counsels
    app.world.today = Timestamp(seconds: 1_795_000_000) ?? .earliest
    var play = Play(app, Size(columns: 120, rows: 40))
    play.tell(.opened(charter))
    play.isCounselSlow = true
    return play
  }

  /// Answers all that was asked just now, in the order in which it was asked.
  private func answer(_ play: inout Play, _ answers: [String]) {
    let ids = play.effects.compactMap { effect -> Int? in
      if case .ask(let id, _, _) = effect { id } else { nil }
    }
    for (id, words) in zip(ids, answers) {
      play.tell(.counsel(exchange: id, [.text(Bytes(words.utf8)), .ended(.complete)]))
    }
  }

  /// On a panel whose two models judged, one of them otherwise with the stance, and objected to each other.
  private func panel(_ charter: OpenCharter) -> Play {
    var play = desk(charter)
    play.press("=")
    play.type(Self.idea)
    play.press("Enter")
    answer(
      &play,
      [
        "verdict: go on\nTwo see what one of them does not. \nSo it is.\n\nNot this.",
        "verdict: change it\nAt night there is only one.", "I am a set of rules.",
      ])
    play.press("i")
    play.type("I want it very much.")
    play.press("Enter")
    answer(&play, ["verdict: go on", "verdict: go on\nSince you want it."])
    play.press("o")
    answer(&play, [String(repeating: "long ", count: 100), "ada counts on sleepers."])
    return play
  }

  /// The person's own text comes of the idea at the desk: what its review begins with.
  private func propose(
    _ play: inout Play, of line: Int = 1, _ charter: (Card) throws -> OpenCharter
  ) throws -> [Entry]? {
    let text = Sample.bytes(Sample.text(Sample.betterBody))
    play.tell(.edited(.text(path: Sample.path), text))
    play.type("Let two sign\n\nOne sees too little.")
    play.press("Enter")
    if case .choice = play.app.scene.prompt?.form { play.press("\(line)", "Enter") }
    guard play.effects.motion?.isOwn == true else { return nil }
    let card = try Sample.card()
    play.tell(.refreshed(try charter(card)))
    play.tell(.proposed(path: Sample.path, id: card.id))
    return play.effects.entries
  }

  @Test("who judged how, blind and informed, and who objected, goes along with how each was asked")
  func kept() throws {
    var play = panel(try Sample.charter())
    play.press("r")
    #expect(play.notice.contains("goes into the record") && play.words.contains("Kept for the record."))
    play.press("Esc")
    let entries = try #require(try propose(&play) { try Sample.charter([$0]) })
    let section = try Section(name: Sample.bytes("ana"), entries: entries)
    let panel = try #require(section.entries.compactMap(Section.Panel.init).first)
    #expect(panel.outcome == .differs && panel.idea == Sample.bytes(Self.idea))
    let verdicts = section.entries.compactMap(Section.Verdict.init)
    #expect(verdicts.map { Sample.string($0.id) } == ["V1", "V2", "V3", "V4"])
    #expect(verdicts.map(\.round) == [.blind, .informed, .blind, .informed])
    #expect(verdicts.map(\.outcome) == [.goOn, .goOn, .changeIt, .goOn])
    #expect(verdicts[0].words == Sample.bytes("Two see what one of them does not.\nSo it is."))
    #expect(verdicts[1].words == nil && !entries.contains { Sample.string($0.value).hasSuffix("built-in") })
    #expect(verdicts[2].by == Sample.bytes("model m/bob, the governed model"))
    #expect(
      section.entries.compactMap(Section.Told.init).map(\.words) == [Sample.bytes("I want it very much.")])
    let rebuttals = section.entries.compactMap(Section.Rebuttal.init)
    #expect(rebuttals.map { Sample.string($0.verdict) } == ["V3", "V1"])
    #expect(Sample.string(rebuttals[0].words ?? []).count <= 300)
    #expect(
      section.asked.map { Sample.string($0.asked.bytes) } == [
        "as ada; kind openai-compatible; window 32768", "as bob; kind anthropic; reply-tokens 16000",
      ])
    // It is that proposal's now.
    #expect(play.app.world.talk(Sample.path).opinions == [])
    #expect(play.heard.typed[.opinions(Sample.path)] == "")
  }

  @Test("nothing of it goes along that was not kept, or was kept and taken back")
  func notKept() throws {
    var play = panel(try Sample.charter())
    play.press("r", "r")
    #expect(play.notice.contains("Nothing of this"))
    play.press("Esc")
    #expect(try propose(&play) { try Sample.charter([$0]) } == nil)
    #expect(play.effects.motion == nil && play.heard.typed[.opinions(Sample.path)] == nil)
  }

  @Test("what is kept outlives the program, with the idea")
  func restart() throws {
    var play = panel(try Sample.charter())
    play.press("r", "Esc")
    _ = play.end()
    let kept = play.heard.typed.mapValues { Bytes($0.utf8) }
    var later = desk(try Sample.charter(), typed: kept)
    #expect(later.app.world.talk(Sample.path).idea == Self.idea)
    let entries = try #require(try propose(&later) { try Sample.charter([$0]) })
    #expect(entries.count { $0.isOfPanel } == 8)
    // The end of the program on the panel itself keeps it too.
    var ended = panel(try Sample.charter())
    ended.press("r")
    _ = ended.end()
    #expect(ended.heard.typed[.opinions(Sample.path)]?.contains("told: ") == true)
  }

  @Test("another panel on the same idea takes its place, and one on another idea stands beside it")
  func again() throws {
    func entry(_ text: String) throws -> Entry {
      try #require(try Section(parsing: Sample.bytes("### a\n\n\(text)\n")).entries.first)
    }
    let first = try entry("panel: open 2026-11-21T09:40:00Z\n> An idea.")
    let verdict = try entry("verdict: V1 blind go-on model a")
    let second = try entry("panel: agrees 2026-11-21T09:50:00Z\n> An idea.")
    let light = try entry("framing: holds 2026-11-21T09:50:00Z model a\n> An idea.")
    let other = try entry("framing: flips 2026-11-21T09:55:00Z model a\n> An idea.")
    let idea = Sample.bytes("An idea.")
    var kept: [Opinions] = []
    func taken(_ entries: [Entry], on idea: Bytes) -> [[Entry]] {
      kept.take(entries, on: idea)
      #expect([Opinions](parsing: kept.bytes) == kept)
      return kept.map(\.entries)
    }
    #expect(taken([first], on: idea) == [[first]])
    #expect(taken([light], on: idea) == [[first, light]])
    #expect(taken([second, verdict], on: idea) == [[light, second, verdict]])
    #expect(taken([other], on: idea) == [[second, verdict, other]])
    #expect(taken([first], on: Sample.bytes("Another idea.")) == [[second, verdict, other], [first]])
    #expect(taken([light], on: idea) == [[first], [second, verdict, light]])
    #expect([Opinions](parsing: Sample.bytes("### a\n\nno: form\n")) == [])
    for number in 0..<30 { _ = taken([first], on: Sample.bytes("Idea \(number).")) }
    #expect(kept.count == 20 && kept.last?.idea == Sample.bytes("Idea 29."))
  }

  @Test("what comes of none of the ideas takes nothing along, and forgets them where the person says so")
  func none() throws {
    for (line, stays) in [(2, true), (3, false)] {
      var play = panel(try Sample.charter())
      play.press("r", "Esc")
      play.tell(.edited(.text(path: Sample.path), Sample.bytes(Sample.text(Sample.betterBody))))
      play.type("Let a refusal stand")
      play.press("Enter")
      #expect(play.words.contains("Of which idea does it come?") && play.words.contains("“\(Self.idea)”"))
      // Esc leaves what was typed for later.
      play.press("Esc")
      #expect(play.effects.motion == nil)
      #expect(try propose(&play, of: line) { try Sample.charter([$0]) } == nil)
      #expect(play.heard.motion?.isOwn == true)
      #expect((!play.app.world.talk(Sample.path).opinions.isEmpty) == stays)
    }
  }

  @Test("words that hold the idea come of it; counsel that is asked in other words is asked of which")
  func asked() throws {
    let all: [(String, Int?)] = [
      ("\(Self.idea) Soon.", nil), ("Nobody sees the night.", 1), ("Nobody sees it at all.", 2),
    ]
    for (words, line) in all {
      var play = panel(try Sample.charter())
      play.press("r", "Esc", "p")
      play.clear()
      play.type(words)
      play.press("Enter")
      #expect(play.app.isCovered == (line != nil))
      if let line { play.press("\(line)", "Enter") }
      let exchange = try #require(play.app.world.exchanges.first)
      #expect(exchange.opinions?.idea == (line == 2 ? nil : Sample.bytes(Self.idea)))
    }
  }

  @Test(
    "in a draft it goes along too, without a stance, and what comes of the idea by hand goes to the adoption")
  func draft() throws {
    var play = panel(try Sample.draft())
    play.press("r", "Esc")
    let adoption = try Sample.adoption()
    play.tell(.reviewReady(try Sample.material(adoption, base: nil)))
    let review = try #require(play.app.reviewAtHand?.review)
    #expect(review.hasPanel && review.asked.count == 2)
    #expect(play.words.contains("A panel on the idea: they differ"), "\(play.frame)")
  }

  @Test(
    "a review shows the panel, and a key leaves it out of the record with how it alone was asked, and back")
  func strike() throws {
    var play = panel(try Sample.charter())
    play.press("r", "Esc")
    let entries = try #require(try propose(&play) { try Sample.charter([$0]) })
    let card = try Sample.card()
    let section = try Section(name: Sample.bytes("ana"), entries: entries)
    play.press("r")
    play.tell(.reviewReady(try Sample.material(card, base: try Sample.document(), draft: section)))
    #expect(
      play.words.contains("A panel on the idea: they differ") && play.words.contains("back to") == false)
    func signed(_ play: Play) throws -> Section {
      let review = try #require(play.app.reviewAtHand?.review)
      let date = try Sample.date()
      return try Section(name: Sample.bytes("ana"), entries: review.entries(vote: .ratify, date: date))
    }
    #expect(try signed(play).opinions.count == 8 && signed(play).asked.count == 2)
    play.press("p")
    #expect(play.notice.contains("left out") && play.words.contains("left out of the record"))
    #expect(try signed(play).opinions.isEmpty && signed(play).asked.isEmpty)
    // The draft keeps it, so that it can come back.
    let kept = try Section(name: Sample.bytes("ana"), entries: try #require(play.effects.entries))
    var later = desk(try Sample.charter([card]))
    later.press("r")
    later.tell(.reviewReady(try Sample.material(card, base: try Sample.document(), draft: kept)))
    #expect(try signed(later).opinions.isEmpty)
    later.press("p")
    #expect(try signed(later).opinions.count == 8 && signed(later).asked.count == 2)
  }

  @Test("where no panel was kept there is none to leave out")
  func nothingToStrike() throws {
    let card = try Sample.card()
    var play = desk(try Sample.charter([card]))
    play.press("r")
    play.tell(.reviewReady(try Sample.material(card, base: try Sample.document())))
    play.press("p")
    #expect(play.notice.contains("No panel"))
  }
}
