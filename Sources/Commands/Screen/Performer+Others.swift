import Acts
import Desk
import Ledger
import Prose
import Ratification

/// What a proposal goes through where it is not one person's alone.
extension Performer {
  /// A ratifier turns it down, or who proposed it takes it back.
  func decline(
    _ path: String, _ statement: Statement, _ why: Bytes, _ wished: Declined.Outcome
  ) async throws -> [Desk.Message] {
    guard let identity = clerk.identity else { return [] }
    let outcome = try await clerk.decline(statement, by: identity.name, why: why, wished: wished, in: path)
    return [
      .refreshed(try await clerk.open(path)),
      .done("\(act(outcome)). It is kept in declined/ with your words."),
    ]
  }

  /// Publishes what enough ratifiers have signed, each in their own ceremony; here nobody signs.
  func enact(_ path: String, _ statement: Digest) async throws -> [Desk.Message] {
    let number = try await clerk.enact(statement, in: path)
    return [
      .refreshed(try await clerk.open(path)), .ratified(path: path, number: number, isEnacted: true),
    ]
  }

  /// States an overtaken proposal on the text in force; what this user answered goes along as a draft.
  func restate(_ path: String, _ statement: Statement, isAnew: Bool) async throws -> [Desk.Message] {
    let now: Statement
    switch try await clerk.restate(statement, isAnew: isAnew, in: path) {
    case .restated(let new): now = new
    case .current: now = statement
    case .touched(let provisions): return [.touched(path: path, statement, provisions: provisions)]
    }
    return [
      .refreshed(try await clerk.open(path)),
      .done(
        isAnew
          ? "Proposed anew as \(now.digest.short), for amendment \(now.number)."
          : "Restated as \(now.digest.short), for amendment \(now.number). Your answers are kept."),
    ]
  }
}

/// What was done to a proposal that did not come into force.
private func act(_ outcome: Declined.Outcome) -> String {
  switch outcome {
  case .sentBack: "Sent back"
  case .withdrawn: "Withdrawn"
  case .declined, .outvoted, .leftOut: "Declined"
  }
}
