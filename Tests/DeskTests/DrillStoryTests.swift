import Cells
import Critic
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct DrillStoryTests {
  @Test(
    "under a strict review a drill is announced before the ceremony, and what it came to stands in the review"
  )
  func beforeTheCeremony() throws {
    var play = try Play.inStrictReview()
    #expect(play.words.contains("A drill: "))
    #expect(play.words.contains("This charter asks for a strict review"))
    play.press("Enter")
    try play.answerAll(rightly: true)
    let items = try Sample.drill().items
    let flaws = items.count { $0.flaw != nil }
    #expect(play.words.contains("\(flaws) of \(flaws) flaws found, 0 of \(items.count - flaws) clean texts"))
    #expect(play.words.contains("\(items.count) answers so far."))
    play.press("Enter")
    #expect(play.step == .problem)
    #expect(
      play.app.reviewAtHand?.review.drill
        == DrillCount(items.map { $0.flaw == nil ? .cleared : .found }))
  }

  @Test("each answer is kept at once, with its place, its kind and what became of it")
  func keeping() throws {
    var play = try Play.inDrill()
    play.press("Enter")
    try play.answerAll(rightly: true)
    let items = try Sample.drill().items
    #expect(play.answers.map(\.place) == Array(1...items.count))
    #expect(play.answers.map(\.kind) == items.map { $0.flaw?.name ?? "clean" })
    #expect(
      play.answers.allSatisfy { $0.outcome.isRight && $0.warmUp == "9f3c2a1b" && $0.count == items.count })
  }

  @Test("wrong answers are told at once, with what was seeded and why it matters")
  func feedback() throws {
    var play = try Play.inDrill()
    play.press("Enter")
    let items = try Sample.drill().items
    for item in items {
      let isFlawed = item.flaw != nil
      play.press(isFlawed ? "c" : "f")
      #expect(play.answers.last?.outcome == (isFlawed ? .missed : .falseAlarm))
      if let flaw = item.flaw {
        #expect(play.words.contains("There was a flaw."))
        #expect(play.words.contains(flaw.title))
      } else {
        #expect(play.words.contains("This text is clean."))
      }
      play.press("Enter")
    }
    #expect(play.words.contains("0 of "))
  }

  @Test("a flaw that is pointed at in the wrong line is not found")
  func misplaced() throws {
    var play = try Play.inDrill()
    play.press("Enter")
    for item in try Sample.drill().items {
      guard item.flaw != nil else {
        play.press("c", "Enter")
        continue
      }
      // The heading, where no flaw is.
      play.press("g", "f")
      #expect(play.answers.last?.outcome == .misplaced)
      #expect(play.words.contains("There is a flaw, but not there."))
      return
    }
  }

  @Test("a drill that is left is taken up where it was left, and the ceremony waits for it")
  func leaving() throws {
    var play = try Play.inStrictReview()
    play.press("Enter", "c", "Esc")
    #expect(play.notice.contains("r takes it up again"))
    #expect(play.app.reviewAtHand == nil)
    play.press("r")
    let done = play.answers.map(\.outcome)
    play.tell(.reviewReady(try Sample.strictMaterial(done: done)))
    #expect(play.words.contains("of \(try Sample.drill().items.count) texts that are left"))
    play.press("Enter")
    #expect(play.words.contains("2 of \(try Sample.drill().items.count)"))
  }

  @Test("where the charter is too small for a drill, it says so and the ceremony goes on")
  func tooSmall() throws {
    var play = try Play.atDesk(Sample.charter([Sample.card()]))
    play.press("D")
    #expect(play.effects == [.beginDrill(path: Sample.path)])
    play.tell(.drillReady(Sample.drillMaterial(items: [])))
    #expect(play.notice.contains("too few rules"))
    play.press("r")
    play.tell(.reviewReady(try Sample.strictMaterial(items: [])))
    #expect(play.step == .problem)
    #expect(play.notice.contains("too few rules"))
    #expect(play.app.reviewAtHand?.review.drill == nil)
  }

  @Test("whatever is pressed in a drill, nothing but answers comes of it", arguments: 0..<20 as Range<UInt64>)
  func nothingElse(seed: UInt64) throws {
    let keys = Keymap.standard.bindings.flatMap(\.keys).filter { $0 != .control("z") }
    var chance = SplitMix64(seed: seed)
    var play = try Play.inDrill()
    for _ in 0..<60 {
      guard play.app.scene is DrillScene else { return }
      play.receive(.key(chance.pick(keys)))
      for effect in play.effects {
        switch effect {
        case .keepDrill, .reportMouse, .redraw: break
        default: Issue.record("\(effect)")
        }
      }
    }
  }

  @Test("rates are shown from a hundred answers on, with their interval")
  func rates() throws {
    var many = DrillCount(repeatElement(.found, count: 60))
    many.add(DrillCount(repeatElement(.missed, count: 15)))
    many.add(DrillCount(repeatElement(.cleared, count: 20)))
    #expect(
      words(forRecord: many)
        == "95 answers so far. Rates are shown from 100 answers on: of fewer they would say more about chance than about you."
    )
    many.add(DrillCount(repeatElement(.falseAlarm, count: 5)))
    #expect(
      words(forRecord: many)
        == "Of 100 answers in all: found 60 of 75 (80 %, 95 % interval 70–87 %) of the flaws, called 5 of 25 (20 %, 95 % interval 9–39 %) of the clean texts flawed."
    )
  }
}

