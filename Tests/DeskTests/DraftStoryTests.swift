import Cells
import Charter
import Prose
import Ratification
import Testing

@testable import Desk

@Suite struct DraftStoryTests {
  private func open(_ body: String = Sample.twoChanges) throws -> (play: Play, card: Card) {
    let card = try Sample.card(body, isDraft: true)
    var play = try Play.atDesk(Sample.draft([card]), identity: nil)
    play.press("r")
    return (play, card)
  }

  @Test("when lines come in above it, the provision in focus stays in focus and in its place")
  func focusStays() throws {
    var play = try Play.atDesk(Sample.draft())
    play.press("]", "]", "j")
    let before = try #require(play.desk)
    play.tell(
      .refreshed(try Sample.draft(body: Sample.body.replacing("## Refusals", with: "More.\n\n## Refusals"))))
    let after = try #require(play.desk)
    #expect(after.focus?.id == before.focus?.id && after.top.line == before.top.line + 2)
    // Where the provision has gone, the line stays.
    play.tell(.refreshed(try Sample.draft(body: "# Nothing\n")))
    let gone = try #require(play.desk)
    #expect(gone.top.line < gone.document.lineCount)
  }

  @Test("in a draft nothing is in force: a proposal is shown at once, and needs no name")
  func light() throws {
    let (play, _) = try open()
    #expect(
      play.words.contains("until it is answered in writing") && play.words.contains("proposal in a draft"))
  }

  @Test("each change is taken or left out, and the text is made of those taken")
  func changes() throws {
    var (play, card) = try open()
    #expect(play.press("a", "x").allSatisfy { $0.isKeeping })
    guard case .accept(Sample.path, card.statement, let text)? = play.press("a").first else {
      Issue.record("the last decision takes the changes: \(play.effects)")
      return
    }
    let result = try Document(text)
    #expect(result.provision("substitutes") != nil)
    #expect(Sample.string(text).contains("until it is answered in writing"))
    #expect(Sample.string(text).contains("taken as allowed"))
    #expect(play.app.layers.count == 2)
  }

  @Test("a proposal of which nothing is taken leaves the docket, and the draft as it is")
  func nothing() throws {
    var (play, card) = try open()
    #expect(play.press("x", "x", "x").contains(.discard(path: Sample.path, card.statement)))
  }

  @Test("all of it is exactly what was proposed")
  func everything() throws {
    var (play, card) = try open()
    #expect(
      play.press("a", "a", "a").first
        == .accept(path: Sample.path, card.statement, try #require(card.result).bytes))
  }

  @Test("what was decided so far is there again, and parts of a change are taken without the others")
  func parts() throws {
    let body = Sample.betterBody.replacing("any act.", with: "any act at all.")
      .replacing("promptly", with: "at once")
    let card = try Sample.card(body, isDraft: true)
    var play = try Play.atDesk(Sample.draft([card]), identity: nil)
    play.press("r", "d")
    #expect(play.words.contains("Which changes of “Refusals” do you want?"))
    play.press("Space", "Enter")
    #expect(play.frame.contains("accepted in part"))
    let typed = play.heard.typed

    var again = Play(App(path: Sample.path, identity: nil, typed: typed.mapValues { Bytes($0.utf8) }))
    again.tell(.opened(try Sample.draft([card])))
    again.press("r")
    #expect(again.frame.contains("accepted in part"))
    guard
      case .accept(Sample.path, card.statement, let text)? = again.press("x").first(where: { !$0.isKeeping })
    else {
      Issue.record("the last decision takes the changes: \(again.effects)")
      return
    }
    let wanted = Sample.betterBody.replacing("This procedure", with: "This procedure")
    #expect(Sample.string(text) == Sample.text(wanted))
  }

  @Test("a change in focus is decided again, before the last one is")
  func again() throws {
    var (play, _) = try open()
    play.press("a", "[", "x")
    #expect(play.frame.contains("left out") && !play.frame.contains("accepted"))
  }

  @Test("the whole is edited, and the person's text is taken")
  func edited() throws {
    var (play, card) = try open()
    let result = try #require(card.result).bytes
    #expect(play.press("e") == [.edit(.draft(path: Sample.path, card.statement), result)])
    let mine = try Sample.document(Sample.betterBody).bytes
    let effects = play.tell(.edited(.draft(path: Sample.path, card.statement), mine))
    #expect(effects.first == .accept(path: Sample.path, card.statement, mine))
  }

  @Test("u and U ask for the text before and the one after, one at a time")
  func undo() throws {
    var play = try Play.atDesk(Sample.draft())
    #expect(play.press("u") == [.undoDraft(path: Sample.path)])
    #expect(play.press("u").isEmpty && play.notice.contains("One moment"))
    play.tell(.redrafted(try Sample.draft(body: Sample.betterBody), "Undone in [refusals]."))
    #expect(play.words.contains("until it is answered in writing"))
    #expect(play.press("U") == [.redoDraft(path: Sample.path)])
    play.tell(.done("There is nothing to redo."))
    #expect(play.press("U") == [.redoDraft(path: Sample.path)])
  }

  @Test(
    "what is accepted or undone comes into view, and the talk stays where it is read",
    arguments: FrameTests.sizes)
  func comesIntoView(size: Size) throws {
    let body = Sample.body.replacing("Japanese and English.", with: "English alone.")
    var play = try Play.atDesk(Sample.draft([try Sample.card(body, isDraft: true)]), size, identity: nil)
    play.press("c", "g", "j")
    let talk = play.app.world.talk(Sample.path).place
    play.press("r", "a")
    play.tell(.redrafted(try Sample.draft(body: body), "Taken into the draft."))
    #expect(play.words.contains("English alone.") && play.notice == "Taken into the draft.")
    play.press("u")
    play.tell(.redrafted(try Sample.draft(), "Undone in [handover]."))
    let desk = try #require(play.desk)
    #expect(play.words.contains("Japanese and English.") && play.app.world.talk(Sample.path).place == talk)
    #expect(desk.focus?.id == "handover" || size.columns >= DeskPanes.columnsForBoth)
  }

  @Test("a change that is in view already does not move the text, nor takes the composer away")
  func staysInView() throws {
    var play = try Play.atDesk(Sample.draft(), identity: nil)
    let top = try #require(play.desk).top
    play.press("u", "i")
    play.tell(.redrafted(try Sample.draft(body: Sample.betterBody), "Undone in [refusals]."))
    let desk = try #require(play.desk)
    #expect(desk.top == top && desk.pane == .composer)
    play.press("Esc")
    #expect(play.words.contains("until it is answered in writing"))
  }

  @Test("a text in force is not undone")
  func inForce() throws {
    var play = try Play.atDesk(Sample.charter())
    #expect(play.press("u").isEmpty && play.notice.contains("Propose another amendment"))
  }

  @Test("a copy of a charter is made one's own, and then opened to be adopted")
  func makeMine() throws {
    var play = try Play.atDesk(Sample.charter())
    play.press("M")
    #expect(play.press("Enter") == [.makeMine(path: Sample.path)])
    #expect(play.press("M", "j", "Enter").isEmpty)
  }
}
