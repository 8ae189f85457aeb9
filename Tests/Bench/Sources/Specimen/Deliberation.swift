import Ledger
import Prose

/// What was said for and against one amendment, at the length at which people write it.
struct Deliberation {
  private var random: SplitMix64
  private let touched: [Change.Touch]
  private let topic: String

  init(on change: Change, using random: inout SplitMix64) {
    self.random = SplitMix64(seed: random.next())
    touched = change.touched
    topic = change.touched[0].title
  }

  mutating func proposer(ratifier name: String) -> Proposer {
    random.pick([
      .human(Bytes(name.utf8)), .model(Bytes("example/large".utf8)), .model(Bytes("example/small".utf8)),
      .command(Bytes("critic".utf8)), .builtIn,
    ])
  }

  mutating func problem() -> Bytes { words(from: Phrases.problems, sentences: 1...3) }
  mutating func rationale() -> Bytes { words(from: Phrases.rationales, sentences: 2...5) }
  mutating func expectedEffect() -> Bytes {
    random.chance(80) ? words(from: Phrases.effects, sentences: 1...2) : []
  }

  /// A ratifier's entries; `line` is where the first touched provision stands in the new text, if it still does.
  mutating func entries(date: Timestamp, line: Int?, isEdited: Bool) -> [Entry] {
    var entries = [Section.Vote.ratify.entry, Entry(date: date)]
    entries.append(
      Section.Stance(
        random.pick([.before, .before, .before, .afterSeen, .own]),
        words: words(from: Phrases.stances, sentences: 1...2)
      ).entry)
    let objects = random.chance(85)
    if objects {
      let author = random.pick([Proposer.builtIn, .model(Bytes("example/small".utf8))])
      entries.append(
        Section.Objection(
          id: Bytes("O1".utf8), by: author.bytes, words: words(from: Phrases.objections, sentences: 1...3)
        ).entry)
      entries.append(
        Section.Answer(
          Bytes("O1".utf8), random.pick([.answered, .overruled]),
          words: words(from: Phrases.answers, sentences: 1...2)
        ).entry)
    }
    entries += touched.map {
      Section.Decision(Bytes($0.id.utf8), isEdited ? .adoptedEdited : .adopted).entry
    }
    entries += touched.map { seen($0).entry }
    var cites = [Bytes(touched[0].id.utf8)]
    if let line, random.chance(30) { cites.append(Bytes("L\(line)".utf8)) }
    if let decided = touched[0].decidedCase { cites.append(Bytes("C:\(decided)".utf8)) }
    if objects, random.chance(30) { cites.append(Bytes("O1".utf8)) }
    let reason = words(from: Phrases.reasons, sentences: 1...2)
    entries.append(Section.Reason(cites: cites, words: reason).entry)
    return entries
  }

  private mutating func seen(_ touch: Change.Touch) -> Section.Seen {
    let pace = random.number(in: 80...240)
    return Section.Seen(
      Bytes(touch.id.utf8), shownLines: touch.lines, of: touch.lines,
      seconds: max(1, touch.words * 60 / pace), wordsPerMinute: pace)
  }

  /// A phrase with what it is about, and sentences of a charter's own kind after it, one a line.
  private mutating func words(from phrases: [String], sentences: ClosedRange<Int>) -> Bytes {
    var lines = [random.pick(phrases).replacing("#", with: "“\(topic)”")]
    for _ in 1..<random.number(in: sentences) {
      lines.append("\(random.pick(Phrases.openings)) \(Sentence(using: &random).continuation)")
    }
    return Bytes(lines.joined(separator: "\n").utf8)
  }
}
