public import Ledger
public import Prose

/// The right to cast one signed vote, for an amendment or against it, held once every gate of a review is open.
///
/// It can't be copied, it is bound to the bytes of one statement, and casting it uses it up. Only a
/// file that imports this module's `Ballot` interface can make one, and only `Commands` does.
@_spi(Ballot) public struct Ballot: ~Copyable {
  /// The SHA-256 of the statement that it is for.
  public let statement: Digest
  private let bytes: Bytes
  private let section: Section

  private init(bytes: Bytes, section: Section) {
    statement = Digest(of: bytes)
    self.bytes = bytes
    self.section = section
  }

  /// Hands out the ballot once every gate is open.
  ///
  /// - Parameters:
  ///   - bytes: The statement as it lies on the disk now.
  ///   - earliest: No ratification may be dated before it.
  ///   - now: The date of the vote.
  /// - Throws: `BallotFault` where a gate is closed, the texts that were shown are not the statement's, the
  ///   attestation is not complete or is for another phrase than the statement's, or the date is too early.
  public static func issued(
    for review: Review, attestation: Attestation, statement bytes: Bytes, earliest: Timestamp, now: Timestamp
  ) throws(BallotFault) -> Ballot {
    guard review.openStep == .attestation else { throw .closedGate(review.openStep) }
    guard review.isDissent || review.adoptsAll else { throw .adoptsSomethingElse }
    guard review.isOfStatedTexts, review.statement.bytes == bytes else { throw .bytesChanged }
    guard attestation.isComplete, attestation.phrase == review.phrase else { throw .notAttested }
    // A dissent waits for nothing (format.md, 5).
    guard review.isDissent || now >= earliest else { throw .tooEarly(earliest) }
    let vote = review.isDissent ? Section.Vote.dissent : Section.Vote.ratify
    let entries = review.entries(vote: vote, date: now, attestation: attestation.entry)
    do {
      return Ballot(bytes: bytes, section: try Section(name: review.ratifier.utf8Bytes, entries: entries))
    } catch { throw .section(error) }
  }

  /// What is to be signed: the statement, then the section without its signature.
  public var message: Bytes { bytes + section.unsignedBytes }

  /// Spends the ballot: the signed section, which is the act.
  ///
  /// Whether the signature is good is for who publishes it to check; no bytes at all are none.
  public consuming func cast(signature: Bytes) throws(BallotFault) -> Section {
    guard !signature.isEmpty else { throw .unsigned }
    do { return try section.signed(signature) } catch { throw .section(error) }
  }
}

/// Why there is no ballot.
public enum BallotFault: Error, Equatable, Sendable {
  case closedGate(Step)
  case adoptsSomethingElse
  case notAttested
  case bytesChanged
  case tooEarly(Timestamp)
  case unsigned
  case section(RecordFault)
}
