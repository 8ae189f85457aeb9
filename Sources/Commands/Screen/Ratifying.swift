import Acts
import Adapters
import Charter
import Desk
import Ledger
import Prose
@_spi(Ballot) import Ratification

/// The one place in the program where a vote is cast, from keys typed at a terminal.
extension Performer {
  /// Verifies the history, issues a ballot for the bytes that were shown, has the key sign, and publishes.
  func ratify(_ screen: ReviewScene, passphrase: Bytes?) async throws -> Message {
    let review = screen.review
    let folder = CharterFolder(
      screen.charter, disk: clerk.disk, following: review.statement.isHealing ? review.statement.parent : nil)
    guard let attestation = screen.attestation, let identity = clerk.identity else {
      return .notSigned("Nobody is here to sign.")
    }
    let verified = try await folder.verify(remembering: clerk.memory, keygen: clerk.keygen)
    let snapshot = try await folder.snapshot()
    let proposal = try await folder.proposal(review.statement.digest.short, snapshot)
    let standing = proposal.standing
    guard standing.isCurrent else {
      throw FolderFault.moved(from: review.statement.number - 1, to: verified.head.number)
    }
    if verified.head.number == 0, Digest(of: snapshot.charter) != review.statement.after {
      throw FolderFault.lacks([.overtaken])
    }
    let earliest = standing.earliestVote(after: verified.head)
    let now = clerk.clock.now
    // A clock that lags behind the last vote takes its date; none signs ahead of a cooling-off.
    let isDissent = review.isDissent
    let date = isDissent ? now : max(now, verified.head.newestVote)
    guard isDissent || date >= earliest, isDissent || now >= earliest || earliest == verified.head.newestVote
    else {
      throw FolderFault.lacks([.coolingOff(until: earliest)])
    }
    guard let key = keyRing.key(matching: identity.key) else { throw KeyFault.noKeys }
    let ballot = try Ballot.issued(
      for: review, attestation: attestation, statement: proposal.statement.bytes, earliest: earliest,
      now: date)
    let signature: Bytes
    do {
      signature = try await clerk.keygen.sign(ballot.message, path: key.path, passphrase: passphrase)
    } catch {
      switch error {
      case .needsPassphrase, .wrongPassphrase: return .passphraseNeeded
      default: throw error
      }
    }
    let section = try ballot.cast(signature: signature)
    try await folder.put(section, on: proposal.statement)
    let counted = try await folder.proposal(review.statement.digest.short, snapshot)
    guard counted.standing.votes.contains(section) else {
      throw KeyFault.refused(path: key.path, words: "its signature does not verify")
    }
    if isDissent {
      let isDeclined = try await clerk.follow(
        section, counted.standing, base: review.base ?? review.result,
        why: Bytes("The threshold can't be met.".utf8), in: folder)
      return .dissented(path: screen.charter, number: review.statement.number, isDeclined: isDeclined)
    }
    let isEnacted = counted.standing.lacks(at: date, head: verified.head).isEmpty
    if isEnacted {
      try await folder.enact(
        try counted.standing.record(), after: verified, remembering: clerk.memory, keygen: clerk.keygen)
      clerk.reviews.forget(review.statement.digest)
      if review.statement.number == 1 { try? clerk.draftMemory(of: screen.charter).forget() }
    }
    return .ratified(path: screen.charter, number: review.statement.number, isEnacted: isEnacted)
  }
}
