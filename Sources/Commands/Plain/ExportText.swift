import Adapters
import ArgumentParser
import Charter
import Export
import Ledger
import Ratification

/// `assent export`: the text and its history for other readers.
struct ExportText: CharterCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
    case markdown, json
  }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the text and its history for other readers.")

  @Argument(help: .charterPath) var path: String
  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"))
  var output = "-"
  @Option(help: "The form.") var format = Format.markdown
  @Option(help: ArgumentHelp("After amendment N, or on a date.", valueName: "n|date")) var at: PointInTime?
  @Option(
    help: ArgumentHelp("What to add: history, cases, reasons, with commas between.", valueName: "parts"),
    transform: ExportText.parts)
  var with: Set<Edition.Part> = []

  func run(_ console: inout Console) async throws -> ExitStatus {
    let folder = folder
    let snapshot = try await folder.snapshot()
    var number = snapshot.head.number
    if let at { number = try await folder.number(at: at, in: snapshot) }
    guard number > 0 || snapshot.projection == .draft else {
      throw Failure(
        .noInput, file: path, "there was no text yet at that point", "`assent log` lists the amendments.")
    }
    let document: Document
    if number == snapshot.head.number {
      document = try await folder.document(snapshot)
    } else {
      document = try Document(try await folder.text(at: number))
    }
    let wantsRecords = with.contains(.history) || with.contains(.reasons)
    let last = number > 0 ? try await folder.record(number) : nil
    let edition = Edition(
      of: document, number: number, date: last?.date,
      records: wantsRecords ? try await folder.records(through: number, snapshot) : [], with: with)
    let bytes = format == .json ? try edition.json().bytes : try edition.markdown()
    if output == "-" { try console.output.text(bytes) } else { try console.disk.replace(output, bytes) }
    return .done
  }

  static func parts(_ list: String) throws -> Set<Edition.Part> {
    var parts: Set<Edition.Part> = []
    for word in list.split(separator: ",") {
      guard let part = Edition.Part(rawValue: String(word)) else {
        throw ValidationError("Expected history, cases or reasons after --with, found '\(word)'.")
      }
      parts.insert(part)
    }
    return parts
  }
}
