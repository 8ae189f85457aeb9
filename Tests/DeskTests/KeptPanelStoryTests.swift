import Cells
import Charter
import Counsel
import Ledger
import Prose
import Ratification
import Testing

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
    var interface = Interface(path: charter.path, identity: Sample.ana, typed: typed)
    interface.counsels = Self.counsels
    interface.today = Timestamp(seconds: 1_795_000_000) ?? .earliest
    var play = Play(interface, Size(columns: 120, rows: 40))
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
  private func propose(_ play: inout Play, _ charter: (Card) throws -> OpenCharter) throws -> [Entry]? {
    let text = Sample.bytes(Sample.text(Sample.betterBody))
    play.tell(.edited(.text(path: Sample.path), text))
    play.type("Let two sign\n\nOne sees too little.")
    play.press("Enter")
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
    #expect(play.interface.desk(of: Sample.path)?.opinions == nil)
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
    #expect(later.interface.desk(of: Sample.path)?.idea == Self.idea)
    let entries = try #require(try propose(&later) { try Sample.charter([$0]) })
    #expect(entries.count { $0.isOfPanel } == 8)
    // The end of the program on the panel itself keeps it too.
    var ended = panel(try Sample.charter())
    ended.press("r")
    _ = ended.end()
    #expect(ended.heard.typed[.opinions(Sample.path)]?.contains("told: ") == true)
  }

  @Test("another panel on the same idea takes its place, and one on another idea leaves nothing of it")
  func again() throws {
    func entry(_ text: String) throws -> Entry {
      try #require(try Section(parsing: Sample.bytes("### a\n\n\(text)\n")).entries.first)
    }
    let first = try entry("panel: open 2026-11-21T09:40:00Z\n> An idea.")
    let second = try entry("panel: agrees 2026-11-21T09:50:00Z\n> An idea.")
    let light = try entry("framing: holds 2026-11-21T09:50:00Z model a\n> An idea.")
    let other = try entry("framing: flips 2026-11-21T09:55:00Z model a\n> An idea.")
    var play = desk(try Sample.charter())
    let idea = Sample.bytes("An idea.")
    func keep(_ entries: [Entry], on idea: Bytes) -> [Entry]? {
      var interface = play.interface
      interface.keep(entries, on: idea, of: Sample.path)
      let opinions = interface.desk(of: Sample.path)?.opinions
      #expect(opinions.flatMap { Opinions(parsing: $0.bytes) } == opinions)
      play = Play(interface)
      return opinions?.entries
    }
    #expect(keep([first], on: idea) == [first])
    #expect(keep([light], on: idea) == [first, light])
    #expect(keep([second], on: idea) == [light, second])
    #expect(keep([other], on: idea) == [second, other])
    #expect(keep([first], on: Sample.bytes("Another idea.")) == [first])
  }

  @Test(
    "in a draft it goes along too, without a stance, and what comes of the idea by hand goes to the adoption")
  func draft() throws {
    var play = panel(try Sample.draft())
    play.press("r", "Esc")
    let adoption = try Sample.adoption()
    play.tell(.reviewReady(try Sample.material(adoption, base: nil)))
    let review = try #require(play.interface.reviewAtHand?.review)
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
      let review = try #require(play.interface.reviewAtHand?.review)
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
