import Stopwatch
import Testing

@Suite struct SamplesTests {
  @Test("No values are no samples")
  func none() {
    #expect(Samples([]) == nil)
  }

  @Test(
    "The median is the middle value, or the mean of the two in the middle",
    arguments: [([3], 3), ([2, 1], 1.5), ([5, 1, 3], 3), ([4, 1, 2, 10], 3)] as [([Double], Double)])
  func median(values: [Double], expected: Double) throws {
    let samples = try #require(Samples(values))
    #expect(samples.median == expected)
    #expect(samples.min == values.min())
    #expect(samples.max == values.max())
  }

  @Test(
    "The percentile is the value of the nearest rank",
    arguments: [(20, 95, 19), (100, 95, 95), (5, 95, 5), (1, 1, 1), (10, 100, 10), (10, 10, 1)])
  func percentile(count: Int, percent: Int, expected: Double) throws {
    let samples = try #require(Samples((1...count).reversed().map(Double.init)))
    #expect(samples.percentile(percent) == expected)
  }
}
