import Adapters
import ArgumentParser
import Charter
import Export
import Ledger
import PlainJSON
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
    let past = try await Past(folder, console)
    let number = try await past.number(at: at)
    let isDraft = past.records.isEmpty
    guard number > 0 || isDraft else {
      throw Failure(
        .noInput, file: path, "there was no text yet at that point", "`assent log` lists the amendments.")
    }
    let document: Document
    if number == past.records.count {
      document = try await folder.document(try await folder.snapshot())
    } else {
      document = try Document(try await past.text(at: number))
    }
    let wantsRecords = with.contains(.history) || with.contains(.reasons)
    let last = number > 0 ? try await folder.record(number) : nil
    let edition = Edition(
      of: document, number: number, date: last?.date,
      records: wantsRecords ? try await past.records(through: number) : [], with: with)
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
