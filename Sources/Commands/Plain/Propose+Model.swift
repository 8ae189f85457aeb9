import Adapters
import Charter
import Counsel
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
    let material = try await folder.material(snapshot, focus: provision, typed: console.typed)
    var conversation = try console.conversation(
      .proposal(stance), said: stance, material, with: consultation.counsel.profile)
    while true {
      switch try await consultation.ask(&conversation, isShown: !isAdopted, &console) {
      case .over(.complete): return try await put(conversation, snapshot, &console)
      case .over:
        if let last = conversation.request.mended { try handOver(last, isAdopted: isAdopted, &console) }
        console.note("nothing was proposed.")
        return .unavailable
      case .mend:
        do { try conversation.mend(material, seed: console.foreseenByNobody) } catch {
          try handOver(conversation.answer.raw, isAdopted: isAdopted, &console)
          throw Failure(error)
        }
        console.noteOmissions(of: conversation.brief)
      }
    }
  }

  /// Puts what was drafted on the docket, where it is whole.
  private func put(
    _ conversation: Conversation, _ snapshot: Snapshot, _ console: inout Console
  ) async throws -> ExitStatus {
    let draft = conversation.draft
    guard draft.isChanged, draft.refused.isEmpty else {
      for refused in draft.refused {
        console.note("edit \(refused.number) is refused: \(shownLine(refused.fault.words))")
      }
      if !draft.refused.isEmpty {
        try handOver(conversation.answer.raw, isAdopted: snapshot.head.number > 0, &console)
      }
      console.note(
        draft.isChanged ? "nothing was proposed, since a part is missing." : "it proposes no change.")
      return .no
    }
    return try await put(try conversation.motion(on: draft.base), conversation.words, snapshot, &console)
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
