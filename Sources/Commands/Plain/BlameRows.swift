import Export
import History
import Ledger
import PlainJSON
import Prose
import Ratification

/// What blame says of an amendment.
struct BlameSource {
  let record: Record

  init(_ record: Record) { self.record = record }

  var authorship: Authorship { Authorship(of: record.statement) }

  /// Number, who wrote it, day, who ratified, and the objections that it stands against.
  var words: String {
    let objections = standing.map { "\(shownLine($0.objection.id))\($0.isOverruled ? "!" : "")" }
    let fields = [
      "\(record.statement.number)", String(authorship.rawValue), record.date?.day ?? "no date",
      record.ratifiers.joined(separator: ","), objections.joined(separator: ","),
    ]
    return fields.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// An objection that was put, with how it was met.
  struct Standing {
    let objection: Section.Objection
    let answer: Section.Answer?

    var isOverruled: Bool { answer?.outcome == .overruled }
  }

  /// The objections against which it came into force, those of all ratifiers, each once.
  var standing: [Standing] {
    var found: [Standing] = []
    for section in record.sections {
      for objection in section.objections where !objection.id.elementsEqual("none".utf8) {
        guard !found.contains(where: { $0.objection == objection }) else { continue }
        let answer = section.answers.first { $0.objection == objection.id }
        found.append(Standing(objection: objection, answer: answer))
      }
    }
    return found
  }

  var json: JSON {
    let objections = standing.map { standing in
      JSON.object([
        JSON.Member("id", .string(standing.objection.id)), JSON.Member("by", .string(standing.objection.by)),
        JSON.Member("words", .optional(standing.objection.words) { .string($0) }),
        JSON.Member("outcome", .optional(standing.answer) { .string($0.outcome.rawValue) }),
        JSON.Member("answer", .optional(standing.answer?.words) { .string($0) }),
      ])
    }
    return .object([
      JSON.Member("number", .number(record.statement.number)),
      JSON.Member("title", .string(record.statement.title)),
      JSON.Member("authorship", .string(String(authorship.rawValue))),
      JSON.Member("proposer", .string(record.statement.proposer.bytes)),
      JSON.Member("date", .optional(record.date) { .string($0.bytes) }),
      JSON.Member("ratified-by", .array(record.ratifiers.map { .string($0) })),
      JSON.Member("objections", .array(objections)),
    ])
  }
}

/// The lines of a text with where they are from.
struct BlameRows {
  let text: Bytes
  let lines: Range<Int>
  let blame: WordBlame
  let sources: [Int: BlameSource]

  func write(words: Bool, to output: inout Output) throws {
    let labels = sources.mapValues(\.words)
    let width = labels.values.map(\.utf8.count).max() ?? 0
    let ranges = lineRanges(of: text)
    for line in lines {
      let content = Bytes(text[ranges[line]])
      let runs = words ? blame.runs(ofLine: line) : []
      let parts =
        runs.count < 2 ? [(blame.origins[line], content)] : runs.map { ($0.origin, content[of: $0]) }
      for (index, part) in parts.enumerated() {
        let label = part.0.flatMap { labels[$0] } ?? ""
        let gap = String(repeating: " ", count: width - label.utf8.count)
        try output.line("\(label)\(gap) \(index == 0 ? "|" : "+") \(shownLine(part.1))")
      }
    }
  }

  /// Each amendment that brought something in: who proposed it, and the objections that it stands against.
  func writeReasons(to output: inout Output) throws {
    for (number, source) in sources.sorted(by: { $0.key < $1.key }) {
      let statement = source.record.statement
      try output.line("\n\(number)  \(shownLine(statement.title))")
      try output.line(
        "    proposed by \(shownLine(statement.proposer.bytes)), ratified by \(source.record.ratifiers.joined(separator: ", "))"
      )
      for standing in source.standing {
        try output.line(
          "    stands against \(shownLine(standing.objection.id)) by \(shownLine(standing.objection.by))")
        if let words = standing.objection.words {
          try output.write(Bytes(indented(words, by: "      ").utf8))
        }
        guard let answer = standing.answer else { continue }
        try output.line("    \(answer.outcome.rawValue)")
        if let words = answer.words { try output.write(Bytes(indented(words, by: "      ").utf8)) }
      }
    }
  }

  func json(amendment: Int) -> JSON {
    let ranges = lineRanges(of: text)
    let rows = lines.map { line in
      let content = Bytes(text[ranges[line]])
      let runs = blame.runs(ofLine: line).map { run in
        JSON.object([
          JSON.Member("amendment", .optional(run.origin) { .number($0) }),
          JSON.Member("text", .string(content[of: run])),
        ])
      }
      return JSON.object([
        JSON.Member("line", .number(line + 1)),
        JSON.Member("amendment", .optional(blame.origins[line]) { .number($0) }),
        JSON.Member("text", .string(content)), JSON.Member("runs", .array(runs)),
      ])
    }
    let amendments = sources.sorted { $0.key < $1.key }.map(\.value.json)
    return .object([
      JSON.Member("amendment", .number(amendment)), JSON.Member("lines", .array(rows)),
      JSON.Member("amendments", .array(amendments)),
    ])
  }
}

extension Bytes {
  /// The bytes of a run.
  fileprivate subscript(of run: WordBlame.Run) -> Bytes { Bytes(self[run.range.clamped(to: 0..<count)]) }
}
