internal import Ledger
internal import Prose
internal import Ratification

/// What counsel said of ideas, until it goes into the record of what comes of them.
extension World {
  /// Keeps what was said of an idea.
  mutating func keep(_ entries: [Entry], on idea: Bytes, of path: String) {
    guard !entries.isEmpty else { return }
    charters[path]?.talk.opinions.take(entries, on: idea)
    keepOpinions(of: path)
  }

  /// Forgets what was said of an idea, or of all: a proposal has it now, or nothing came of it.
  mutating func forgetOpinions(of path: String, on idea: Bytes? = nil) {
    charters[path]?.talk.opinions.removeAll { idea == nil || $0.idea == idea }
    charters[path]?.talk.idea = ""
    keepOpinions(of: path)
  }

  private mutating func keepOpinions(of path: String) {
    guard let opinions = charters[path]?.talk.opinions else { return }
    typed.keep(opinions.bytes, at: .opinions(path))
  }

  /// A proposal lies on the docket: what was typed for it is done with, and its review begins with what is known.
  mutating func noteProposed(_ id: String, in path: String) {
    typed.forgetAll(of: path)
    let groundwork = groundwork
    self.groundwork = nil
    if let idea = groundwork?.opinions.idea { forgetOpinions(of: path, on: idea) }
    guard let charter = charter(path) else { return }
    say("Proposal \(id) is on the docket. Press \(keyName(of: .review)) to review it.")
    // A draft has no ratifiers yet.
    guard let groundwork, let card = charter.proposals.first(where: { $0.id == id }),
      let name = identity?.name ?? (charter.isDraft ? "draft" : nil)
    else { return }
    want(.keepReview(card.statement.digest, name: name, groundwork.entries))
  }
}
