import Charter
import Testing

@testable import Critic

@Suite struct CorpusTests {
  /// How often a rule was right on its file of the corpus.
  struct Score {
    var hits = 0
    var misses: [Corpus.Entry] = []
    var falseAlarms: [Corpus.Entry] = []
    var misplaced: [Corpus.Entry] = []
    var precision: Double { ratio(hits, hits + falseAlarms.count) }
    var recall: Double { ratio(hits, hits + misses.count) }

    private func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
  }

  static func score(_ rule: Rule) -> Score {
    let critic = BuiltInCritic(rules: [rule])
    var score = Score()
    for entry in Corpus(rule: rule.name.text).entries {
      let draft = Document(markdown: entry.text)
      let findings = critic.findings(in: draft)
      switch (entry.mustFlag, findings.isEmpty) {
      case (true, false):
        score.hits += 1
        let stands = findings.contains { finding in
          overlaps(finding.excerpt, entry.words)
        }
        if !stands { score.misplaced.append(entry) }
      case (true, true): score.misses.append(entry)
      case (false, false): score.falseAlarms.append(entry)
      case (false, true): break
      }
    }
    return score
  }

  /// Whether the words found and the words expected share one.
  private static func overlaps(_ excerpt: String, _ words: String) -> Bool {
    let found = Set(Word.stems(of: Array(excerpt.utf8)))
    let wanted = Word.stems(of: Array(words.utf8))
    return wanted.isEmpty || wanted.contains { found.contains($0) }
  }

  @Test("each rule finds what it must and leaves alone what it must, at least nine times in ten")
  func precisionAndRecall() {
    var table = "rule                    flag pass  precision recall\n"
    for rule in Rules.table {
      let entries = Corpus(rule: rule.name.text).entries
      let flagged = entries.filter(\.mustFlag).count
      let score = CorpusTests.score(rule)
      table += pad(rule.name.text, 24) + pad("\(flagged)", 5) + pad("\(entries.count - flagged)", 6)
      table += pad(hundredths(score.precision), 10) + hundredths(score.recall) + "\n"
      for entry in score.misses { table += "    missed, line \(entry.line): \(entry.text.prefix(90))\n" }
      for entry in score.falseAlarms {
        table += "    false alarm, line \(entry.line): \(entry.text.prefix(90))\n"
      }
      for entry in score.misplaced { table += "    misplaced, line \(entry.line): \(entry.words)\n" }
      #expect(entries.count >= 12, "\(rule.name)")
      #expect(entries.count - flagged >= flagged, "\(rule.name): half of the entries are near-misses")
      #expect(score.precision >= 0.9, "\(rule.name)")
      #expect(score.recall >= 0.9, "\(rule.name)")
      #expect(score.misplaced.isEmpty, "\(rule.name)")
    }
    print(table)
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func hundredths(_ value: Double) -> String {
    let percent = Int((value * 100).rounded())
    return percent == 100 ? "1.00" : "0." + (percent < 10 ? "0" : "") + "\(percent)"
  }
}
