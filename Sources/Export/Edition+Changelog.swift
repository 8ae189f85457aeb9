internal import Charter
internal import History
internal import Ledger
public import Prose

extension Edition {
  /// The amendments as a list of changes in Markdown, the newest first, made from the records alone.
  public func changelog() -> Bytes {
    var text = Bytes("# Changes of ".utf8)
    text += Bytes(document.title.utf8).escapedForMarkdown
    text.append(.lineFeed)
    for record in records.reversed() { put(record, into: &text) }
    return text
  }

  private func put(_ record: Record, into text: inout Bytes) {
    let statement = record.statement
    text += "\n## \(statement.number). ".utf8
    text += statement.title.escapedForMarkdown
    text += " (\(record.date?.day ?? "no date"))\n".utf8
    if !statement.problem.isEmpty {
      text += "\n".utf8
      text.put(escapedLines: statement.problem)
    }
    text += "\n".utf8
    var named: Set<Bytes> = []
    for decision in record.sections.flatMap(\.decisions) where named.insert(decision.provision).inserted {
      text += "- `".utf8
      text += decision.provision
      text += "` \(decision.outcome == .adoptedEdited ? "adopted as edited" : "adopted")\n".utf8
    }
    text += "- Proposed by ".utf8
    text += statement.proposer.bytes.escapedForMarkdown
    if let asked = statement.asked {
      text += Bytes(" (".utf8) + asked.bytes.escapedForMarkdown + Bytes(")".utf8)
    }
    text += ", ratified by \(record.ratifiers.joined(separator: ", "))".utf8
    if !record.dissenters.isEmpty { text += ", against \(record.dissenters.joined(separator: ", "))".utf8 }
    text += ".\n".utf8
    let told: [Deliberation.Kind] = [.framing, .panel, .told, .verdict, .rebuttal, .decidedCase]
    for step in Deliberation(of: record).steps where told.contains(step.kind) { put(step, into: &text) }
    for section in record.sections {
      for objection in section.objections where objection.words != nil {
        let answer = section.answers.first { $0.objection == objection.id }
        text += "- Objection ".utf8
        text += objection.id
        text += " by ".utf8
        text += objection.by.escapedForMarkdown
        text += "\(answer.map { ", \($0.outcome.rawValue) by " } ?? ", put to ")".utf8
        text += section.name
        text += ": ".utf8
        text += (objection.words ?? []).onOneLine.escapedForMarkdown
        text.append(.lineFeed)
      }
      for reason in section.reasons {
        guard let words = reason.words else { continue }
        text += "- Reason of ".utf8
        text += section.name
        text += ": ".utf8
        text += words.onOneLine.escapedForMarkdown
        text.append(.lineFeed)
      }
    }
  }
}

extension Edition {
  /// One thing that was said, as an item of a list.
  func put(_ step: Deliberation.Step, indent: String = "", into text: inout Bytes) {
    text += "\(indent)- \(step.kind.rawValue.prefix(1).uppercased() + step.kind.rawValue.dropFirst()), ".utf8
    text += Bytes(step.facts.joined(separator: Bytes(", ".utf8))).escapedForMarkdown
    if let words = step.words {
      text += ": ".utf8
      text += words.onOneLine.escapedForMarkdown
    }
    text.append(.lineFeed)
  }
}

extension Bytes {
  /// Each line escaped, on a line of its own.
  mutating func put(escapedLines text: Bytes) {
    for line in text.split(separator: .lineFeed, omittingEmptySubsequences: false) {
      let words = line.drop { $0 == .space || $0 == 0x09 }
      // What would begin a list, a rule or an underlined heading.
      let number = words.prefix { (0x30...0x39).contains($0) }
      let mark = words.dropFirst(number.count).first
      let marks: [UInt8] = number.isEmpty ? Array("-+=".utf8) : Array(".)".utf8)
      self += number
      if let mark, marks.contains(mark) { append(UInt8(ascii: "\\")) }
      self += Bytes(words.dropFirst(number.count)).escapedForMarkdown
      append(.lineFeed)
    }
  }

  /// With a space for each line feed.
  var onOneLine: Bytes { map { $0 == .lineFeed ? .space : $0 } }

  /// With a backslash before what Markdown would read as markup.
  var escapedForMarkdown: Bytes {
    flatMap { byte in
      "\\`*_[]<>#|~&".utf8.contains(byte) ? [UInt8(ascii: "\\"), byte] : [byte]
    }
  }
}
