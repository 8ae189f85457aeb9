import Adapters
import Charter
import Desk
import Ledger
import Prose
import Ratification

/// Bringing a history together again that parted.
extension Performer {
  /// A forked charter, to be read: the text that all its histories have in common.
  func forkedCharter(_ path: String, _ fork: Fork) async throws -> OpenCharter {
    guard fork.number > 1, let tip = fork.branches.first?.tip else {
      throw FolderFault.fork(number: fork.number, files: fork.records.map(\.fileName.string))
    }
    let folder = CharterFolder(path, disk: disk, following: tip.digest)
    let text = try await folder.text(at: fork.number - 1)
    let last = try await folder.record(fork.number - 1)
    let head = Head(
      number: fork.number - 1, record: last.digest, text: last.statement.after,
      newestVote: last.newestRatification ?? .earliest)
    return OpenCharter(
      path: path, document: try Document(text), head: head, handEdit: nil, proposals: [],
      declined: try await folder.declined(), fork: fork)
  }

  /// Opens the review of the amendment that heals a fork by keeping one branch.
  func beginHealing(_ path: String, keeping tip: Digest) async throws -> Desk.Message {
    guard let identity = identity() else { return .failed("Healing needs your name and key.") }
    let folder = CharterFolder(path, disk: disk, following: tip)
    let snapshot = try await folder.snapshot()
    guard identity.ratifies(try await folder.document(snapshot)) else {
      return .failed("You are not a ratifier of the history that is to stay.")
    }
    let statement = try await folder.proposeHealing(
      by: .human(Bytes(identity.name.utf8)), at: clock.now, words: Performer.words(healing:keeping:))
    return try await beginReview(path, statement.digest, following: tip)
  }

  private static func words(
    healing fork: Fork, keeping branch: Fork.Branch
  ) -> (title: Bytes, problem: Bytes, rationale: Bytes) {
    func list(_ records: [Record]) -> String {
      records.map { record in
        let names = record.sections.filter { $0.vote == .ratify }.map {
          String(decoding: $0.name, as: UTF8.self)
        }
        return "- \(record.fileName.string): “\(String(decoding: record.statement.title, as: UTF8.self))”, "
          + "ratified by \(names.joined(separator: ", "))"
      }.joined(separator: "\n")
    }
    let losers = fork.losers(keeping: branch)
    return (
      Bytes("Heal the fork at amendment \(fork.number)".utf8),
      Bytes(
        """
        Several records have the number \(fork.number), so nobody knows which text is in force.
        To stay:
        \(list(branch.records))
        To lose:
        \(list(losers))
        """.utf8),
      Bytes(
        """
        One history stays in force, and its text is left as it is.
        The records that lose move to forked/, byte for byte.
        What they changed comes back as proposals.
        """.utf8)
    )
  }
}
