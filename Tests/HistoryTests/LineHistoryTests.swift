import Charter
import History
import Ledger
import Prose
import Testing

@Suite struct LineHistoryTests {
  private static let texts = [
    "a\nthe cost of it\nb\n", "new\na\nthe cost of each\nb\n", "new\na\nthe cost of each\nc\n",
    "a\nthe whole cost of each\nc\n", "a\nc\n",
  ].map(utf8)

  private static let patches = zip([[]] + texts, texts).map {
    Patch(from: $0, to: $1, oldName: utf8("a"), newName: utf8("a"))
  }

  @Test("a line is followed back to where it came, and on to where it went")
  func both() {
    var back = LineHistory.Trail(from: 2)
    for number in [3, 2, 1] { back.goBack(over: Self.patches[number - 1], number) }
    var on = LineHistory.Trail(from: 2)
    for number in [4, 5] { on.goOn(over: Self.patches[number - 1], number) }
    #expect(back.line == nil && on.line == nil)
    #expect(
      LineHistory(back, on).steps == [
        LineHistory.Step(number: 1, old: nil, new: utf8("the cost of it")),
        LineHistory.Step(number: 2, old: utf8("the cost of it"), new: utf8("the cost of each")),
        LineHistory.Step(number: 4, old: utf8("the cost of each"), new: utf8("the whole cost of each")),
        LineHistory.Step(number: 5, old: utf8("the whole cost of each"), new: nil),
      ])
  }

  @Test("a line that nothing touches keeps its place while lines come and go around it")
  func kept() {
    var trail = LineHistory.Trail(from: 0)
    for number in [2, 3] { trail.goOn(over: Self.patches[number - 1], number) }
    #expect(trail.line == 1 && trail.steps.isEmpty)
    trail.goOn(over: Self.patches[3], 4)
    #expect(trail.line == 0)
  }

  @Test("the bands of a history are as high as its provisions, by who proposed their lines")
  func flow() throws {
    let document = try Document(
      utf8(
        """
        ---
        title: "T"
        kind: constitution
        format: 1
        goal: "G."
        ratifiers:
        ratification:
          threshold: 1
          cooling-off: 0h
        ---

        # T

        ## A {#a}
        One.
        Two.

        """))
    var flow = HistoryFlow(amendments: 10, most: 4)
    #expect((1...10).filter { flow.endsColumn($0) }.count == 4 && flow.endsColumn(10))
    var authors = Array(repeating: Authorship.human, count: document.lineCount)
    authors[15] = .machine
    for number in 1...10 where flow.endsColumn(number) { flow.add(number, document, origins: authors) }
    #expect(flow.columns.map(\.numbers.lowerBound).first == 1 && flow.columns.last?.numbers.upperBound == 10)
    #expect(
      zip(flow.columns, flow.columns.dropFirst()).allSatisfy {
        $0.numbers.upperBound + 1 == $1.numbers.lowerBound
      })
    let band = try #require(flow.columns.last?.bands.last)
    #expect(band.id == "a" && band.lines == [.human: 2, .machine: 1])
    let cells = try #require(flow.cells(rows: 14).last)
    #expect(cells.count == 14 && cells.count { $0.authorship == .machine } == 1)
    #expect(cells.compactMap(\.name) == ["governance", "T", "A"])
  }
}
