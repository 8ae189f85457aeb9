import Ledger
import Prose
import Testing

@testable import Ratification

@Suite struct DrillTests {
  @Test(
    "the Wilson interval is the one worked out by hand",
    arguments: [
      // z = 1.96: (p + z²/2n ± z√(p(1-p)/n + z²/4n²)) / (1 + z²/n).
      (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (1, 1, 0.2065, 1.0),
      (61, 75, 0.7107, 0.8854), (4, 25, 0.0640, 0.3465), (50, 100, 0.4038, 0.5962),
    ])
  func wilson(count: Int, total: Int, low: Double, high: Double) throws {
    let interval = try #require(Proportion(count, of: total).interval)
    #expect(abs(interval.lowerBound - low) < 0.0001)
    #expect(abs(interval.upperBound - high) < 0.0001)
  }

  @Test("of none there is no share and no interval, and counts stay in their range")
  func none() {
    #expect(Proportion(0, of: 0).interval == nil)
    #expect(Proportion(0, of: 0).share == nil)
    #expect(Proportion(7, of: 3) == Proportion(3, of: 3))
    #expect(Proportion(-1, of: -2) == Proportion(0, of: 0))
  }

  @Test("hits and false alarms are counted apart, and a flaw at another place is no hit")
  func counts() {
    let count = DrillCount([.found, .misplaced, .missed, .found, .cleared, .falseAlarm, .cleared])
    #expect(count.hits == Proportion(2, of: 4))
    #expect(count.falseAlarms == Proportion(1, of: 3))
    #expect(count.events == 7)
    #expect(!count.mayShowRate)
    #expect(!DrillCount(repeatElement(.found, count: 99)).mayShowRate)
    #expect(DrillCount(repeatElement(.found, count: 100)).mayShowRate)
  }

  @Test(
    "the counts stand in a section as they are read back",
    arguments: [(2, 3, 0, 1), (0, 4, 1, 1), (0, 0, 0, 0)])
  func entries(found: Int, flaws: Int, alarms: Int, clean: Int) throws {
    let drill = Section.Drill(found: found, of: flaws, falseAlarms: alarms, of: clean)
    #expect(drill.entry.value == Bytes("\(found)/\(flaws) found \(alarms)/\(clean) false-alarms".utf8))
    #expect(Section.Drill(drill.entry) == drill)
    #expect(DrillCount(drill).entry == drill.entry)
  }

  @Test("a section has the counts of a warm-up that was taken, a draft of it never")
  func section() throws {
    var story = try Story()
    try story.go(to: .attestation)
    let date = moment("2026-11-21T12:00:00Z")
    #expect(!story.review.entries(vote: .ratify, date: date).contains { $0.has(.drill) })
    story.review.drill = DrillCount([.found, .missed, .cleared])
    let section = try Section(
      name: utf8("ana"), entries: story.review.entries(vote: .ratify, date: date, attestation: .assistive))
    #expect(section.drills == [Section.Drill(found: 1, of: 2, falseAlarms: 0, of: 1)])
    #expect(section.entries.last?.has(.entry) == true)
    #expect(!story.review.entries(vote: nil, date: nil).contains { $0.has(.drill) })
  }

  @Test(
    "another form of the line is no count",
    arguments: [
      "3/2 found 0/1 false-alarms", "2/3 found", "2/3 found 0/1 false-alarms ", "-1/3 found 0/1 false-alarms",
      "02/3 found 0/1 false-alarms", "2/3 Found 0/1 false-alarms", "2 found 0/1 false-alarms",
      "1234567/1234567 found 0/1 false-alarms",
    ])
  func otherForms(value: String) {
    #expect(Section.Drill(Entry(.drill, Bytes(value.utf8))) == nil)
  }

  static func event(
    _ seconds: Int = 0, name: String = "ana", warmUp: String = "9f3c2a1b", _ place: Int = 1,
    of count: Int = 3,
    _ outcome: DrillOutcome = .found
  ) throws -> DrillEvent {
    DrillEvent(
      date: try #require(Timestamp(seconds: 1_790_000_000 + seconds)), name: name, warmUp: warmUp,
      place: place,
      count: count, kind: outcome.isOfFlaw ? "must-to-may" : "clean", outcome: outcome)
  }

  @Test("an event is read as it is written", arguments: DrillOutcome.allCases)
  func events(outcome: DrillOutcome) throws {
    let event = try DrillTests.event(0, 2, of: 4, outcome)
    #expect(event.line.last == .lineFeed)
    #expect(DrillEvent(parsing: event.line.dropLast()) == event)
    // Whatever a crash cut off, the rest is no event or the whole of it.
    for length in 0..<(event.line.count - 1) {
      #expect(DrillEvent(parsing: event.line.prefix(length)) != event)
    }
  }

  @Test(
    "a line of another form is no event",
    arguments: [
      "", "x", "2026-11-21T10:12:03Z ana 9f 0/4 clean cleared",
      "2026-11-21T10:12:03Z ana 9f 5/4 clean cleared",
      "2026-11-21T10:12:03Z ana 9f 1/400 clean cleared", "2026-11-21 ana 9f 1/4 clean cleared",
      "2026-11-21T10:12:03Z ana 9f 1/4 clean perfect", "2026-11-21T10:12:03Z  9f 1/4 clean cleared",
      "2026-11-21T10:12:03Z ana 9f 1/4 clean cleared more",
    ])
  func otherLines(line: String) { #expect(DrillEvent(parsing: Bytes(line.utf8)) == nil) }

  @Test("a warm-up is due once a day, until one is finished")
  func due() throws {
    let text = Digest(of: [1])
    let now = try #require(Timestamp(seconds: 1_790_000_100))
    let fresh = DrillDay([], of: "ana", on: now)
    let warmUp = fresh.next(over: text)
    #expect(fresh.isDue && fresh.finished == nil && warmUp.done.isEmpty && warmUp.id.count == 8)

    // Left after two of three, it is the same one again, with what was answered, in whatever order it was written.
    let half = try [
      DrillTests.event(2, warmUp: warmUp.id, 2, .missed), DrillTests.event(1, warmUp: warmUp.id, 1, .found),
      DrillTests.event(3, name: "ben", warmUp: warmUp.id, 3, .found),
    ]
    let left = DrillDay(half, of: "ana", on: now)
    #expect(left.isDue && left.finished == nil)
    #expect(left.next(over: text) == WarmUp(id: warmUp.id, seed: warmUp.seed, done: [.found, .missed]))

    let whole = try half + [DrillTests.event(4, warmUp: warmUp.id, 3, .cleared)]
    let done = DrillDay(whole, of: "ana", on: now)
    #expect(!done.isDue)
    #expect(done.finished == DrillCount([.found, .missed, .cleared]))
    #expect(done.record.events == 3)
    // By choice there is another one, with other texts.
    #expect(done.next(over: text).id != warmUp.id && done.next(over: text).seed != warmUp.seed)

    let tomorrow = try #require(Timestamp(seconds: 1_790_000_100 + 86_400))
    let next = DrillDay(whole, of: "ana", on: tomorrow)
    #expect(next.isDue && next.finished == nil && next.record.events == 3)
    #expect(next.next(over: text).id != warmUp.id)
    #expect(DrillDay([], of: "ben", on: now).next(over: text).id != warmUp.id)
    #expect(fresh.next(over: Digest(of: [2])).id != warmUp.id)
  }
}
