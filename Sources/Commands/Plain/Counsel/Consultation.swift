import Adapters
import Counsel
import Critic
import Prose
import Wire

/// One counsel asked in plain text: what it says is written as it comes.
struct Consultation: Sendable {
  let counsel: any AskableCounsel

  /// Who answers, for a line above the answer.
  var title: String {
    let profile = counsel.profile
    guard profile.kind != .builtIn else { return BuiltInCritic.name }
    let stake = profile.stake == .governed ? ", the model that the charter governs" : ""
    return "\(profile.name) (\(shownLine(profile.model ?? ""))\(stake))"
  }

  /// Asks, writes the answer as it comes, and says how it ended where that is not well.
  ///
  /// - Parameter isShown: Whether anything of the answer is written.
  /// - Returns: What follows.
  func ask(
    _ conversation: inout Conversation, isShown: Bool = true, _ console: inout Console
  ) async throws -> Conversation.Step {
    let (events, source) = AsyncStream.makeStream(of: CounselEvent.self)
    let (counsel, ask) = (counsel, conversation.ask)
    let task = Task {
      _ = await counsel.ask(ask) { source.yield($0) }
      source.finish()
    }
    defer { task.cancel() }
    var written = 0
    var step: Conversation.Step?
    for await event in events {
      step = conversation.hear(event) ?? step
      switch event {
      case .text where isShown:
        // Word by word: what belongs to a character may come behind it.
        let shown = conversation.shown
        let end = (shown.lastIndex { $0 == .space || $0 == .lineFeed } ?? -1) + 1
        guard end > written else { break }
        try console.output.text(Bytes(shown[written..<end]))
        try console.output.flush()
        written = end
      case .waiting(let time, _, let fault):
        console.note("\(Words(fault).what) Trying again in \((time + 999) / 1_000) s.")
      case .briefCut(let sent, let read):
        console.note("the server read \(read) of about \(sent) tokens: it has cut the brief. Set `window`.")
      case .text, .model, .plain, .thinking, .usage, .ended: break
      }
    }
    let last = step ?? conversation.hear(.ended(.cut)) ?? .over(.cut)
    if isShown {
      let shown = conversation.shown
      if written < shown.count { try console.output.text(Bytes(shown[written...])) }
      if let end = shown.last, end != .lineFeed { try console.output.line() }
    }
    try console.output.flush()
    if let ending = conversation.ending.flatMap(Words.ending) {
      console.note("\(counsel.profile.name): \(ending.what)\(ending.advice.map { " \($0)" } ?? "")")
    }
    return last
  }
}

extension Console {
  /// The counsel of these names; without any, whom the settings name first.
  func consulted(_ names: [String]) throws -> [Consultation] {
    let roster = CounselRoster(try settings())
    guard !names.isEmpty else { return [Consultation(counsel: roster.preferred)] }
    return try names.map { name in
      guard let counsel = roster[name] else {
        throw Failure(
          .usage, "expected the name of a counsel, found \(quoted(name))",
          "There is: \(roster.all.map(\.profile.name).joined(separator: ", ")).")
      }
      return Consultation(counsel: counsel)
    }
  }

  /// A question within the counsel's window, with a word in its tags that nobody could foresee.
  func conversation(
    _ request: BriefRequest, said words: Bytes = [], _ material: BriefMaterial, with profile: CounselProfile
  ) throws -> Conversation {
    let conversation: Conversation
    do {
      conversation = try Conversation(request, said: words, material, with: profile, seed: foreseenByNobody)
    } catch { throw Failure(error) }
    noteOmissions(of: conversation.brief)
    return conversation
  }

  func noteOmissions(of brief: Brief) { if let left = brief.omissions.words { note(shownLine(left)) } }

  var foreseenByNobody: Bytes { (0..<16).map { _ in UInt8.random(in: 0...255) } }

  /// Asks each of these counsel the same, one after the other, and writes what they say.
  ///
  /// - Returns: How it went, and the answers that are whole.
  mutating func consult(
    _ names: [String], _ request: BriefRequest, _ material: BriefMaterial
  ) async throws -> (status: ExitStatus, answers: [(by: CounselProfile, raw: Bytes)]) {
    var status = ExitStatus.done
    var answers: [(by: CounselProfile, raw: Bytes)] = []
    for (place, consultation) in try consulted(names).enumerated() {
      if place > 0 { try output.line() }
      try output.line("\(consultation.title):")
      try output.flush()
      var conversation = try conversation(request, material, with: consultation.counsel.profile)
      if try await consultation.ask(&conversation, &self) == .over(.complete) {
        answers.append((consultation.counsel.profile, conversation.answer.raw))
      } else {
        status = .unavailable
      }
    }
    return (status, answers)
  }
}
