internal import Cells
internal import Prose

extension Interface {
  /// Finds the next place that holds the words; without any, those that were searched for last.
  mutating func search(for words: String) {
    if !words.isEmpty { sought = words }
    find(isForward: true)
  }

  /// Goes to the next place, or the one before, that holds what was searched for.
  mutating func find(isForward: Bool) {
    guard !sought.isEmpty else {
      say("Nothing was searched for yet: \(keymap.keyName(of: .search)) does.")
      return
    }
    let place = Search(words: sought, isForward: isForward)
    let isFound: Bool
    switch screen {
    case .library(var library):
      isFound = library.find(place)
      replaceScreen(.library(library))
    case .desk(var desk):
      isFound = desk.find(place)
      replaceScreen(.desk(desk))
    case .draft(var draft):
      isFound = draft.find(place, room)
      replaceScreen(.draft(draft))
    case .review(var review):
      isFound = review.find(place, reviewRoom(of: review))
      replaceScreen(.review(review))
    case .docket(var docket):
      isFound = docket.find(place)
      replaceScreen(.docket(docket))
    case .report(var report):
      isFound = report.find(place, room.size)
      replaceScreen(.report(report))
    case .cases(var cases):
      isFound = cases.find(place, room)
      replaceScreen(.cases(cases))
    case .history, .glance, .drill, .panel: isFound = false
    }
    if !isFound { refuse("“\(sought)” is not here.") }
  }
}

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
