import Adapters
import Charter
import Counsel
import Desk
import Ledger
import Prose
import Ratification
import Wire

extension Propose {
  /// Lets a model draft a proposal onto the docket, and mend what is refused of it, in at most three tries.
  ///
  /// In an adopted charter nothing of what it says is shown: what was typed is the stance, and the text comes at
  /// the screen, behind it. An incomplete answer becomes no proposal. What can't be mended is handed over as it
  /// came.
  func draft(
    by name: String, _ snapshot: Snapshot, _ console: inout Console
  ) async throws -> ExitStatus {
    let stance = try stanceAsked()
    let isAdopted = snapshot.head.number > 0
    guard let consultation = try console.consulted([name]).first else { return .unavailable }
    var material = try await folder.material(snapshot, focus: provision, typed: console.typed)
    var draft = DraftedText(base: material.document)
    var request = BriefRequest.proposal(stance)
    var model: String?
    var raw = Bytes()
    var isStrict = false
    repeat {
      let brief: Brief
      let ask: Ask
      do { (brief, ask) = try console.brief(request, material, for: consultation.counsel) } catch {
        if draft.tries > 0 { try handOver(raw, isAdopted: isAdopted, &console) }
        throw error
      }
      let answer = try await consultation.ask(brief, ask, isAdopted ? .nothing : .talk, &console)
      guard answer.stop == .complete else {
        if draft.tries > 0 { try handOver(raw, isAdopted: isAdopted, &console) }
        console.note("nothing was proposed.")
        return .unavailable
      }
      draft.take(answer.reply)
      (model, raw, isStrict) = (answer.model, answer.raw, answer.isStrict)
      material.document = draft.result
      request = .mending(of: stance, reply: raw, draft)
    } while draft.mayTryAgain
    guard draft.isChanged, draft.refused.isEmpty else {
      for refused in draft.refused {
        console.note("edit \(refused.number) is refused: \(shownLine(refused.fault.words))")
      }
      if !draft.refused.isEmpty { try handOver(raw, isAdopted: isAdopted, &console) }
      console.note(
        draft.isChanged ? "nothing was proposed, since a part is missing." : "it proposes no change.")
      return .no
    }
    let motion = Motion(
      draft, asked: stance, result: draft.result,
      by: consultation.counsel.profile.proposer(model: model),
      with: consultation.counsel.profile.asked(model: model, draft: draft, isStrict: isStrict),
      isComplete: true)
    return try await put(motion, stance, snapshot, &console)
  }

  /// Gives an answer that can't be mended to the person: for a text in force in a file, which they may leave unread.
  private func handOver(_ raw: Bytes, isAdopted: Bool, _ console: inout Console) throws {
    guard isAdopted else {
      try console.output.line("\nThis is its answer as it came:\n")
      return try console.output.text(raw.last == .lineFeed ? raw : raw + [.lineFeed])
    }
    let folder = "\(console.places.state)/replies"
    let file = "\(folder)/\(Digest(of: raw).short).md"
    try console.disk.makeFolder(folder, mode: 0o700)
    try console.disk.replace(file, raw)
    console.note("its last answer is kept in \(shownLine(file))")
    console.note("it holds text for the charter; take a stance before you read it.")
  }
}
