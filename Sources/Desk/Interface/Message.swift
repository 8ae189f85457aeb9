public import Ledger
public import Prose
public import Ratification

/// What comes back from an effect.
public enum Message: Equatable, Sendable {
  case library([LibraryRow])
  case opened(OpenCharter)
  /// The charter was read again; the screens stay where they are.
  case refreshed(OpenCharter)
  /// Something went wrong; the words say what, where and what to do.
  case failed(String)
  case done(String)
  case verified(path: String, count: Int)
  case verificationFailed(path: String, String)
  case identity(Identity)
  case keys([KeyChoice])
  /// Signing needs the key's passphrase.
  case passphraseNeeded
  case edited(EditPurpose, Bytes)
  /// A proposal lies on the docket.
  case proposed(path: String, id: String)
  case reviewReady(ReviewMaterial)
  case ratified(path: String, number: Int, isEnacted: Bool)
  case history(path: String, [AmendmentRow])
  case amendment(path: String, AmendmentDetail)
}

/// What a review needs besides the statement.
public struct ReviewMaterial: Equatable, Sendable {
  public let path: String
  public let review: Review
  /// The reasons that were given before in this charter.
  public let earlierReasons: [Bytes]
  /// What was typed in an unfinished review of the same bytes.
  public let draft: Section?
  /// A declined proposal that says the same, if there is one.
  public let repeats: Declined?

  public init(
    path: String, review: Review, earlierReasons: [Bytes], draft: Section?, repeats: Declined?
  ) {
    self.path = path
    self.review = review
    self.earlierReasons = earlierReasons
    self.draft = draft
    self.repeats = repeats
  }
}

/// An amendment in a list.
public struct AmendmentRow: Equatable, Sendable {
  public let number: Int
  public let title: Bytes
  public let date: Timestamp
  public let proposer: Proposer
  /// Whether a person changed what had been proposed.
  public let isEdited: Bool
  /// Changed lines, which give the scrubber its height.
  public let size: Int

  public init(number: Int, title: Bytes, date: Timestamp, proposer: Proposer, isEdited: Bool, size: Int) {
    self.number = number
    self.title = title
    self.date = date
    self.proposer = proposer
    self.isEdited = isEdited
    self.size = size
  }
}

/// An amendment with the text before and after it.
public struct AmendmentDetail: Equatable, Sendable {
  public let record: Record
  public let before: Bytes
  public let after: Bytes

  public init(record: Record, before: Bytes, after: Bytes) {
    (self.record, self.before, self.after) = (record, before, after)
  }

  public var number: Int { record.statement.number }
}
