import Adapters
import ArgumentParser
import Counsel
import Prose
import Ratification
import Wire

/// `assent sound`: an idea put to counsel before any text exists.
struct Sound: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "sound",
    abstract: "Put an idea to counsel before any text exists.",
    discussion: """
      Each says whether to go on, to change the idea, or to go back to the drawing board, with its strongest reason \
      and a case that would go wrong. Without --counsel the first one in your settings is asked, or else the \
      built-in one, which is a set of rules; several have it beside them, and their verdicts are compared. With --framing each is asked four times, in other lights, and the \
      verdicts are compared; it exits with 1 where they flip. Exits with 69 where one does not answer.
      """)

  @Argument(help: .charterPath) var path: String
  @Argument(help: ArgumentHelp("The idea, in a sentence or two.", valueName: "idea")) var idea: String
  @Option(help: .counselName) var counsel: [String] = []
  @Option(help: ArgumentHelp("The provision that it is about.", valueName: "id")) var provision: String?

  @Flag(help: "Also as if you were for it, against it, and as if a model had had it; says what flips.")
  var framing = false

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    let words = Bytes(idea.utf8).withoutBlankEnds
    guard !words.isEmpty else { throw Failure(.usage, "expected an idea, in a sentence or two") }
    let material = try await folder.material(
      try await folder.snapshot(), focus: provision, typed: console.typed)
    return framing
      ? try await frame(words, material, &console) : try await sound(words, material, &console)
  }
}

extension Sound {
  /// Puts the idea to each counsel, none of whom sees another's answer; several have the critic beside them.
  private func sound(
    _ idea: Bytes, _ material: BriefMaterial, _ console: inout Console
  ) async throws -> ExitStatus {
    let critic = CounselProfile.builtIn.name
    let names = counsel.count > 1 && !counsel.contains(critic) ? counsel + [critic] : counsel
    let (status, answers) = try await console.consult(names, .soundOut(idea), material)
    let table = VerdictTable(
      answers.filter { $0.by.kind != .builtIn }.map {
        VerdictTable.Row($0.by.name, Verdict(of: String(decoding: $0.raw, as: UTF8.self)))
      })
    guard table.given > 1 else { return status }
    try console.output.line()
    for line in table.lines { try console.output.line(line) }
    try console.output.line(table.differs ? "They differ." : "They agree.")
    return status
  }

  /// Puts the idea to each counsel in every light, and compares the verdicts.
  private func frame(
    _ idea: Bytes, _ material: BriefMaterial, _ console: inout Console
  ) async throws -> ExitStatus {
    var status = ExitStatus.done
    for consultation in try console.consulted(counsel) {
      guard consultation.counsel.profile.kind != .builtIn else {
        throw Failure(
          .unavailable, "counsel built-in is a set of rules: no light changes what it says",
          "Name a model by --counsel.")
      }
      let asks = try Framing.allCases.map {
        try console.conversation(.soundOut(idea, $0), material, with: consultation.counsel.profile).ask
      }
      var verdicts: [Verdict?] = Framing.allCases.map { _ in nil }
      for await answer in consultation.answers(to: asks) {
        guard answer.stop == .complete else {
          if let ending = Words.ending(answer.stop) {
            console.note("\(consultation.counsel.profile.name): \(ending.what)")
          }
          status = .unavailable
          continue
        }
        verdicts[answer.index] = Verdict(of: String(decoding: answer.raw, as: UTF8.self))
      }
      let table = VerdictTable(
        zip(Framing.allCases, verdicts).map { VerdictTable.Row($0.rawValue, $1) })
      try console.output.line("\(consultation.title):")
      for line in table.lines { try console.output.line("  \(line)") }
      if table.given > 1 { try console.output.line(table.differs ? "  FLIPS" : "  holds") }
      try console.output.flush()
      if table.differs, status == .done { status = .no }
    }
    return status
  }
}

extension ArgumentHelp {
  static let counselName = ArgumentHelp(
    "Whom to ask, by the name in your settings; may be given again.", valueName: "name")
}
