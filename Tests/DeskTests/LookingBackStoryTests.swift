import Cells
import Charter
import Desk
import History
import Ledger
import Prose
import Ratification
import Testing

/// What is asked about a history on the screen: points in time, words, lines, what was said, where it breaks.
@Suite struct LookingBackStoryTests {
  private func story(_ size: Size = Size(columns: 120, rows: 40)) throws -> HistoryStory {
    var story = HistoryStory(try .small(), size: size)
    story.press("h")
    return story
  }

  private func type(_ words: String, _ story: inout HistoryStory) {
    for scalar in words.unicodeScalars { story.tell(.key(.character(scalar))) }
    story.press("Enter")
  }

  @Test(
    "@ goes to a number or to what was in force at the end of a day",
    arguments: [("3", 3), ("2026-11-23", 2), ("2026-11-24T23:00:00Z", 3), ("2099-01-01", 5)])
  func pointInTime(words: String, number: Int) throws {
    var story = try story()
    story.press("@")
    type(words, &story)
    #expect(story.shows("▲ \(number) of 5"), "\(story.notice)")
  }

  @Test("a point that is none is refused in words", arguments: ["6", "0", "1999-01-01", "soon"])
  func noPoint(words: String) throws {
    var story = try story()
    story.press("@")
    type(words, &story)
    #expect(story.shows("▲ 5 of 5") && !story.notice.isEmpty)
  }

  @Test("what was said is told step by step: the text changes where the redline was shown")
  func telling() throws {
    var story = try story()
    story.press("[", "[", "t")
    #expect(
      story.shows("problem") && story.shows("Nobody knows whom it binds.") && !story.shows("It may be slow."))
    #expect(story.shows("stands for a day and is written down.") && !story.shows("until it is answered"))
    story.press(".")
    #expect(story.shows("stance  ana: before") && story.shows("One name."))
    story.press(".")
    #expect(story.shows("redline") && story.shows("until it is answered"))
    story.press(".", ".")
    #expect(story.shows("answer  ana: O1 overruled") && story.shows("Slow is better than silent."))
    story.press(".", ".", ".", ".")
    #expect(story.shows("Amendment 4") && story.shows("▲ 4 of 5"))
    story.press("t")
    #expect(story.shows("ratified by ana"))
  }

  @Test("words are followed: their amendments in the list with a count, and n goes on")
  func search() throws {
    var story = try story()
    story.press("/")
    type("refusal", &story)
    #expect(story.effects == [.searchHistory(path: "charter", words: "refusal")])
    story.tell(.message(.found(path: "charter", FoundWords(words: "refusal", places: [4: "came"]))))
    #expect(story.shows("1 with “refusal”, searching…") && story.shows("▲ 4 of 5"))
    story.tell(
      .message(
        .found(
          path: "charter",
          FoundWords(
            words: "refusal", places: [1: "came", 3: "title", 4: "came"], declined: 2, isComplete: true))))
    #expect(story.shows("3 with “refusal”") && story.notice.contains("3 amendments and 2 declined"))
    story.press("n")
    #expect(story.shows("▲ 3 of 5"))
    story.press("n", "n")
    #expect(story.shows("▲ 1 of 5") && story.notice == "There is no other.")
    story.press("N", "f")
    #expect(story.shows("▲ 3 of 5") && story.shows("> 3 ") && story.notice == "All amendments.")
  }

  @Test("what was found for other words, or nowhere, follows nothing")
  func nothingFound() throws {
    var story = try story()
    story.press("/")
    type("zebra", &story)
    story.tell(.message(.found(path: "charter", FoundWords(words: "other", places: [1: "came"]))))
    #expect(story.shows("0 with “zebra”, searching…"))
    story.tell(.message(.found(path: "charter", FoundWords(words: "zebra", isComplete: true))))
    #expect(story.notice == "“zebra” is nowhere in this history." && story.shows("> 5 "))
  }

  @Test("with origins shown a cursor goes from line to line, and Enter asks for the line's history")
  func line() throws {
    var story = try story()
    story.press("Enter")
    #expect(story.notice.contains("first"))
    story.press("b")
    for _ in 0..<30 { story.press("k") }
    func isThere() -> Bool {
      story.lines.contains { $0.contains(">") && $0.contains("The operator names one human") }
    }
    var presses = 0
    while !isThere(), presses < 40 {
      story.press("j")
      presses += 1
    }
    let line = story.history.documents[4].bytes
    let wanted = lineRanges(of: line).firstIndex { line[$0].starts(with: "The operator names".utf8) }
    story.effects = []
    story.press("Enter")
    guard case .loadLine("charter", let number, let asked)? = story.effects.first else {
      Issue.record("\(story.effects)")
      return
    }
    #expect(number == 5 && asked == wanted)
    var back = LineHistory.Trail(from: asked)
    for number in (1...5).reversed() { back.goBack(over: story.history.patches[number - 1], number) }
    story.tell(
      .message(.line(path: "charter", number: 5, LineHistory(back, LineHistory.Trail(from: asked)))))
    #expect(story.shows("The history of this line") && story.shows("came: The operator reviews escalations."))
    #expect(story.shows("made it: The operator names one human"))
    story.press("k", "Enter")
    #expect(story.shows("▲ 1 of 5"))
  }

  @Test("a history that breaks is read-only up to there, with the fault at its place in the scrubber")
  func fault() throws {
    var story = HistoryStory(try .small())
    story.answersAtOnce = false
    story.press("h")
    story.tell(
      .message(
        .history(
          path: "charter", Array(story.history.rows.prefix(3)),
          fault: HistoryFault(number: 4, words: "history/0004 was changed."))))
    story.answersAtOnce = true
    story.tell(.message(.amendment(path: "charter", story.history.detail(5, knowsOrigins: false))))
    story.press("[")
    #expect(story.shows("▲ 2 of 3") || story.shows("▲ 3 of 3"))
    #expect(story.shows("✗") && story.shows("read-only: amendment 4 breaks the history"))
    story.press("R")
    #expect(story.notice.contains("read-only: history/0004 was changed."))
  }

  @Test("a charter that can't be opened opens at what can be read of its past")
  func openedPast() throws {
    var story = HistoryStory(try .small())
    story.tell(
      .message(
        .openedPast(path: "broken", title: "Broken", HistoryFault(number: 3, words: "A record is gone."))))
    #expect(story.notice == "A record is gone." && story.shows("Broken"))
    story.tell(
      .message(
        .history(
          path: "broken", Array(story.history.rows.prefix(2)),
          fault: HistoryFault(number: 3, words: "A record is gone."))))
    #expect(story.shows("✗") && story.shows("▲ 2 of 2"))
    story.press("Esc")
    #expect(!story.shows("✗"))
  }

  @Test("the history is drawn as bands, and again as text")
  func flow() throws {
    var story = try story()
    story.press("v")
    #expect(story.effects == [.loadFlow(path: "charter")] && story.shows("Reading the history"))
    var flow = HistoryFlow(amendments: 5, most: 200)
    for (index, document) in story.history.documents.enumerated() {
      flow.add(index + 1, document, origins: Array(repeating: .human, count: document.lineCount))
    }
    story.tell(.message(.flow(path: "charter", flow)))
    #expect(story.shows("HHHHH") && story.shows("Human oversight") && story.shows("H human, M machine"))
    story.press("v")
    #expect(!story.shows("HHHHH"))
  }
}
