internal import Charter
public import Prose

extension BuiltInCritic {
  /// A whole-provision change that mends what the critic found, for a person to judge.
  public struct Proposal: Equatable, Sendable {
    public let provision: String
    public let title: String
    /// What is wrong today.
    public let problem: String
    /// Why the change mends it.
    public let rationale: String
    /// What should be different, and how one would see that it is not.
    public let expectedEffect: String
    /// The provision's new text, heading included, with a line feed after every line.
    public let text: Bytes
    /// The findings that the text mends, the one asked about first.
    public let mended: [Finding]
  }

  /// A proposal that mends a finding and, in the same provision, all that can be mended with it.
  ///
  /// A mend can bring up another finding (a deadline wants to know what holds when it passes), so the new text
  /// is read and mended again, at most three times. Nil where the finding has no mend, or is not this text's.
  public func proposal(mending finding: Finding, in draft: DraftText) -> Proposal? {
    guard finding.mend != nil,
      let place = draft.passages.firstIndex(where: { $0.provision == finding.provision })
    else { return nil }
    var first = mendable(in: draft, provision: finding.provision)
    guard let own = first.firstIndex(of: finding) else { return nil }
    first.insert(first.remove(at: own), at: 0)
    var chosen = first.withoutClashes
    var mended = draft
    let problems = chosen
    for _ in 0..<3 where !chosen.isEmpty {
      mended.passages[place] = mended.passages[place].applying(chosen.flatMap { $0.mend?.edits ?? [] })
      chosen = mendable(in: mended, provision: finding.provision).withoutClashes
    }
    var passage = mended.passages[place]
    while passage.lines.last?.text.allSatisfy({ $0 == .space }) == true { passage.lines.removeLast() }
    return Proposal(
      provision: finding.provision, title: title(of: finding, in: passage), problem: problem(problems),
      rationale: rationale(problems),
      expectedEffect: "Read again with the new text, \(BuiltInCritic.name) no longer finds: "
        + problems.map(\.rule.text).unique.joined(separator: ", ") + ".",
      text: passage.lines.flatMap { $0.text + [.lineFeed] }, mended: problems)
  }

  private func mendable(in draft: DraftText, provision: String) -> [Finding] {
    findings(in: draft).filter { $0.provision == provision && $0.mend != nil }
  }

  private func title(of finding: Finding, in passage: Passage) -> String {
    let name = passage.heading.isEmpty ? passage.provision : passage.heading
    let act =
      switch finding.rule.text {
      case "checkbox-review": "Make the review one that can refuse"
      case "default-allow": "Let nothing pass in silence"
      case "self-review": "Let somebody else review"
      case "swallowing-exception": "Close the open exception"
      case "no-fallback": "Say what holds when time runs out"
      case "missing-deadline": "Set a time"
      case "no-actor": "Name who acts"
      case "vague-standard": "Give a measure"
      case "weak-modal", "mixed-modals": "Say must where it binds"
      case "long-sentence": "Cut the long sentence"
      default: "Mend \(finding.rule)"
      }
    return "\(act) in “\(name)”"
  }

  private func problem(_ findings: [Finding]) -> String {
    findings.map { "Line \($0.line), “\($0.excerpt.shortened)”: \(reason($0.rule))" }.joined(separator: "\n")
  }

  /// What drafters have written about each rule, and what in the new text is only a guess.
  private func rationale(_ findings: [Finding]) -> String {
    let sources = findings.map(\.rule).reduce(into: [RuleName]()) { if !$0.contains($1) { $0.append($1) } }
      .compactMap { name in rules.first { $0.name == name }.map { "\(name): \($0.source)." } }
    let guesses = findings.contains { finding in
      finding.mend.map { $0.new.contains("24 hours") && !$0.old.contains("24 hours") } ?? false
    }
    return (sources + (guesses ? ["The time is a placeholder: set the one that fits."] : [])).joined(
      separator: "\n")
  }

  private func reason(_ name: RuleName) -> String { rules.first { $0.name == name }?.reason ?? "" }
}

extension Finding {
  /// Whether two mends change the same bytes; two insertions at one place do not.
  fileprivate func clashes(with other: Finding) -> Bool {
    guard let mine = mend?.edits, let theirs = other.mend?.edits else { return false }
    return mine.contains { edit in
      theirs.contains {
        $0.line == edit.line && ($0.columns.overlaps(edit.columns) || $0.isInside(edit) || edit.isInside($0))
      }
    }
  }
}

extension [Finding] {
  /// The findings whose mends can be made together, earlier ones before later ones.
  fileprivate var withoutClashes: [Finding] {
    reduce(into: []) { chosen, candidate in
      if !chosen.contains(where: { $0.clashes(with: candidate) }) { chosen.append(candidate) }
    }
  }
}

extension Passage {
  /// The passage with edits made; an edit that brings line feeds brings lines, and those below move down.
  func applying(_ edits: [Mend.Edit]) -> Passage {
    var passage = self
    passage.lines = []
    var numbers: [Int: Int] = [:]
    var next = lines.first?.number ?? 1
    for line in lines {
      numbers[line.number] = next
      let mended = line.text.applying(edits.filter { $0.line == line.number })
      for piece in mended.split(separator: .lineFeed, omittingEmptySubsequences: false) {
        passage.lines.append(DraftLine(number: next, text: Bytes(piece)))
        next += 1
      }
    }
    if var gate {
      gate.line = numbers[gate.line] ?? gate.line
      gate.fields = gate.fields.map { field in
        let edit = edits.last { $0.line == field.line }
        let value = edit.map { Gate.value(ofLine: $0.text) } ?? field.value
        return Gate.Field(key: field.key, value: value, line: numbers[field.line] ?? field.line)
      }
      passage.gate = gate
    }
    return passage
  }
}

extension Gate {
  /// What stands after the colon, without quotes.
  fileprivate static func value(ofLine line: String) -> String {
    let value = line.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst().filter { $0 != UInt8(ascii: "\"") }
    return String(decoding: value.drop { $0 == .space }, as: UTF8.self)
  }
}

extension Mend.Edit {
  /// Whether this insertion falls among bytes that the other replaces.
  fileprivate func isInside(_ other: Mend.Edit) -> Bool {
    columns.isEmpty && other.columns.lowerBound < columns.lowerBound
      && columns.lowerBound < other.columns.upperBound
  }
}

extension Bytes {
  /// The line with edits made; those at one place in the order in which they come.
  func applying(_ edits: [Mend.Edit]) -> Bytes {
    var line = Bytes()
    var done = 0
    let ordered = edits.enumerated().sorted {
      ($0.element.columns.lowerBound, $0.offset) < ($1.element.columns.lowerBound, $1.offset)
    }
    for edit in ordered.map(\.element)
    where edit.columns.lowerBound >= done && edit.columns.upperBound <= count {
      line += self[done..<edit.columns.lowerBound] + Bytes(edit.text.utf8)
      done = edit.columns.upperBound
    }
    return line + self[done...]
  }
}

extension [String] {
  fileprivate var unique: [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
