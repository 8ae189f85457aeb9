import Charter
import Glibc
import Prose
import Testing

@testable import Critic

@Suite struct CriticPropertyTests {
  /// Every text of the corpus.
  static let texts: [String] =
    Rules.table.flatMap { Corpus(rule: $0.name.text).entries.map(\.text) }
    + WholeCharterTests.names.map { Corpus.read("whole/\($0).md") }

  @Test("a finding's bytes lie in its line and are its excerpt")
  func placesLieInTheText() {
    for text in CriticPropertyTests.texts { expectPlacesInside(Document(markdown: text)) }
  }

  @Test("findings stand in the order of the text and are the same each time")
  func isDeterministic() {
    for text in CriticPropertyTests.texts {
      let draft = Document(markdown: text)
      let findings = BuiltInCritic().findings(in: draft)
      #expect(findings == BuiltInCritic().findings(in: draft))
      let order = findings.map(\.line)
      #expect(order == order.sorted())
    }
  }

  @Test("a text made of shuffled sentences of the corpus traps nothing and keeps every place inside")
  func survivesShuffledSentences() {
    var random = SplitMix64(seed: 7)
    let lines = CriticPropertyTests.texts.flatMap { $0.split(separator: "\n").map(String.init) }
    for _ in 0..<40 {
      let picked = (0..<60).map { _ in lines[Int.random(in: lines.indices, using: &random)] }
      expectPlacesInside(Document(markdown: picked.joined(separator: "\n")))
    }
  }

  @Test("a text with bytes cut out or doubled anywhere traps nothing")
  func survivesDamage() {
    var random = SplitMix64(seed: 11)
    let whole = Bytes(WholeCharterTests.names.map { Corpus.read("whole/\($0).md") }.joined().utf8)
    for _ in 0..<60 {
      var bytes = whole
      for _ in 0..<20 {
        let place = Int.random(in: bytes.indices, using: &random)
        let length = min(Int.random(in: 1...40, using: &random), bytes.count - place)
        if Bool.random(using: &random) {
          bytes.removeSubrange(place..<(place + length))
        } else {
          bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
        }
      }
      expectPlacesInside(Document(markdown: bytes), checksExcerpt: false)
    }
  }

  @Test(
    "hostile strings trap nothing",
    arguments: [
      "", " ", "\n", ".", "...", "must", "must not", "The", "- ", "1.", "|", "||||", "```", "~~~gate", "<!--",
      "<", "[", "[]", "[a", "](", "{#", "{#}", "\"", "“", "”must“", "“must", "C:", "C:x", "#", "> must",
      "***",
      "_", "__must__", "section", "section \"", "a “", "the “x", "unless", "If nobody", "by", "within",
      "for 5",
      "\u{0}", "\u{FEFF}must", "\u{202E}must\u{202C}", "e\u{301} must é", "👨‍👩‍👧‍👦 must ❤️", "must\u{2028}must",
      "مجلس يجب أن", "監督者は必ず確認する。", "A\u{A0}must\u{A0}go", "The operator must, , , ,", "must be", "is",
      "are to",
      "has to", "escalates to", "The agent escalates to", "“”", "''", "’’", "a’", "5", "5 ",
      "99999999999999999999 days",
      "The operator must answer within 99999999999 hours.", "1e999 minutes", "may may may may", "(((((",
      ")))))",
    ])
  func survivesHostileStrings(text: String) {
    expectPlacesInside(Document(markdown: text))
    expectPlacesInside(Document(markdown: "## H {#h}\n\(text)\n\(text) \(text)"))
  }

  @Test(
    "a line of a megabyte is read in linear time, with nothing found on another line",
    arguments: [
      "The operator must review it and ", "\"", "“", "[", "](", "{#", "<a", "must not ", "if ",
      "unless necessary, ",
      "a", "; ", "`", "the “x” ", "section 9 ", "The agent must log it. The agent must not log it. ",
      "within 5 ",
    ])
  func readsHugeLines(unit: String) {
    let count = 1_000_000 / unit.utf8.count / (isDebug ? 10 : 1)
    let text = String(repeating: unit, count: count)
    let start = threadSeconds
    let findings = BuiltInCritic().findings(in: Document(markdown: text))
    let took = threadSeconds - start
    #expect(took < (isDebug ? 20 : 5), "\(unit): \(took) s")
    #expect(findings.allSatisfy { $0.line == 1 })
  }

  /// What this thread has computed, in seconds: what the machine does beside it does not count.
  private var threadSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private var isDebug: Bool {
    var debug = false
    assert({ debug = true }() == ())
    return debug
  }

  private func expectPlacesInside(_ draft: Document, checksExcerpt: Bool = true) {
    for finding in BuiltInCritic().findings(in: draft) {
      guard let line = draft.bytes(ofLine: finding.line) else {
        Issue.record("\(finding.rule): no line \(finding.line)")
        continue
      }
      guard finding.columns.upperBound <= line.count, !finding.columns.isEmpty else {
        Issue.record("\(finding.rule): \(finding.columns) of \(line.count) bytes in line \(finding.line)")
        continue
      }
      if checksExcerpt { #expect(Bytes(finding.excerpt.utf8) == Bytes(line[finding.columns])) }
      for edit in finding.mend?.edits ?? [] {
        #expect(edit.columns.upperBound <= draft.bytes(ofLine: edit.line)?.count ?? -1, "\(finding.rule)")
      }
      #expect(!finding.advice.isEmpty)
    }
  }
}
