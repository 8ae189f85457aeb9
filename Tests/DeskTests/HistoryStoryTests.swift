import Cells
import Charter
import History
import Ledger
import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct HistoryStoryTests {
  static let ana = Identity(
    name: "ana", key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f")

  @Test("the text comes first, the list after it, and neither is waited for")
  func opening() throws {
    var story = HistoryStory(try .small())
    story.answersAtOnce = false
    story.press("h")
    #expect(
      story.effects == [
        .loadAmendment(path: "charter", number: 5, .thisAmendment), .loadHistory(path: "charter"),
      ])
    #expect(story.shows("reading the history") && story.shows("reading amendment 5"))
    story.tell(.message(.amendment(path: "charter", story.history.detail(5, knowsOrigins: false))))
    #expect(story.shows("Records are open to all."))
    #expect(story.shows("Reading the history"))
    story.tell(.message(.history(path: "charter", story.history.rows)))
    #expect(story.shows("> 5 M Learn from drills"))
    #expect(story.shows("▲ 5 of 5"))
  }

  @Test("what comes for another charter, or after leaving, changes nothing")
  func strangers() throws {
    var story = HistoryStory(try .small())
    story.answersAtOnce = false
    story.press("h")
    let before = story.app
    story.tell(.message(.history(path: "other", story.history.rows)))
    story.tell(.message(.amendment(path: "other", story.history.detail(5))))
    #expect(story.app.layers == before.layers)
    story.press("Esc")
    let desk = story.app.layers
    story.tell(.message(.amendment(path: "charter", story.history.detail(5))))
    #expect(story.app.layers == desk)
  }

  @Test(
    "keys go from amendment to amendment",
    arguments: [
      (["["], 4), (["[", "[", "]"], 4), (["g"], 1), (["g", "]"], 2), (["g", "G"], 5), (["0"], 1), (["5"], 3),
      (["9"], 4), (["Tab", "k", "k"], 3), (["Tab", "PgUp"], 1),
    ])
  func moving(keys: [String], number: Int) throws {
    var story = HistoryStory(try .small())
    story.press("h")
    for key in keys { story.press(key) }
    #expect(story.shows("▲ \(number) of 5"))
    #expect(story.shows("> \(number) "))
    #expect(story.shows(number == 5 ? "now: as amendment 5" : "the past: as amendment \(number) left it"))
  }

  @Test("at either end it is said that there is no more")
  func ends() throws {
    var story = HistoryStory(try .small())
    story.press("h", "]")
    #expect(story.notice == "This is the last amendment.")
    story.press("g", "[")
    #expect(story.notice == "This is the first amendment.")
    story.press("G", ".")
    #expect(story.notice == "This is the last amendment.")
  }

  @Test("held keys leave one request on its way, and the place where they stopped is what comes next")
  func heldKeys() throws {
    var story = HistoryStory(try .small())
    story.answersAtOnce = false
    story.press("h", "[", "[", "[", "[", "]")
    #expect(story.effects.filter { if case .loadAmendment = $0 { true } else { false } }.count == 1)
    story.effects = []
    story.tell(.message(.amendment(path: "charter", story.history.detail(5))))
    #expect(story.effects == [.loadAmendment(path: "charter", number: 2, .thisAmendment)])
    #expect(story.shows("reading amendment 2"))
  }

  @Test("a text that can't be read is said, and asked for again by the next key")
  func failure() throws {
    var story = HistoryStory(try .small())
    story.answersAtOnce = false
    story.press("h")
    story.tell(.message(.failed("history/0005: it is gone")))
    #expect(story.notice == "history/0005: it is gone")
    story.effects = []
    story.press("[")
    #expect(story.effects == [.loadAmendment(path: "charter", number: 4, .thisAmendment)])
  }

  @Test("following a provision leaves the amendments that touch it")
  func following() throws {
    var story = HistoryStory(try .small())
    story.press("h", "g", "]", "f")
    #expect(story.notice.hasPrefix("3 amendments touch “Human oversight”"))
    #expect(!story.shows("Keep the reasons too"))
    story.press("]")
    #expect(story.shows("▲ 3 of 5"))
    story.press("]")
    #expect(story.notice == "This is the last amendment.")
    story.press("g")
    #expect(story.shows("▲ 1 of 5"))
    story.press("f")
    #expect(story.shows("Keep the reasons too"))
  }

  @Test("following from an amendment that does not touch the provision goes to the last before it that does")
  func followingFromElsewhere() throws {
    var story = HistoryStory(try .small(), size: Size(columns: 120, rows: 12))
    story.press("h")
    // The drills stand at the end; the records, in focus now, were last touched by 5 and 4.
    story.press("f", "[")
    #expect(story.shows("4 of 5") || story.shows("◆"))
    #expect(story.shows("as amendment 4 left it"))
  }

  @Test("blame names for every line the amendment that brought it in")
  func blame() throws {
    let history = try SampleHistory.small()
    var story = HistoryStory(history)
    story.press("h", "[", "b")
    var blame = Blame()
    for (index, patch) in history.patches.prefix(4).enumerated() { blame.apply(patch, by: index + 1) }
    let document = history.documents[3]
    for line in document.lineCount - 6..<document.lineCount {
      let text = String(decoding: document.line(line), as: UTF8.self)
      guard !text.isEmpty, let row = story.row(of: text) else { continue }
      let number = blame.origins[line]
      #expect(story.lines[row].contains("\(number) \(history.rows[number - 1].authorship.rawValue) \(text)"))
    }
  }

  @Test("before the history was read, blame says so, and fills in later")
  func earlyBlame() throws {
    var story = HistoryStory(try .small())
    story.answersAtOnce = false
    story.press("h")
    story.tell(.message(.amendment(path: "charter", story.history.detail(5, knowsOrigins: false))))
    story.press("b")
    #expect(story.notice.contains("still being read"))
    #expect(!story.shows("1 H # Co-improvement charter"))
    story.answersAtOnce = true
    story.tell(.message(.amendment(path: "charter", story.history.detail(4, knowsOrigins: false))))
    story.tell(.message(.history(path: "charter", story.history.rows)))
    #expect(story.shows("1 H # Co-improvement charter"))
  }

  @Test("restoring is refused without a name and key, and for the text in force")
  func refusedRestoring() throws {
    var story = HistoryStory(try .small())
    story.press("h", "[", "R")
    #expect(story.app.world.notice?.isFault == true)
    #expect(story.notice.contains("name"))
    #expect(!story.app.isCovered)
    var own = HistoryStory(try .small(), identity: HistoryStoryTests.ana)
    own.press("h", "R")
    #expect(own.notice.contains("nothing to restore"))
  }

  @Test("restoring proposes the text of then as the person's own, in their words")
  func restoring() throws {
    var story = HistoryStory(try .small(), identity: HistoryStoryTests.ana)
    story.press("h", "[", "[", "R")
    #expect(story.shows("Restore the text as amendment 3 left it"))
    story.press("Alt-Enter")
    for character in "Too much" { story.tell(.key(.character(character.unicodeScalars.first ?? " "))) }
    story.press("Enter")
    let motion = Motion(
      title: utf8("Restore the text as amendment 3 left it"), proposer: .human(utf8("ana")),
      problem: utf8("Too much"), result: story.history.documents[2].bytes)
    #expect(story.effects.first == .propose(path: "charter", motion, stance: nil, isOwn: true))
    guard story.app.scene is DeskScene else {
      Issue.record("the proposal is reviewed from the desk")
      return
    }
  }

  @Test("a key that means nothing here says where to look", arguments: ["u", "x"])
  func otherKeys(key: String) throws {
    var story = HistoryStory(try .small())
    story.press("h", key)
    #expect(story.notice.contains("? shows the keys"))
  }

  @Test("Esc and q go back to the desk", arguments: ["Esc", "q"])
  func leaving(key: String) throws {
    var story = HistoryStory(try .small())
    story.press("h", "[", key)
    guard story.app.scene is DeskScene else {
      Issue.record("not at the desk")
      return
    }
  }

  @Test("the provision in focus is copied as it stood")
  func copying() throws {
    var story = HistoryStory(try .small())
    story.press("h", "g", "]", "y")
    let document = story.history.documents[1]
    let provision = try #require(document.provision("human-oversight"))
    #expect(story.effects == [.copy(document.text(of: provision))])
  }
}
