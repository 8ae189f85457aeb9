import Acts
import Adapters
import Charter
import Desk
import Ledger
import Prose
import Ratification

/// Bringing a history together again that parted.
extension Performer {
  /// Opens the review of the amendment that heals a fork by keeping one branch.
  func beginHealing(_ path: String, keeping tip: Digest) async throws -> Desk.Message {
    let statement = try await clerk.proposeHealing(
      of: path, keeping: tip, words: Performer.words(healing:keeping:))
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
