import Acts
import Adapters
import Charter
import Critic
import History
import Ledger
import Prose
import Ratification

extension Propose {
  /// Lets the built-in counsel draft a proposal onto the docket.
  func ask(_ base: Document, _ snapshot: Snapshot, _ console: inout Console) async throws -> ExitStatus {
    let stance = try stanceAsked()
    guard let draft = try draft(for: base) else {
      console.note("counsel built-in found nothing that it can mend\(provision == nil ? "" : " there").")
      return .no
    }
    let result: Document
    do { result = try base.applying(.replace(draft.provision, draft.text)) } catch {
      throw Failure(error, folder: path)
    }
    let motion = Motion(
      title: Bytes(draft.title.utf8), proposer: .builtIn, problem: Bytes(draft.problem.utf8).withoutBlankEnds,
      rationale: Bytes(draft.rationale.utf8).withoutBlankEnds,
      expectedEffect: Bytes(draft.expectedEffect.utf8).withoutBlankEnds, result: result.bytes)
    return try await put(motion, stance, snapshot, &console)
  }

  /// What was typed, which has to say something.
  func stanceAsked() throws -> Bytes {
    guard let stance = problem.map({ Bytes($0.utf8).withoutBlankEnds }), !stance.isEmpty else {
      throw Failure(.usage, "expected what is wrong, in a few words", "Say it in quotation marks.")
    }
    return stance
  }

  /// Puts a motion of counsel's on the docket; what was typed is the stance where the text is in force.
  func put(
    _ motion: Motion, _ stance: Bytes, _ snapshot: Snapshot, _ console: inout Console
  ) async throws -> ExitStatus {
    let isAdopted = snapshot.head.number > 0
    // What was typed, before any text was shown, is the stance.
    let statement = try await console.clerk.propose(
      motion, in: path, stance: isAdopted ? (words: stance, name: try console.userName()) : nil)
    try console.output.line("\(statement.id)  \(shownLine(statement.title))")
    try console.output.write(Bytes(indented(statement.problem, by: "    ").utf8))
    // A draft is not in force, so its reader need not be kept from the text.
    guard !isAdopted else { return .done }
    for hunk in try statement.patch().hunks {
      try console.output.write(Bytes("\n  line \(hunk.newStart)\n".utf8) + plainRedline(of: hunk))
    }
    return .done
  }

  /// What counsel would change: in the provision asked about, or where the worst is that it can mend.
  private func draft(for base: Document) throws -> BuiltInCritic.Proposal? {
    let counsel = BuiltInCritic()
    if let provision {
      guard let target = base.provision(provision) else {
        throw OperationFault.unknownProvision(provision, nearest: base.nearestID(to: provision))
      }
      return counsel.proposal(for: target, in: base)
    }
    let worst = counsel.findings(in: base).filter { $0.mend != nil }.max { $0.level < $1.level }
    return worst.flatMap { base.provision($0.provision) }.flatMap { counsel.proposal(for: $0, in: base) }
  }
}
