import Ledger
import Prose
import TestSupport
import Testing

@testable import Ratification

/// A report on records whose figures were worked out by hand.
@Suite struct ReportTests {
  @Test(
    "the median is the value in the middle, or the mean of two",
    arguments: [
      ([], nil), ([5], 5), ([1, 3], 2), ([1, 2], 2), ([4, 1], 3), ([3, 1, 2], 2), ([9, 1, 7, 3], 5),
    ] as [([Int], Int?)])
  func medians(values: [Int], expected: Int?) {
    #expect(median(of: values) == expected)
  }

  @Test("the figures of all are counted over every section and every file in declined/")
  func all() throws {
    let all = try ReportTests.report().all
    #expect((all.ratified, all.dissented) == (2, 1))
    #expect((all.adopted, all.adoptedEdited) == (2, 1))
    #expect(all.edited == Proportion(1, of: 3))
    #expect(Declined.Outcome.allCases.map(all.count(of:)) == [1, 1, 0, 0, 1])
    #expect([Section.Stance.Moment.before, .afterSeen, .own].map(all.count(of:)) == [1, 1, 1])
    #expect((all.answered, all.overruled, all.noneFound) == (1, 1, 1))
    #expect(all.overruling == Proportion(1, of: 2))
    #expect(all.paces == [100, 900, 200] && all.medianPace == 200)
    #expect(all.beyondReading == Proportion(1, of: 3))
    #expect((all.reasons.total, all.reasons.provisionAlone) == (3, 1))
    #expect((all.reasons.lines, all.reasons.cases, all.reasons.objections) == (1, 1, 1))
    #expect(all.drills.hits == Proportion(2, of: 3) && all.drills.falseAlarms == Proportion(0, of: 1))
    #expect(all.warmUps == 1)
  }

  @Test("each person has their own figures, in the order of the names")
  func ratifiers() throws {
    let ratifiers = try ReportTests.report().ratifiers
    #expect(ratifiers.map(\.name) == ["ana", "ben"])
    let (ana, ben) = (ratifiers[0].figures, ratifiers[1].figures)
    #expect((ana.ratified, ana.dissented, ben.ratified, ben.dissented) == (2, 0, 0, 1))
    #expect(ana.medianPace == 200 && ben.medianPace == nil)
    #expect((ana.overruled, ana.answered, ben.overruled, ben.answered) == (1, 0, 0, 1))
    #expect(ana.count(of: .declined) == 1 && ana.count(of: .sentBack) == 1 && ben.count(of: .leftOut) == 1)
    #expect(ben.reasons.cases == 1 && ben.reasons.total == 1 && ben.warmUps == 0)
  }

  @Test("over time each amendment has its figures, and many are drawn as one")
  func overTime() throws {
    let report = try ReportTests.report()
    #expect(report.amendments.map(\.number) == [1, 2])
    #expect(report.amendments.map(\.medianPace) == [500, 200])
    #expect(report.amendments.map(\.decisions) == [2, 1] && report.amendments.map(\.edited) == [1, 0])
    #expect(report.buckets(5).map(\.medianPace) == [500, 200])
    #expect(report.buckets(1) == [ReviewReport.Bucket(numbers: 1...2, medianPace: 200)])
    #expect(report.buckets(0).isEmpty && report.buckets(-1).isEmpty)
  }

  @Test("of no records there is a report of nothing")
  func nothing() {
    let report = ReviewReport([], declined: [])
    #expect(report.all == ReviewFigures() && report.ratifiers.isEmpty && report.amendments.isEmpty)
    #expect(report.all.medianPace == nil && report.all.beyondReading.share == nil)
  }

  @Test("a line that does not have its form counts for nothing")
  func otherForms() throws {
    var figures = ReviewFigures()
    figures.add(
      try Section(
        name: utf8("ana"),
        entries: [
          Entry(.decision, utf8("a adopted at once")), Entry(.seen, utf8("a 1/1 1s")),
          Entry(.drill, utf8("all")),
          Entry(.answer, utf8("O1 ignored")), Entry(.stance, utf8("none")), Entry(.reason, utf8("a L1x 12")),
        ]))
    var expected = ReviewFigures()
    expected.reasons.total = 1
    expected.reasons.provisionAlone = 1
    #expect(figures == expected)
  }

  static func report() throws -> ReviewReport {
    let first = try record(
      1,
      [
        "ana": [
          "stance: own", "objection: none counsel built-in", "decision: a adopted",
          "decision: b adopted-edited", "seen: a 1/1 10s 100wpm", "seen: b 3/3 5s 900wpm", "reason: a",
          "drill: 2/3 found 0/1 false-alarms",
        ]
      ])
    let second = try record(
      2,
      [
        "ana": [
          "stance: before", "objection: O1 counsel built-in", "answer: O1 overruled", "decision: a adopted",
          "seen: a 2/2 20s 200wpm", "reason: a L12 O1",
        ],
        "ben": [
          "stance: after-seen", "objection: O1 counsel built-in", "answer: O1 answered",
          "seen: a 2/2 3s 0wpm", "reason: a C:x",
        ],
      ], against: ["ben"])
    let statement = second.statement
    let declined = try [("ana", Declined.Outcome.declined), ("ana", .sentBack), ("ben", .leftOut)].map {
      try Declined(statement, by: utf8($0), on: moment("2026-11-22T10:00:00Z"), outcome: $1, why: utf8("No."))
    }
    return ReviewReport([first, second], declined: declined)
  }

  private static func record(
    _ number: Int, _ sections: [String: [String]], against: [String] = []
  ) throws -> Record {
    var content = Statement.Content(
      number: number, title: utf8("Change"), proposer: .builtIn, proposed: moment("2026-11-21T10:00:00Z"),
      parent: number == 1 ? nil : Digest(of: [1]), before: number == 1 ? .ofNothing : Digest(of: [2]),
      after: Digest(of: [3]),
      change: utf8("--- charter.md\n+++ charter.md\n@@ -1 +1 @@\n-a\n+b\n"))
    if number == 1 { content.change = utf8("--- /dev/null\n+++ charter.md\n@@ -0,0 +1 @@\n+b\n") }
    let statement = try Statement(content)
    return try Record(
      statement: statement,
      sections: sections.map { name, lines in
        let entries = lines.map { line in
          let parts = line.split(separator: ":", maxSplits: 1)
          return Entry(key: utf8(String(parts[0])), value: utf8(String(parts[1].dropFirst())))
        }
        let head = [
          Section.Vote(rawValue: against.contains(name) ? "dissent" : "ratify")?.entry,
          Entry(date: moment("2026-11-21T11:00:00Z")),
        ].compactMap { $0 }
        let section = try Section(name: utf8(name), entries: head + entries)
        return try section.signed(try Signer.of(name).sign(statement.bytes + section.unsignedBytes))
      })
  }
}
