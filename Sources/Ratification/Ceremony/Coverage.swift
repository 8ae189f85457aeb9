/// Which changed lines of a provision have been on the screen, and for how long.
///
/// Lines are rows of the redline, from 0; times are nanoseconds of a clock that never goes back.
public struct Coverage: Equatable, Sendable {
  public private(set) var changed: Set<Int>
  public private(set) var seen: Set<Int> = []
  /// How long any of them was on the screen.
  public private(set) var nanoseconds: UInt64 = 0
  /// The words of the changed lines.
  public let words: Int
  /// Reading faster than this, in words a minute, is noted; it is a warning, never a lock.
  public static let readingLimit = 600

  public init(changed: Set<Int>, words: Int) {
    (self.changed, self.words) = (changed, words)
  }

  public var isWhole: Bool { seen.isSuperset(of: changed) }

  /// The rows were on the screen for some time.
  public mutating func show(_ rows: some Sequence<Int>, for nanoseconds: UInt64) {
    let shown = changed.intersection(rows)
    guard !shown.isEmpty else { return }
    seen.formUnion(shown)
    self.nanoseconds += nanoseconds
  }

  /// The width changed: what was seen was another picture.
  public mutating func forget() { seen = [] }

  /// The same rows, none of them seen, with time that was spent on another picture of them.
  func adding(_ nanoseconds: UInt64) -> Coverage {
    var copy = self
    copy.nanoseconds += nanoseconds
    return copy
  }

  public var seconds: Int { Int((nanoseconds + 500_000_000) / 1_000_000_000) }

  /// The words of the changed lines a minute, at least a second being counted.
  public var wordsPerMinute: Int { words * 60 / max(1, seconds) }

  public var isFasterThanReading: Bool { isWhole && wordsPerMinute > Coverage.readingLimit }
}
