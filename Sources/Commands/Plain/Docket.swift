import Acts
import Adapters
import ArgumentParser
import Charter
import Export
import History
import Ledger
import PlainJSON
import Prose
import Ratification

/// `assent docket`: what is proposed, and what was declined.
struct Docket: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "docket",
    abstract: "List open and declined proposals: title, problem, what each lacks.",
    discussion: """
      In an adopted charter a proposal's text is shown once you have a stance on it. --show-text shows it \
      before; that is remembered, and the record will say that your stance came after.
      """)

  @Argument(help: .charterPath) var path: String
  @Argument(help: ArgumentHelp("Only this proposal: the first digits of its id.", valueName: "id"))
  var proposal: String?
  @Flag(help: "Show the texts, and remember that you saw them.") var showText = false
  @Flag(help: "As JSON, without the texts.") var json = false

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    let snapshot = try await folder.snapshot()
    let now = console.clock.now
    var open = try await folder.docket(snapshot)
    if let proposal { open = [try await folder.proposal(proposal, snapshot)] }
    let declined = proposal == nil ? try await folder.declined() : []
    if json {
      let members = [
        JSON.Member("open", .array(open.map { $0.row(at: now, head: snapshot.head) })),
        JSON.Member("declined", .array(declined.map(\.row))),
      ]
      try console.output.write(JSON.object(members).bytes)
      return .done
    }
    if open.isEmpty { try console.output.line("nothing is proposed") }
    let known = try await folder.declined()
    let ratifiers = try await folder.document(snapshot).governance.ratifiers.map(\.name)
    for proposal in open {
      let repeats = known.first { $0.repeats(proposal.statement) }
      try show(proposal, snapshot.head, ratifiers, repeats: repeats, at: now, &console)
    }
    for item in declined {
      let words = "\(item.outcome.rawValue) by \(shownLine(item.by)) on \(item.date.day)"
      try console.output.line("\(item.statement.id)  \(shownLine(item.statement.title))  (\(words))")
      try console.output.write(Bytes(indented(item.why, by: "    ").utf8))
    }
    return .done
  }

  private func show(
    _ proposal: CharterFolder.Proposal, _ head: Head, _ ratifiers: [String], repeats: Declined?,
    at now: Timestamp,
    _ console: inout Console
  ) throws {
    let statement = proposal.statement
    let lacks = proposal.standing.lacks(at: now, head: head)
    try console.output.line("\(statement.id)  \(shownLine(statement.title))")
    if let repeats {
      try console.output.line(
        "    repeats \(repeats.statement.id), which was declined on \(repeats.date.day):")
      try console.output.write(Bytes(indented(repeats.why, by: "      ").utf8))
    }
    try console.output.line(
      "    proposed \(statement.proposed.day) by \(shownLine(statement.proposer.bytes))")
    if let asked = statement.asked { try console.output.line("    asked \(shownLine(asked.bytes))") }
    // Before adoption nothing is in force, so there is nothing that a proposal could lack.
    if head.number > 0 {
      try console.output.line(
        "    lacks \(lacks.isEmpty ? "nothing" : lacks.map(Words.lack).joined(separator: "; "))")
      for line in Docket.votes(on: proposal, ratifiers) { try console.output.line("    \(line)") }
    }
    if !statement.problem.isEmpty {
      try console.output.write(Bytes(indented(statement.problem, by: "    ").utf8))
    }
    let mayShow = console.clerk.hasStance(on: statement)
    // A draft is not in force, so there is no stance to protect.
    if showText, !mayShow, head.number > 0 { try console.drafts.rememberSeen(statement.digest) }
    guard mayShow || showText else {
      if !proposal.comments.isEmpty { try console.output.line("    \(proposal.comments.count) commented") }
      return
    }
    try console.output.write(try Docket.text(of: proposal))
  }

  /// Who voted how, and who has not.
  private static func votes(on proposal: CharterFolder.Proposal, _ ratifiers: [String]) -> [String] {
    let votes = proposal.standing.votes.map {
      (name: String(decoding: $0.name, as: UTF8.self), vote: $0.vote)
    }
    guard !votes.isEmpty else { return [] }
    let waiting = ratifiers.filter { name in !votes.contains { $0.name == name } }
    return [
      ("ratified by", votes.filter { $0.vote == .ratify }.map(\.name)),
      ("dissent of", votes.filter { $0.vote == .dissent }.map(\.name)), ("no vote yet of", waiting),
    ].filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: ", "))" }
  }

  /// Everything of a proposal that its reader has to have a stance for.
  private static func text(of proposal: CharterFolder.Proposal) throws -> Bytes {
    let statement = proposal.statement
    var text = Bytes()
    for (heading, words) in [
      ("rationale", statement.rationale), ("expected effect", statement.expectedEffect),
    ] where !words.isEmpty {
      text += "    \(heading)\n\(indented(words, by: "      "))".utf8
    }
    for hunk in try statement.patch().hunks {
      text += "\n  line \(hunk.newStart)\n".utf8
      text += plainRedline(of: hunk)
    }
    for comment in proposal.comments {
      for remark in comment.remarks {
        let kind = remark.objection.map { "objection \(shownLine($0))" } ?? "comment"
        text += "    \(kind) of \(shownLine(remark.by.bytes)), \(remark.date.day)\n".utf8
        text += indented(remark.words, by: "      ").utf8
      }
    }
    text.append(.lineFeed)
    return text
  }
}

extension Declined {
  var row: JSON {
    .object([
      JSON.Member("id", .string(statement.id)),
      JSON.Member("title", .string(statement.title)),
      JSON.Member("problem", .string(statement.problem)),
      JSON.Member("outcome", .string(outcome.rawValue)),
      JSON.Member("by", .string(by)),
      JSON.Member("date", .string(date.bytes)),
      JSON.Member("why", .string(why)),
    ])
  }
}
