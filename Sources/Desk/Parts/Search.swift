internal import Prose

/// What is searched for, and in which direction.
struct Search {
  private let needle: Bytes
  private let isForward: Bool

  init(words: String, isForward: Bool) {
    needle = Bytes(words.lowercased().utf8)
    self.isForward = isForward
  }

  /// The place nearest to `start`, but not that one unless it is the only one, whose text holds the words.
  ///
  /// - Complexity: O(*n*) in the bytes of all places.
  func next(from start: Int, count: Int, text: (Int) -> String) -> Int? {
    guard count > 0 else { return nil }
    return (1...count).lazy.map { step in
      ((isForward ? start + step : start - step) % count + count) % count
    }.first { Bytes(text($0).lowercased().utf8).contains(needle) }
  }
}

extension Bytes {
  /// Whether `needle` occurs.
  ///
  /// - Complexity: O(*nm*) in the bytes of both.
  fileprivate func contains(_ needle: Bytes) -> Bool {
    guard needle.count <= count else { return false }
    return (0...(count - needle.count)).contains { self[$0..<($0 + needle.count)].elementsEqual(needle) }
  }
}

extension DisplayLine {
  /// The words that it shows.
  var text: String { spans.map(\.text).joined() }
}
