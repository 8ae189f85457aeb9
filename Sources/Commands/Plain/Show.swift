import Adapters
import ArgumentParser
import Export
import History
import Ledger
import Prose
import Ratification

/// `assent show`: one amendment with its deliberation.
struct Show: CharterCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one amendment with its deliberation.")

  @Argument(help: .charterPath) var path: String
  @Argument(help: "The amendment's number.") var number: Int
  @Flag(help: "Print only the unified diff, fit for patch.") var patch = false

  func run(_ console: inout Console) async throws -> ExitStatus {
    let record = try await HistoryReader(folder, console).record(number)
    if patch {
      // A diff without a hunk, as of an amendment that heals a fork, is none to patch.
      let isEmpty = (try? record.statement.patch().hunks.isEmpty) ?? false
      try console.output.text(isEmpty ? [] : record.statement.change)
    } else {
      try console.output.write(Bytes(page(record).utf8))
    }
    return .done
  }

  private func page(_ record: Record) -> String {
    let statement = record.statement
    var page = "Amendment \(statement.number): \(shownLine(statement.title))\n"
    page += "proposed \(statement.proposed) by \(shownLine(statement.proposer.bytes))\n"
    if let asked = statement.asked { page += "asked \(shownLine(asked.bytes))\n" }
    page += "in force \(record.date.map { "\($0)" } ?? "at no date"), record sha256:\(record.digest.hex)\n"
    if let origin = statement.origin {
      page += "copied from \(shownLine(origin.from)), record sha256:\(origin.record.hex)\n"
    }
    for digest in statement.heals { page += "heals the fork of record sha256:\(digest.hex)\n" }
    for (heading, words) in [
      ("Problem", statement.problem), ("Rationale", statement.rationale),
      ("Expected effect", statement.expectedEffect), ("Proposed", statement.proposedChange),
      ("Change", statement.change),
    ] where !words.isEmpty {
      page += "\n\(heading)\n\(indented(words))"
    }
    for section in record.sections {
      page += "\nVote of \(shownLine(section.name)), signed \(Show.seal(of: section))\n"
      for entry in section.entries {
        page += "  \(shownLine(entry.key)): \(shownLine(entry.value))\n"
        if let words = entry.quoted { page += indented(words, by: "    ") }
      }
    }
    return page
  }

  /// What the signature says about the key.
  static func seal(of section: Section) -> String {
    // What does not parse is of no known form.
    guard let armour = section.signature, let signature = try? SSHSignature(parsing: armour),
      let type = signature.keyType
    else { return "in no known form" }
    let touch =
      switch signature.touched {
      case true?: "touched"
      case false?: "not touched"
      case nil: "touch not proven"
      }
    return "with a key of type \(shownLine(type)), \(touch)"
  }
}

/// Text on lines of its own, each behind some spaces, with everything shown.
func indented(_ text: Bytes, by indent: String = "  ") -> String {
  var lines = shown(text).split(separator: "\n", omittingEmptySubsequences: false)
  if lines.last?.isEmpty == true { lines.removeLast() }
  return lines.map { $0.isEmpty ? "\n" : "\(indent)\($0)\n" }.joined()
}
