import Cells
import Desk
import Prose
import Testing

@Suite struct ReplayStoryTests {
  static let old = "A refusal of that human stands for a day and is written down."
  static let closed = "A refusal of that human stands  and is written down."
  static let new = "A refusal of that human stands until it is answered and is written down."

  @Test("three beats: the old text, the gap closed, the new text")
  func beats() throws {
    var story = HistoryStory(try .small(), size: Size(columns: 90, rows: 30))
    story.press("h", "[", "[", "[", ".")
    #expect(story.shows(Self.old) && !story.shows("until it is answered"))
    #expect(story.shows("as amendment 2 left it"))
    story.press(".")
    #expect(story.shows(Self.closed))
    story.press(".")
    #expect(story.shows(Self.new) && !story.shows("for a day"))
    #expect(story.shows("as amendment 3 left it"))
    story.press(".")
    #expect(story.shows("Every refusal is kept."))
    #expect(story.shows("as amendment 3 left it") && story.shows("4 of 5"))
  }

  @Test("as many steps back as on show the same frames in the other order")
  func stepsBack() throws {
    var story = HistoryStory(try .small())
    story.press("h", "g", ".")
    var frames: [Canvas] = []
    for _ in 0..<9 {
      frames.append(story.frame)
      story.press(".")
    }
    for frame in frames.reversed() {
      story.press(",")
      #expect(story.frame.text == frame.text)
    }
  }

  @Test("playing goes from beat to beat, closes the gap by quarters, and stops at the end")
  func playing() throws {
    var story = HistoryStory(try .small(), size: Size(columns: 90, rows: 30))
    story.press("h", "[", "[", "[", "Space")
    #expect(story.shows(Self.old) && story.shows("▶ 1×"))
    let marked = story.wait()
    var widths: [Int] = []
    for _ in 0..<4 {
      let row = try #require(story.lines.first { $0.contains("stands") && $0.contains("and is written") })
      let gap = try #require(row.firstMatch(of: /stands( +)and/))
      widths.append(gap.1.count)
      story.wait()
    }
    #expect(widths == widths.sorted(by: >) && Set(widths).count == 4)
    #expect(story.shows(Self.new))
    #expect(marked == 900)
    story.wait(ticks: 40)
    #expect(story.app.wakesAt == nil)
    #expect(story.shows("▲ 5 of 5") && story.shows("‖ 1×"))
    #expect(story.shows("Flaws are seeded"))
    #expect(!story.shows("Records are open to all."))
  }

  @Test(
    "each amendment takes three beats, whatever the speed",
    arguments: [(0, 900), (1, 450), (2, 225), (-1, 1800)])
  func pace(presses: Int, beat: Int) throws {
    var story = HistoryStory(try .small())
    story.press("h", "g", "]")
    for _ in 0..<abs(presses) { story.press(presses > 0 ? "+" : "-") }
    story.press("Space")
    // The mark, the gap in four steps, the new text.
    #expect(story.wait(ticks: 6) == 3 * beat)
    #expect(story.shows("4 of 5"))
  }

  @Test(
    "at the end playing begins again; any key of moving pauses",
    arguments: ["]", "[", ".", ",", "g", "5", "Space"])
  func pausing(key: String) throws {
    var story = HistoryStory(try .small())
    story.press("h", "Space")
    #expect(story.shows("▲ 1 of 5"))
    story.wait(ticks: 3)
    #expect(story.app.wakesAt != nil)
    story.press(key)
    #expect(story.app.wakesAt == nil)
  }

  @Test("playing waits for a text that is not there, and gives it its full time")
  func waiting() throws {
    var story = HistoryStory(try .small())
    story.press("h", "g")
    story.answersAtOnce = false
    story.press("Space")
    story.wait(ticks: 6)
    #expect(story.app.wakesAt == nil)
    #expect(story.shows("reading amendment 2"))
    story.tell(.message(.amendment(path: "charter", story.history.detail(2))))
    story.wait(ticks: 6)
    #expect(story.app.wakesAt == nil)
    #expect(story.shows("reading amendment 3"))
    story.now += 5_000_000_000
    story.tell(.message(.amendment(path: "charter", story.history.detail(3))))
    #expect(story.shows(Self.old))
    #expect(story.wait() == 900)
  }

  @Test("with reduced motion whole amendments follow each other")
  func reducedMotion() throws {
    var story = HistoryStory(try .small(), size: Size(columns: 90, rows: 30))
    story.app.world.reducedMotion = true
    story.press("h", "g", "]", ".")
    #expect(story.shows("~B A refusal of that human stands for a dayuntil it is answered"))
    story.press(",")
    #expect(story.shows("▲ 2 of 5"))
    story.press("Space")
    #expect(story.shows("▲ 3 of 5"))
    story.wait()
    #expect(story.shows("▲ 4 of 5"))
  }

  @Test("the provision in focus keeps its row through the beats and from amendment to amendment")
  func focusKeepsItsRow() throws {
    var story = HistoryStory(try .small(), size: Size(columns: 60, rows: 16))
    story.press("h", "g", "]")
    let row = try #require(story.row(of: "## Human oversight"))
    for _ in 0..<4 {
      story.press(".")
      #expect(story.row(of: "## Human oversight") == row)
    }
    story.press("[", "]")
    #expect(story.row(of: "## Human oversight") == row)
  }

  @Test("scrolling stops at the text's ends and never moves by itself")
  func scrolling() throws {
    var story = HistoryStory(try .small(), size: Size(columns: 60, rows: 14))
    story.press("h", "[")
    for _ in 0..<60 { story.press("k") }
    #expect(story.lines[3].contains("---"))
    let top = story.frame
    story.press("k", "PgUp")
    #expect(story.frame.text == top.text)
    for _ in 0..<60 { story.press("j") }
    let bottom = story.frame
    #expect(story.shows("Records are open to all."))
    story.press("j", "PgDn")
    #expect(story.frame.text == bottom.text)
  }

  @Test("new words stand out less with each of the next three amendments")
  func fading() throws {
    var story = HistoryStory(try .small())
    story.press("h", "g", "]", "]")
    let faded = { (fade: Int) in "‹added tinted~\(fade)›The operator names one human" }
    #expect(story.frame.styledText.contains(faded(1)))
    story.press("]")
    #expect(story.frame.styledText.contains(faded(2)))
    story.press("]")
    #expect(story.frame.styledText.contains("‹added~3›The operator names one human"))
  }

  @Test("the past is tinted, and now is not")
  func tint() throws {
    var story = HistoryStory(try .small())
    story.press("h")
    #expect(!story.frame.styledText.contains("tinted"))
    story.press("[")
    #expect(story.frame.styledText.contains("‹text tinted›   What each owes the other."))
  }

  @Test("since adoption: against the text that was adopted, and back")
  func sinceAdoption() throws {
    var story = HistoryStory(try .small())
    story.press("h", "[", "d")
    #expect(story.shows("compared with amendment 1"))
    #expect(
      story.shows("-M The operator reviews escalations.")
        || story.shows("-  The operator reviews escalations."))
    #expect(story.shows("+M The operator names one human for every escalation."))
    story.press("]")
    #expect(story.shows("compared with amendment 1") && story.shows("▲ 5 of 5"))
    story.press("d")
    #expect(!story.shows("compared with amendment 1"))
  }
}
