import History
import Ledger
import Prose
import Testing

@Suite struct WordBlameTests {
  /// Texts of lines of unique words, each of which begins with the number of the amendment that wrote it.
  private struct Story {
    var lines: [[String]] = []
    var patches: [Patch] = []
    var random: SplitMix64

    var text: Bytes { utf8(lines.map { $0.joined(separator: " ") + "\n" }.joined()) }

    init(seed: UInt64, amendments: Int) {
      random = SplitMix64(seed: seed)
      for number in 1...amendments {
        let before = text
        if number == 1 {
          lines = (0..<6).map { line in (0..<12).map { "1x\(line)y\($0)" } }
        } else {
          for _ in 0...random.below(2) { change(number) }
        }
        patches.append(Patch(from: before, to: text, oldName: utf8("a"), newName: utf8("a")))
      }
    }

    private mutating func change(_ number: Int) {
      let line = random.below(lines.count)
      switch random.below(6) {
      case 0: lines.insert((0..<12).map { "\(number)n\($0)r\(random.below(9999))" }, at: line)
      case 1 where lines.count > 3:
        lines.remove(at: line)
        return
      case 2: lines[line].remove(at: random.below(lines[line].count))
      default: lines[line][random.below(lines[line].count)] = "\(number)w\(random.below(9999))"
      }
      if lines[line].count < 8 { lines[line] += (0..<8).map { "\(number)e\($0)r\(random.below(9999))" } }
    }
  }

  @Test("traced back over any amendments, runs cover each line and have an origin", arguments: 0..<30)
  func coverage(seed: UInt64) {
    let story = Story(seed: seed, amendments: 14)
    var blame = WordBlame(of: story.text)
    var forward = Blame()
    for (index, patch) in story.patches.enumerated() { forward.apply(patch, by: index + 1) }
    for (index, patch) in story.patches.enumerated().reversed() {
      blame.trace(back: patch, amendment: index + 1)
    }
    #expect(blame.isComplete && blame.hasAllLines)
    #expect(blame.origins == forward.origins)
    for (line, range) in lineRanges(of: story.text).enumerated() {
      let runs = blame.runs(ofLine: line)
      #expect(runs.first?.range.lowerBound == 0 && runs.last?.range.upperBound == range.count)
      #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
      for run in runs {
        let words = String(
          decoding: story.text[range][
            range.lowerBound + run.range.lowerBound..<range.lowerBound + run.range.upperBound], as: UTF8.self)
        // A word is never older than it says; it may count as newer where its whole sentence was rewritten.
        for word in words.split(separator: " ") {
          let written = Int(word.prefix(while: \.isNumber)) ?? 0
          #expect((run.origin ?? 0) >= written)
        }
      }
    }
  }

  @Test("one word changed in a long line is of that amendment, and the words around it keep theirs")
  func word() {
    let texts = ["a b c d e f g h\n", "a b c X e f g h\n", "a b c X e f Y h\n"].map(utf8)
    let patches = zip([[]] + texts, texts).map {
      Patch(from: $0, to: $1, oldName: utf8("a"), newName: utf8("a"))
    }
    var blame = WordBlame(of: texts[2])
    for number in [3, 2, 1] { blame.trace(back: patches[number - 1], amendment: number) }
    let runs = blame.runs(ofLine: 0)
    #expect(runs.map(\.origin) == [1, 2, 1, 3, 1])
    #expect(runs.map(\.range) == [0..<6, 6..<7, 7..<12, 12..<13, 13..<15])
    #expect(blame.origins == [3])
  }

  @Test("only the wanted lines are followed, and without words a line is of one amendment")
  func wanted() {
    let texts = ["a b c d e f\ng\n", "a b X d e f\ng\n"].map(utf8)
    let patches = zip([[]] + texts, texts).map {
      Patch(from: $0, to: $1, oldName: utf8("a"), newName: utf8("a"))
    }
    var blame = WordBlame(of: texts[1], lines: 0..<1)
    blame.trace(back: patches[1], amendment: 2, words: false)
    #expect(blame.isComplete && blame.hasAllLines)
    #expect(blame.runs(ofLine: 0).map(\.origin) == [2])
    #expect(blame.wasReached(2) && !blame.wasReached(1) && blame.runs(ofLine: 1).isEmpty)
  }
}
