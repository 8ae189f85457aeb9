import Ratification
import Testing

private let second: UInt64 = 1_000_000_000

struct CoverageTests {
  @Test("It is whole when every changed row was on the screen, in whatever pieces")
  func whole() {
    var coverage = Coverage(changed: [3, 4, 9], words: 30)
    #expect(!coverage.isWhole)
    coverage.show(0..<4, for: second)
    coverage.show(9..<12, for: second)
    #expect(!coverage.isWhole)
    #expect(coverage.seen == [3, 9])
    coverage.show([4], for: second)
    #expect(coverage.isWhole)
  }

  @Test("Rows that did not change are not counted, nor the time spent on them")
  func otherRows() {
    var coverage = Coverage(changed: [3], words: 10)
    coverage.show(4..<40, for: 60 * second)
    #expect(coverage.seen.isEmpty)
    #expect(coverage.nanoseconds == 0)
  }

  @Test("With nothing changed there is nothing to be seen")
  func nothing() { #expect(Coverage(changed: [], words: 0).isWhole) }

  @Test("Another width voids what was seen, not the time")
  func forgetting() {
    var coverage = Coverage(changed: [1, 2], words: 10)
    coverage.show(0..<5, for: 3 * second)
    coverage.forget()
    #expect(!coverage.isWhole)
    #expect(coverage.seen.isEmpty)
    #expect(coverage.seconds == 3)
  }

  @Test(
    "Words a minute, with half seconds rounded up and at least one second counted",
    arguments: [
      (words: 100, nanoseconds: 60 * second, seconds: 60, pace: 100),
      (words: 10, nanoseconds: 1, seconds: 0, pace: 600),
      (words: 10, nanoseconds: second, seconds: 1, pace: 600),
      (words: 7, nanoseconds: 2 * second + second / 2, seconds: 3, pace: 140),
      (words: 7, nanoseconds: 2 * second + second / 2 - 1, seconds: 2, pace: 210),
      (words: 0, nanoseconds: 10 * second, seconds: 10, pace: 0),
    ])
  func pace(words: Int, nanoseconds: UInt64, seconds: Int, pace: Int) {
    var coverage = Coverage(changed: [0], words: words)
    coverage.show([0], for: nanoseconds)
    #expect(coverage.seconds == seconds)
    #expect(coverage.wordsPerMinute == pace)
  }

  @Test("Faster than reading is said of the whole, beyond 600 words a minute")
  func reading() {
    var coverage = Coverage(changed: [0, 1], words: 11)
    coverage.show([0], for: second)
    #expect(!coverage.isFasterThanReading)
    coverage.show([1], for: 1)
    #expect(coverage.isFasterThanReading)
    coverage.show([1], for: second)
    #expect(!coverage.isFasterThanReading)
  }
}
