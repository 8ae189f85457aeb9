public import Prose

extension Section {
  /// How a case is decided under the text before an amendment, and under the one after it.
  public struct DecidedCase: Hashable, Sendable {
    public enum Outcome: String, CaseIterable, Sendable {
      case asRuled = "as-ruled"
      case otherwise, undecided
      /// No outcome was given by more than half of the samples.
      case unclear
    }

    /// The case's id, one word.
    public let id: Bytes
    public let before: Outcome
    public let after: Outcome
    public let date: Timestamp
    /// Who decided it, in the form of a proposer.
    public let by: Bytes
    /// How often each outcome was given, and what it rests on; nil where a person decided.
    public let words: Bytes?

    public init(
      _ id: Bytes, before: Outcome, after: Outcome, on date: Timestamp, by: Bytes, words: Bytes? = nil
    ) {
      (self.id, self.before, self.after) = (id, before, after)
      (self.date, self.by, self.words) = (date, by, words)
    }

    /// Whether the amendment turns the verdict; what is unclear turns nothing.
    public var flips: Bool { before != after && before != .unclear && after != .unclear }

    /// Reads `case: silent-escalation as-ruled otherwise 2026-11-21T10:00:00Z model gpt-5`.
    public init?(_ entry: Entry) {
      let words = entry.value.split(separator: .space, maxSplits: 4, omittingEmptySubsequences: false)
      guard words.count == 5, !words[0].isEmpty, let before = Outcome(rawValue: words[1].word),
        let after = Outcome(rawValue: words[2].word), let date = Timestamp(parsing: Bytes(words[3])),
        Proposer(parsing: words[4]) != nil
      else { return nil }
      self.init(
        Bytes(words[0]), before: before, after: after, on: date, by: Bytes(words[4]), words: entry.quoted)
    }

    public var entry: Entry {
      let middle = " \(before.rawValue) \(after.rawValue) \(date) "
      return Entry(.decidedCase, id + Bytes(middle.utf8) + by, quoted: words)
    }
  }

  /// What became of an idea's verdict when the idea was put in other lights.
  public struct Framing: Hashable, Sendable {
    public let flips: Bool
    public let date: Timestamp
    /// Who judged, in the form of a proposer.
    public let by: Bytes
    /// The idea, and the verdict in each light.
    public let words: Bytes?

    public init(flips: Bool, on date: Timestamp, by: Bytes, words: Bytes?) {
      (self.flips, self.date, self.by, self.words) = (flips, date, by, words)
    }

    /// Reads `framing: flips 2026-11-21T10:00:00Z model gpt-5`.
    public init?(_ entry: Entry) {
      let words = entry.value.split(separator: .space, maxSplits: 2, omittingEmptySubsequences: false)
      guard words.count == 3, ["flips", "holds"].contains(words[0].word),
        let date = Timestamp(parsing: Bytes(words[1])), Proposer(parsing: words[2]) != nil
      else { return nil }
      self.init(
        flips: words[0].word == "flips", on: date, by: Bytes(words[2]), words: entry.quoted)
    }

    public var entry: Entry {
      Entry(.framing, Bytes("\(flips ? "flips" : "holds") \(date) ".utf8) + by, quoted: words)
    }
  }

  public var decidedCases: [DecidedCase] { all(.decidedCase).compactMap(DecidedCase.init) }
  public var framings: [Framing] { all(.framing).compactMap(Framing.init) }
}
