import Cells
import Desk
import Foundation
import Prose
import Testing

/// Compares a frame with the file of that name; one that is not there yet is written, which fails.
func expectFrame(_ text: String, named name: String) {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Frames/\(name).txt")
  guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
    try? text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("\(name) was recorded: look at it, then run again")
    return
  }
  #expect(text == expected, "\(name) differs")
}

@Suite struct HistoryFrameTests {
  static let sizes = [Size(columns: 40, rows: 12), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)]

  private func name(_ what: String, _ size: Size) -> String { "history-\(what)-\(size.columns)x\(size.rows)" }

  @Test("an amendment of the past stands as its redline in place", arguments: sizes)
  func redline(size: Size) throws {
    var story = HistoryStory(try .small(), size: size)
    story.press("h", "[", "[")
    expectFrame(story.frame.text, named: name("redline", size))
  }

  @Test("the last amendment is now", arguments: sizes)
  func now(size: Size) throws {
    var story = HistoryStory(try .small(), size: size)
    story.press("h")
    expectFrame(story.frame.text, named: name("now", size))
  }

  @Test("list and record", arguments: sizes.prefix(2))
  func panes(size: Size) throws {
    var story = HistoryStory(try .small(), size: size)
    story.press("h", "[", "[", "Tab")
    expectFrame(story.frame.text, named: name("list", size))
    story.press("Tab")
    expectFrame(story.frame.text, named: name("record", size))
  }

  @Test("the three beats", arguments: ["marked", "closed", "entered"])
  func beats(beat: String) throws {
    let steps = ["marked": 1, "closed": 2, "entered": 3]
    var story = HistoryStory(try .small(), size: Size(columns: 80, rows: 24))
    story.press("h", "[", "[", "[")
    for _ in 0..<(steps[beat] ?? 0) { story.press(".") }
    expectFrame(story.frame.styledText, named: "history-\(beat)-80x24-styled")
  }

  @Test("monochrome: brackets and signs", arguments: sizes)
  func monochrome(size: Size) throws {
    var story = HistoryStory(try .small(), size: size, isMonochrome: true)
    story.press("h", "[", "[", "b")
    expectFrame(story.frame.styledText, named: name("mono", size))
  }

  @Test("since adoption", arguments: sizes.suffix(2))
  func sinceAdoption(size: Size) throws {
    var story = HistoryStory(try .small(), size: size)
    story.press("h", "d")
    expectFrame(story.frame.text, named: name("since", size))
  }
}
