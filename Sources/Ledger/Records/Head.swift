public import Prose

/// Where a history stands: what the next record has to follow.
public struct Head: Equatable, Sendable {
  /// The number of the last amendment; 0 before adoption.
  public let number: Int
  /// The SHA-256 of the last record's file; nil before adoption.
  public let record: Digest?
  /// The SHA-256 of the text in force; that of no bytes before adoption.
  public let text: Digest
  /// The date of its newest ratification; none of the next record's may be dated earlier.
  public let newestVote: Timestamp

  public init(number: Int, record: Digest?, text: Digest, newestVote: Timestamp) {
    (self.number, self.record, self.text, self.newestVote) = (number, record, text, newestVote)
  }

  public static let draft = Head(number: 0, record: nil, text: .ofNothing, newestVote: .earliest)
}

extension Record {
  /// The date of its newest ratification; a dissent binds no later record.
  public var newestRatification: Timestamp? {
    sections.filter { $0.vote == .ratify }.compactMap(\.date).max()
  }
}