extension Sample {
  static func drill() throws -> Drill { try #require(Drill(of: document(), seed: 4)) }

  static func drillMaterial(items: [DrillItem], done: [DrillOutcome] = []) -> DrillMaterial {
    DrillMaterial(
      path: path, warmUp: WarmUp(id: "9f3c2a1b", seed: 4, done: done), items: items, record: DrillCount(done))
  }

  /// A review that a drill comes before.
  static func strictMaterial(items: [DrillItem]? = nil, done: [DrillOutcome] = []) throws -> ReviewMaterial {
    let plain = try material(card(), base: document())
    return ReviewMaterial(
      path: plain.path, review: plain.review, earlierReasons: [], draft: nil, repeats: nil,
      drill: drillMaterial(items: try items ?? drill().items, done: done))
  }
}

extension Play {
  static func inStrictReview(_ size: Size = Size(columns: 80, rows: 24)) throws -> Play {
    var play = try atDesk(Sample.charter([Sample.card()]), size)
    play.press("r")
    play.tell(.reviewReady(try Sample.strictMaterial()))
    return play
  }

  static func inDrill(_ size: Size = Size(columns: 80, rows: 24), isMonochrome: Bool = false) throws -> Play {
    var play = try atDesk(Sample.charter(), size, isMonochrome: isMonochrome)
    play.press("D")
    play.tell(.drillReady(Sample.drillMaterial(items: try Sample.drill().items)))
    return play
  }

  var drill: DrillScene? { app.scene as? DrillScene }

  var answers: [DrillAnswer] {
    heard.compactMap { if case .keepDrill(let answer) = $0 { answer } else { nil } }
  }

  /// Answers the text at hand.
  mutating func answer(rightly: Bool) throws {
    let item = try #require(drill?.item)
    guard let rows = item.flaw?.rows else {
      press(rightly ? "c" : "f")
      return
    }
    press("g")
    while rightly, let row = drill?.row, !rows.contains(row) {
      press("j")
      if drill?.row == row { break }
    }
    press(rightly ? "f" : "c")
  }

  mutating func answerAll(rightly: Bool) throws {
    while drill?.stage == .question {
      try answer(rightly: rightly)
      press("Enter")
    }
  }
}

extension Sight {
  func drill(_ size: Size, isMonochrome: Bool) throws -> Play {
    var play =
      self == .drillAnnouncement
      ? try Play.inStrictReview(size) : try Play.inDrill(size, isMonochrome: isMonochrome)
    if self == .drillAnnouncement { return play }
    play.press("Enter")
    if self == .drillSummary {
      try play.answerAll(rightly: true)
      return play
    }
    // The first text with a flaw in it.
    while play.drill?.item?.flaw == nil { play.press("c", "Enter") }
    if self == .drillQuestion { play.press("]") } else { try play.answer(rightly: true) }
    return play
  }
}
