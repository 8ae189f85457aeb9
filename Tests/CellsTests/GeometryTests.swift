import Cells
import Testing

@Suite struct GeometryTests {
  @Test("Rectangles that are apart have nothing in common")
  func intersects() {
    let a = Rect(column: 0, row: 0, columns: 4, rows: 4)
    #expect(
      a.intersection(Rect(column: 2, row: 3, columns: 9, rows: 9))
        == Rect(column: 2, row: 3, columns: 2, rows: 1))
    #expect(a.intersection(Rect(column: 4, row: 0, columns: 2, rows: 2)).isEmpty)
    #expect(a.intersection(Rect(column: -9, row: -9, columns: 2, rows: 2)).isEmpty)
    #expect(!a.intersection(Rect(column: -1, row: -1, columns: 2, rows: 2)).isEmpty)
  }

  @Test("A size is never negative, and an inset may leave nothing")
  func clamps() {
    #expect(Size(columns: -1, rows: 3) == Size(columns: 0, rows: 3))
    #expect(Rect(column: 0, row: 0, columns: 3, rows: 3).inset(by: 2).isEmpty)
  }

  @Test("Moments are told apart to the millisecond")
  func measuresTime() {
    let start = Moment(nanoseconds: 5)
    #expect(start.after(milliseconds: 8).milliseconds(since: start) == 8)
    #expect(start.milliseconds(since: start.after(milliseconds: 8)) == 0)
  }
}
