public import Prose

/// What counsel said of the idea behind a proposal.
extension Section {
  /// An idea that several judged before there was text of it; verdicts and rebuttals stand behind it.
  public struct Panel: Hashable, Sendable {
    public enum Outcome: String, CaseIterable, Sendable {
      case agrees, differs
      /// Fewer than two gave a verdict.
      case open
    }

    public let outcome: Outcome
    public let date: Timestamp
    public let idea: Bytes

    public init(_ outcome: Outcome, on date: Timestamp, idea: Bytes) {
      (self.outcome, self.date, self.idea) = (outcome, date, idea)
    }

    /// Reads `panel: differs 2026-11-21T10:00:00Z` with the idea behind it.
    public init?(_ entry: Entry) {
      guard entry.has(.panel), let (word, moment) = entry.value.splitAtFirstSpace,
        let outcome = Outcome(rawValue: word.word), let date = Timestamp(parsing: moment),
        let idea = entry.quoted
      else { return nil }
      self.init(outcome, on: date, idea: idea)
    }

    public var entry: Entry {
      Entry(.panel, Bytes("\(outcome.rawValue) \(date)".utf8), quoted: idea)
    }
  }

  /// What those of a panel who are informed were told that the ratifier would want.
  public struct Told: Hashable, Sendable {
    public let date: Timestamp
    public let words: Bytes

    public init(on date: Timestamp, _ words: Bytes) { (self.date, self.words) = (date, words) }

    /// Reads `told: 2026-11-21T10:00:00Z` with the words behind it.
    public init?(_ entry: Entry) {
      guard entry.has(.told), let date = Timestamp(parsing: entry.value), let words = entry.quoted else {
        return nil
      }
      self.init(on: date, words)
    }

    public var entry: Entry { Entry(.told, date.bytes, quoted: words) }
  }

  /// What one of a panel said of its idea.
  public struct Verdict: Hashable, Sendable {
    public enum Round: String, CaseIterable, Sendable {
      /// Without what the person would want.
      case blind
      /// With it.
      case informed
    }

    public enum Outcome: String, CaseIterable, Sendable {
      case goOn = "go-on"
      case changeIt = "change-it"
      case drawingBoard = "drawing-board"
      /// The answer gave none.
      case none
    }

    /// `V1`, `V2` and so on, counted anew in each panel.
    public let id: Bytes
    public let round: Round
    public let outcome: Outcome
    /// Who judged, in the form of a proposer.
    public let by: Bytes
    /// The reason, shortened.
    public let words: Bytes?

    public init(_ id: Bytes, _ round: Round, _ outcome: Outcome, by author: Bytes, words: Bytes?) {
      (self.id, self.round, self.outcome, by, self.words) = (id, round, outcome, author, words)
    }

    /// Reads `verdict: V1 blind go-on model gpt-5` with the words behind it.
    public init?(_ entry: Entry) {
      let words = entry.value.split(separator: .space, maxSplits: 3, omittingEmptySubsequences: false)
      guard entry.has(.verdict), words.count == 4, !words[0].isEmpty,
        let round = Round(rawValue: words[1].word),
        let outcome = Outcome(rawValue: words[2].word), Proposer(parsing: words[3]) != nil
      else { return nil }
      self.init(Bytes(words[0]), round, outcome, by: Bytes(words[3]), words: entry.quoted)
    }

    public var entry: Entry {
      Entry(.verdict, id + Bytes(" \(round.rawValue) \(outcome.rawValue) ".utf8) + by, quoted: words)
    }
  }

  /// What one of a panel objects to another's verdict.
  public struct Rebuttal: Hashable, Sendable {
    /// The verdict's id.
    public let verdict: Bytes
    /// Who objects, in the form of a proposer.
    public let by: Bytes
    /// Shortened.
    public let words: Bytes?

    public init(of verdict: Bytes, by author: Bytes, words: Bytes?) {
      (self.verdict, by, self.words) = (verdict, author, words)
    }

    /// Reads `rebuttal: V1 model gpt-5` with the words behind it.
    public init?(_ entry: Entry) {
      guard entry.has(.rebuttal), let (id, author) = entry.value.splitAtFirstSpace,
        Proposer(parsing: author) != nil
      else { return nil }
      self.init(of: id, by: Bytes(author), words: entry.quoted)
    }

    public var entry: Entry { Entry(.rebuttal, verdict + [.space] + by, quoted: words) }
  }

  /// What was said of ideas, in the order in which it stands.
  public var opinions: [Entry] { entries.filter(\.isOpinion) }
}

extension Entry {
  /// Whether it says what counsel thought of an idea before there was text of it.
  public var isOpinion: Bool { isOfPanel || has(.framing) }

  /// Whether the draft of a review can have it before the ratifier has read the problem.
  public var isBehindProposal: Bool { isOpinion || has(.asked) || has(.struck) }

  /// Whether it is a panel, what it was told, or what one of it said.
  public var isOfPanel: Bool { has(.panel) || has(.told) || has(.verdict) || has(.rebuttal) }
}
