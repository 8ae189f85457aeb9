import Adapters
import Counsel
import Critic
import Desk
import Ledger
import Prose
import Ratification
import Wire

/// One counsel asked in plain text: what it says is written as it comes.
struct Consultation: Sendable {
  let counsel: any AskableCounsel

  /// How much of an answer is written.
  enum Showing { case all, talk, nothing }

  struct Answer: Sendable {
    let reply: Reply
    /// Everything that it said.
    let raw: Bytes
    let stop: StopReason
    /// The model, as the server names it; nil where it does not.
    let model: String?
    /// Whether edits were asked for after a schema.
    let isStrict: Bool
  }

  /// Who answers, for a line above the answer.
  var title: String {
    let profile = counsel.profile
    guard profile.kind != .builtIn else { return BuiltInCritic.name }
    let stake = profile.stake == .governed ? ", the model that the charter governs" : ""
    return "\(profile.name) (\(shownLine(profile.model ?? ""))\(stake))"
  }

  /// Asks, writes the answer as it comes, and says how it ended where that is not well.
  func ask(
    _ brief: Brief, _ ask: Ask, _ showing: Showing, _ console: inout Console
  ) async throws -> Answer {
    let (events, source) = AsyncStream.makeStream(of: CounselEvent.self)
    let counsel = counsel
    let task = Task {
      _ = await counsel.ask(ask) { source.yield($0) }
      source.finish()
    }
    defer { task.cancel() }
    var reader = AnswerReader(
      nonce: brief.nonce, mayBeStrict: ask.chat.schema != nil && counsel.profile.takesSchemas)
    var raw = Bytes()
    var written = 0
    var model: String?
    var stop = StopReason.cut
    func readable(_ talk: Bytes) -> Bytes {
      switch showing {
      case .all: raw
      case .talk: talk
      case .nothing: []
      }
    }
    for await event in events {
      switch event {
      case .text(let text):
        reader.feed(text)
        raw += text
        // Word by word: what belongs to a character may come behind it.
        let shown = readable(reader.talk)
        let end = (shown.lastIndex { $0 == .space || $0 == .lineFeed } ?? -1) + 1
        guard end > written else { break }
        try console.output.text(Bytes(shown[written..<end]))
        try console.output.flush()
        written = end
      case .model(let name): model = String(decoding: name, as: UTF8.self)
      case .waiting(let time, _, let fault):
        console.note("\(Words(fault).what) Trying again in \((time + 999) / 1_000) s.")
      case .briefCut(let sent, let read):
        console.note("the server read \(read) of about \(sent) tokens: it has cut the brief. Set `window`.")
      case .ended(let reason): stop = reason
      case .plain: reader.expectPlain()
      case .thinking, .usage: break
      }
    }
    let reply = reader.finish(isComplete: stop == .complete)
    let shown = readable(reply.talk)
    if written < shown.count { try console.output.text(Bytes(shown[written...])) }
    if let last = shown.last, last != .lineFeed { try console.output.line() }
    try console.output.flush()
    if let ending = Words.ending(stop) {
      console.note("\(counsel.profile.name): \(ending.what)\(ending.advice.map { " \($0)" } ?? "")")
    }
    return Answer(reply: reply, raw: raw, stop: stop, model: model, isStrict: reader.mayBeStrict)
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

  /// A brief within the counsel's window, with a word in its tags that nobody could foresee.
  func brief(
    _ request: BriefRequest, _ material: BriefMaterial, for counsel: any AskableCounsel
  ) throws -> (brief: Brief, ask: Ask) {
    let seed = (0..<16).map { _ in UInt8.random(in: 0...255) }
    let brief: Brief
    do { brief = try Brief(request, material, window: counsel.profile.briefWindow, seed: seed) } catch {
      throw Failure(error)
    }
    if let left = brief.omissions.words { note(shownLine(left)) }
    return (brief, brief.ask(request, material))
  }

  /// Asks each of these counsel the same, one after the other, and writes what they say.
  ///
  /// - Returns: How it went, and the answers that are whole.
  mutating func consult(
    _ names: [String], _ request: BriefRequest, _ material: BriefMaterial
  ) async throws -> (status: ExitStatus, answers: [(by: CounselProfile, answer: Consultation.Answer)]) {
    var status = ExitStatus.done
    var answers: [(by: CounselProfile, answer: Consultation.Answer)] = []
    for (place, consultation) in try consulted(names).enumerated() {
      if place > 0 { try output.line() }
      try output.line("\(consultation.title):")
      try output.flush()
      let (brief, ask) = try brief(request, material, for: consultation.counsel)
      let answer = try await consultation.ask(brief, ask, .all, &self)
      if answer.stop == .complete {
        answers.append((consultation.counsel.profile, answer))
      } else {
        status = .unavailable
      }
    }
    return (status, answers)
  }
}
