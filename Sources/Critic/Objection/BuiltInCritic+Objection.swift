public import Charter
public import Prose

extension BuiltInCritic {
  /// The strongest thing that the rules can say against a change.
  public struct Objection: Equatable, Sendable {
    /// The rule, or the comparison, that it rests on.
    public let rule: RuleName
    public let provision: String
    /// The line of the new text; nil where the words that it is about are gone.
    public let line: Int?
    /// The bytes of the new text's line; empty where the words are gone.
    public let columns: Range<Int>
    /// The words that it is about: of the new text, or of the old where they are gone.
    public let excerpt: String
    /// What is wrong, in one or two sentences.
    public let text: String
    /// A case that would go wrong, in a sentence that says so.
    public let counterCase: String
  }

  /// The strongest objection to a change, or nil where the rules find none.
  ///
  /// Both texts are whole: a term or a reference is looked for everywhere before it is missed.
  ///
  /// - Complexity: O(*n*) in the bytes, and quadratic in the sentences changed in one provision, at most 200.
  public func objection(from old: Document?, to new: Document) -> Objection? {
    objections(from: old, to: new).first
  }

  /// The strongest objection to a change and a case that would go wrong; nil where the rules find none.
  ///
  /// Where more than one provision changes, it begins with the one that it is about.
  public func objectionText(from base: Document?, to result: Document) -> Bytes? {
    guard let objection = objection(from: base, to: result) else { return nil }
    let changed = base.map { changes(from: $0, to: result).count } ?? result.provisions.count
    let provision = (result.provision(objection.provision) ?? base?.provision(objection.provision))?.name
    let place = changed > 1 ? provision.map { "In “\($0)”: " } ?? "" : ""
    return Bytes("\(place)\(objection.text)\n\(objection.counterCase)".utf8)
  }

  /// Every objection to a change, the strongest first.
  public func objections(from old: Document?, to new: Document) -> [Objection] {
    let before = old.map { Reading($0) } ?? .nothing
    let after = Reading(new)
    let losses = ChangedPassage.all(from: before, to: after).flatMap { change in
      ChangeRule.table.flatMap { comparison in
        comparison.find(change).map { ($0.objection(by: comparison, in: change), comparison.strength) }
      }
    }
    let ranked = losses + newFindings(from: before, to: after).map { ($0, strength(of: $0.rule)) }
    return ranked.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }.map(
      \.element.0)
  }

  /// Findings of weight that the old text did not have, as objections.
  ///
  /// A finding in a reworded sentence is not new where the old provision had one more of its kind.
  private func newFindings(from before: Reading, to after: Reading) -> [Objection] {
    var known: [String: Int] = [:]
    var older: [String: Int] = [:]
    for finding in findings(in: before) {
      known[finding.identity(in: before), default: 0] += 1
      older["\(finding.rule) \(finding.provision)", default: 0] += 1
    }
    let harms = Dictionary(rules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let fresh = findings(in: after).filter { finding in
      let identity = finding.identity(in: after)
      guard let count = known[identity], count > 0 else { return true }
      known[identity] = count - 1
      older["\(finding.rule) \(finding.provision)", default: 0] -= 1
      return false
    }
    return fresh.compactMap { finding in
      let kind = "\(finding.rule) \(finding.provision)"
      if let count = older[kind], count > 0 {
        older[kind] = count - 1
        return nil
      }
      guard finding.level > .note, let rule = harms[finding.rule] else { return nil }
      return Objection(
        rule: finding.rule, provision: finding.provision, line: finding.line, columns: finding.columns,
        excerpt: finding.excerpt, text: "“\(finding.excerpt.shortened)”: \(rule.reason) \(finding.advice)",
        counterCase: "A case that would go wrong: "
          + rule.harm.replacingFirst("{}", with: finding.excerpt.shortened) + ".")
    }
  }

  /// The rank of a rule among the objections; a smaller one is stronger.
  private func strength(of rule: RuleName) -> Int {
    switch rule.text {
    case "default-allow": 1
    case "self-review": 6
    case "dead-end-escalation": 8
    case "swallowing-exception": 9
    case "contradiction": 10
    case "checkbox-review": 14
    case "impossible-workload": 20
    case "no-fallback": 21
    case "dangling-reference": 22
    default: 23
    }
  }
}

extension Finding {
  /// What makes a finding the same after a change elsewhere: its rule, its provision and its sentence.
  fileprivate func identity(in reading: Reading) -> String {
    let passage = reading.places[provision].map { reading.passages[$0] }
    let sentence = passage?.sentences.first { $0.holds(line: line, column: columns.lowerBound) }
    return "\(rule) \(provision) \(excerpt) \(sentence?.text ?? "")"
  }
}

extension Sentence {
  /// Whether a place of the text lies in this sentence.
  fileprivate func holds(line: Int, column: Int) -> Bool {
    guard let first = tokens.first, let last = tokens.last else { return false }
    let start = paragraph.position(of: first.start)
    let stop = paragraph.position(of: last.end)
    return (start.line, start.column) <= (line, column) && (line, column) < (stop.line, stop.column)
  }
}

extension String {
  /// At most the first ten words, for quoting.
  var shortened: String {
    let words = split(separator: " ", omittingEmptySubsequences: true)
    guard words.count > 10 || utf8.count > 200 else { return self }
    return words.prefix(10).joined(separator: " ").prefix(200) + "…"
  }

  /// The text with the first run of `old` replaced.
  func replacingFirst(_ old: String, with new: String) -> String {
    let parts = split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? parts[0] + new + parts[1] : self
  }
}
