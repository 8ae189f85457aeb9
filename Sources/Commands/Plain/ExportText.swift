import Adapters
import ArgumentParser
import Charter
import Export
import History
import Ledger
import PlainJSON
import Prose
import Ratification

/// `assent export`: the text and its history for other readers.
struct ExportText: CharterCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
    case markdown, json, html, changelog
    case historySVG = "history-svg"
    case historyText = "history-text"
    case trainingPairs = "training-pairs"
    case trainingRequests = "training-requests"
  }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the text and its history for other readers.",
    discussion: """
      markdown is the text without front matter; json follows docs/export.schema.json; html is one page with \
      the text, its history and a slider through time; history-svg and history-text draw who proposed what is \
      there, a column for each amendment; training-pairs and training-requests are what code for training by \
      critique and revision reads.
      """)

  @Argument(help: .charterPath) var path: String
  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"))
  var output = "-"
  @Option(help: "The form.") var format = Format.markdown
  @Option(help: ArgumentHelp("After amendment N, or on a date.", valueName: "n|date")) var at: PointInTime?
  @Option(
    help: ArgumentHelp(
      "What to add: history, deliberation, cases, reasons, and in Markdown ids, with commas between.",
      valueName: "parts"),
    transform: ExportText.parts)
  var with: Set<Edition.Part> = []
  @Option(help: ArgumentHelp("How wide history-text may be.", valueName: "columns")) var columns = 100

  func validate() throws {
    guard (20...1_000).contains(columns) else {
      throw ValidationError("Expected 20 to 1000 columns, found \(columns).")
    }
  }

  func run(_ console: inout Console) async throws -> ExitStatus {
    let history = try await HistoryReader(folder, console)
    let number = try await history.number(at: at)
    guard number > 0 || history.records.isEmpty else {
      throw Failure(
        .noInput, file: path, "there was no text yet at that point", "`assent log` lists the amendments.")
    }
    if number == 0, format == .historySVG || format == .historyText {
      throw Failure(.noInput, file: path, "a draft has no amendments to draw", "Adopt it first.")
    }
    let document = try await document(number, history)
    let bytes: Bytes
    switch format {
    case .html: bytes = try await page(number, document, history)
    case .historySVG: bytes = try await history.flow(through: number, most: 200).svg()
    case .historyText:
      bytes = try await history.flow(through: number, most: columns * 3 / 4).text(columns: columns, rows: 30)
    case .markdown, .json, .changelog, .trainingPairs, .trainingRequests:
      bytes = try form(try await edition(number, document, history))
    }
    if output == "-" { try console.output.text(bytes) } else { try console.disk.replace(output, bytes) }
    return .done
  }

  private func document(_ number: Int, _ history: HistoryReader) async throws -> Document {
    guard number == history.records.count, history.fault == nil else {
      return try Document(try await history.text(at: number).text)
    }
    return try await folder.document(try await folder.snapshot())
  }

  private func edition(_ number: Int, _ document: Document, _ history: HistoryReader) async throws -> Edition
  {
    let wantsRecords = format == .changelog || !with.isDisjoint(with: [.history, .reasons, .deliberation])
    let last = number > 0 ? try await history.record(number) : nil
    return Edition(
      of: document, number: number, date: last?.date,
      records: wantsRecords ? try await history.records(through: number) : [], with: with)
  }

  private func form(_ edition: Edition) throws -> Bytes {
    switch format {
    case .json: try edition.json().bytes
    case .changelog: edition.changelog()
    case .trainingPairs: try edition.trainingPairs().bytes
    case .trainingRequests: try edition.trainingRequests().bytes
    default: try edition.markdown()
    }
  }

  private func page(_ number: Int, _ document: Document, _ history: HistoryReader) async throws -> Bytes {
    var page = HistoryPage()
    try await history.forEachText(through: number) { step in
      page.add(step.record, step.patch, step.document, provisions: step.touched)
    }
    return page.html(document)
  }

  static func parts(_ list: String) throws -> Set<Edition.Part> {
    var parts: Set<Edition.Part> = []
    for word in list.split(separator: ",") {
      guard let part = Edition.Part(rawValue: String(word)) else {
        throw ValidationError(
          "Expected history, deliberation, cases, reasons or ids after --with, found '\(word)'.")
      }
      parts.insert(part)
    }
    return parts
  }
}
