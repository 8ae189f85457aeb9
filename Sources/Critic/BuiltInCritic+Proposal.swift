public import Charter
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

  /// A proposal that mends what the rules find in one provision; nil where they can mend nothing.
  public func proposal(for provision: Provision, in document: Document) -> Proposal? {
    let findings = mendable(in: document, provision: provision.id)
    guard let worst = findings.max(by: { $0.level < $1.level }) else { return nil }
    return proposal(mending: worst, in: document)
  }

  /// A proposal that mends a finding and, in the same provision, all that can be mended with it.
  ///
  /// A mend can bring up another finding (a deadline wants to know what holds when it passes), so the new text
  /// is read and mended again, at most three times. Nil where the finding has no mend, or is not this text's.
  public func proposal(mending finding: Finding, in document: Document) -> Proposal? {
    var first = mendable(in: document, provision: finding.provision)
    guard let own = first.firstIndex(of: finding) else { return nil }
    first.insert(first.remove(at: own), at: 0)
    var chosen = first.withoutClashes
    var mended = document
    let problems = chosen
    for _ in 0..<3 where !chosen.isEmpty {
      guard let next = mended.applying(chosen.flatMap { $0.mend?.edits ?? [] }) else { return nil }
      mended = next
      chosen = mendable(in: mended, provision: finding.provision).withoutClashes
    }
    guard let provision = mended.provision(finding.provision) else { return nil }
    return Proposal(
      provision: finding.provision, title: title(of: finding, in: provision), problem: problem(problems),
      rationale: rationale(problems),
      expectedEffect: "Read again with the new text, \(BuiltInCritic.name) no longer finds: "
        + problems.map(\.rule.text).unique.joined(separator: ", ") + ".",
      text: mended.text(of: provision), mended: problems)
  }

  private func mendable(in document: Document, provision: String) -> [Finding] {
    findings(in: document).filter { $0.provision == provision && $0.mend != nil }
  }

  private func title(of finding: Finding, in provision: Provision) -> String {
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
    return "\(act) in “\(provision.name.isEmpty ? provision.id : provision.name)”"
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

extension Document {
  /// The text with edits made; nil where the result is no charter, or they change nothing.
  func applying(_ edits: [Mend.Edit]) -> Document? {
    let byLine = Dictionary(grouping: edits, by: \.line)
    var text = Bytes()
    for index in 0..<lineCount {
      text += Bytes(line(index)).applying(byLine[index + 1] ?? []) + [.lineFeed]
    }
    let patch = Patch(from: bytes, to: text, oldName: [], newName: [])
    // A mend of a charter's sentence makes a charter; if ever it did not, there would be nothing to propose.
    return try? applying(patch)
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
