import Adapters
import ArgumentParser
import Charter
import Counsel
import Ledger
import PlainJSON
import Prose
import Wire

/// `assent cases`: each case decided under the text in force, or under both texts, with what flips.
struct Cases: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases",
    abstract: "Let counsel, or yourself, decide each case under the text, or under both texts.",
    discussion: """
      With --proposal each case is decided under the text in force and under the proposed one, in the same words; \
      which verdicts flip is listed with the lines that they rest on, and so is where samples or counsel differ. An \
      adoption has no text before it: its cases are decided under the text that is adopted alone. The \
      case itself is left out of the text that is sent. --by-hand asks you, at a terminal, before any counsel \
      is shown. A proposal's text needs a stance first. Exits with 1 where a verdict flips or deciders differ, and \
      with 69 where a counsel does not answer.
      """)

  @Argument(help: .charterPath) var path: String
  @Option(help: ArgumentHelp("A proposal: the first digits of its id.", valueName: "id"))
  var proposal: String?
  @Option(help: .counselName) var counsel: [String] = []
  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("Only this case; may be given again.", valueName: "id")) var only: [String] = []
  @Option(help: ArgumentHelp("How often each counsel is asked about a case.", valueName: "n"))
  var samples = 3
  @Flag(help: "Decide each case yourself.") var byHand = false
  @Flag(help: "As JSON.") var json = false

  func validate() throws {
    guard (1...25).contains(samples) else { throw ValidationError("Expected 1 to 25 samples.") }
  }

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    let snapshot = try await folder.snapshot()
    var inquiry = try await inquiry(folder, snapshot, console)
    let asked = try deciders(console)
    if byHand { try decideByHand(&inquiry, console) }
    var status = ExitStatus.done
    for consultation in asked {
      if !(try await ask(consultation, &inquiry, console)) { status = .unavailable }
    }
    if json {
      try console.output.write(inquiry.json(cases(of: inquiry)).bytes)
    } else {
      try CaseListing(inquiry, cases(of: inquiry)).write(&console)
    }
    guard status == .done else { return status }
    guard byHand || !asked.isEmpty else {
      if inquiry.cases.isEmpty { return .done }
      console.note(
        "nobody is there to decide them: your settings name no counsel, and the built-in one is a set of "
          + "rules. --by-hand asks you.")
      return .unavailable
    }
    return inquiry.flips.isEmpty && inquiry.disagreements.isEmpty ? .done : .no
  }

  /// The cases under the text, or under both.
  private func inquiry(
    _ folder: CharterFolder, _ snapshot: Snapshot, _ console: borrowing Console
  ) async throws -> CaseInquiry {
    let document = try await folder.document(snapshot)
    var inquiry = CaseInquiry(now: document)
    if let proposal {
      let proposal = try await folder.proposal(proposal, snapshot)
      let base = proposal.statement.before == .ofNothing ? nil : document
      inquiry = CaseInquiry(from: base, to: try readable(proposal, snapshot, console))
      inquiry.isDraft = snapshot.projection == .draft
    }
    // Cases that don't parse are a fault, and not the same as none.
    for side in inquiry.sides {
      do { _ = try inquiry.document(side).cases() } catch { throw Failure(error, folder: path) }
    }
    for id in only where !inquiry.cases.contains(where: { $0.id == id }) {
      throw Failure(
        .noInput, file: path, "expected the id of a case, found \(quoted(id))",
        inquiry.cases.isEmpty ? nil : "There is: \(inquiry.cases.map(\.id).joined(separator: ", ")).")
    }
    return inquiry
  }

  /// Those that are asked about.
  private func cases(of inquiry: CaseInquiry) -> [Case] {
    inquiry.cases.filter { only.isEmpty || only.contains($0.id) }
  }

  /// Whom to ask; the critic can't decide a case, so it is asked nothing.
  private func deciders(_ console: borrowing Console) throws -> [Consultation] {
    if counsel.isEmpty, byHand { return [] }
    let all = try console.consulted(counsel)
    if counsel.contains(CounselProfile.builtIn.name) {
      console.note("counsel built-in is a set of rules and can't decide a case.")
    }
    return all.filter { $0.counsel.profile.kind != .builtIn }
  }

  /// Asks one counsel about every case, and says whether it answered all.
  private func ask(
    _ consultation: Consultation, _ inquiry: inout CaseInquiry, _ console: borrowing Console
  ) async throws -> Bool {
    let seed = console.foreseenByNobody
    var questions: [(place: CaseInquiry.Question, ask: Ask)] = []
    for decided in cases(of: inquiry) {
      for side in inquiry.sides {
        let ask: Ask
        do {
          ask = try inquiry.question(
            decided, side, to: consultation.counsel.profile, seed: seed
          ).ask
        } catch { throw Failure(error) }
        for _ in 0..<samples { questions.append((.init(decided.id, side), ask)) }
      }
    }
    let progress = Progress("\(consultation.counsel.profile.name): \(questions.count) questions, answered:")
    var count = 0
    var ending: StopReason?
    for await answer in consultation.answers(to: questions.map(\.ask)) {
      count += 1
      progress.show(count)
      let isWhole = answer.stop == .complete
      if !isWhole { ending = answer.stop }
      let place = questions[answer.index].place
      let verdict = isWhole ? CaseVerdict(of: String(decoding: answer.raw, as: UTF8.self)) : nil
      inquiry.hear(verdict, on: place.caseID, place.side, from: consultation.title)
    }
    progress.clear()
    guard let ending, let words = Words.ending(ending) else { return true }
    console.note(
      "\(consultation.counsel.profile.name): \(words.what)\(words.advice.map { " \($0)" } ?? "")")
    return false
  }
}
