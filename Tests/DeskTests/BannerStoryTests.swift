import Cells
import Charter
import Desk
import Ledger
import Ratification
import Testing

/// What the banner over a text of the past says, and what is shown where little room or nothing is left.
@Suite struct BannerStoryTests {
  private func damaged(_ size: Size, readable: Int) throws -> HistoryStory {
    var story = HistoryStory(try .small(), size: size)
    story.press("h")
    story.tell(
      .message(
        .history(
          path: "charter", Array(story.history.rows.prefix(readable)),
          fault: HistoryFault(number: readable + 1, words: "A record is gone."))))
    return story
  }

  @Test(
    "the last amendment that can be read is not said to be in force, at any width",
    arguments: [
      (120, "as amendment 3 left it, the last that can be read · read-only: amendment 4 breaks the history"),
      (80, "amendment 3, the last readable · read-only: amendment 4 breaks the history"),
      (40, "amendment 3, the last readable"),
    ])
  func last(columns: Int, words: String) throws {
    let story = try damaged(Size(columns: columns, rows: 24), readable: 3)
    #expect(story.shows(words) && !story.shows("now:"), "\(story)")
  }

  @Test(
    "what the text is compared with, and that it is read-only, is said at any width",
    arguments: [
      (120, "compared with amendment 1 · read-only: amendment 4 breaks the history"),
      (80, "the past: as amendment 2 left it · Esc is now · against 1 · read-only"),
    ])
  func facts(columns: Int, words: String) throws {
    var story = try damaged(Size(columns: columns, rows: 24), readable: 3)
    story.press("[", "d")
    #expect(story.shows(words), "\(story)")
  }

  @Test("a history of which nothing can be read is left again, with the reason")
  func nothing() throws {
    let story = try damaged(Size(columns: 80, rows: 24), readable: 0)
    #expect(story.notice == "A record is gone." && !story.shows("history  ·"), "\(story)")
  }

  @Test("what was in force behind a break is not guessed")
  func dates() throws {
    var story = try damaged(Size(columns: 120, rows: 24), readable: 3)
    story.press("@")
    for scalar in "2099-01-01".unicodeScalars { story.tell(.key(.character(scalar))) }
    story.press("Enter")
    #expect(story.notice.contains("can't be read") && story.shows("▲ 3 of 3"), "\(story.notice)")
  }

  @Test("where there is one pane at a time, blame and comparison show the text", arguments: ["b", "d"])
  func panes(key: String) throws {
    var story = HistoryStory(try .small(), size: Size(columns: 40, rows: 12))
    story.press("h", "Tab", "Tab")
    #expect(story.shows("ratified by"))
    story.press(key)
    #expect(!story.shows("ratified by"), "\(story)")
  }

  @Test("other words are searched for without deleting those of before")
  func search() throws {
    var story = HistoryStory(try .small())
    story.press("h")
    for words in ["refusal", "zebra"] {
      story.effects = []
      story.press("/")
      for scalar in words.unicodeScalars { story.tell(.key(.character(scalar))) }
      story.press("Enter")
      #expect(story.effects == [.searchHistory(path: "charter", words: words)])
    }
  }
}
