import History
import Prose
import Testing

/// Who moves a provision has not written it.
@Suite struct MovedBlameTests {
  private static let one = "## One\nThe operator names one human for every escalation.\n\n"
  private static let long =
    "## Long\n" + (1...9).map { "Sentence \($0) of a provision that is longer.\n" }.joined() + "\n"
  private static let head = "# Text\n\n"
  private static let texts = [
    head + one + long,
    head + one.replacing("one human", with: "a human") + long,
    head + long + one.replacing("one human", with: "a human"),
    head + long.replacing("Sentence 4", with: "Clause 4") + one.replacing("one human", with: "a human"),
  ]

  private static let patches = zip([""] + texts, texts).map { old, new in
    Patch(from: utf8(old), to: utf8(new), oldName: utf8("a"), newName: utf8("b"))
  }

  private func line(_ words: String) throws -> Int {
    let text = utf8(Self.texts[3])
    return try #require(
      lineRanges(of: text).firstIndex { String(decoding: text[$0], as: UTF8.self).contains(words) })
  }

  @Test("Lines keep their origins through a move, forward and back")
  func lines() throws {
    var forward = Blame()
    for (index, patch) in Self.patches.enumerated() { forward.apply(patch, by: index + 1) }
    var back = WordBlame(of: utf8(Self.texts[3]))
    for (index, patch) in Self.patches.enumerated().reversed() {
      back.trace(back: patch, amendment: index + 1)
    }
    #expect(back.origins == forward.origins)
    #expect(back.isComplete && back.hasAllLines)
    #expect(forward.origins[try line("## One")] == 1)
    #expect(forward.origins[try line("names a human")] == 2)
    #expect(forward.origins[try line("Clause 4")] == 4)
    #expect(!forward.origins[..<(try line("names a human"))].contains(3))
    #expect(back.runs(ofLine: try line("names a human")).map(\.origin) == [1, 2, 1])
  }

  @Test("A line's history passes over a move, both ways")
  func trail() throws {
    var trail = LineHistory.Trail(from: try line("names a human"))
    for number in [4, 3, 2, 1] { trail.goBack(over: Self.patches[number - 1], number) }
    #expect(trail.steps.map(\.number) == [2, 1])
    let first = lineRanges(of: utf8(Self.texts[1]))
    var on = LineHistory.Trail(from: 3)
    for number in [3, 4] { on.goOn(over: Self.patches[number - 1], number) }
    #expect(on.steps.isEmpty && on.line != nil && first.count == lineRanges(of: utf8(Self.texts[3])).count)
  }
}
