import Cells
import Prose
import Ratification
import Testing

@testable import Desk

/// The history read out line after line.
@Suite struct LinearHistoryStoryTests {
  private func story() throws -> HistoryStory {
    var story = HistoryStory(try .small())
    story.app.world.isLinear = true
    story.press("h")
    return story
  }

  private func words(_ story: HistoryStory) -> String {
    var view = LinearView()
    return String(decoding: view.takeWords(of: story.app), as: UTF8.self)
  }

  @Test("where it breaks is said")
  func fault() throws {
    var story = try story()
    story.tell(
      .message(
        .history(
          path: "charter", Array(story.history.rows.prefix(3)),
          fault: HistoryFault(number: 4, words: "history/0004 was changed."))))
    #expect(words(story).contains("Amendment 4 breaks the history. history/0004 was changed."))
  }

  @Test("what was said is read out whole, and what no line can show is no choice")
  func telling() throws {
    var story = try story()
    story.press("[", "[")
    #expect(!words(story).contains("stance  ana: before"))
    story.press("t")
    let words = words(story)
    for step in [
      "problem", "stance  ana: before", "It may be slow.", "answer  ana: O1 overruled", "vote  ana",
    ] {
      #expect(words.contains(step), "\(words)")
    }
    #expect(words.contains(" search\n") && !words.contains("bands") && !words.contains("goes on."))
  }
}
