public import Charter
public import Ledger
public import Prose
public import Ratification

extension Motion {
  /// What a model proposes.
  ///
  /// - Parameters:
  ///   - draft: What was kept of its edits, with the reply that says why.
  ///   - asked: The person's words, which are the problem where the reply names none.
  ///   - settings: How it was asked.
  ///   - isComplete: Whether the last reply came to its own end; the title says where it did not.
  public init(
    _ draft: DraftedText, asked: Bytes, result: Document, by proposer: Proposer, with settings: Asked?,
    isComplete: Bool
  ) {
    let reply = draft.opening
    let mark = isComplete && !draft.isIncomplete ? "" : "Incomplete answer: "
    let note = draft.kept.map(\.note).first { !$0.isEmpty }
    let title = reply.edits.isEmpty ? note ?? reply.title : reply.title
    self.init(
      title: Bytes((mark + title).oneLine.utf8), proposer: proposer, asked: settings,
      problem: reply.problem.isEmpty ? asked : Bytes(reply.problem.utf8),
      rationale: Bytes(reply.rationale.utf8), expectedEffect: Bytes(reply.expectedEffect.utf8),
      result: result.bytes)
  }
}

extension CounselProfile {
  /// Who a record names as the author of what this counsel wrote.
  ///
  /// - Parameter model: The model as the server names it; the settings' name where it names none.
  public func proposer(model: String?) -> Proposer {
    let name = model ?? self.model ?? self.name
    let words = Bytes((name + (stake == .governed ? ", the governed model" : "")).oneLine.utf8)
    return switch kind {
    case .builtIn: .builtIn
    case .command: .command(words)
    case .openAICompatible, .anthropic, .ollama: .model(words)
    }
  }

  /// Whether it may be who wrote a text: a server gives a model another, longer name than the settings do, such
  /// as one with a date, or without its vendor.
  public func mayHaveWritten(_ author: Proposer) -> Bool {
    switch (author, proposer(model: nil)) {
    case (.model(let theirs), .model(let mine)):
      let names = [theirs, mine].map { Bytes($0.split(separator: UInt8(ascii: "/")).last ?? []) }
      return names[0].starts(with: names[1]) || names[1].starts(with: names[0])
    case (let theirs, let mine): return theirs == mine
    }
  }
}

extension String {
  /// Without control characters and blanks at the ends, at most 100 characters.
  var oneLine: String {
    let plain = String(
      String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    let trimmed = plain.trimmed
    return trimmed.count > 100 ? String(trimmed.prefix(99)).trimmed + "…" : trimmed
  }
}
