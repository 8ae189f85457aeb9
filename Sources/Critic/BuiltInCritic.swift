public import Charter
import Prose

/// The critic that needs no model: rules of drafting, applied to a text.
///
/// It knows words and clauses, not meaning; what it does not find may still be wrong.
public struct BuiltInCritic: Sendable {
  /// What the critic calls itself, everywhere.
  public static let name = "counsel built-in (rules, not a language model)"

  public let rules: [Rule]

  public init(rules: [Rule] = Rules.table) {
    self.rules = rules
  }

  /// Everything that the rules find, in the order of the text, then of the rules.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  public func findings(in document: Document) -> [Finding] { findings(in: Reading(document)) }

  func findings(in reading: Reading) -> [Finding] {
    var placed: [(passage: Int, rule: Int, finding: Finding)] = []
    for (number, rule) in rules.enumerated() {
      for hit in rule.check(reading) {
        placed.append((hit.passage, number, reading.finding(of: rule, hit)))
      }
    }
    placed.sort {
      ($0.passage, $0.finding.line, $0.finding.columns.lowerBound, $0.rule)
        < ($1.passage, $1.finding.line, $1.finding.columns.lowerBound, $1.rule)
    }
    return placed.map(\.finding)
  }
}

extension Reading {
  /// Turns a hit into a finding with its line, bytes and change.
  func finding(of rule: Rule, _ hit: Hit) -> Finding {
    let passage = passages[hit.passage]
    switch hit.place {
    case .line(let number, let mended):
      return passage.finding(of: rule, hit, onLine: number, mended: mended)
    case .words(let index, let words, let edits):
      let sentence = passage.sentences[index]
      let place = sentence.place(of: words)
      return Finding(
        rule: rule.name, level: hit.level ?? rule.level, provision: passage.provision,
        line: place.line, columns: place.columns, excerpt: place.excerpt, advice: hit.advice,
        mend: sentence.mend(edits))
    }
  }
}

extension ReadPassage {
  fileprivate func finding(of rule: Rule, _ hit: Hit, onLine number: Int, mended: String?) -> Finding {
    let line = line(number) ?? []
    let text = String(decoding: line, as: UTF8.self)
    let edits = [Mend.Edit(line: number, columns: 0..<line.count, text: mended ?? "")]
    return Finding(
      rule: rule.name, level: hit.level ?? rule.level, provision: provision, line: number,
      columns: 0..<line.count, excerpt: text, advice: hit.advice,
      mend: line.isEmpty ? nil : mended.map { Mend(old: text, new: $0, edits: edits) })
  }
}

extension Sentence {
  /// The longest sentence, in bytes, for which a change is made.
  private static let longestMended = 2000

  /// The line and bytes of some words, cut at the end of the line on which they begin.
  func place(of words: Range<Int>) -> (line: Int, columns: Range<Int>, excerpt: String) {
    guard !words.isEmpty, words.upperBound <= tokens.count else { return (0, 0..<0, "") }
    let start = tokens[words.lowerBound].start
    let last = min(tokens[words.upperBound - 1].end, paragraph.endOfLine(holding: start))
    let position = paragraph.position(of: start)
    return (
      position.line, position.column..<(position.column + last - start),
      String(decoding: paragraph.text[start..<last], as: UTF8.self)
    )
  }

  /// The change as bytes of lines; nil where there is none, where it would cross a line, or the sentence is huge.
  fileprivate func mend(_ edits: [SentenceEdit]) -> Mend? {
    guard !edits.isEmpty, let first = tokens.first, end - first.start <= Sentence.longestMended else {
      return nil
    }
    let edits = edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var new = Bytes()
    var done = first.start
    var placed: [Mend.Edit] = []
    for edit in edits {
      guard edit.range.lowerBound >= done,
        edit.range.upperBound <= paragraph.endOfLine(holding: edit.range.lowerBound)
      else { return nil }
      new += paragraph.text[done..<edit.range.lowerBound] + Bytes(edit.text.utf8)
      done = edit.range.upperBound
      let position = paragraph.position(of: edit.range.lowerBound)
      placed.append(
        Mend.Edit(
          line: position.line, columns: position.column..<(position.column + edit.range.count),
          text: edit.text))
    }
    if done < end { new += paragraph.text[done..<end] }
    return Mend(old: text, new: String(decoding: new, as: UTF8.self), edits: placed)
  }
}
