public import Prose

extension Section {
  /// What a ratifier would have wanted before the text was shown.
  public struct Stance: Hashable, Sendable {
    public enum Moment: String, Sendable {
      case before
      /// They had seen the text elsewhere.
      case afterSeen = "after-seen"
      /// The text is their own.
      case own
    }

    public let moment: Moment
    public let words: Bytes?

    public init(_ moment: Moment, words: Bytes?) {
      self.moment = moment
      self.words = words
    }

    /// Reads `stance: before` with the words behind it.
    public init?(_ entry: Entry) {
      guard let moment = Moment(rawValue: entry.value.word) else { return nil }
      self.init(moment, words: entry.quoted)
    }

    public var entry: Entry { Entry(.stance, Bytes(moment.rawValue.utf8), quoted: words) }
  }

  /// The strongest thing to be said against a proposal.
  public struct Objection: Hashable, Sendable {
    /// `O1`, `O2` and so on, or `none` where the one who was asked found nothing.
    public let id: Bytes
    /// Who objects, in the form of a proposer.
    public let by: Bytes
    public let words: Bytes?

    public init(id: Bytes, by author: Bytes, words: Bytes?) {
      self.id = id
      by = author
      self.words = words
    }

    /// Reads `objection: O1 counsel built-in` with the words behind it.
    public init?(_ entry: Entry) {
      guard let (id, author) = entry.value.splitAtFirstSpace else { return nil }
      self.init(id: id, by: author, words: entry.quoted)
    }

    public var entry: Entry { Entry(.objection, id + [.space] + by, quoted: words) }
  }

  /// What a ratifier says to an objection.
  public struct Answer: Hashable, Sendable {
    public enum Outcome: String, Sendable {
      case answered, overruled
    }

    /// The objection's id.
    public let objection: Bytes
    public let outcome: Outcome
    public let words: Bytes?

    public init(_ objection: Bytes, _ outcome: Outcome, words: Bytes?) {
      self.objection = objection
      self.outcome = outcome
      self.words = words
    }

    /// Reads `answer: O1 overruled` with the words behind it.
    public init?(_ entry: Entry) {
      guard let (id, word) = entry.value.splitAtFirstSpace else { return nil }
      guard let outcome = Outcome(rawValue: word.word) else { return nil }
      self.init(id, outcome, words: entry.quoted)
    }

    public var entry: Entry { Entry(.answer, objection + Bytes(" \(outcome.rawValue)".utf8), quoted: words) }
  }
}
