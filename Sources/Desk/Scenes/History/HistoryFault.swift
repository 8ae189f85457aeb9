/// Where a history breaks, in words.
public struct HistoryFault: Equatable, Sendable {
  /// The amendment that breaks a rule or can't be read; one more than the last where something after it does.
  public let number: Int
  public let words: String

  public init(number: Int, words: String) {
    (self.number, self.words) = (number, words)
  }
}

/// Where words were found in a history, so far.
public struct FoundWords: Equatable, Sendable {
  public let words: String
  /// For each amendment in which they stand, came or went: where.
  public var places: [Int: String]
  /// In how many declined proposals they stand.
  public var declined: Int
  public var isComplete: Bool

  public init(words: String, places: [Int: String] = [:], declined: Int = 0, isComplete: Bool = false) {
    self.words = words
    self.places = places
    self.declined = declined
    self.isComplete = isComplete
  }
}
