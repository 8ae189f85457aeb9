internal import Adapters
internal import Charter
public import Ledger
public import Ratification

extension Clerk {
  /// Everything that a desk shows of a charter; of a forked one, the text that all its histories have in common.
  ///
  /// What a crash left behind is finished first.
  ///
  /// - Throws: `FolderFault`.
  public func open(_ path: String) async throws -> OpenCharter {
    let folder = folder(path)
    if let fork = try await folder.fork() { return try await open(path, fork) }
    try await folder.finishHealing(keygen: keygen)
    try await folder.finishProjection()
    let snapshot = try await folder.snapshot()
    let document = try await folder.document(snapshot)
    let declined = try await folder.declined()
    let now = clock.now
    let cards = try await folder.docket(snapshot).map { proposal in
      let votes = proposal.standing.votes.map {
        Card.Vote(name: String(decoding: $0.name, as: UTF8.self), isDissent: $0.vote == .dissent)
      }
      return Card(
        statement: proposal.statement, result: proposal.result,
        lacks: proposal.standing.lacks(at: now, head: snapshot.head),
        mayBeRead: snapshot.head.number == 0 || hasStance(on: proposal.statement), votes: votes,
        waitsFor: document.governance.ratifiers.map(\.name).filter { name in
          !votes.contains { $0.name == name }
        },
        remarks: proposal.comments.flatMap(\.remarks),
        repeats: declined.first { $0.repeats(proposal.statement) })
    }
    return OpenCharter(
      path: path, document: document, head: snapshot.head,
      handEdit: snapshot.projection == .editedByHand ? snapshot.charter : nil, proposals: cards,
      declined: declined)
  }

  private func open(_ path: String, _ fork: Fork) async throws -> OpenCharter {
    guard fork.number > 1, let tip = fork.branches.first?.tip else {
      throw FolderFault.fork(number: fork.number, files: fork.records.map(\.fileName.string))
    }
    let folder = folder(path, following: tip.digest)
    let text = try await folder.text(at: fork.number - 1)
    let last = try await folder.record(fork.number - 1)
    let head = Head(
      number: fork.number - 1, record: last.digest, text: last.statement.after,
      newestVote: last.newestRatification ?? .earliest)
    return OpenCharter(
      path: path, document: try Document(text), head: head, handEdit: nil, proposals: [],
      declined: try await folder.declined(), fork: fork)
  }

  /// Whether the user has a stance on a statement, or wrote its text in their own editor.
  public func hasStance(on statement: Statement) -> Bool {
    drafts.isOwn(statement.after) || drafts.read(statement.digest)?.stance != nil
  }
}
