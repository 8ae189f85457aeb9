public import Ledger
public import Prose

/// One answer in a drill, as it is kept in the user's own folder: a line of text.
///
///     2026-11-21T10:12:03Z ana 9f3c2a1b 2/4 must-to-may found
public struct DrillEvent: Equatable, Sendable {
  public let date: Timestamp
  /// Whose answer it is, one word.
  public let name: String
  /// Which warm-up, one word.
  public let warmUp: String
  /// The place in the warm-up, from 1.
  public let place: Int
  /// How many texts the warm-up has.
  public let count: Int
  /// The flaw's name, or `clean`.
  public let kind: String
  public let outcome: DrillOutcome

  public init(
    date: Timestamp, name: String, warmUp: String, place: Int, count: Int, kind: String, outcome: DrillOutcome
  ) {
    self.date = date
    self.name = name
    self.warmUp = warmUp
    self.place = place
    self.count = count
    self.kind = kind
    self.outcome = outcome
  }

  /// Reads a line without its line feed; one that a crash cut short is nil.
  public init?(parsing line: some Collection<UInt8>) {
    let words = line.split(separator: .space, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard words.count == 6, !words.contains(""), let date = Timestamp(parsing: Bytes(words[0].utf8)),
      let outcome = DrillOutcome(rawValue: words[5])
    else { return nil }
    let numbers = words[3].split(separator: "/").compactMap { Int($0) }
    guard numbers.count == 2, (1...99).contains(numbers[0]), (numbers[0]...99).contains(numbers[1]) else {
      return nil
    }
    self.init(
      date: date, name: words[1], warmUp: words[2], place: numbers[0], count: numbers[1], kind: words[4],
      outcome: outcome)
  }

  /// The line with its line feed.
  public var line: Bytes {
    Bytes("\(date) \(name) \(warmUp) \(place)/\(count) \(kind) \(outcome.rawValue)\n".utf8)
  }

  /// The day in UTC.
  public var day: String { date.day }

  var isLast: Bool { place == count }
}
