import Cells
import History
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct ScrubberTests {
  static func rows(_ count: Int) -> [AmendmentRow] {
    var random = SplitMix64(seed: 7)
    return (0..<count).map { index in
      AmendmentRow(
        number: index + 1, title: utf8("Title \(index + 1)"), date: .earliest,
        authorship: random.pick([.human, .machine, .both]),
        size: index == 0 ? 900 : 1 + random.next(below: 30),
        provisions: ["p\(random.next(below: 40))"])
    }
  }

  @Test(
    "each amendment is in one cell, in order, and no column is left while there are more amendments than columns",
    arguments: [(1, 80), (5, 80), (80, 80), (81, 80), (1000, 38), (10_000, 118), (0, 80), (7, 0)])
  func partition(count: Int, columns: Int) {
    let cells = Scrubber(Self.rows(count), columns: columns, followed: nil).cells
    #expect(cells.count == min(count, columns))
    #expect(cells.flatMap { Array($0.numbers) } == Array(1..<(columns > 0 ? count + 1 : 1)))
    #expect(cells.allSatisfy { (0...7).contains($0.level) && $0.isFollowed })
  }

  @Test("the largest is highest, and a long adoption does not flatten the others")
  func heights() {
    let cells = Scrubber(Self.rows(40), columns: 80, followed: nil).cells
    #expect(cells.map(\.level).max() == cells[0].level && cells[0].level == 7)
    #expect(Set(cells.dropFirst().map(\.level)).count >= 3)
  }

  @Test("a cell is of those who wrote most of it, and counts as followed if one of its amendments does")
  func buckets() {
    let sizes: [(Authorship, Int)] = [(.human, 3), (.machine, 9), (.both, 2), (.both, 2)]
    let rows = sizes.enumerated().map { index, row in
      AmendmentRow(
        number: index + 1, title: [], date: .earliest, authorship: row.0, size: row.1, provisions: [])
    }
    let cells = Scrubber(rows, columns: 2, followed: [4]).cells
    #expect(cells.map(\.authorship) == [.machine, .both])
    #expect(cells.map(\.isFollowed) == [false, true])
  }

  @Test("the cursor's cell is marked without colour, on one row or two", arguments: [1, 2], [1, 57, 100])
  func cursor(rows: Int, number: Int) throws {
    var canvas = Canvas(Size(columns: 60, rows: rows))
    let scrubber = Scrubber(Self.rows(100), columns: 60, followed: nil)
    scrubber.draw(on: &canvas, in: canvas.bounds, cursor: number, label: "\(number) of 100")
    let place = try #require(scrubber.index(of: number))
    let mark = canvas[Point(column: place, row: rows - 1)]
    #expect(mark?.text == (rows == 1 ? "◆" : "▲"))
    #expect(canvas[Point(column: place, row: 0)]?.style.emphasis.contains(.reverse) == true)
    if rows == 2 { #expect(canvas.text.contains("\(number) of 100")) }
  }

  @Test(
    "the order steps within what is followed, also from between two",
    arguments: [
      (2, 1, 5), (2, -1, 2), (3, 1, 5), (3, -1, 2), (6, 1, 9), (6, -1, 5), (9, 1, 9), (1, 1, 2), (1, -1, 2),
    ])
  func order(number: Int, step: Int, expected: Int) {
    let order = ReplayOrder(head: 10, some: [2, 5, 9])
    #expect(order.number(from: number, by: step) == expected)
  }

  @Test("ten thousand amendments: a list, a scrubber and jumps, from rows alone")
  func tenThousand() throws {
    var story = HistoryStory(try .small(), size: Size(columns: 80, rows: 24))
    story.answersAtOnce = false
    var app = story.app
    let head = 10_000
    var screen = HistoryScene(path: "charter", head: head, title: "Long")
    _ = screen.receive(
      Self.rows(head),
      in: HistoryScene.Room(size: Size(columns: 80, rows: 22), isMonochrome: false, isStill: false))
    app.put(SceneOpening(screen))
    story.app = app
    story.press("Tab", "5")
    #expect(story.shows("5000 of 10000") && story.shows("> 5000 ") || story.shows(">  5000 "))
    story.press("[", "[")
    #expect(story.shows("4998 of 10000"))
    story.press("g")
    #expect(story.shows("1 of 10000"))
  }
}
