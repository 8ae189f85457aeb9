internal import Cells
internal import History
internal import Ledger
internal import Prose
internal import Ratification

/// What a record says of an amendment besides its text.
struct Caption {
  let record: Record

  private var statement: Statement { record.statement }

  /// Number and title, who proposed and ratified, decisions, reasons, objections with their answers.
  func lines(columns: Int) -> [DisplayLine] {
    let author = Authorship(of: statement)
    var lines = rows(
      of: Bytes("Amendment \(statement.number): ".utf8) + statement.title, columns: columns,
      style: Style(.title, .bold))
    lines += rows(
      of: Bytes("proposed by ".utf8) + statement.proposer.bytes
        + Bytes(" (\(author.rawValue)), \(statement.proposed.day)".utf8), columns: columns,
      style: Style(author.role))
    if let asked = statement.asked {
      lines += rows(of: Bytes("asked ".utf8) + asked.bytes, columns: columns, style: .dim, indent: 2)
    }
    for digest in statement.heals {
      lines += rows(
        of: Bytes("heals the fork of record \(digest.short)…".utf8), columns: columns, style: .dim)
    }
    for section in record.sections { lines += self.lines(of: section, columns: columns) }
    func add(_ name: String, _ text: Bytes) {
      guard !text.isEmpty else { return }
      lines.append(DisplayLine(""))
      lines.append(DisplayLine(name, Style(.dim, .bold)))
      lines += rows(of: text, columns: columns, indent: 2)
    }
    add("Problem", statement.problem)
    add("Rationale", statement.rationale)
    add("Expected effect", statement.expectedEffect)
    return lines
  }

  /// What was said up to a step, the last of it standing out.
  func lines(told last: Int, columns: Int) -> [DisplayLine] {
    var lines = rows(
      of: Bytes("Amendment \(statement.number)".utf8), columns: columns, style: Style(.title, .bold))
    for (index, step) in Deliberation(of: record).steps.enumerated() where index <= last {
      let isLast = index == last
      lines.append(DisplayLine(""))
      lines += rows(
        of: Bytes("\(step.kind.rawValue)  ".utf8) + Bytes(step.facts.joined(separator: Bytes(": ".utf8))),
        columns: columns, style: Style(isLast ? .focus : .dim, .bold))
      guard let words = step.words else { continue }
      lines += rows(of: words, columns: columns, style: isLast ? .text : .dim, indent: 2)
    }
    return lines
  }

  private func lines(of section: Section, columns: Int) -> [DisplayLine] {
    let verb = section.vote == .dissent ? "against: " : "ratified by "
    let date = section.date.map { ", \($0.day)" } ?? ""
    var lines = rows(
      of: Bytes(verb.utf8) + section.name + Bytes(date.utf8), columns: columns, style: Style(.text, .bold))
    func add(_ name: Bytes, _ words: Bytes?, _ style: Style = .text) {
      lines += rows(of: name, columns: columns, style: .dim, indent: 2)
      if let words { lines += rows(of: words, columns: columns, style: style, indent: 4) }
    }
    let decisions = section.decisions.map { $0.provision + Bytes(" \($0.outcome.rawValue)".utf8) }
    if !decisions.isEmpty { add(Bytes(decisions.joined(separator: Bytes(", ".utf8))), nil) }
    for reason in section.reasons {
      add(
        Bytes("reason: ".utf8) + Bytes(reason.cites.joined(separator: [.space])), reason.words, Style(.human))
    }
    for objection in section.objections {
      if objection.id.elementsEqual("none".utf8) {
        add(Bytes("objection: none found by ".utf8) + objection.by, nil)
        continue
      }
      add(Bytes("objection ".utf8) + objection.id + Bytes(" by ".utf8) + objection.by, objection.words)
      for answer in section.answers where answer.objection == objection.id {
        add(answer.objection + Bytes(" \(answer.outcome.rawValue)".utf8), answer.words, Style(.human))
      }
    }
    return lines
  }
}
